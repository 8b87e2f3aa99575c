"""The printed ficha says every answer in order, in a file whose structure holds."""

import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import pikepdf
import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import translation
from lxml.html import document_fromstring
from pdfua import validate

from practices.answers import read_answers
from practices.lists import lists
from practices.models import PracticeVersion, Repository
from practices.press.engine import process
from practices.press.ficha import printing
from practices.press.ficha.page import page
from practices.publishing import Edition
from practices.reading import Reading
from tests.factories import published
from tests.languages import spoken as spoken_in
from tests.pdf_structure import faults, spoken
from tests.practices.editions import all_written, blank, edition, hostile, html, plain

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.press]


class Words(HTMLParser):
    """The text of a page's body."""

    def __init__(self, page: str):
        super().__init__()
        self.text, self.inside = "", False
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.inside = self.inside or tag == "body"

    def handle_data(self, data):
        self.text += data if self.inside else ""


def squeezed(text: str) -> str:
    """Without white space: lines end where the layout ends them."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("make", [plain, hostile, blank])
def test_structure_holds_and_the_text_is_read_in_order(make):
    given = make()
    holds(given, printing.print_edition(given))


def holds(given: Edition, path) -> None:
    """Every check of structure passes, and what is read aloud is the page's text, all of it and nothing else."""
    assert faults(path) == []
    assert list(validate(str(path)).findings) == []
    assert subprocess.run(["qpdf", "--check", path], capture_output=True, check=True).returncode == 0
    aloud = squeezed("".join(spoken(path)))
    assert re.sub("□+", "□", aloud) == re.sub("□+", "□", squeezed(as_printed(Words(html(given)).text)))


def as_printed(text: str) -> str:
    return re.sub("👩.*?👧", "□", text)


def test_every_public_answer_stands_on_the_page_in_the_order_of_the_form():
    given = plain()
    says_every_answer(given, printing.print_edition(given))


def says_every_answer(given: Edition, path) -> None:
    text = squeezed("".join(spoken(path)))
    place = text.index("1.PerfilGeneral")
    with translation.override("es"):
        reading = Reading(given.answers, lists(Repository.current_token()), show_picture=lambda _picture: {})
        for section in reading.sections[:2]:
            for answer in section["answers"]:
                for part in (answer.numeral, str(answer.label), *said(answer)):
                    place = text.index(squeezed(part), place)


def said(answer):
    if answer.blank:
        return ["No informado"]
    blocks = [part for block in answer.blocks for part in block.get("items", [block.get("text", "")])]
    figures = [figure["number"] + figure["text"] for figure in answer.figures]
    files = [file["title"] for file in answer.files]
    links = [link["label"] + link["address"] for link in answer.links]
    pictures = [part for picture in answer.pictures for part in (picture["title"], picture["credit"])]
    return [
        part for part in (*answer.lines, *blocks, *figures, *files, *links, *pictures, answer.email) if part
    ]


def test_the_checks_find_what_the_mends_put_right(tmp_path):
    """WeasyPrint's own file, not mended, in a process of its own as it would be."""
    raw = tmp_path / "raw.pdf"
    own = process.environment() | {"PYTHONPATH": str(settings.ROOT)}
    command = [sys.executable, "-c", UNMENDED, raw]
    subprocess.run(command, input=html(plain()), text=True, env=own, check=True)
    found = "\n".join(faults(raw))
    for fault in ("outside the tree", "left of the layout", "scope", "identifier", "a link is not printed"):
        assert fault in found


UNMENDED = """
import sys
from pathlib import Path
from practices.press.engine import layout
layout.mend = lambda data, language: data
Path(sys.argv[1]).write_bytes(layout.Layout().make(sys.stdin.read(), "static/pdf/ficha.css"))
"""


def test_the_language_of_the_text_is_told_apart_from_that_of_the_labels():
    with pikepdf.open(printing.print_edition(edition(language="pt"))) as pdf:
        languages = {
            str(found.Lang)
            for found in pdf.objects
            if isinstance(found, pikepdf.Dictionary) and "/Lang" in found
        }
        assert str(pdf.Root.Lang) == "es"
        assert languages == {"es", "pt"}


def test_whatever_a_state_wrote_is_told_apart_on_paper_and_on_the_page(client):
    """Also the texts of «Otro», of whom to write to and of links, which stand among words of the site."""
    written = all_written("Redigido")
    code = published(**written).code
    with translation.override("en"):
        given = edition(**written)
        assert faults(printing.print_edition(given)) == []
        compared = f"/en/comparar/?p={code}&p={published(**written).code}"
        addresses = f"/en/practicas/{code}/", compared, "/en/practicas/?q=redigido", "/en/"
        texts = [page(given), *(client.get(address).text for address in addresses)]
    for text in texts:
        assert "Redigido" in text
        around = " ".join(spoken_in(document_fromstring(text), "en", "en"))
        assert "Redigido" not in around, around[max(0, around.index("Redigido") - 200) :][:400]


@pytest.mark.drill
def test_every_demonstration_ficha_holds():
    call_command("demo", verbosity=0)
    versions = list(PracticeVersion.objects.select_related("practice"))
    assert len(versions) == 20
    for version in versions:
        given = replace(printing.edition_of(version), answers=read_answers(version))
        path = printing.printed(version)
        holds(given, path)
        says_every_answer(given, path)
        first = path.read_bytes()
        path.unlink()
        assert printing.printed(version).read_bytes() == first, version.practice.code


@pytest.mark.parametrize(
    ("language", "foot"),
    [
        (
            "pt-br",
            "Boas práticas migratórias · Conferência Sul-Americana sobre Migrações · CSM-PE-0001, 1 de",
        ),
        ("en", "Good migration practices · South American Conference on Migration · CSM-PE-0001, 1 of"),
    ],
)
def test_what_is_around_the_text_is_in_the_language_of_the_site(language, foot):
    given = edition(language="es")
    with translation.override(language):
        path = printing.print_edition(given)
    assert faults(path) == []
    assert list(validate(str(path)).findings) == []
    with pikepdf.open(path) as pdf:
        assert str(pdf.Root.Lang) == language
    words = subprocess.run(["pdftotext", "-l", "1", path, "-"], check=True, capture_output=True, text=True)
    assert foot in words.stdout
