"""The Secretariat sees which letters did not arrive, and whether any go out."""

from datetime import timedelta

import pytest
from django.conf import settings as project
from django.db.models.functions import Now
from django.urls import reverse

from people.letters import outbox
from people.letters.notifications import enqueue_letter
from people.models import Heartbeat, Letter, MailOutage
from tests.fichas.letters import invite
from tests.languages import foreign
from tests.people import focal_point, secretary

pytestmark = pytest.mark.django_db
PAGE = reverse("people:letters")


@pytest.fixture
def desk(client):
    client.force_login(secretary())
    return client


@pytest.fixture
def given_up():
    letter = invite(1, "nadie@example.org")
    Letter.objects.filter(pk=letter.pk).update(abandoned_at=Now(), attempts=10, last_error="550 no such user")
    return letter


def test_what_could_not_be_delivered_is_shown_with_its_reason(desk, given_up):
    page = desk.get(PAGE).text
    assert "nadie@example.org" in page
    assert "550 no such user" in page


@pytest.mark.parametrize(
    ("prefix", "language", "why"),
    [
        ("", "es", "El proceso que la enviaba terminó"),
        ("/pt", "pt-br", "O processo que a enviava"),
        ("/en", "en", "The process that was sending it"),
    ],
)
def test_it_speaks_its_readers_language_and_a_subject_that_of_its_letter(desk, prefix, language, why):
    news = {"news": [{"text": "Uma carta", "path": "/pt/avisos/"}], "path": "/avisos/", "is_daily": False}
    enqueue_letter("digest", "bia@example.org", news, "digest:bia", language="pt-br")
    Letter.objects.update(attempts=project.LETTER_ATTEMPTS, leased_until=Now() - timedelta(minutes=1))
    outbox.abandon_worn_out()
    page = desk.get(f"{prefix}{PAGE}").text
    letter = Letter.objects.get()
    assert f'<p lang="pt-br">{letter.subject}</p>' in page
    assert why in page
    assert foreign(page, language) == []


def test_it_is_sent_again_and_then_it_waits(desk, given_up, mailoutbox, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    desk.post(reverse("people:send_again"), {"letter": given_up.pk})
    assert "nadie@example.org" not in desk.get(PAGE).text.split("No pudieron entregarse")[1]
    assert outbox.deliver_next()
    assert [letter.to for letter in mailoutbox] == [["nadie@example.org"]]


def test_a_letter_that_arrived_is_not_sent_again(desk):
    letter = invite(2)
    Letter.objects.filter(pk=letter.pk).update(sent_at=Now(), text="", html="")
    desk.post(reverse("people:send_again"), {"letter": letter.pk})
    assert not Letter.objects.waiting().exists()


def test_it_says_when_letters_do_not_go_out(desk):
    assert "no se ha iniciado" in desk.get(PAGE).text
    Heartbeat.beat()
    assert "no se ha iniciado" not in desk.get(PAGE).text
    MailOutage.objects.create(pk=1, reason="421 closing")
    assert "421 closing" in desk.get(PAGE).text


def test_others_do_not_see_it(client):
    client.force_login(focal_point())
    assert client.get(PAGE).status_code == 404
    assert client.post(reverse("people:send_again"), {"letter": "1"}).status_code == 404
