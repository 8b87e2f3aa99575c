"""What was said at meetings, on the pages of States, themes, objectives and practices."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from practices.models import GcmObjective
from practices.recording import Item, link_item, release_items, retract_items
from practices.standing import withdraw
from tests.factories import published
from tests.meetings.records import countries, public_event, public_item
from tests.practices.record.webinar import many

pytestmark = pytest.mark.django_db
PAGES = {"country": "EC", "theme": "consulta-social", "objective": "5"}


def address(name: str, code: str = "") -> str:
    return reverse(f"practices:{name}", args=[code or PAGES[name]])


def excerpts(client, path: str) -> list[str]:
    part = client.get(path).text.partition("in-meetings")[2]
    return re.findall(r'#aporte-\d+">(.*?)</a>', part)


def said(event, text: str, practice=None):
    """Of Ecuador, of objective 5, and of a practice."""
    objective = GcmObjective.objects.get(code="5").pk
    values = {"kind": "advance", "text": text, "practice_id": practice and practice.pk}
    return release_items(event, [Item(values, {"countries": countries("EC"), "objectives": [objective]})])[0]


@pytest.fixture
def practice():
    return published(country="EC", themes=["consulta-social"], primary_objectives=["5"])


def test_what_was_said_stands_on_the_pages_of_what_it_is_about(client, practice):
    event = public_event()
    public_item(event, "De nadie.")
    said(event, "Hay una visa.", practice)
    for name in PAGES:
        assert excerpts(client, address(name)) == ["Hay una visa."]
    page = client.get(address("practice", practice.code)).text
    assert "Mencionada en" in page
    assert f"/eventos/aportes/?practica={practice.code}" in page
    assert excerpts(client, address("country", "PE")) == []
    assert "En las reuniones" not in client.get(address("country", "PE")).text


def test_a_state_without_practices_has_them_too(client):
    said(public_event(), "Hay una visa.")
    assert excerpts(client, address("country")) == ["Hay una visa."]


def test_up_to_five_are_shown_the_latest_meeting_first_with_the_way_to_all(client, practice):
    for year in range(2010, 2017):
        said(public_event(f"E-{year}-0001", starts_on=date(year, 1, 1)), f"De {year}.", practice)
    for name in PAGES:
        html = client.get(address(name)).text
        assert excerpts(client, address(name)) == [f"De {year}." for year in (2016, 2015, 2014, 2013, 2012)]
        assert "Ver los 7 aportes" in html
        url = re.search(r'href="(/eventos/aportes/\?[^"]*)"', html)[1]
        assert client.get(url).text.count("#aporte-") == 7


def test_what_is_retracted_is_gone_from_all(client, practice):
    item = said(public_event(), "Hay una visa.", practice)
    retract_items([item], "Error")
    for path in (*map(address, PAGES), address("practice", practice.code)):
        assert "Hay una visa" not in client.get(path).text
        assert excerpts(client, path) == []


def test_of_a_practice_that_is_withdrawn_no_theme_tells(client, practice):
    link_item(said(public_event(), "Hay una visa."), practice)
    withdraw(practice, "duplicada")
    assert excerpts(client, address("theme")) == []
    assert excerpts(client, address("country")) == ["Hay una visa."]


@pytest.mark.parametrize("name", [*PAGES, "practice"])
def test_a_page_asks_the_same_number_of_times_whatever_was_said(client, practice, name):
    path = address(name, practice.code if name == "practice" else "")
    client.get(path)

    def asked() -> int:
        client.get("/privacidad/")  # the lists are read once
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(path)
        return len(queries)

    many(public_event(), 1)
    before = asked()
    said(public_event(), "Hay una visa.", practice)
    with_one = asked()
    for number in range(2, 31):
        said(public_event(f"E-2026-{number:04}"), "Hay una visa.", practice)
    assert (with_one, asked()) == (before, before)
