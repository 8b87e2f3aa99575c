"""A day that was set is kept in the desk's name, or the desk is told at once; meanwhile nobody is waited for."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, OperationalError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from fichas.letters.reminders import remind
from fichas.models import Transition
from fichas.review.publication import publish_due, schedule
from fichas.states import Action, State
from fichas.workflow import NotAllowed, perform
from people.models import Letter, Notice, User
from practices.languages import path_in
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import assess, fresh
from tests.people import secretary

pytestmark = pytest.mark.django_db
QUEUE = reverse("fichas:queue")


@pytest.fixture(autouse=True)
def nothing_is_printed(monkeypatch):
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)


@pytest.fixture
def dated(sent, lucia):
    assess(sent, lucia)
    schedule(sent, lucia, timezone.localdate() + timedelta(2))
    return sent


@pytest.fixture
def later():
    with time_machine.travel(timezone.now() + timedelta(days=2, hours=12)):
        yield


@pytest.mark.parametrize("gone", ["deactivated", "no longer at the desk"])
def test_it_is_kept_when_whoever_set_it_has_left(dated, lucia, rosa, gone, later):
    if gone == "deactivated":
        lucia.is_active = False
    else:
        lucia.role = User.Role.GUEST
    lucia.save()
    assert publish_due()
    assert fresh(dated).state == State.PUBLISHED
    for client, name in ((signed_in(secretary()), "history"), (signed_in(rosa), "own_history")):
        assert "Secretaría Técnica (programada por Lucía Méndez)" in client.get(at(name, dated)).text
    assert Notice.objects.filter(person=rosa, text__contains="está publicada").exists()


@pytest.mark.parametrize("fault", ["criteria", "a bug"])
def test_what_cannot_be_published_is_told_to_the_desk_at_once(dated, lucia, monkeypatch, fault, later):
    if fault == "criteria":
        dated.assessments.first().delete()
    else:
        monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: 1 / 0)
    assert publish_due()
    assert not publish_due()
    notice = Notice.objects.filter(person=lucia).first()
    assert "no pudo publicarse en su día" in notice.text
    assert Letter.objects.filter(person=lucia, subject=notice.text).exists()
    page = signed_in(lucia).get(notice.path).text
    assert ("criterios" if fault == "criteria" else "Ocurrió un error") in page.split("<h1")[1]


def test_a_database_that_is_away_takes_no_day_away(dated, monkeypatch, later):
    def away(edition):
        raise OperationalError

    monkeypatch.setattr("fichas.review.publication.print_edition", away)
    with pytest.raises(OperationalError):
        publish_due()
    assert fresh(dated).publish_on


def test_before_its_day_nobody_publishes_in_the_desks_name(dated, rosa):
    with pytest.raises(NotAllowed):
        perform(Action.UNSCHEDULE, dated, rosa, on_its_day=True, publish_on=None)


def test_meanwhile_it_is_neither_waiting_nor_late_and_its_country_knows_the_day(dated, rosa, lucia, settings):
    settings.REVIEW_DAYS, settings.REVIEW_DAYS_ARE_WORKING_DAYS = 0, False
    Notice.objects.all().delete()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        desk = signed_in(lucia)
        page = desk.get(QUEUE, {"cola": "programadas"})
        waiting = page.context["waiting"]
        assert [waiting[name] for name in ("desk", "country", "scheduled", "late")] == [0, 0, 1, 0]
        (row,) = page.context["rows"]
        assert (row["state"], row["is_overdue"]) == ("Programada", False)
        assert desk.get(QUEUE).context["rows"] == []
        assert not desk.get(f"{QUEUE}?estado=submitted").context["rows"]
        remind()
        assert not Notice.objects.exists()
        assert "Se publica el" in signed_in(rosa).get(at("task_list", dated)).text


@pytest.mark.parametrize(("language", "form"), [("es", "j b"), ("pt-br", "j b"), ("en", "j M")])
def test_the_queue_writes_its_month_as_the_language_does(dated, lucia, language, form):
    page = signed_in(lucia).get(path_in(language, QUEUE)).text
    with override(language):
        assert f'<p class="big-day">{date_format(fresh(dated).publish_on, form)}</p>' in page


def test_the_day_is_told_to_the_country(dated, rosa):
    assert "se publica el" in Notice.objects.filter(person=rosa).first().text


def test_the_database_refuses_another_step_on_its_day(sent):
    with pytest.raises(IntegrityError, match="only_a_publication_comes_on_its_day"), transaction.atomic():
        Transition.objects.update(on_its_day=True)
