"""The log tells who came in, who did not and what changed about the way in, by number and network address alone."""

import json

import pytest

from tests.fichas.logs import Kept
from tests.people import PASSWORD, SECRET, code, focal_point, secretary, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_attempts_yet")]
NEW = "otra frase bien larga"


def events(log: Kept) -> list[tuple]:
    lines = map(json.loads, log.lines)
    kept = [line for line in lines if line["logger"] == "people.entrance.journal"]
    return [(line["message"], line["user"], line["address"]) for line in kept]


def test_coming_and_going(log, client):
    user = focal_point()
    sign_in(client, user, "no es la mía", REMOTE_ADDR="192.0.2.1")
    sign_in(client, "zqxnadie@example.org", "zqxclave", REMOTE_ADDR="192.0.2.2")
    sign_in(client, user, REMOTE_ADDR="192.0.2.3")
    client.post("/cuenta/clave/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW})
    client.post("/salir/")
    assert events(log) == [
        ("sign-in failed", user.pk, "192.0.2.1"),
        ("sign-in failed", None, "192.0.2.2"),
        ("signed in", user.pk, "192.0.2.3"),
        ("password changed", user.pk, "127.0.0.1"),
        ("signed out", user.pk, "127.0.0.1"),
    ]
    written = "".join(log.lines)
    assert user.email not in written and "zqx" not in written and PASSWORD not in written


def test_what_was_refused_unseen(log, client):
    user = focal_point()
    for _ in range(6):
        sign_in(client, user, "no es la mía")
    assert events(log)[-1] == ("too many sign-ins", user.pk, "127.0.0.1")


def test_the_second_step(log, client, django_capture_on_commit_callbacks):
    user = secretary(two_steps=False)
    sign_in(client, user)
    form = client.get("/cuenta/dos-pasos/activar/").context["form"]
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/cuenta/dos-pasos/activar/", {"code": code(form.secret)})
    client.post("/salir/")
    assert "second step set" in [event for event, *_ in events(log)]
    assert form.secret not in "".join(log.lines)
    other = secretary()
    sign_in(client, other)
    wrong = "000000" if code() != "000000" else "000001"
    client.post("/ingresar/codigo/", {"code": wrong})
    client.post("/ingresar/codigo/", {"code": code()})
    assert [event for event, number, _ in events(log) if number == other.pk] == [
        "second step failed",
        "second step used",
        "signed in",
    ]
    assert SECRET not in "".join(log.lines)
