"""Signing in: one way in for all, closed by default, the same answer to whoever knows an address and whoever guesses."""

import re
import time
from statistics import median

import pytest
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.db import connection

from people.models import Letter
from tests.markup import Page
from tests.people import PASSWORD, SIGN_IN, focal_point, person, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_attempts_yet")]


def test_signing_in_leads_to_where_ones_work_is(client):
    answer = sign_in(client, focal_point())
    assert answer.url == "/fichas/"
    assert client.get("/fichas/").status_code == 200


def test_the_way_back_after_signing_in_leads_to_what_was_asked(client):
    asked = client.get("/cuenta/sesiones/")
    page = Page(client.get(asked.url).text)
    back = next(one.get("value") for one in page.all("input") if one.get("name") == "next")
    answer = client.post(SIGN_IN, {"login": focal_point().email, "password": PASSWORD, "next": back})
    assert answer.url == "/cuenta/sesiones/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//evil.example",
        "https:evil.example",
        "/\\evil.example",
        "https://evil.example/",
        "javascript:alert(1)",
        "http://localhost/",
    ],
)
def test_a_way_back_that_leads_elsewhere_is_not_taken(client, elsewhere):
    answer = client.post(SIGN_IN, {"login": focal_point().email, "password": PASSWORD, "next": elsewhere})
    assert answer.url == "/fichas/"


def test_an_encoded_way_back_stays_here(client):
    answer = client.post(
        SIGN_IN, {"login": focal_point().email, "password": PASSWORD, "next": "%2F%2Fevil.example"}
    )
    assert not answer.url.startswith(("//", "http"))


def test_unknown_address_and_wrong_password_answer_alike(client):
    known = focal_point()
    wrong = sign_in(client, known, "otra contraseña larga")
    unknown = sign_in(client, "nadie@example.org", "otra contraseña larga")
    assert wrong.status_code == unknown.status_code == 200
    assert plain(wrong, known.email) == plain(unknown, "nadie@example.org")


def test_an_address_that_left_answers_like_an_unknown_one_to_a_wrong_password(client):
    left = person(is_active=False)
    wrong = sign_in(client, left, "otra contraseña larga")
    assert plain(wrong, left.email) == plain(
        sign_in(client, "nadie@example.org", "otra contraseña larga"), "nadie@example.org"
    )


def plain(answer, email):
    """The page without what differs in any case."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text)
    return text.replace(email, "…")


def test_a_hash_is_computed_for_known_and_unknown_addresses(client, settings, monkeypatch):
    hashed = []
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    known = focal_point()
    for step in ("encode", "verify"):
        original = getattr(Argon2PasswordHasher, step)
        monkeypatch.setattr(
            Argon2PasswordHasher,
            step,
            lambda *args, original=original, **kwargs: hashed.append(1) or original(*args, **kwargs),
        )
    counts = []
    for email in (known.email, "nadie@example.org"):
        hashed.clear()
        sign_in(client, email, "otra contraseña larga")
        counts.append(len(hashed))
    assert counts == [1, 1]


def test_passwords_are_kept_as_argon2():
    from config import settings

    assert settings.PASSWORD_HASHERS[0].endswith("Argon2PasswordHasher")


def test_reset_of_known_and_unknown_addresses_answers_alike(client):
    known = focal_point()
    answers = [client.post("/clave/", {"email": email}) for email in (known.email, "nadie@example.org")]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert {answer.url for answer in answers} == {"/clave/enviada/"}
    assert [letter.recipient for letter in Letter.objects.all()] == [known.email]


def test_reset_of_known_and_unknown_addresses_takes_as_long(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"reset_password": "1000/m/ip"}
    took = {"known": [], "unknown": []}
    for number in range(15):
        for kind, email in (("known", focal_point().email), ("unknown", f"nadie{number}@example.org")):
            start = time.process_time()
            client.post("/clave/", {"email": email})
            took[kind].append(time.process_time() - start)
    assert 0.6 < median(took["known"]) / median(took["unknown"]) < 1.6


def test_reset_by_its_letter(client):
    user = focal_point()
    client.post("/clave/", {"email": user.email.upper()})
    link = re.search(r"http://testserver(/clave/\S+)", Letter.objects.get().text)[1]
    form = client.get(link, follow=True)
    assert form.redirect_chain[0][0].endswith("-set-password/")
    client.post(
        form.redirect_chain[0][0],
        {"password1": "otra frase bien larga", "password2": "otra frase bien larga"},
    )
    assert sign_in(client, user, "otra frase bien larga").url == "/fichas/"
    assert "ya no sirve" in client.get(link).text


def test_reset_with_another_host_is_refused_and_writes_no_letter(client):
    answer = client.post("/clave/", {"email": focal_point().email}, headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert not Letter.objects.exists()


def test_when_attempts_cannot_be_counted_only_sign_in_is_refused(client):
    user = focal_point()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE limits RENAME TO limits_away")
    assert client.get("/practicas/").status_code == 200
    assert client.get(SIGN_IN).status_code == 200
    assert "demasiados intentos" in sign_in(client, user).text


def test_the_session_gets_another_name_on_sign_in_and_on_a_new_password(client):
    user = focal_point()
    fixed = client.session
    fixed["anything"] = "set before"
    fixed.save()
    before = client.cookies["session"].value
    sign_in(client, user)
    signed_in = client.cookies["session"].value
    new = {
        "oldpassword": PASSWORD,
        "password1": "otra frase bien larga",
        "password2": "otra frase bien larga",
    }
    assert client.post("/cuenta/clave/", new).status_code == 302
    assert len({before, signed_in, client.cookies["session"].value}) == 3


def test_a_new_password_ends_the_other_sessions(client, django_user_model):
    from django.test import Client

    user, other = focal_point(), Client()
    sign_in(client, user)
    sign_in(other, user)
    new = {
        "oldpassword": PASSWORD,
        "password1": "otra frase bien larga",
        "password2": "otra frase bien larga",
    }
    client.post("/cuenta/clave/", new)
    assert client.get("/cuenta/").status_code == 200
    assert other.get("/cuenta/").status_code == 302


def test_a_person_closes_the_other_sessions(client):
    from django.test import Client

    user, other = focal_point(), Client(headers={"user-agent": "Otro navegador"})
    sign_in(client, user)
    sign_in(other, user)
    assert "Otro navegador" in client.get("/cuenta/sesiones/").text
    client.post("/cuenta/sesiones/")
    assert other.get("/cuenta/").status_code == 302
    assert "Otro navegador" not in client.get("/cuenta/sesiones/").text


def test_leaving_ends_the_session_and_a_look_does_not(client):
    sign_in(client, focal_point())
    client.get("/salir/")
    assert client.get("/cuenta/").status_code == 200
    assert client.post("/salir/").url == SIGN_IN
    assert client.get("/cuenta/").status_code == 302


def test_a_form_from_elsewhere_changes_nothing():
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert sign_in(strict, focal_point()).status_code == 403


def test_a_deactivated_person_is_out_at_the_next_request(client):
    user = focal_point()
    client.force_login(user)
    user.is_active = False
    user.save()
    assert client.get("/cuenta/").url.startswith(SIGN_IN)
