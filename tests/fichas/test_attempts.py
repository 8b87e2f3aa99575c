"""Nobody guesses a password, and nobody keeps its owner out by guessing."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from people.entrance.attempts import network_of
from people.models import Letter
from tests.people import PASSWORD, focal_point, person, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_attempts_yet")]
WRONG = "no es la mía"
TOO_MANY = "demasiados intentos"


def is_refused(user, password=PASSWORD, client=None, address="127.0.0.1", **extra) -> bool:
    answer = sign_in(client or Client(), user, password, REMOTE_ADDR=address, **extra)
    return answer.status_code == 200 and TOO_MANY in answer.text


def guess(user, times: int, network="198.51.{number}.7", start=0) -> None:
    """Wrong passwords, each from another network."""
    for number in range(start, start + times):
        sign_in(Client(), user, WRONG, REMOTE_ADDR=network.format(number=number))


def test_five_from_anywhere_keep_nobody_out():
    user = focal_point()
    guess(user, 5)
    assert sign_in(Client(), user, REMOTE_ADDR="203.0.113.9").url == "/fichas/"


@pytest.mark.parametrize(
    ("tried", "neighbour"),
    [("192.0.2.{number}", "192.0.2.200"), ("2001:db8:1:{number}::1", "2001:db8:1:ffff::9")],
)
def test_five_from_a_network_end_it_for_that_network(tried, neighbour):
    user = focal_point()
    guess(user, 5, tried)
    assert is_refused(f"  {user.email.upper()}\u200b ", address=neighbour)
    assert sign_in(Client(), user, REMOTE_ADDR="203.0.113.9").url == "/fichas/"
    with time_machine.travel(timezone.now() + timedelta(minutes=5, seconds=1)):
        assert sign_in(Client(), user, REMOTE_ADDR=neighbour).url == "/fichas/"


def test_fifty_in_an_hour_end_it_for_browsers_that_nobody_knows():
    user = focal_point()
    guess(user, 50)
    assert is_refused(user, address="203.0.113.9")
    with time_machine.travel(timezone.now() + timedelta(hours=1, seconds=1)):
        assert not is_refused(user, address="203.0.113.9")


def test_a_browser_that_signed_in_before_is_not_kept_out(client):
    user = focal_point()
    sign_in(client, user)
    client.post("/salir/")
    guess(user, 50)
    guess(user, 5, "127.0.0.{number}")
    assert sign_in(client, user).url == "/fichas/"


def test_nor_while_one_is_signed_in_and_confirms_the_password(client):
    user = focal_point()
    sign_in(client, user)
    guess(user, 50)
    assert client.post("/cuenta/confirmar/", {"password": PASSWORD}).status_code == 302


def test_nor_does_it_guess_without_limit(client):
    user = focal_point()
    sign_in(client, user)
    client.post("/salir/")
    for _ in range(5):
        sign_in(client, user, WRONG)
    assert is_refused(user, client=client)


def test_it_is_known_for_the_accounts_that_signed_in_and_no_other(client):
    user, other = focal_point(), focal_point()
    sign_in(client, user)
    client.post("/salir/")
    guess(other, 50)
    assert is_refused(other, client=client)


def test_the_mark_of_a_browser_is_signed_and_no_scripts(client):
    user = focal_point()
    sign_in(client, user)
    mark = client.cookies[settings.KNOWN_BROWSER_COOKIE_NAME]
    assert mark["httponly"] and mark["samesite"] == "Lax" and mark["max-age"] > 300 * 24 * 3600
    forged = Client()
    forged.cookies[settings.KNOWN_BROWSER_COOKIE_NAME] = mark.value[:-1] + "x"
    guess(user, 50)
    assert is_refused(user, client=forged)


def test_a_wrong_password_marks_no_browser(client):
    sign_in(client, focal_point(), WRONG)
    assert settings.KNOWN_BROWSER_COOKIE_NAME not in client.cookies


def test_a_new_password_opens_the_way(client):
    user = focal_point()
    guess(user, 50)
    guess(user, 5, "127.0.0.{number}")
    assert is_refused(user)
    client.post("/clave/", {"email": user.email})
    link = re.search(r"http://testserver(/clave/\S+)", Letter.objects.get(kind="password_reset").text)[1]
    form = client.get(link, follow=True).redirect_chain[0][0]
    client.post(form, {"password1": "otra frase bien larga", "password2": "otra frase bien larga"})
    assert sign_in(client, user, "otra frase bien larga").url == "/fichas/"


def test_the_owner_is_told_once_a_day_what_happened_and_the_way_in():
    user = focal_point()
    guess(user, 5, "192.0.2.{number}")
    for number in range(3):
        assert is_refused(user, address=f"192.0.2.{number}")
    letter = Letter.objects.get()
    assert (letter.kind, letter.recipient, letter.person) == ("attempts", user.email, user)
    assert "http://testserver/clave/" in letter.text
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        guess(user, 5, "192.0.2.{number}")
        assert is_refused(user, address="192.0.2.1")
    assert Letter.objects.count() == 2


@pytest.mark.parametrize("make", [lambda: "nadie@example.org", lambda: person(is_active=False).email])
def test_of_an_address_that_nobody_has_nobody_is_told_and_the_answer_is_the_same(make):
    address = make()
    guess(address, 5, "192.0.2.{number}")
    assert is_refused(address, address="192.0.2.9")
    assert not Letter.objects.exists()


def test_many_accounts_from_one_address_and_a_spoofed_header_changes_nothing():
    for number in range(10):
        sign_in(
            Client(), f"nadie{number}@example.org", WRONG, headers={"x-forwarded-for": f"192.0.2.{number}"}
        )
    assert is_refused("otra@example.org", headers={"x-forwarded-for": "192.0.2.99"})


def test_asking_for_new_passwords_fills_nobodys_mailbox():
    user = focal_point()
    for hour in range(30):
        with time_machine.travel(timezone.now() + timedelta(minutes=10 * hour)):
            Client().post("/clave/", {"email": user.email}, REMOTE_ADDR=f"198.51.{hour}.7")
    assert Letter.objects.count() <= 20


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2::3", "2001:db8:1::/48"),
    ],
)
def test_the_network_of_an_address(address, network):
    assert network_of(address) == network
