from html import unescape
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from practices.standing import withdraw
from tests.factories import published

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def titles(client, name: str, *args) -> list[str]:
    response = client.get(reverse(f"practices:{name}", args=args))
    assert response["Content-Type"].startswith("application/atom+xml")
    return [
        entry.findtext(f"{ATOM}title")
        for entry in ElementTree.fromstring(response.content).iter(f"{ATOM}entry")
    ]


def test_the_newest_come_first_in_every_feed(client):
    published(title="Vieja", country="PE", themes=["consulta-social"], primary_objectives=["1"])
    published(title="Nueva", country="CL", associated_countries=["PE"], themes=["derechos-humanos"])
    assert titles(client, "feed") == ["Nueva", "Vieja"]
    assert titles(client, "country_feed", "PE") == ["Nueva", "Vieja"]
    assert titles(client, "theme_feed", "consulta-social") == ["Vieja"]
    assert titles(client, "objective_feed", "14") == ["Nueva"]
    assert titles(client, "objective_feed", "2") == []


@pytest.mark.parametrize(
    "summary",
    [
        "Atención a personas <sin documentos> & sus familias",
        "<img src=x onerror=alert(1)> Texto",
        "&lt;b&gt; literal",
    ],
)
def test_a_summary_reads_in_a_feed_as_it_was_written(client, summary):
    published(title=summary, summary=summary)
    feed = ElementTree.fromstring(client.get(reverse("practices:feed")).content)
    entry = feed.find("{*}entry")
    told = entry.find("{*}summary")
    assert told.get("type") == "html"
    assert strip_tags(told.text) == told.text
    assert unescape(told.text) == summary
    assert entry.find("{*}title").text == summary


@pytest.mark.parametrize(("address", "page"), [("/", "es"), ("/pt/", "pt-br"), ("/en/", "en")])
def test_an_entry_is_in_the_language_of_its_practice_and_its_state_in_the_feeds(client, address, page):
    published(title="Acolhida", country="BR", language="pt")
    published(title="Registro", country="PE", language="es")
    feed = ElementTree.fromstring(client.get(f"{address}novedades.atom").content)
    entries = feed.findall(f"{ATOM}entry")
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    assert feed.get(language) == page
    assert [(entry.findtext(f"{ATOM}title"), entry.get(language)) for entry in entries] == [
        ("Registro", "es"),
        ("Acolhida", "pt"),
    ]
    authors = [author for entry in entries for author in entry.findall(f"{ATOM}author")]
    assert [author.get(language) for author in authors] == [page, page]
    assert authors[1].findtext(f"{ATOM}name") == ("Brazil" if page == "en" else "Brasil")


def test_a_revision_is_a_new_entry_and_a_withdrawn_practice_none(client):
    practice = published(title="Una")
    address = reverse("practices:feed")
    first = ElementTree.fromstring(client.get(address).content).findtext(f"{ATOM}entry/{ATOM}id")
    published(practice, title="Dos")
    second = ElementTree.fromstring(client.get(address).content).findtext(f"{ATOM}entry/{ATOM}id")
    assert (first, second) == tuple(
        f"http://testserver/practicas/{practice.code}/#v{number}" for number in (1, 2)
    )
    withdraw(practice, "duplicada")
    assert titles(client, "feed") == []


def test_a_subject_that_is_in_no_list_has_no_feed(client):
    assert client.get(reverse("practices:theme_feed", args=["nada"])).status_code == 404


def test_addresses_are_the_sites_own_whoever_asks(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    published()
    for address in (reverse("practices:feed"), reverse("sitemap"), reverse("robots")):
        assert "otra.example" not in client.get(address, headers={"host": "otra.example"}).text


def test_the_sitemap_has_every_public_page_and_nothing_withdrawn(client):
    kept, gone = published(), published()
    withdraw(gone, "duplicada")
    root = ElementTree.fromstring(client.get(reverse("sitemap")).content)
    addresses = [one.text for one in root.iter(f"{SITEMAP}loc")]
    assert f"http://testserver/practicas/{kept.code}/" in addresses
    assert not [address for address in addresses if gone.code in address]
    assert len(addresses) == len(set(addresses))
    for address in addresses:
        assert client.get(address.removeprefix("http://testserver")).status_code == 200, address


def test_robots_are_told_where_the_map_is(client):
    assert "Sitemap: http://testserver/sitemap.xml" in client.get(reverse("robots")).text
