"""A version that no country signed says what the Secretariat took it from, in every way in which it is handed out."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from practices.exchange.citations import SECRETARIAT
from practices.languages import in_each, path_in
from practices.models import PracticeVersion
from practices.press.book.manifest import write_manifest
from practices.press.book.plan import plan_book
from practices.press.book.spec import CompilationSpec
from practices.press.engine.style import TEMPLATES
from practices.press.ficha import printed_summary, printing
from practices.press.ficha.style import INCORPORATED_STYLE, STYLE
from practices.publishing import publish_version
from tests.bodies import body, text_of_pdf
from tests.factories import ficha as filled
from tests.factories import published
from tests.practices.books import versions
from tests.practices.editions import edition
from tests.public_addresses import public_addresses

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
SOURCE = "la Compilación de la XIV Conferencia"
SAID = {
    "es": f"Incorporada por la Secretaría Técnica a partir de {SOURCE}.",
    "pt-br": f"Incorporada pela Secretaria Técnica a partir de {SOURCE}.",
    "en": f"Incorporated by the Technical Secretariat from {SOURCE}.",
}
# What is said of a version that was sent and signed, in any language. The head of a column says nothing of a row.
SIGNED = re.compile(
    r"\bfirm(?:ad|ó|a\b)|\bassin(?:ad|ou|a\b|atura)|\bsigned\b|\bsignature|\b[Ee]nviada\b|(?:envío|envio|[Ss]ubmitted):"
)

# What says that there was none.
DENIED = re.compile(
    r"Ningún país la firmó\.|Nenhum país a assinou\.|No country signed it\.|sem assinatura|sin firma"
    r"|no las firmó ningún país|não foram assinadas por nenhum país|were signed by no country"
)


@pytest.fixture
def version() -> PracticeVersion:
    return publish_version(filled(title="Registro de 2014"), incorporated_from=SOURCE)


def plain(data: bytes) -> str:
    """The words alone, each after a single blank."""
    without_scripts = re.sub(
        r"<(style|script)\b(?! type=\"application/ld).*?</\1>", " ", data.decode(errors="replace"), flags=re.S
    )
    return " ".join(re.sub(r"</?span[^>]*>", "", without_scripts).split())


def of_the_version(code: str) -> list[str]:
    feeds_and_tables = re.compile(r"\.(?:csv|xlsx|json|atom|pdf)$|novedades")
    return [one for one in public_addresses(code) if code in one or feeds_and_tables.search(one)]


def test_nothing_incorporated_carries_a_signature_in_any_output(version):
    addresses = of_the_version(version.practice.code)
    assert len(addresses) > 8
    said = 0
    for address in addresses:
        for language in SAID:
            text = plain(body(Client().get(path_in(language, address), follow=True)))
            claimed = SIGNED.search(DENIED.sub("", text))
            assert not claimed, (address, claimed)
            said += SOURCE in text
    assert said >= 5 * len(SAID)


def test_of_what_was_sent_the_same_outputs_say_when():
    """Whoever looks for the words above finds them where they belong."""
    sent = publish_version(filled(), submitted_on=date(2026, 11, 1))
    for language in SAID:
        page = reverse("practices:practice", args=[sent.practice.code])
        assert SIGNED.search(plain(Client().get(path_in(language, page)).content)), language
    assert SIGNED.search(text_of_pdf(printing.printed(sent).read_bytes()).decode())


def test_in_a_compilation_its_sheet_and_the_list_of_its_contents_say_it(version):
    published()
    plan = plan_book(CompilationSpec(versions(), "Prácticas", "2026-11-30"))
    sheets = [" ".join(text_of_pdf(entry.path.read_bytes()).decode().split()) for entry in plan.entries]
    assert [SAID["es"] in sheet for sheet in sheets] == [True, False]
    listed = json.loads(write_manifest(plan))["fichas"]
    assert [one.get("incorporated_from") for one in listed] == [SOURCE, None]


def test_its_page_and_that_of_its_version_say_it_in_the_readers_language(version):
    for name, more in (("practice", []), ("practice_version", ["1"])):
        address = reverse(f"practices:{name}", args=[version.practice.code, *more])
        for language, words in SAID.items():
            assert words in plain(Client().get(path_in(language, address)).content), (name, language)


def test_its_pdf_and_its_summary_say_it_in_each_language(version):
    for language in in_each():
        for print_it in (printing.printed, printed_summary):
            text = " ".join(text_of_pdf(print_it(version).read_bytes()).decode().split())
            assert SAID[language] in text, (language, print_it)


def test_tables_and_json_have_the_words_and_no_day_of_sending(version):
    (row,) = Client().get(reverse("practices:practice_export", args=["json"])).json()
    assert (row["incorporated_from"], row["submitted_on"]) == (SOURCE, None)
    table = body(Client().get(reverse("practices:practice_export", args=["csv"]))).decode()
    assert "Incorporada por la Secretaría Técnica a partir de" in table
    assert f'"{SOURCE}"' in table


def test_the_secretariat_is_its_author_for_machines(version):
    page = Client().get(reverse("practices:practice", args=[version.practice.code])).text
    assert f'"author": {{"@type": "Organization", "name": "{SECRETARIAT}"}}' in page
    feed = Client().get(reverse("practices:feed")).text
    assert f"<name>{SECRETARIAT}</name>" in feed
    assert "<name>Perú</name>" not in feed


def test_what_a_country_signed_says_nothing_of_it():
    code = published().code
    for address in of_the_version(code):
        assert SOURCE not in plain(body(Client().get(address, follow=True)))


class TestThePrintedFicha:
    def test_what_a_country_signed_keeps_its_name(self):
        """The templates of the note are no part of it: nothing that is stored is laid out anew."""
        assert not [path.name for path in STYLE.files if "incorporated" in path.name]
        assert [path.name for path in INCORPORATED_STYLE.files] == [
            "incorporated.html",
            "ficha_incorporated.html",
            "summary_incorporated.html",
        ]

    def test_another_source_is_another_file(self):
        signed, taken = edition(), replace(edition(), incorporated_from=SOURCE)
        other = replace(edition(), incorporated_from="la Memoria de 2016")
        assert len({printing.digest(one, "content") for one in (signed, taken, other)}) == 3

    @pytest.mark.parametrize("name", ["ficha", "summary"])
    def test_but_for_the_note_it_is_set_as_any_other(self, name):
        signed = Path(TEMPLATES / f"{name}.html").read_text("utf-8")
        note = r'{# As `\w+\.html`, with the note. #}|<p class="kicker">.*incorporated\.html.*</p>\n'
        assert re.sub(note, "", Path(TEMPLATES / f"{name}_incorporated.html").read_text("utf-8")) == signed
