"""Every text of the interface stands in Portuguese and in English: none is missing, and none is a guess of a tool."""

import ast
import contextlib
import re
import shutil
import subprocess

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils.translation import to_locale

pytestmark = pytest.mark.one_database
ROOMS = ("practices", "people", "fichas", "config")
CALLS = re.compile(r"_|[a-z]*gettext(_lazy)?")
TRANSLATED = [to_locale(code) for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


@pytest.fixture(scope="module")
def in_the_code(tmp_path_factory):
    """What there is to translate, as the code and the templates say it today; in a copy, as the tool writes among them."""
    copy = tmp_path_factory.mktemp("code")
    for folder in ("config", "fichas", "people", "practices", "templates"):
        shutil.copytree(
            settings.ROOT / folder, copy / folder, ignore=shutil.ignore_patterns("locale", "__pycache__")
        )
    before, settings.LOCALE_PATHS = settings.LOCALE_PATHS, [copy / "locale"]
    with contextlib.chdir(copy):
        (copy / "locale").mkdir()
        call_command("makemessages", locale=["en"], no_wrap=True, verbosity=0)
    settings.LOCALE_PATHS = before
    return copy / "locale/en/LC_MESSAGES/django.po"


def catalogue(locale: str):
    return settings.ROOT / f"config/locale/{locale}/LC_MESSAGES/django.po"


def run(*command) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr if done.returncode else ""


@pytest.mark.parametrize("locale", TRANSLATED)
def test_every_text_is_translated(locale, in_the_code):
    assert run("msgcmp", catalogue(locale), in_the_code) == ""


@pytest.mark.parametrize("locale", TRANSLATED)
def test_a_translation_has_the_values_and_the_plurals_of_its_text(locale):
    assert run("msgfmt", "--check", "--output-file=/dev/null", catalogue(locale)) == ""


def test_no_state_stands_where_portuguese_would_join_its_article_to_the_word_before():
    """«de %(country)s» would say «de Brasil» for «do Brasil»: a State stands by itself, in brackets or before a colon."""
    said = catalogue("pt_BR").read_text()
    assert re.findall(r"^msgstr.*\b(?:de|em|a|por) %\((?:country|states?)\)s.*", said, re.M) == []


def in_f_strings(source: str) -> list[str]:
    """Calls of gettext within an f-string: what gathers the texts does not look there."""
    strings = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr))
    calls = (node for string in strings for node in ast.walk(string) if isinstance(node, ast.Call))
    return [ast.unparse(call) for call in calls if CALLS.fullmatch(ast.unparse(call.func))]


@pytest.mark.parametrize("room", ROOMS)
def test_no_text_hides_in_an_f_string(room):
    found = {
        str(path): hidden
        for path in (settings.ROOT / room).rglob("*.py")
        if (hidden := in_f_strings(path.read_text()))
    }
    assert found == {}
