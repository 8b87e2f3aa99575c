"""The outbox: each letter is taken by one worker, sent once, and never lost without a word."""

import datetime
import logging
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as project
from django.core.management import call_command
from django.db.models.functions import Now
from django.utils import timezone

from people.letters import outbox
from people.models import Heartbeat, Letter, MailOutage
from tests.fichas.letters import invite
from tests.mail_server import MailServer

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings):
    with MailServer() as running:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_TIMEOUT = 2
        settings.LETTER_RETRY_DELAYS = [60, 300, 900]
        settings.LETTER_ATTEMPTS = 5
        yield running


def drain() -> int:
    sent = 0
    while outbox.deliver_next():
        sent += 1
    return sent


def now() -> datetime.datetime:
    """The clock of the database."""
    Heartbeat.beat()
    return Heartbeat.objects.get().beat_at


def wait_in_minutes(letter: Letter) -> int:
    return round((letter.not_before - now()).total_seconds() / 60)


# Taking


def test_a_letter_is_taken_by_one_worker_at_a_time():
    invite()
    assert outbox.take().attempts == 1
    assert outbox.take() is None


def test_letters_are_taken_in_the_order_they_were_written():
    written_order = [invite(number).pk for number in (3, 1, 2)]
    assert [outbox.take().pk for _ in range(3)] == written_order


def test_a_letter_whose_worker_died_is_taken_again_when_the_lease_is_over():
    invite()
    outbox.take()
    Letter.objects.update(leased_until=Now() - timedelta(seconds=1))
    assert outbox.take().attempts == 2


@pytest.mark.parametrize("minutes", [-60, -10, 10, 60])
def test_a_worker_with_a_wrong_clock_takes_nothing_that_is_taken(minutes):
    invite()
    with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
        lease = outbox.take().leased_until
        assert outbox.take() is None
        assert project.LETTER_LEASE - 5 < (lease - now()).total_seconds() <= project.LETTER_LEASE
    assert outbox.take() is None


def test_who_lost_the_lease_cannot_unsettle_the_letter():
    invite()
    late = outbox.take()
    Letter.objects.update(leased_until=Now() - timedelta(seconds=1))
    other = outbox.take()
    outbox.put_off(late, TimeoutError("late"))
    assert Letter.objects.get().leased_until == other.leased_until
    outbox.mark_sent(other)
    outbox.put_off(late, TimeoutError("late"))
    assert Letter.objects.get().sent_at


def test_a_letter_that_was_sent_is_sent_whoever_holds_it():
    invite()
    late = outbox.take()
    Letter.objects.update(leased_until=None, abandoned_at=Now(), last_error="given up")
    outbox.mark_sent(late)
    letter = Letter.objects.get()
    assert letter.sent_at and letter.abandoned_at is None


def test_a_letter_that_ends_its_worker_every_time_is_given_up():
    invite()
    Letter.objects.update(attempts=project.LETTER_ATTEMPTS, leased_until=Now() + timedelta(minutes=1))
    outbox.abandon_worn_out()
    assert not Letter.objects.abandoned().exists()
    Letter.objects.update(leased_until=Now() - timedelta(minutes=1))
    assert outbox.take() is None
    outbox.abandon_worn_out()
    assert "terminó antes de tiempo" in Letter.objects.abandoned().get().last_error


@pytest.mark.parametrize("waiting", [1, 3])
def test_sending_one_letter_costs_the_same_however_many_wait(server, django_assert_num_queries, waiting):
    for number in range(waiting):
        invite(number)
    with django_assert_num_queries(6):
        outbox.deliver_next()


# Sending


def test_a_letter_is_sent_once_whole_and_forgotten(server, settings):
    settings.SECRETARIAT_EMAIL = "secretaria@example.org"
    letter = invite()
    assert drain() == 1
    got = server.letters[0]
    assert got["Message-ID"] == letter.message_id
    assert got["To"] == "persona1@example.org"
    assert got["Subject"].strip() == letter.subject
    assert got["Reply-To"] == "secretaria@example.org"
    assert (got["Auto-Submitted"], got["X-Auto-Response-Suppress"]) == ("auto-generated", "All")
    plain, html = got.iter_parts()
    assert plain.get_content().replace("\r\n", "\n") == letter.text
    assert html.get_content().split() == letter.html.split()
    letter.refresh_from_db()
    assert letter.sent_at and not letter.text + letter.html
    assert drain() == 0


def test_a_server_that_puts_off_is_asked_again_later_and_later(server):
    server.answers["RCPT"] = "451 4.7.1 greylisted"
    invite()
    waits = []
    for _ in range(4):
        assert drain() == 1
        letter = Letter.objects.get()
        waits.append(wait_in_minutes(letter))
        Letter.objects.update(not_before=Now())
    assert waits == [1, 5, 15, 15]
    assert letter.last_error == "451 4.7.1 greylisted"
    assert drain() == 1
    letter.refresh_from_db()
    assert letter.abandoned_at and letter.attempts == 5
    assert letter.text, "the desk may want to read it, or send it again"


def test_a_letter_that_is_put_off_goes_when_the_server_takes_it(server):
    server.answers["."] = "452 no room"
    invite()
    drain()
    del server.answers["."]
    Letter.objects.update(not_before=Now())
    assert drain() == 1
    letter = Letter.objects.get()
    assert letter.sent_at and letter.attempts == 2 and letter.last_error == ""


def test_one_refused_recipient_is_given_up_and_the_others_get_theirs(server):
    server.answers["persona2@example.org"] = "550 5.1.1 <persona2@example.org> no such mailbox"
    for number in (1, 2, 3):
        invite(number)
    assert drain() == 3
    assert server.recipients == ["persona1@example.org", "persona3@example.org"]
    refused = Letter.objects.abandoned().get()
    assert refused.attempts == 1
    assert refused.last_error == "550 5.1.1 <persona2@example.org> no such mailbox"


@pytest.mark.parametrize(
    ("step", "answer"), [("RCPT", "550 5.7.1 relaying denied"), (".", "554 looks like spam")]
)
def test_a_refusal_of_policy_or_content_is_tried_again(server, step, answer):
    server.answers[step] = answer
    invite()
    drain()
    letter = Letter.objects.get()
    assert letter.abandoned_at is None and wait_in_minutes(letter) == 1


@pytest.mark.parametrize(
    ("step", "answer"),
    [
        ("220", "421 too busy"),
        ("220", ""),
        ("MAIL", "451 later"),
        ("MAIL", "530 sign in first"),
        ("RCPT", "421 bye"),
    ],
)
def test_a_server_that_takes_no_letters_costs_no_letter_an_attempt_nor_its_turn(server, step, answer):
    for number in (1, 2, 3):
        invite(number)
    server.answers[step] = answer
    assert drain() == 0
    assert set(Letter.objects.values_list("attempts", "leased_until", "last_error")) == {(0, None, "")}
    assert wait_in_minutes(MailOutage.objects.get()) == 1
    server.answers.clear()
    assert drain() == 0, "it waits"
    MailOutage.objects.update(not_before=Now())
    invite(4)
    assert drain() == 4
    assert server.recipients == [f"persona{number}@example.org" for number in (1, 2, 3, 4)]
    assert not MailOutage.objects.exists()


def test_an_outage_is_looked_at_at_least_every_quarter_of_an_hour(server, settings):
    settings.LETTER_RETRY_DELAYS = [60, 300, 900, 3600]
    server.answers["220"] = "421 too busy"
    invite()
    waits = []
    for _ in range(5):
        outbox.deliver_next()
        waits.append(wait_in_minutes(MailOutage.objects.get()))
        MailOutage.objects.update(not_before=Now())
    assert waits == [1, 5, 15, 15, 15]
    outage = MailOutage.objects.get()
    assert outage.failures == 5
    assert outage.reason == "421 too busy"


def test_a_server_that_is_down_is_an_outage(server):
    server.shutdown()
    server.server_close()
    invite()
    assert drain() == 0
    assert "refused" in MailOutage.objects.get().reason


def test_a_slow_server_gets_its_time_and_no_more(server, settings):
    settings.EMAIL_TIMEOUT = 0.2
    server.delays["."] = 0.1
    invite(1)
    assert drain() == 1 and Letter.objects.get().sent_at
    server.delays["."] = 0.5
    invite(2)
    assert drain() == 1
    assert "timed out" in Letter.objects.get(key="invitation:2").last_error


def test_the_log_names_no_person(server, caplog):
    caplog.set_level(logging.DEBUG)
    server.answers["persona2@example.org"] = "550 <persona2@example.org> nobody"
    server.answers["persona3@example.org"] = "450 <persona3@example.org> later"
    for number in (1, 2, 3):
        invite(number)
    drain()
    server.answers["MAIL"] = "550 <persona9@example.org> may not send"
    invite(4)
    drain()
    assert len(caplog.records) >= 4
    assert "@" not in caplog.text and "Invitación" not in caplog.text
    assert "SMTPRecipientsRefused 550 at attempt 1" in caplog.text


# The worker


def test_the_worker_sends_what_is_due_and_ends(mailoutbox):
    for number in (1, 2, 3):
        invite(number)
    Letter.objects.filter(key="invitation:2").update(not_before=Now() + timedelta(hours=1))
    before = now()
    call_command("worker", "--once")
    assert [message.to for message in mailoutbox] == [["persona1@example.org"], ["persona3@example.org"]]
    assert Heartbeat.objects.get().beat_at >= before


def test_letters_are_written_to_files_until_a_mail_server_is_named(settings, tmp_path, capsys):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    invite()
    call_command("worker", "--once")
    assert "EMAIL_URL is not set" in capsys.readouterr().out
    assert b"To: persona1@example.org" in next((tmp_path / "mail").iterdir()).read_bytes()
