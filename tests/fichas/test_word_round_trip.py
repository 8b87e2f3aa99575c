"""A ficha taken away as a Word file and brought back says the same, whatever was written in it."""

import json
import re

import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from fichas.form.drafts import country_text, private
from fichas.form.sections import PRIVATE
from fichas.form.starting import start_ficha
from fichas.word.checkboxes import BLANK
from fichas.word.docx_text import read_blocks
from fichas.word.opening import open_word
from fichas.word.reading import gather_answers
from fichas.word.values import read_values
from fichas.word.writing import ADOPTED, answers_document
from practices.answers import complete, read_answers
from practices.lists import lists
from practices.models import Country
from tests.fichas.steps import fill, person
from tests.fichas.word_forms import RICH, there_and_back

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
FICHAS = sorted((settings.ROOT / "fixtures" / "demonstration").glob("*.json"))
DEMONSTRATION = [*FICHAS[:4], *(pytest.param(path, marks=pytest.mark.drill) for path in FICHAS[4:])]


@pytest.fixture
def rosa():
    return person()


@pytest.fixture
def peru():
    return Country.objects.get(code="PE")


@pytest.fixture
def known():
    return lists("as the tests have them")


def said(ficha) -> dict:
    """Every answer of a ficha that a document can hold: all but the files."""
    text = country_text(ficha)
    return read_answers(text) | private(text) | {"files": []}


class TestThereAndBack:
    def test_every_answer_comes_back_as_it_was(self, peru, rosa, known):
        ficha = fill(start_ficha(peru, rosa), rosa, **RICH)
        assert said(there_and_back(ficha, rosa, known)) == said(ficha)

    def test_the_report_of_our_own_document_has_nothing_to_object(self, peru, rosa, known):
        ficha = fill(start_ficha(peru, rosa), rosa, **RICH)
        report = there_and_back(ficha, rosa, known).word_import.report
        assert report["strange"] == []
        assert {row["status"] for row in report["rows"]} == {"understood"}

    @pytest.mark.parametrize(
        "changes",
        [
            {"links": [], "references": "https://example.org/ley"},
            {"themes": [], "themes_other": "Sin marcar"},
            {"themes": ["otro"], "themes_other": ""},
            {"levels": [], "levels_other": "", "categories": [], "documentation": [], "transfer_needs": []},
            {"start_year": None, "end_year": 2019, "experience_state": "", "practice_type": ""},
            {"language": "en", "end_is_open": True},
            {"contact_name": "", "contact_post": "", "contact_personal_email": "", "contact_email": ""},
            {"associated_entities": ["Nacional"], "participating_entities": []},
        ],
    )
    def test_blanks_come_back_as_blanks(self, peru, rosa, known, changes):
        ficha = fill(start_ficha(peru, rosa), rosa, **changes)
        assert said(there_and_back(ficha, rosa, known)) == said(ficha)

    @pytest.mark.parametrize("path", DEMONSTRATION, ids=lambda path: path.stem)
    def test_so_do_the_practices_of_the_demonstration(self, rosa, known, path):
        practice = json.loads(path.read_text("utf-8"))["answers"]
        country = Country.objects.get(code=practice.pop("country"))
        ficha = fill(start_ficha(country, rosa), rosa, **practice | {"files": []})
        assert said(there_and_back(ficha, rosa, known)) == said(ficha)

    @given(data=st.data())
    @hypothesis_settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
    def test_whatever_was_written(self, peru, known, data):
        changes = data.draw(written)
        public = {name: value for name, value in changes.items() if name not in PRIVATE}
        ficha = complete({"country": "PE"} | public) | dict.fromkeys(PRIVATE, "") | changes
        document = open_word(answers_document(ficha, known, "F-2026-PE-0001", ADOPTED))
        found = read_values(gather_answers(read_blocks(document)), known, peru)
        assert {
            name: found[name].value if name in found else ficha_blank(name) for name in changes
        } == changes


def ficha_blank(name: str):
    return [] if name in codes or name == "associated_entities" else ""


PIECES = [
    "- ",
    "• ",
    "2.1 ",
    "1.12 Cargo: ",
    "☒",
    "☐ ",
    "[x] ",
    "Otro: ",
    "Nacional",
    "\t",
    "\n",
    "\n\n",
    " ",
    "ñ",
    "«¿?»",
]
PIECES += [
    "https://example.org/ñ",
    "<w:p/>",
    "&amp;",
    "\u2028",
    "\u00a0",
    "é",
    "😀",
    ": ",
    "– ",
    "(x)",
    "X",
    "y",
    "150.000",
]
loose = st.lists(st.sampled_from(PIECES) | st.text(alphabet="abcXñ .:-", max_size=8), max_size=12).map(
    "".join
)
line = loose.map(lambda text: " ".join(text.split()))
blank = re.compile(r"[_.…\s]*")


def filled(text: str) -> str:
    """What only looks like the empty form, dots and lines to write on, is taken for it."""
    return "" if blank.fullmatch(text) else text


codes = {
    "themes": ["registro-fronterizo", "derechos-humanos", "otro"],
    "levels": ["local", "nacional", "otro", "provincial"],
    "principles": list("abcdefghij"),
    "goals": [str(number) for number in range(1, 18)],
}
written = st.fixed_dictionaries(
    {
        name: loose.map(str.strip).map(filled)
        for name in ("background", "summary", "figures", "references", "lessons")
    }
    | {name: line.map(filled) for name in ("title", "parent_entity", "contact_name", "place")}
    # A long row of dots is where one writes on paper, also within a text of «Otro».
    | {"levels_other": line.map(filled).filter(lambda text: not BLANK.search(text))}
    | {name: st.lists(st.sampled_from(values), unique=True).map(sorted) for name, values in codes.items()}
    | {"associated_entities": st.lists(line.map(filled).filter(bool), max_size=3)}
)
