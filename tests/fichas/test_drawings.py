"""The figures of the desk as they are drawn: the drawing, the numbers beside it and the queue say the same."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fichas.models import Ficha, Transition
from fichas.review.drawings import bars, waiting
from fichas.review.figures import figures
from fichas.review.steps_in_days import steps_in_days
from fichas.states import Action, State
from fichas.workflow import perform
from tests.factories import published
from tests.fichas.forms import signed_in
from tests.fichas.steps import submitted
from tests.markup import Page
from tests.people import focal_point

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
ADDRESS = reverse("fichas:figures")


@pytest.fixture(autouse=True)
def every_day_counts(settings):
    settings.REVIEW_DAYS_ARE_WORKING_DAYS, settings.REVIEW_DAYS = False, 10


def waits(ficha: Ficha, days: int) -> Ficha:
    Ficha.objects.filter(pk=ficha.pk).update(state_since=timezone.now() - timedelta(days))
    return ficha


def test_a_sign_stands_at_its_days_and_is_late_beyond_the_deadline(rosa):
    for days in (2, 2, 10, 11):
        waits(submitted(rosa), days)
    drawn = waiting(State.SUBMITTED)
    (line,) = drawn.lines
    assert [(sign.days, sign.count, sign.is_late) for sign in line.signs] == [
        (2, 2, False),
        (10, 1, False),
        (11, 1, True),
    ]
    assert (line.total, line.median, line.late) == (4, 6, 1)
    places = [sign.x for sign in line.signs]
    assert places == sorted(places) and places[1] == drawn.limit_x


def test_a_row_leads_to_the_fichas_that_it_counts(rosa, lucia):
    waits(submitted(rosa), 3)
    waits(submitted(focal_point("CL")), 12)
    desk = signed_in(lucia)
    page = Page(desk.get(ADDRESS).text)
    links = [one.get("href") for one in page.elements if "pais=" in one.get("href", "")]
    assert len(links) == 2
    for link in links:
        assert desk.get(link).context["page"].paginator.count == 1


def test_what_is_set_for_a_day_waits_for_nobody(rosa):
    sent = waits(submitted(rosa), 3)
    Ficha.objects.filter(pk=sent.pk).update(publish_on=timezone.localdate())
    assert waiting(State.SUBMITTED).lines == []


def test_the_bars_of_the_months_add_up_to_the_year(rosa):
    submitted(rosa)
    Transition.objects.filter(ficha=submitted(rosa)).update(at=timezone.now().replace(month=1, day=2))
    whole = figures(timezone.localdate().year)
    drawn = bars(whole)
    assert sum(bar.sent for bar in drawn) == whole.whole.sent == 2
    assert [bar.number for bar in drawn] == list(range(timezone.localdate().month))
    assert max(bar.sent_height for bar in drawn) == 200


def test_a_step_takes_the_days_from_one_state_to_the_next(rosa, lucia):
    sent = submitted(rosa)
    Transition.objects.filter(ficha=sent).update(at=timezone.now() - timedelta(4))
    perform(Action.ASSIGN, sent, lucia, "Lucía", assignee=lucia)
    perform(Action.REQUEST_CHANGES, sent, lucia, "Precise.")
    perform(Action.SUBMIT, sent, rosa)
    steps = steps_in_days(timezone.localdate().year)
    assert [(str(step.label)[:14], step.days) for step in steps] == [
        ("En la Secretar", [4]),
        ("En manos del p", [0]),
    ]


def test_what_ended_in_a_year_counts_whenever_it_began(rosa, lucia):
    this = timezone.localdate().year
    sent = submitted(rosa)
    turn = timezone.now().replace(year=this, month=1, day=1, hour=12)
    Transition.objects.filter(ficha=sent).update(at=turn - timedelta(5))
    done = perform(Action.REQUEST_CHANGES, sent, lucia, "Precise.")
    Transition.objects.filter(pk=done.pk).update(at=turn + timedelta(5))
    assert [step.days for step in steps_in_days(this)] == [[10]]
    assert steps_in_days(this - 1) == []
    assert (figures(this).whole.sent, figures(this - 1).whole.sent) == (0, 1)
    Transition.objects.filter(pk=done.pk).update(action=Action.PUBLISH)
    out = published(country="PE").current
    Ficha.objects.filter(pk=sent.pk).update(state=State.PUBLISHED, version=out)
    assert (figures(this).whole.days, figures(this - 1).whole.days) == ([10], [])


def test_three_fichas_cost_as_many_queries_as_one(rosa, lucia):
    desk = signed_in(lucia)

    def queries() -> int:
        with CaptureQueriesContext(connection) as made:
            assert desk.get(ADDRESS).status_code == 200
        return len(made)

    submitted(rosa)
    queries()
    few = queries()
    for country in ("CL", "BO"):
        submitted(focal_point(country))
    assert queries() == few


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("/secretaria/?cola=archivo", "Mesa"),
        ("/secretaria/tablero/", "Tablero"),
        ("/secretaria/cifras/", "Tablero"),
        ("/secretaria/compilaciones/nueva/", "Compilaciones"),
        ("/secretaria/personas/invitar/", "Personas"),
    ],
)
def test_the_navigation_says_where_a_page_belongs(lucia, address, label):
    page = Page(signed_in(lucia).get(address).text)
    marked = [one for one in page.all("a") if one.get("aria-current") and "/secretaria/" in one.get("href")]
    assert "".join(marked[0].itertext()) == label
