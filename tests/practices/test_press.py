"""The printed ficha: whole, tagged, the same bytes everywhere, and closed to everything outside it."""

import re
import socket
import subprocess
import sys
import threading
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pikepdf
import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import translation
from pdfua import validate

from practices.answers import read_answers
from practices.lists import lists
from practices.models import PracticeVersion, Repository
from practices.press.engine import LayoutFailed, Press, process
from practices.press.ficha import printing
from practices.press.ficha.page import LONGEST_WORD, page
from practices.press.ficha.style import SHEET
from practices.publishing import Edition, publish_version
from practices.reading import Reading
from tests import factories
from tests.pdf_structure import faults, spoken
from tests.practices.editions import edition

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.press]

SCRIPT = "<script>alert(1)</script>"
GUARANI = "g̃uahẽ, ỹ, Mitãnguéra ₲ 1.000"
HOSTILE = f"{SCRIPT} {GUARANI} 👩‍👧 \uf0b7 {'x' * 200} \"'&amp;"
TEXTS = (
    *("background", "summary", "results", "outputs", "success_factors", "limitations", "considerations"),
    *("references", "lessons", "recommendations", "innovation"),
)
LINES = (
    *("themes_other", "levels_other", "responsible_entity", "parent_entity", "transfer_needs_other"),
    *("contact_institution", "contact_email", "place"),
)
FILE = {
    "title": "Informe",
    "name": "informe.pdf",
    "sha256": "0" * 64,
    "size": 2048,
    "media_type": "application/pdf",
}
LONG_TEXT = "La medida alcanza a quienes la piden y a sus familias. " * 16


def plain() -> Edition:
    return edition(
        background=LONG_TEXT,
        results="Primero.\n\n- uno\n- dos\n\nDespués.",
        figures="24.512 nacimientos registrados\nsin número",
        links=[{"numeral": "2.9", "label": "Decreto", "url": "https://example.org/decreto"}],
        files=[FILE | {"numeral": "2.5"}],
        secondary_objectives=["7", "23"],
        associated_entities=["Ministerio del Interior", "Defensoría"],
        lessons="Empezar antes.",
    )


def hostile() -> Edition:
    texts = dict.fromkeys(TEXTS, f"{HOSTILE}\n\n- {HOSTILE}\n\uf0a7 {HOSTILE}") | dict.fromkeys(
        LINES, HOSTILE
    )
    addresses = [
        "https://example.org/" + "a" * 300,
        "javascript:alert(1)",
        "file:///etc/passwd",
        f"http://x/{SCRIPT}",
    ]
    return edition(
        **texts,
        title=(HOSTILE + " título " * 30)[:300],
        figures=f"{HOSTILE}\n1.830.000.000 {HOSTILE}",
        language="pt",
        themes=["otro", "derechos-humanos"],
        levels=["otro"],
        transfer_needs=["otro"],
        associated_entities=[HOSTILE] * 2,
        participating_entities=[HOSTILE] * 2,
        links=[{"numeral": "2.9", "label": HOSTILE, "url": url} for url in addresses],
        files=[FILE | {"numeral": "2.9", "title": HOSTILE}],
        primary_objectives=[str(number) for number in range(1, 13)],
        secondary_objectives=[str(number) for number in range(13, 24)],
    )


def blank() -> Edition:
    everything = factories.ficha()
    nothing = {name: type(value)() for name, value in everything.items() if isinstance(value, str | list)}
    kept = {"language": "es", "country": "PE", "title": "Sin más"}
    return edition(**nothing | kept | {"start_year": None})


def html(of: Edition) -> str:
    with translation.override("es"):
        return page(of)


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
        reading = Reading(given.answers, lists(Repository.current_token()))
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
    return [part for part in (*answer.lines, *blocks, *figures, *files, *links, answer.email) if part]


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
Path(sys.argv[1]).write_bytes(layout.Layout().pdf(sys.stdin.read(), "static/pdf/ficha.css"))
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


def test_the_bytes_are_the_same_in_another_process(monkeypatch):
    given, printed = html(plain()), []
    for seed in ("1", "2"):
        own = process.environment() | {"PYTHONHASHSEED": seed}
        monkeypatch.setattr(process, "environment", lambda own=own: own)
        press = Press()
        printed += [press.lay_out(given, SHEET), press.lay_out(given, SHEET)]
        press.close()
    assert len(set(printed)) == 1


def test_a_file_is_laid_out_once(monkeypatch):
    given = edition(title="Una vez")
    path = printing.print_edition(given)
    monkeypatch.setattr(printing, "press", None)
    assert printing.print_edition(given) == path


def test_a_published_version_without_a_file_gets_one():
    version = factories.published(title="Sin archivo").current
    path = printing.printed(version)
    assert path.read_bytes().startswith(b"%PDF")
    assert printing.printed(version) == path


@pytest.mark.parametrize(
    "change",
    [{"code": "CSM-PE-0002"}, {"version": 2}, {"published_on": date(2027, 1, 1)}, {"submitted_on": None}],
)
def test_the_name_of_the_file_is_made_of_all_that_is_printed(change, settings):
    given = edition()
    assert printing.digest(replace(given, **change), "content") != printing.digest(given, "content")
    before = printing.digest(given, "content")
    assert before != printing.digest(given, "other content")
    settings.SITE_URL = "https://example.org"
    assert before != printing.digest(given, "content")


@pytest.mark.parametrize(
    "inset",
    [
        '<img alt="" src="http://127.0.0.1:{port}/x.png">',
        '<img alt="" src="file:///etc/passwd">',
        '<link rel="attachment" href="file:///etc/passwd">',
        "<style>p {{ background: url(http://127.0.0.1:{port}/) }}</style>",
        '<object data="asset:../../manage.py"></object>',
    ],
)
def test_the_layout_asks_for_nothing_from_outside(inset):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        port = server.getsockname()[1]
        with pytest.raises(LayoutFailed):
            process.press.lay_out(
                html(plain()).replace("</body>", inset.format(port=port) + "<p>x</p></body>"), SHEET
            )
        with pytest.raises(TimeoutError):
            server.accept()


WATCHED = """
import runpy, sys
def watch(event, arguments):
    if event == "open" or event.startswith(("socket.", "subprocess.", "os.exec", "os.posix_spawn", "os.system")):
        print(event, arguments, file=sys.stderr)
sys.addaudithook(watch)
runpy.run_module("practices.press.engine.layout", run_name="__main__")
"""


def test_the_layout_opens_no_file_and_no_connection(monkeypatch, tmp_path):
    log = tmp_path / "log"
    with log.open("wb") as errors:
        start_instead(monkeypatch, [sys.executable, "-c", WATCHED], stderr=errors)
        press = Press()
        press.lay_out(html(plain()), SHEET)  # what it is made of is read by now
        before = log.stat().st_size
        press.lay_out(html(hostile()), SHEET)
        seen = log.read_bytes()
        press.close()
    assert b"open" in seen[:before]
    assert seen[before:] == b""


def start_instead(monkeypatch, command: list[str], **more):
    monkeypatch.setattr(
        process,
        "start",
        lambda: subprocess.Popen(
            command,
            cwd=settings.ROOT,
            env=process.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            **more,
        ),
    )


def test_an_endless_word_is_refused_in_words():
    with pytest.raises(LayoutFailed, match=str(LONGEST_WORD)):
        printing.print_edition(edition(summary="x" * 100_000))


def test_a_ficha_that_cannot_be_laid_out_is_not_published():
    with pytest.raises(LayoutFailed):
        publish_version(factories.ficha(title="x" * 2_000), prepare=printing.print_edition)
    assert not PracticeVersion.objects.exists()


def test_what_is_missing_is_laid_out_by_a_command(public_files):
    factories.published()
    call_command("rebuild_press", processes=1, verbosity=0)
    assert [path.read_bytes()[:4] for path in public_files.rglob("fichas/*/*")] == [b"%PDF"]


def test_what_hides_or_turns_text_is_not_printed():
    given = edition()
    given.answers["summary"] = "abc\u202edef\x00ghi"
    assert "abcdefghi" in html(given)


def test_a_layout_that_takes_too_long_is_ended_and_the_next_one_works(monkeypatch):
    press = Press()
    with monkeypatch.context() as patch:
        patch.setattr(settings, "LAYOUT_SECONDS", 0.2)
        start_instead(patch, [sys.executable, "-c", "import time; time.sleep(60)"])
        with pytest.raises(LayoutFailed):
            press.lay_out("<p>x", SHEET)
    assert press.lay_out(html(plain()), SHEET).startswith(b"%PDF")
    press.close()


def test_two_requests_at_once_get_the_same_file():
    given, paths = html(edition(title="A la vez")), []
    threads = [
        threading.Thread(target=lambda: paths.append(process.press.lay_out(given, SHEET))) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(paths) == 2
    assert len(set(paths)) == 1


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
