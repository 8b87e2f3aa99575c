"""Clocks that go ahead or behind, and summer time: nothing is done twice, nor earlier than a clock is wrong."""

from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from fichas.deadlines import days_waiting, is_overdue
from fichas.letters.reminders import remind
from fichas.models import Ficha
from fichas.review.publication import publish_due, schedule
from fichas.states import Action, State
from fichas.workflow import perform
from people.entrance import invitations
from people.models import Heartbeat, Invitation, Letter, Notice
from tests.fichas.steps import assess, fresh, on_day
from tests.people import secretary

pytestmark = pytest.mark.django_db
WRONG = (timedelta(minutes=-10), timedelta(minutes=10))


@contextmanager
def clock_wrong_by(wrong: timedelta, at: datetime | None = None):
    """A process whose clock is wrong; the database's stays right."""
    with time_machine.travel((at or timezone.now()) + wrong):
        yield


@pytest.fixture
def dated(sent, lucia, monkeypatch):
    """A ficha that is to be published in two days."""
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)
    assess(sent, lucia)
    schedule(sent, lucia, timezone.localdate() + timedelta(2))
    return sent


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_due_is_published_once_whatever_the_workers_clocks_say(dated, wrong):
    noon = on_day(1, 12, 0)
    with clock_wrong_by(wrong, noon):
        assert not publish_due()
    with clock_wrong_by(wrong, on_day(2, 12, 0)):
        assert publish_due()
    with clock_wrong_by(-wrong, on_day(2, 12, 0)):
        assert not publish_due()
    assert fresh(dated).state == State.PUBLISHED
    assert dated.transitions.filter(action=Action.PUBLISH).count() == 1


def test_a_clock_ahead_publishes_no_earlier_than_it_is_wrong(dated):
    ahead = timedelta(minutes=10)
    with clock_wrong_by(ahead, on_day(1, 23, 45)):
        assert not publish_due()
    with clock_wrong_by(ahead, on_day(1, 23, 55)):
        assert publish_due()


@pytest.mark.parametrize("wrong", WRONG)
def test_two_workers_with_different_clocks_remind_once(sent, lucia, wrong):
    Ficha.objects.update(state_since=timezone.now() - timedelta(days=60))
    for one in (timedelta(0), wrong, -wrong):
        with clock_wrong_by(one):
            remind()
    assert Notice.objects.filter(key__startswith="overdue:", person=lucia).count() == 1
    assert Letter.objects.filter(key__startswith="overdue:").count() == 1


@pytest.mark.parametrize("wrong", WRONG)
def test_a_lease_is_the_databases(sent, wrong):
    """With one letter to send, a second worker takes nothing until the lease is over."""
    Letter.objects.exclude(pk=Letter.objects.first().pk).delete()
    assert Letter.objects.take()
    with clock_wrong_by(wrong):
        assert Letter.objects.take() is None
        Heartbeat.beat()
    assert abs(Heartbeat.objects.get().beat_at - datetime.now(UTC)) < timedelta(seconds=30)


@pytest.mark.parametrize("wrong", WRONG)
def test_an_invitation_ends_at_its_hour_give_or_take_the_clock(lucia, wrong):
    invitation = invitations.invite("nueva@example.org", Invitation.Role.SECRETARIAT, lucia)
    with clock_wrong_by(wrong, invitation.expires_at - timedelta(minutes=11)):
        assert Invitation.objects.open().exists()
    with clock_wrong_by(wrong, invitation.expires_at + timedelta(minutes=11)):
        assert not Invitation.objects.open().exists()
        with pytest.raises(invitations.Refused):
            invitations.accept(invitation)


def test_steps_stand_in_the_order_in_which_they_were_taken(dated, lucia):
    """The machine's clock goes an hour back between two of them."""
    andres = secretary(name="Andrés Soto")
    with clock_wrong_by(timedelta(hours=-1)):
        perform(Action.UNSCHEDULE, dated, lucia, publish_on=None)
        schedule(dated, andres, timezone.localdate() + timedelta(2))
    assert [step.action for step in dated.transitions.all()] == [
        "submit",
        "schedule",
        "unschedule",
        "schedule",
    ]
    with clock_wrong_by(timedelta(0), on_day(2, 12, 0)):
        assert publish_due()
    assert dated.transitions.last().by == andres


@pytest.mark.parametrize(
    ("zone", "since"),
    [
        ("America/Santiago", "2026-09-04 23:30"),  # summer time begins on the night to the sixth
        ("America/Santiago", "2026-04-02 23:30"),  # and ends on the night to the fifth
        ("America/Asuncion", "2026-10-02 23:30"),
        ("America/Montevideo", "2026-12-30 23:30"),
    ],
)
def test_days_are_those_of_the_calendar_over_a_change_of_the_hour(settings, zone, since):
    settings.REVIEW_DAYS, settings.REVIEW_DAYS_ARE_WORKING_DAYS = 3, False
    with timezone.override(ZoneInfo(zone)):
        began = timezone.make_aware(datetime.fromisoformat(since))
        ficha = Ficha(state=State.SUBMITTED, state_since=began)
        for days in range(5):
            morning = timezone.make_aware(
                datetime.combine(timezone.localdate(began) + timedelta(days), time(0, 10))
            )
            if days:
                with time_machine.travel(morning, tick=False):
                    assert (days_waiting(ficha), is_overdue(ficha)) == (days, days > 3)
