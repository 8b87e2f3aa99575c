"""What has a day of publication waits for nobody: the queue shows it apart, and the day can be taken from several."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format

from fichas.models import Ficha
from fichas.review.coming_out import TITLES
from fichas.states import Action, State
from fichas.workflow import perform
from people.models import Letter
from tests.fichas.bulk import asked, confirm, references, why
from tests.fichas.forms import at, signed_in
from tests.fichas.queues import QUEUE, many
from tests.fichas.steps import fresh, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(lucia) -> Client:
    return signed_in(lucia)


@pytest.fixture
def day():
    return timezone.localdate() + timedelta(7)


def schedule(day, **which) -> None:
    Ficha.objects.filter(**which).update(publish_on=day)


def test_the_days_stand_below_what_waits_the_next_one_first(desk, rosa, day):
    waiting, first, second = (submitted(rosa, title=f"Registro {name}") for name in ("A", "B", "C"))
    schedule(day + timedelta(3), pk=first.pk)
    schedule(day, pk=second.pk)
    page = desk.get(QUEUE)
    assert [row["reference"] for row in page.context["rows"]] == [waiting.reference]
    assert [(one.on, one.fichas) for one in page.context["days"]] == [
        (day, [second]),
        (day + timedelta(3), [first]),
    ]
    assert page.text.count("Sale 1 ficha programada") == 2
    for elsewhere in ({"cola": "mias"}, {"q": "registro"}, {"orden": "pais"}):
        assert desk.get(QUEUE, elsewhere).context["days"] == []


def test_what_is_published_now_is_said_to_come_out_in_minutes(desk, sent):
    schedule(timezone.localdate(), pk=sent.pk)
    page = desk.get(QUEUE)
    assert page.context["rows"] == []
    assert "en unos minutos" in page.text


def test_many_of_a_day_cost_no_more_and_are_counted(desk, lucia, day):
    many(40, lucia)
    Ficha.objects.update(state=State.SUBMITTED)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get(QUEUE)
        return len(queries)

    schedule(day, pk=Ficha.objects.first().pk)
    desk.get(QUEUE)
    few = cost()
    schedule(day, sequence__lte=30)
    assert cost() == few
    (shown,) = desk.get(QUEUE).context["days"]
    assert (shown.count, len(shown.fichas), shown.others) == (30, TITLES, 30 - TITLES)
    assert f"y {30 - TITLES} más" in desk.get(QUEUE).text


def test_the_day_is_taken_from_several_at_once(desk, rosa, day):
    first, second, without = (submitted(rosa) for _ in range(3))
    schedule(day, pk__in=[first.pk, second.pk])
    assert "Anular el día" in desk.get(QUEUE, {"cola": "programadas"}).text
    page = asked(desk, "unschedule_all", [first, second, without])
    assert references(page) == [first.reference, second.reference]
    assert why(page) == {without.reference: "Ya está así."}
    Letter.objects.all().delete()
    done = confirm(desk, page, visto="si", mensaje="Otra fecha.")
    assert "2 fichas ya no tienen día" in done.text
    assert {fresh(first).publish_on, fresh(second).publish_on} == {None}
    assert first.transitions.last().comment == "Otra fecha."
    assert Letter.objects.count() == page.context["letters"]


def test_what_its_country_asks_about_waits_for_the_desk_and_still_comes_out(desk, rosa, sent, day):
    schedule(day, pk=sent.pk)
    perform(Action.WRITE, sent, rosa, "¿Puede salir antes?")
    page = desk.get(QUEUE)
    assert [row["reference"] for row in page.context["rows"]] == [sent.reference]
    assert [one.count for one in page.context["days"]] == [1]
    assert desk.get(QUEUE, {"cola": "programadas"}).context["rows"] == []


@pytest.mark.parametrize("state", [State.SUBMITTED, State.AGREED])
def test_its_country_reads_the_day_as_what_happens_now(rosa, sent, day, state):
    schedule(day, pk=sent.pk)
    Ficha.objects.update(state=state)
    for name in ("task_list", "submitted"):
        page = signed_in(rosa).get(at(name, sent)).text
        assert f"la publica en el repositorio el {date_format(day)}" in page
        assert "pide cambios" not in page
