"""The conference's board: each State and its steps, counted as the queue counts them, and the day to be ready by."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fichas.form.drafts import country_text
from fichas.form.starting import start_ficha
from fichas.models import Ficha, ReadyDay
from fichas.review.board import STEPS, board
from fichas.review.publication import schedule
from fichas.review.queue_filter import in_view
from fichas.states import Action
from fichas.workflow import perform
from people.entrance.directory import participating_states
from people.entrance.invitations import invite
from people.models import User
from practices.models import Country
from practices.standing import withdraw
from tests.factories import published
from tests.fichas.forms import signed_in
from tests.fichas.queues import many
from tests.fichas.steps import assess, fill, submitted, with_extract
from tests.markup import Page
from tests.people import focal_point

pytestmark = pytest.mark.django_db
BOARD, KEEP_DAY = reverse("fichas:board"), reverse("fichas:keep_day")


@pytest.fixture
def desk(lucia) -> Client:
    return signed_in(lucia)


def row(user, code="PE"):
    found = board(user)
    return next(row for row in [*found.members, *found.others] if row.country.code == code)


@pytest.fixture
def every_step(rosa, lucia, unprinted):
    """Of Peru: one ficha at each step, and one of another State that is counted there."""
    start_ficha(rosa.country, rosa)
    submitted(rosa)
    perform(Action.REQUEST_CHANGES, submitted(rosa), lucia, "Precise.")
    with_extract(submitted(rosa), lucia)
    dated = submitted(rosa)
    assess(dated, lucia)
    schedule(dated, lucia, timezone.localdate() + timedelta(3))
    perform(Action.DECLINE, submitted(rosa), lucia, "No.")
    asked = submitted(rosa)
    perform(Action.REQUEST_CHANGES, asked, lucia, "Precise.")
    perform(Action.WRITE, asked, rosa, "¿Qué falta?")
    published(country="PE")
    submitted(focal_point("BR"))


def test_each_state_is_counted_by_step(every_step, lucia):
    expected = {"invited": 1, "begun": 1, "sent": 2, "to_correct": 2, "to_agree": 1, "scheduled": 1}
    assert row(lucia).counts == expected | {"published": 1}
    assert row(lucia, "BR").counts["sent"] == 1
    assert board(lucia).totals["sent"] == 3


@pytest.mark.parametrize("code", ["PE", "BR"])
def test_a_number_is_that_of_the_queue_it_leads_to(every_step, desk, lucia, code):
    page = desk.get(BOARD)
    (shown,) = [one for one in page.context["members"] if one["row"].country.code == code]
    cells = {str(cell["label"]): cell for cell in shown["cells"]}
    for step in STEPS:
        cell = cells[str(step.label)]
        query = QueryDict(cell["url"].partition("?")[2])
        assert in_view(query, lucia).count() == cell["count"], step.name
        assert len(desk.get(cell["url"]).context["rows"]) == cell["count"], step.name


def test_every_number_leads_somewhere_and_none_of_it_is_zero(every_step, desk):
    page = Page(desk.get(BOARD).text)
    assert page.faults == []
    (table,) = page.all("table")
    links = [link.get("href") for cell in table.iter("td") for link in cell.iter("a")]
    assert len(links) > 7
    for link in links:
        path, _, place = link.partition("#")
        there = desk.get(path)
        assert there.status_code == 200, link
        assert not place or f'id="{place}"' in there.text, link
    zeros = [cell for cell in table.iter("td") if "".join(cell.itertext()).strip() == "0"]
    assert zeros and not any(list(cell.iter("a")) for cell in zeros)


def test_what_the_public_reads_is_counted_once_whatever_was_withdrawn(rosa, lucia):
    published(country="PE")
    withdraw(published(country="PE"), "duplicada")
    assert row(lucia).counts["published"] == 1


def test_of_a_draft_there_is_a_number_and_nothing_else(desk, rosa):
    draft = fill(start_ficha(rosa.country, rosa), rosa, title="Secreto de un borrador")
    with CaptureQueriesContext(connection) as asked:
        page = desk.get(BOARD).text
    assert "Secreto" not in page and draft.reference not in page
    read = {column for query in asked for column in re.findall(r'"fichas_fichatext"\."(\w+)"', query["sql"])}
    assert read <= {"id", "ficha_id"}  # to know who wrote in it last
    assert country_text(draft).title == "Secreto de un borrador"


def test_it_stands_whole_before_anyone_has_come(desk):
    page = desk.get(BOARD)
    names = [one["row"].country.name for one in page.context["members"]]
    assert names == [country.name for country in participating_states()] and len(names) == 12
    assert page.context["others"] == []
    assert page.text.count("nadie todavía") == 12
    assert f'{reverse("people:invite")}?pais=PE"' in page.text


def test_a_row_says_who_speaks_and_when_they_were_last_here(desk, lucia):
    away = {"Rosa": None, "Ana": 0, "Luz": 1, "Eva": 8}
    for name, days in away.items():
        person = focal_point("PE", name=name)
        last = None if days is None else timezone.now() - timedelta(days)
        User.objects.filter(pk=person.pk).update(last_login=last)
    page = Page(desk.get(BOARD).text)
    assert "Ana, hoy · Luz, ayer · Eva, hace 8 días · y 1 más" in page.text
    assert [speaker.is_long_away for speaker in row(lucia).speakers] == [False, False, True, True]
    assert row(lucia).speakers[-1].last_here == "nunca entró"


def test_whoever_is_invited_is_counted_until_they_are_not(desk, rosa, lucia):
    invite("ana@example.org", "focal_point", lucia, Country.objects.get(code="PE"))
    invite("otra@example.org", "secretariat", lucia)
    assert row(lucia).counts["invited"] == 2
    people = desk.get(reverse("people:people")).text
    assert "ana@example.org, con una invitación" in people


def test_a_state_that_is_no_member_stands_apart_and_outside_the_sum(desk, lucia):
    submitted(focal_point("MX"))
    published(country="CR")
    page = desk.get(BOARD)
    assert [one["row"].country.code for one in page.context["others"]] == ["CR", "MX"]
    assert board(lucia).totals["sent"] == 0
    text = Page(page.text).text
    assert text.index("Venezuela") < text.index("Estados que no son miembros") < text.index("México")


def test_a_state_that_was_opened_is_there_to_be_invited_before_it_has_anything(desk):
    Country.objects.filter(code="MX").update(is_open=True)
    page = desk.get(BOARD)
    assert [one["row"].country.code for one in page.context["others"]] == ["MX"]
    assert f'{reverse("people:invite")}?pais=MX"' in page.text


def queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as found:
        assert client.get(BOARD).status_code == 200
    return len(found)


def test_twelve_states_with_three_hundred_fichas_cost_as_many_queries_as_one_with_three(desk, lucia):
    many(1, lucia)
    desk.get(BOARD)
    one = queries(desk)
    many(3, lucia)
    three = queries(desk)
    for country in participating_states():
        focal_point(country.code)
    many(300, lucia)
    countries = list(Country.objects.filter(conference="CSM"))
    for number, ficha in enumerate(Ficha.objects.all()):
        ficha.country, ficha.year = countries[number % 12], 2000 + number
        ficha.save()
    assert queries(desk) == three == one < 14


class TestDay:
    """The day by which the fichas shall be ready."""

    def keep(self, desk, days: int):
        return desk.post(KEEP_DAY, {"dia": str(timezone.localdate() + timedelta(days))}, follow=True)

    def test_it_is_set_by_someone_and_counted_from(self, desk, lucia):
        assert "días para el" not in desk.get(BOARD).text
        page = self.keep(desk, 12)
        assert page.context["days"] == 12
        assert "días para el" in page.text and "Lo fijó Lucía Méndez" in page.text
        assert ReadyDay.objects.get().set_by == lucia

    def test_it_is_one_and_the_last_one_stands(self, desk):
        self.keep(desk, 12)
        assert self.keep(desk, 20).context["days"] == 20
        with pytest.raises(IntegrityError), transaction.atomic():
            ReadyDay.objects.create(day="2026-12-10", set_by=User.objects.first(), pk=2)

    @pytest.mark.parametrize(("typed", "why"), [("", "Elija el día."), ("ayer", "Elija el día.")])
    def test_what_is_no_day_is_refused(self, desk, typed, why):
        page = desk.post(KEEP_DAY, {"dia": typed})
        assert page.status_code == 422 and why in page.text

    @pytest.mark.parametrize("days", [-1, 5_000])
    def test_a_day_that_cannot_be_meant_is_refused_and_stays_as_typed(self, desk, days):
        page = self.keep(desk, days)
        assert page.status_code == 422 and not ReadyDay.objects.exists()
        assert f'value="{timezone.localdate() + timedelta(days)}"' in page.text
        assert Page(page.text).faults == []

    def test_once_it_has_passed_it_says_since_when_and_who_is_late(self, desk, rosa):
        start_ficha(rosa.country, rosa)
        self.keep(desk, 0)
        assert "hoy deben estar listas" in desk.get(BOARD).text
        with time_machine.travel(timezone.now() + timedelta(days=2)):
            page = signed_in(User.objects.get(role="secretariat")).get(BOARD)
            assert page.context["late"] == 2
            text = Page(page.text).text
            assert "en que debían estar listas" in text and "1 por terminar, con atraso" in text

    def test_nobody_else_sets_it_or_sees_the_board(self, rosa):
        client = signed_in(rosa)
        assert client.get(BOARD).status_code == 404
        assert client.post(KEEP_DAY, {"dia": "2030-01-01"}).status_code == 404
        assert not ReadyDay.objects.exists()


def test_the_menu_leads_to_the_board_and_the_board_to_the_figures(desk):
    queue, figures = desk.get(reverse("fichas:queue")).text, reverse("fichas:figures")
    assert f'href="{BOARD}"' in queue and f'href="{figures}"' not in queue
    for address in (BOARD, figures):
        page = desk.get(address).text
        assert f'<a href="{BOARD}"' in page and f'<a href="{figures}"' in page
