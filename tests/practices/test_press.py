"""The printed ficha: laid out once, the same bytes everywhere."""

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from practices import reading
from practices.press.engine import Press, process
from practices.press.ficha import printing
from practices.press.ficha.style import SHEET, STYLE
from tests import factories
from tests.practices.editions import edition, html, plain

pytestmark = [pytest.mark.django_db, pytest.mark.one_database, pytest.mark.press]


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


def test_with_another_way_of_reading_the_answers_it_is_another_file():
    assert Path(reading.__file__) in STYLE.files


def test_what_is_missing_is_laid_out_by_a_command(public_files):
    factories.published()
    call_command("rebuild_press", processes=1, verbosity=0)
    printed = [path.read_bytes()[:4] for path in public_files.rglob("fichas/*/*")]
    assert printed == [b"%PDF"] * len(settings.LANGUAGES)


def test_each_page_says_which_of_the_ficha_it_is():
    practice = factories.published(background="Un párrafo largo. " * 150)
    text = subprocess.run(
        ["pdftotext", printing.printed(practice.current), "-"], capture_output=True, text=True, check=True
    ).stdout
    pages = text.count("\f")
    assert pages > 1
    assert [f"{practice.code}, {page} de {pages}" in text for page in range(1, pages + 1)] == [True] * pages
