"""From the form to the tables, with the question 2.10 and the list of sectors that `test_what_is_added` adds to a copy."""

import csv
import io
import subprocess

import pytest
from django.test import Client
from django.urls import reverse

from fichas.form.completeness import missing
from fichas.form.drafts import country_text
from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.word.importing import import_word
from fichas.word.writing import ficha_document, template
from practices.answers import read_answers
from practices.catalogue.index import current_index
from practices.models import Country
from practices.press.ficha import printed
from tests.factories import ficha as filled
from tests.factories import published
from tests.fichas.forms import at, inputs, signed_in
from tests.fichas.steps import edit, fill, submitted
from tests.markup import Page
from tests.people import focal_point, secretary

pytestmark = pytest.mark.django_db
BUDGET = "Cuesta 40.000 soles al año.\n\n- Paga la cooperación\n- Y el municipio"
NEW = {"budget": BUDGET, "sectors": ["salud"]}


@pytest.fixture
def rosa():
    return focal_point("PE", name="Rosa Quispe")


@pytest.fixture
def draft(rosa) -> Ficha:
    return start_ficha(Country.objects.get(code="PE"), rosa)


def text_of(page: str) -> str:
    return " ".join(Page(page).text.split())


def typed(client: Client, draft: Ficha, section: str, **changes):
    address = at("section", draft, section)
    return client.post(address, inputs(client.get(address).text) | changes)


def test_the_form_asks_it(client, draft, rosa):
    client = signed_in(rosa)
    description = client.get(at("section", draft, "descripcion")).text
    assert '<textarea id="budget"' in description
    assert 'data-limit="40"' in description
    assert "Diga cuánto cuesta." in description
    metadata = client.get(at("section", draft, "datos")).text
    assert 'name="sectors" value="salud"' in metadata
    assert "Marque los sectores." in metadata


def test_what_was_typed_is_saved_with_its_paragraphs(draft, rosa):
    client = signed_in(rosa)
    typed(client, draft, "descripcion", budget=BUDGET.replace("\n", "\r\n"))
    typed(client, draft, "datos", sectors=["salud"])
    saved = read_answers(country_text(draft))
    assert {name: saved[name] for name in NEW} == NEW
    assert BUDGET in client.get(at("section", draft, "descripcion")).text


def test_what_nobody_can_keep_is_refused_beside_it(draft, rosa):
    refused = typed(signed_in(rosa), draft, "descripcion", budget="palabra\n" * 900)
    assert refused.status_code == 422
    assert "Le sobra" in refused.text


def test_it_is_asked_for_before_the_ficha_is_sent(draft, rosa):
    fill(draft, rosa)
    assert [(one.field, one.numeral, one.section) for one in missing(draft)] == [
        ("budget", "2.10", "descripcion")
    ]
    fill(draft, rosa, budget="palabra " * 41)
    assert "Le sobra 1 palabra" in missing(draft)[0].message


def test_it_is_read_again_before_the_ficha_is_sent(draft, rosa):
    fill(draft, rosa, **NEW)
    page = text_of(signed_in(rosa).get(at("check", draft)).text)
    assert "2.10 Presupuesto Cuesta 40.000 soles al año. Paga la cooperación Y el municipio" in page
    assert "Sectores Salud" in page


def test_the_desk_reads_edits_and_compares_it(rosa):
    sent, lucia = submitted(rosa, **NEW), secretary()
    edit(sent, lucia, "descripcion", budget=BUDGET.replace("soles", "dólares"))
    edit(sent, lucia, "datos", sectors=["trabajo"])
    page = Page(signed_in(lucia).get(at("review", sent)).text)
    differing = [one.get("id") for one in page.elements if "differs" in one.get("class", "").split()]
    assert differing == ["row-budget", "row-sectors"]
    assert "2.10" in page.text and "dólares" in page.text


def test_the_public_reads_it_on_the_page_and_in_print(client):
    practice = published(**NEW)
    page = text_of(client.get(reverse("practices:practice", args=[practice.code])).text)
    assert "2.10 Presupuesto Cuesta 40.000 soles al año. Paga la cooperación Y el municipio" in page
    assert "Sectores Salud" in page
    paper = subprocess.run(["pdftotext", "-layout", printed(practice.current), "-"], capture_output=True)
    for words in ("2.10", "Presupuesto", "Paga la cooperación", "Sectores", "Salud"):
        assert words in paper.stdout.decode()
    assert "Presupuesto" in client.get(reverse("practices:instructions")).text


def test_it_goes_out_as_word_and_comes_back(draft, rosa):
    lists = current_index().lists
    fill(draft, rosa, **NEW)
    back = import_word(ficha_document(draft, lists), "ficha.docx", lists, draft.country, rosa)
    assert read_answers(country_text(back)) == read_answers(country_text(draft))
    rows = {row["field"]: row["status"] for row in back.word_import.report["rows"]}
    assert (rows["budget"], rows["sectors"]) == ("understood", "understood")
    assert len(template(lists)) > 1000


def test_tables_and_data_hold_it(client):
    published(**NEW)
    table = client.get(reverse("practices:practice_export", args=["csv"])).content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table), delimiter=";")
    assert row["2.10 Presupuesto"].replace("'", "") == BUDGET
    assert (row["Sectores"], row["Sectores (código)"]) == ("Salud", "salud")
    (data,) = client.get(reverse("practices:practice_export", args=["json"])).json()
    assert {name: data[name] for name in NEW} == NEW


def test_whoever_searches_its_words_finds_it(client):
    practice = published(**NEW)
    found = client.get(reverse("practices:practice_list"), {"q": "municipios"}).text
    assert practice.code in found
    assert "<mark>municipio</mark>" in found


def test_a_list_is_narrowed_by_it(client):
    kept, left_out = published(**NEW), published(sectors=["trabajo"])
    found = client.get(reverse("practices:practice_list"), {"sector": "salud"}).text
    assert kept.code in found
    assert left_out.code not in found


def test_the_list_is_the_secretariats_to_change(admin_client):
    assert "Salud" in admin_client.get(reverse("admin:practices_sector_changelist")).text
    assert filled()["sectors"] == []
