"""What waits is counted in days, reminded of once, and published or cleared when its day comes."""

from datetime import date, datetime, time, timedelta
from unittest.mock import patch

import pytest
import time_machine
from django.core.management import call_command
from django.db import OperationalError
from django.db.models.functions import Now
from django.utils import timezone

from fichas.deadlines import days_waiting, is_overdue
from fichas.form.drafts import country_text
from fichas.letters.reminders import remind
from fichas.models import Ficha, FichaText
from fichas.review.queue_rows import since as since_when
from fichas.review.retention import clear_contacts
from fichas.searching import find
from fichas.states import Action, State
from fichas.workflow import perform
from people.models import Heartbeat, Letter, Notice
from practices.declarations import Work
from tests.fichas.steps import edit, late, submitted
from tests.people import focal_point, secretary

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


def ficha_since(day: date, state=State.SUBMITTED) -> Ficha:
    return Ficha(state=state, state_since=timezone.make_aware(datetime.combine(day, time(12))))


@pytest.mark.parametrize(
    ("since", "today", "working", "all_days"),
    [
        (date(2026, 11, 2), date(2026, 11, 2), 0, 0),  # a Monday
        (date(2026, 11, 2), date(2026, 11, 6), 4, 4),
        (date(2026, 11, 6), date(2026, 11, 9), 1, 3),  # over a weekend
        (date(2026, 11, 7), date(2026, 11, 8), 0, 1),
        (date(2026, 11, 2), date(2026, 11, 17), 11, 15),
        (date(2026, 11, 9), date(2026, 11, 2), 0, 0),  # a clock that goes behind
    ],
)
def test_days_of_waiting(settings, since, today, working, all_days):
    assert days_waiting(ficha_since(since), today) == working
    settings.REVIEW_DAYS_ARE_WORKING_DAYS = False
    assert days_waiting(ficha_since(since), today) == all_days


def test_a_row_says_which_days_it_counts(settings):
    def said(since: date, today: date) -> str:
        with time_machine.travel(datetime.combine(today, time(12), timezone.get_default_timezone())):
            return since_when(ficha_since(since))

    friday, monday = date(2026, 11, 6), date(2026, 11, 9)
    assert [said(friday, day) for day in (friday, date(2026, 11, 7), monday, date(2026, 11, 17))] == [
        "hoy",
        "desde ayer",
        "1 día hábil",
        "7 días hábiles",
    ]
    settings.REVIEW_DAYS_ARE_WORKING_DAYS = False
    assert said(friday, monday) == "3 días"


def test_only_who_is_waited_for_can_be_late(settings):
    settings.REVIEW_DAYS, settings.REVIEW_DAYS_ARE_WORKING_DAYS = 10, False
    monday = date(2026, 11, 2)
    assert not is_overdue(ficha_since(monday), monday + timedelta(10))
    assert is_overdue(ficha_since(monday), monday + timedelta(11))
    assert not is_overdue(ficha_since(monday, State.CHANGES_REQUESTED), monday + timedelta(99))


def test_an_overdue_ficha_is_reminded_of_once_and_again_when_it_comes_back(sent, rosa, lucia):
    late(sent)
    for _ in range(8):
        remind()
    reminders = Notice.objects.filter(key__startswith="overdue:")
    assert [notice.person for notice in reminders] == [lucia]
    assert Letter.objects.filter(key__startswith="overdue:").count() == 1
    perform(Action.REQUEST_CHANGES, sent, lucia, "Precise.")
    perform(Action.SUBMIT, sent, rosa)
    remind()
    assert reminders.all().count() == 1
    late(sent)
    remind()
    assert reminders.all().count() == 2


def test_the_country_is_reminded_of_what_waits_for_it(sent, rosa, lucia):
    focal_point("BR")
    edit(sent, lucia, summary="Lo esencial.")
    perform(Action.ASK_AGREEMENT, sent, lucia)
    late(sent)
    remind()
    assert [notice.person for notice in Notice.objects.filter(key__startswith="overdue:")] == [rosa]


def test_the_contact_of_what_will_not_be_published_is_cleared_after_its_time(rosa, lucia, settings):
    kept, gone = submitted(rosa), submitted(rosa)
    perform(Action.DECLINE, gone, lucia, "No es una práctica.")
    assert clear_contacts() == 0
    Ficha.objects.update(state_since=Now() - timedelta(days=settings.CONTACT_DAYS + 1))
    assert clear_contacts() == 1
    assert country_text(Ficha.objects.get(pk=gone.pk)).contact_name == ""
    assert country_text(Ficha.objects.get(pk=gone.pk)).contact_institution == "Cancillería"
    assert [ficha.pk for ficha in find(Ficha.objects.all(), "Ana Torres")] == [kept.pk]
    assert find(Ficha.objects.all(), "Cancillería").count() == 2
    assert country_text(kept).contact_name == "Ana Torres"
    assert clear_contacts() == 0


def test_the_command_says_how_many(capsys):
    call_command("clear_contacts")
    assert capsys.readouterr().out == "0 contacts cleared.\n0 addresses cleared.\n"


def test_one_piece_of_work_that_fails_does_not_stop_the_others(caplog):
    work = [Work(fail), Work(Heartbeat.beat)]
    with patch("people.management.commands.worker.all_work", return_value=work):
        call_command("worker", once=True)
    assert Heartbeat.objects.exists()
    assert "fail failed." in caplog.text


def fail():
    raise ValueError("something")


class TestHealth:
    def test_alive_asks_nothing_of_anyone(self, client, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert client.get("/salud/viva").json() == {"alive": True}

    def test_ready_names_what_is_missing(self, client, settings):
        first = client.get("/salud/lista")
        assert (first.status_code, first.json()["worker"]) == (503, False)
        Heartbeat.beat()
        assert client.get("/salud/lista").json() == {
            **dict.fromkeys(("database", "migrations", "worker", "disk"), True)
        }
        settings.MIN_FREE_DISK_BYTES = 1 << 62
        assert client.get("/salud/lista").json()["disk"] is False

    def test_a_worker_that_fell_silent_is_noticed(self, client):
        Heartbeat.beat()
        Heartbeat.objects.update(beat_at=Now() - timedelta(minutes=6))
        assert client.get("/salud/lista").json()["worker"] is False


@pytest.mark.parametrize("address", ["/", "/ingresar/", "/secretaria/", "/salud/lista"])
def test_while_the_database_is_away_the_page_says_so_and_when_to_come_back(client, address):
    client.force_login(secretary())
    client.raise_request_exception = False
    away = OperationalError("server closed the connection")
    with patch("django.db.backends.utils.CursorWrapper.execute", side_effect=away):
        answer = client.get(address)
    assert answer.status_code == 503
    if address != "/salud/lista":
        assert answer["Retry-After"] == "10"
        assert "La base de datos no responde ahora" in answer.text


def test_what_is_not_kept_in_a_name_stays_in_the_text():
    """The personal half of the contact is three columns: whoever adds one says how long it is kept."""
    personal = {one.name for one in FichaText._meta.get_fields() if one.name.startswith("contact_")}
    assert personal == {
        "contact_name",
        "contact_post",
        "contact_personal_email",
        "contact_institution",
        "contact_email",
    }
