"""The public site in three languages: the address alone decides, and whoever changes it stays where they were."""

import csv
import io
from datetime import date
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from practices.languages import language_of, path_in
from practices.models import Practice
from practices.press.ficha import path_of_version, print_edition, printed
from practices.publishing import publish_version
from practices.standing import withdraw
from tests import factories
from tests.languages import switch
from tests.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LANGUAGES = [code for code, _name in settings.LANGUAGES]
MOST_WEIGHT = 0.05  # more or less than the Spanish page
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def language_shown(answer) -> str:
    return Page(answer.text).all("html")[0].get("lang")


@pytest.mark.parametrize(
    ("address", "language"), [("/", "es"), ("/pt/", "pt-br"), ("/en/", "en"), ("/en/practicas/", "en")]
)
def test_the_address_alone_decides(address, language):
    for asked in ("es", "pt-BR,pt;q=0.9", "en"):
        client = Client(headers={"accept-language": asked})
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        answer = client.get(address)
        assert (language_shown(answer), answer["Content-Language"]) == (language, language)
        assert "accept-language" not in answer.get("Vary", "").lower()


def test_an_address_without_its_slash_is_led_to_the_one_with_it(client):
    assert client.get("/pt").url == "/pt/"
    assert client.get("/pt/practicas").url == "/pt/practicas/"
    assert client.get("/fr/").status_code == client.get("/pt/nada").status_code == 404


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("/PT/", "/pt/"),
        ("/Pt/practicas/?q=dos%20palabras", "/pt/practicas/?q=dos%20palabras"),
        ("/es/", "/"),
        ("/es/practicas/", "/practicas/"),
        ("/pt-br/", "/pt/"),
        ("/pt-BR/en/practicas/", "/pt/practicas/"),
        ("/EN/paises/BR/", "/en/paises/BR/"),
        ("/es//example.org/", "/example.org/"),
    ],
)
def test_a_language_spelled_otherwise_leads_to_its_address(client, typed, address):
    answer = client.get(typed)
    assert (answer.status_code, answer["Location"]) == (301, address)


@pytest.mark.parametrize(
    "path", ["/", "/pt/", "/en/practicas/?q=a&pais=PE", "/pt/paises/PE/", "/enlaces/", "/ptolomeo"]
)
def test_a_page_has_one_address_in_each_language(path):
    spanish = path_in("es", path)
    assert [path_in(language, spanish) for language in LANGUAGES] == [path_in(to, path) for to in LANGUAGES]
    assert path_in(language_of(path), spanish) == path


def test_whoever_changes_the_language_stays_where_they_were(client):
    for _ in range(25):
        factories.published()
    list_of = "/practicas/?q=registro&pais=PE&orden=titulo&vista=tabla&pagina=2&s=CSM-PE-0003"
    there = switch(client.get(list_of))
    assert there == {"es": list_of, "pt-br": f"/pt{list_of}", "en": f"/en{list_of}"}
    titles = [
        [
            link.text
            for link in Page(client.get(address).text).all("a")
            if (link.text or "").startswith("Registro")
        ]
        for address in there.values()
    ]
    assert titles[0]
    assert titles[0] == titles[1] == titles[2]
    assert switch(client.get(there["en"])) == there


@pytest.mark.parametrize(
    ("language", "chip"), [("es", "«registro»"), ("pt-br", "“registro”"), ("en", "“registro”")]
)
def test_what_was_typed_stands_in_the_quotation_marks_of_the_page(client, language, chip):
    factories.published(title="Registro consular")
    assert chip in client.get(path_in(language, "/practicas/?q=registro")).text
    assert chip.upper() in client.get(path_in(language, "/comparar/?p=registro")).text


def test_a_page_names_its_address_and_those_of_its_others(client):
    factories.published()
    for language in LANGUAGES:
        page = Page(client.get(path_in(language, "/practicas/CSM-PE-0001/v1/")).text)
        links = [(link.get("rel"), link.get("hreflang"), link.get("href")) for link in page.all("link")]
        own = settings.SITE_URL + path_in(language, "/practicas/CSM-PE-0001/")
        assert ("canonical", None, own) in links
        others = {code: address for rel, code, address in links if rel == "alternate" and code}
        assert others == {
            "es": f"{settings.SITE_URL}/practicas/CSM-PE-0001/",
            "x-default": f"{settings.SITE_URL}/practicas/CSM-PE-0001/",
            "pt-br": f"{settings.SITE_URL}/pt/practicas/CSM-PE-0001/",
            "en": f"{settings.SITE_URL}/en/practicas/CSM-PE-0001/",
        }


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/practicas/NO-XX-0001/", 404),
        ("/paises/nada/", 404),
        ("/practicas/?pagina=99", 404),
        ("/practicas/CSM-PE-0001/v7/", 404),
        ("/practicas/CSM-PE-0002/", 410),
        ("/practicas/CSM-PE-0002/v1/", 410),
    ],
)
def test_where_there_is_nothing_no_address_of_it_is_named(client, path, status):
    factories.published()
    withdraw(factories.published(), "duplicada")
    for language in LANGUAGES:
        answer = client.get(path_in(language, path))
        assert (answer.status_code, language_shown(answer)) == (status, language)
        page = Page(answer.text)
        assert not [link.get("href") for link in page.all("link") if link.get("hreflang")]
        assert 'rel="canonical"' not in answer.text and 'property="og:url"' not in answer.text
        assert list(switch(answer)) == LANGUAGES


def test_two_languages_never_share_a_kept_page(client):
    factories.published()
    tags = set()
    for _turn in range(2):  # the second from the page cache
        for language in LANGUAGES:
            answer = client.get(path_in(language, "/paises/"))
            assert language_shown(answer) == language
            tags.add(answer["ETag"])
    assert len(tags) == len(LANGUAGES)


@pytest.mark.parametrize("path", ["/", "/practicas/", "/practicas/CSM-PE-0001/"])
def test_a_page_asks_and_weighs_as_much_in_each_language(path, settings):
    for _ in range(20):
        factories.published()
    client, queries, sizes = Client(), {}, {}
    client.cookies[settings.SESSION_COOKIE_NAME] = "a page of one's own is not kept"
    for language in LANGUAGES:
        client.get(path_in(language, path))  # lists and index are read once
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(path_in(language, path))
        queries[language], sizes[language] = len(asked), len(answer.content)
    assert len(set(queries.values())) == 1, queries
    assert all(abs(size / sizes["es"] - 1) <= MOST_WEIGHT for size in sizes.values()), sizes


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_search_engines_and_feed_readers_are_told(client, language):
    factories.published()
    tree = ElementTree.fromstring(client.get(path_in(language, "/sitemap.xml")).content)
    addresses = {entry.find(f"{SITEMAP}loc").text: entry for entry in tree}
    own = settings.SITE_URL + path_in(language, "/practicas/CSM-PE-0001/")
    links = {link.get("hreflang"): link.get("href") for link in addresses[own] if link.get("hreflang")}
    assert links == {code: settings.SITE_URL + path_in(code, "/practicas/CSM-PE-0001/") for code in LANGUAGES}
    assert (
        f"Sitemap: {settings.SITE_URL}{path_in(language, '/sitemap.xml')}" in client.get("/robots.txt").text
    )
    feed = client.get(path_in(language, "/novedades.atom")).text
    assert f'xml:lang="{language}"' in feed
    assert own in feed


def test_states_stand_in_the_alphabetical_order_of_each_language(client):
    page = client.get("/en/practicas/").text
    assert page.index(">Brazil<") < page.index(">Canada<") < page.index(">United States")
    spanish = client.get("/practicas/").text
    assert spanish.index("Estados Unidos") < spanish.index("Guatemala")


def test_a_table_has_heads_and_separators_of_its_language(client):
    factories.published()
    heads = {}
    for language, separator in (("es", ";"), ("pt-br", ";"), ("en", ",")):
        text = client.get(path_in(language, "/practicas.csv")).content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text), delimiter=separator))
        assert len(rows[0]) == len(rows[1]) > 20
        heads[language] = rows[0][:2]
    assert heads == {"es": ["Código", "Versión"], "pt-br": ["Código", "Versão"], "en": ["Code", "Version"]}


@pytest.mark.parametrize(
    "words",
    [
        "asistencia consular",
        "assistência consular",
        "consular assistance",
        "protección consular",
        "proteção consular",
    ],
)
def test_a_theme_and_an_objective_are_found_by_their_name_in_any_language(client, words):
    of_both = factories.published(title="Ventanilla", summary="Atiende.", responsible_entity="Cancillería")
    factories.published(
        title="Otra", summary="Nada.", themes=["otro"], themes_other="Otro", primary_objectives=["1"]
    )
    for language in LANGUAGES:
        page = client.get(path_in(language, "/practicas/"), {"q": words}).text
        assert of_both.code in page
        assert "CSM-PE-0002" not in page


def test_a_ficha_is_printed_in_each_language(client):
    version = factories.published().current
    paths = set()
    for language in LANGUAGES:
        with translation.override(language):
            paths.add(path_of_version(version))
            assert printed(version).exists()
            assert client.get(reverse("practices:practice_pdf", args=["CSM-PE-0001"])).status_code == 200
    assert len(paths) == len(LANGUAGES)


def test_publishing_lays_out_every_language_first(public_files):
    practice = publish_version(factories.ficha(), prepare=print_edition).practice
    for language in LANGUAGES:
        with translation.override(language):
            assert path_of_version(practice.current).exists()


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("es", "28 de noviembre de 2026"),
        ("pt-br", "28 de novembro de 2026"),
        ("en", "28 November 2026"),
    ],
)
def test_a_day_is_written_as_its_language_does(language, day):
    with translation.override(language):
        assert date_format(date(2026, 11, 28)) == day


def test_a_withdrawn_practice_says_so_in_each_language(client):
    practice: Practice = factories.published()
    withdraw(practice, "duplicada")
    for language, words in (("es", "Ficha retirada"), ("pt-br", "Ficha retirada"), ("en", "Withdrawn ficha")):
        answer = client.get(path_in(language, "/practicas/CSM-PE-0001/"))
        assert answer.status_code == 410
        assert words in answer.text


@pytest.mark.parametrize(
    "path", ["/pt//evil.example/", "//evil.example/x", "/en/pt//evil.example/", "/pt///evil"]
)
def test_no_address_leads_the_switch_to_another_site(client, path):
    for language in LANGUAGES:
        there = path_in(language, path)
        assert there[0] == "/"
        assert there[1:2] != "/"
    answer = client.get(path)
    assert answer.status_code == 404
    assert all(not address.startswith("//") for address in switch(answer).values())


def test_a_kept_page_holds_nothing_of_how_it_was_first_asked_for(client):
    factories.published()
    client.get("/practicas/?&&&%70ais=PE&&orden=titulo")
    there = switch(client.get("/practicas/?pais=PE&orden=titulo"))
    assert there["en"] == "/en/practicas/?pais=PE&orden=titulo"


@pytest.mark.parametrize(
    ("language", "name"), [("es", "practicas"), ("pt-br", "praticas"), ("en", "practices")]
)
def test_a_table_is_saved_under_a_name_in_the_language_of_its_page(client, language, name):
    factories.published()
    for kind in ("csv", "xlsx", "json"):
        answer = client.get(path_in(language, f"/practicas.{kind}"))
        assert answer["Content-Disposition"] == f'attachment; filename="{name}.{kind}"'
