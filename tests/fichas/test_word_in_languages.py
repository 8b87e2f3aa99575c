"""The template in each language, filled in as somebody does in Word, is understood whole on a page in any other."""

import pytest
from django.utils import translation
from docx import Document

from fichas.form.drafts import country_text, private
from fichas.word.importing import import_word
from practices.answers import read_answers
from practices.lists import lists
from practices.models import Country
from tests.fichas.steps import person
from tests.fichas.word_filled_in import LANGUAGES, expected, filled_in
from tests.fichas.word_forms import brought_in, saved

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.mark.parametrize(
    ("template_in", "page_in"),
    [
        *((language, "es") for language in LANGUAGES),
        *(pytest.param("es", language, marks=pytest.mark.drill) for language in LANGUAGES[1:]),
        *(pytest.param("en", language, marks=pytest.mark.drill) for language in LANGUAGES[1:]),
        *(pytest.param("pt-br", language, marks=pytest.mark.drill) for language in LANGUAGES[1:]),
    ],
)
def test_every_answer_is_understood(template_in, page_in):
    rosa, peru = person(), Country.objects.get(code="PE")
    with translation.override(page_in):
        ficha = import_word(filled_in(template_in), "ficha.docx", lists("as the tests have them"), peru, rosa)
    text, report = country_text(ficha), ficha.word_import.report
    said = read_answers(text) | private(text)
    assert {name: said[name] for name in expected()} == expected()
    assert report["strange"] == []
    by_status = {}
    for row in report["rows"]:
        by_status.setdefault(row["status"], []).append(row["field"])
    assert set(by_status) <= {"understood", "blank"}, by_status


@pytest.mark.parametrize(
    ("page_in", "said"),
    [
        ("es", {"language": "portugués", "start_year": "continúa"}),
        ("pt-br", {"language": "português", "start_year": "continua"}),
        ("en", {"language": "Portuguese", "start_year": "ongoing"}),
    ],
)
def test_the_report_names_what_was_ticked_in_the_language_of_the_page(page_in, said):
    document = Document()
    table = document.add_table(rows=2, cols=2)
    for row, cells in enumerate([("Idioma del texto", "☐ español\n☒ portugués"), ("Presente", "☒")]):
        table.cell(row, 0).text, table.cell(row, 1).text = cells
    with translation.override(page_in):
        _answers, report = brought_in(person(), saved(document))
    assert {name: report[name]["begins"].split(" · ")[-1] for name in said} == said
