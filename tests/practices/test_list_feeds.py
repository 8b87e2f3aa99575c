"""What is new of a list: what its page finds, the newest first, in a feed that says what it is narrowed to."""

from datetime import date

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from practices.catalogue.page_cache import pages
from practices.exchange.atom import MOST_ENTRIES
from practices.languages import path_in
from practices.press.curated import correct_edition, publish_edition, take_down_edition
from practices.recording import retract_items
from practices.standing import withdraw
from practices.statement_kinds import Kind
from tests.factories import published
from tests.markup import Page
from tests.meetings.records import public_event, public_item
from tests.practices.fed import of_list, read_feed, titles
from tests.practices.record.webinar import many

pytestmark = pytest.mark.django_db
PAGES = {
    "practice_list": "practice_list_feed",
    "compilation_list": "compilation_feed",
    "events": "event_list_feed",
    "items": "item_list_feed",
}
FILTERED = {
    "practice_list": "?q=registro&pais=PE&tema=asistencia-consular",
    "events": "?q=mesa&pais=PE&anio=2026",
    "items": "?clase=advance&pais=PE&anio=2026",
}


@pytest.fixture
def everything():
    practice = published(title="Registro consular")
    event = public_event(starts_on=date(2026, 11, 3))
    public_item(event, "Hay una ley.", named=("PE",))
    publish_edition(
        "xiv-conferencia", [practice.code], title="Prácticas", edition="Lima", foreword="Se reúnen. Hoy."
    )
    return practice


def linked(page: str) -> list[str]:
    """The feeds that a page names for programs, and that it has a link to for its readers."""
    links = [link for link in Page(page).all("link") if link.get("type") == "application/atom+xml"]
    shown = [link for link in Page(page).all("a") if link.get("type") == "application/atom+xml"]
    return [link.get("href", "") for link in links if link.get("rel") == "alternate"][:1] + [
        link.get("href", "") for link in shown
    ]


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
@pytest.mark.parametrize("page", PAGES)
def test_every_list_leads_to_its_feed_with_its_filters(client, everything, page, language):
    query = FILTERED.get(page, "")
    here = path_in(language, reverse(f"practices:{page}"))
    there = path_in(language, reverse(f"practices:{PAGES[page]}")) + query
    assert linked(client.get(here + query).text) == [there, there]
    feed = read_feed(client, there)
    assert len(feed.entries) == 1
    assert feed.feed.language == language
    assert feed.feed.links[0].href == f"http://testserver{here}{query}"
    assert next(link.href for link in feed.feed.links if link.rel == "self") == f"http://testserver{there}"


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/practicas.atom", "Buenas prácticas migratorias"),
        (
            "/practicas.atom?pais=PE&pais=AR&q=ley&orden=titulo&pagina=2&s=CSM-PE-0001&vista=tabla",
            "Buenas prácticas migratorias: Texto: «ley» · País: Argentina, Perú",
        ),
        (
            "/practicas.atom?pais=PE&pais=AR&todos=pais",
            "Buenas prácticas migratorias: País: Argentina y Perú",
        ),
        ("/compilaciones.atom", "Compilaciones"),
        ("/eventos.atom", "Reuniones"),
        ("/eventos.atom?pais=EC&anio=2026", "Reuniones: País: Ecuador · Año: 2026"),
        ("/eventos/aportes.atom", "Lo que se dijo en las reuniones"),
        ("/eventos/aportes.atom?clase=advance", "Lo que se dijo en las reuniones: Clase: Avance"),
        ("/en/eventos.atom?pais=BR&q=ley", "Meetings: Text: “ley” · Country: Brazil"),
    ],
)
def test_its_title_says_what_it_is_narrowed_to(client, everything, address, title):
    assert read_feed(client, address).feed.title == title


def test_the_newest_practices_come_first_however_the_page_orders_them(client):
    published(title="A", country="CL")
    published(title="C", country="CL")
    published(title="D", country="PE")
    published(title="B", country="CL")
    assert titles(client, of_list("practice_list_feed", "?pais=CL&orden=titulo")) == ["B", "C", "A"]


def test_a_feed_is_bounded(client, monkeypatch):
    many(public_event(), MOST_ENTRIES + 10)
    monkeypatch.setattr("practices.catalogue.feeds.MOST_ENTRIES", 2)
    for number in range(3):
        published(title=f"Práctica {number}")
    assert len(read_feed(client, of_list("item_list_feed")).entries) == MOST_ENTRIES
    assert titles(client, of_list("practice_list_feed")) == ["Práctica 2", "Práctica 1"]


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("practice_list", "?pais=XX"),
        ("practice_list", "?orden=nada&tema=nada"),
        ("practice_list", "?q=" + "x" * 500),
        ("practice_list", "?pagina=0"),
        ("events", "?foro=nada&anio=1492"),
        ("events", "?q=" + "x" * 500),
        ("items", "?clase=nada&pais=XX"),
        ("items", "?practica=" + "x" * 50),
    ],
)
def test_what_the_page_refuses_the_feed_refuses_in_the_same_words(client, everything, page, query):
    shown = client.get(reverse(f"practices:{page}") + query)
    refused = client.get(of_list(PAGES[page], query))
    assert (shown.status_code, refused.status_code) == (400, 400)
    assert refused["Content-Type"] == "text/plain; charset=utf-8"
    said = Page(shown.text).text
    assert refused.text
    assert all(" ".join(line.split()) in said for line in refused.text.split("\n"))


@pytest.mark.parametrize("page", ["practice_list", "events", "items"])
def test_what_xml_cannot_hold_spoils_no_title(client, page):
    feed = read_feed(client, of_list(PAGES[page], "?q=%01ley%1F%EF%BF%BF%3C%2Ftitle%3E"))
    assert "ley" in feed.feed.title
    assert "</title>" in feed.feed.title
    assert feed.entries == []


@pytest.mark.parametrize("page", PAGES)
def test_feeds_are_kept_like_pages_and_answer_head(client, everything, page):
    address = of_list(PAGES[page], FILTERED.get(page, ""))
    first, second, head = client.get(address), client.get(address), client.head(address)
    assert first["ETag"] == second["ETag"] == head["ETag"]
    assert (second.context, head.content) == (None, b"")
    assert client.post(address).status_code == 405


def test_what_is_withdrawn_or_taken_down_is_in_no_feed_any_more(client, everything):
    assert titles(client, of_list("practice_list_feed")) == ["Registro consular"]
    withdraw(everything, "duplicada")
    assert titles(client, of_list("practice_list_feed")) == []


class TestCompilations:
    def test_every_edition_that_stands_is_told_the_newest_first(self, client):
        code = published().code
        with time_machine.travel("2026-11-20T12:00:00Z"):
            publish_edition("todas", [code], title="Todas", edition="Primera")
        with time_machine.travel("2026-11-22T12:00:00Z"):
            publish_edition("otras", [code], title="Otras", foreword="Se reúnen <b>dos</b>. Y más.")
            last = publish_edition("todas", [code], title="Todas", edition="Segunda")
        with time_machine.travel("2026-11-23T12:00:00Z"):
            correct_edition(last, [code], title="Todas las prácticas", edition="Segunda")
        entries = read_feed(client, "/pt/compilaciones.atom").entries
        assert [entry.title for entry in entries] == [
            "Todas las prácticas, Segunda",
            "Otras",
            "Todas, Primera",
        ]
        assert (entries[0].published[:10], entries[0].updated[:10]) == ("2026-11-22", "2026-11-23")
        assert entries[0].link == "http://testserver/pt/compilaciones/todas/2/"
        assert entries[1].summary == "Se reúnen &lt;b&gt;dos&lt;/b&gt;."
        assert (entries[0].title_detail.language, entries[0].author) == ("es", "Secretaria Técnica")
        take_down_edition(last, "Por error")
        assert titles(client, "/compilaciones.atom") == ["Otras", "Todas, Primera"]


class TestMeetings:
    def test_the_last_to_become_public_comes_first(self, client):
        with time_machine.travel("2026-11-20T12:00:00Z"):
            public_event(
                "E-2026-0001", "Webinario", starts_on=date(2026, 11, 3), purpose="Se trató de visas. Y más."
            )
        with time_machine.travel("2026-11-22T12:00:00Z"):
            public_event("E-2026-0002", "Oficina", starts_on=date(2017, 6, 1), language="pt", forum_id=None)
        first, second = read_feed(client, "/eventos.atom").entries
        assert (first.title, second.title) == ("Oficina", "Webinario")
        assert (first.title_detail.language, second.summary) == ("pt", "Se trató de visas.")
        assert first.author == "Conferencia Suramericana sobre Migraciones"
        assert second.link == second.id == "http://testserver/eventos/E-2026-0001/"

    def test_what_was_retracted_is_told_where_the_list_may_still_have_it(self, client):
        event = public_event(starts_on=date(2026, 11, 3))
        public_item(event, "Queda.", Kind.ADVANCE, named=("PE",))
        retract_items([public_item(event, "Zqxsobra.", Kind.ADVANCE, named=("PE",))], "Por error")
        for query, told in {
            "": 2,
            "?clase=advance": 2,
            "?anio=2026": 2,
            "?pais=PE": 1,
            "?clase=challenge": 0,
            "?q=zqxsobra": 0,
        }.items():
            feed = client.get(of_list("item_list_feed", query)).text.replace("q=zqxsobra", "")
            assert "Zqx" not in feed
            assert len(titles(client, of_list("item_list_feed", query))) == told, query
        assert titles(client, "/eventos/aportes.atom") == titles(client, "/eventos/novedades.atom")


@pytest.mark.parametrize("number", [1, 3])
def test_a_feed_asks_the_same_number_of_times(client, number, django_assert_num_queries):
    for place in range(1, number + 1):
        practice = published()
        event = public_event(f"E-2026-{place:04}", starts_on=date(2026, 1, place))
        public_item(event, "Un avance", named=("PE",))
        retract_items([public_item(event, "Otro", named=("PE",))], "Por error")
        publish_edition(f"compilacion-{place}", [practice.code], title="Una")
    client.get("/privacidad/")  # the lists are read once
    for page, queries in {"compilation_list": 3, "events": 3, "items": 5, "practice_list": 3}.items():
        pages.kept.clear()
        with django_assert_num_queries(queries):
            client.get(of_list(PAGES[page], FILTERED.get(page, "")))
