"""The second step: compulsory for the Secretariat and administrators, a code serves once."""

import tarfile
import time
from contextlib import nullcontext

import pytest
import time_machine
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from django.core.cache import cache
from django.core.management import call_command

from tests.people import (
    PASSWORD,
    SECRET,
    administrator,
    code,
    focal_point,
    secretary,
    sign_in,
    with_two_steps,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_attempts_yet")]


@pytest.mark.parametrize("make", [secretary, administrator])
def test_who_must_use_two_steps_sets_them_up_before_anything_else(client, make):
    user = make(two_steps=False)
    sign_in(client, user)
    for path in ("/cuenta/", "/secretaria/", "/admin/", "/cuenta/dos-pasos/"):
        assert client.get(path).url == "/cuenta/dos-pasos/activar/"
    form = client.get("/cuenta/dos-pasos/activar/")
    assert form.status_code == 200
    answer = client.post("/cuenta/dos-pasos/activar/", {"code": code(form.context["form"].secret)})
    assert answer.url == "/cuenta/dos-pasos/codigos/"
    assert len(client.get(answer.url).context["unused_codes"]) == 10
    assert client.get("/cuenta/").status_code == 200


def test_in_debug_nobody_must(client, settings):
    settings.SECOND_STEP_REQUIRED = False
    sign_in(client, secretary(two_steps=False))
    assert client.get("/secretaria/").status_code == 200


def test_the_second_step_and_a_code_only_once(client):
    user = secretary()
    assert sign_in(client, user).url == "/ingresar/codigo/"
    assert client.get("/cuenta/").status_code == 302
    used = code()
    assert client.post("/ingresar/codigo/", {"code": used}).url == "/secretaria/"
    client.post("/salir/")
    sign_in(client, user)
    assert client.post("/ingresar/codigo/", {"code": used}).status_code == 200
    assert client.get("/cuenta/").status_code == 302


def test_a_recovery_code_serves_once(client):
    user = secretary()
    spare = RecoveryCodes.activate(user).get_unused_codes()[0]
    sign_in(client, user)
    assert client.post("/ingresar/codigo/", {"code": spare}).url == "/secretaria/"
    client.post("/salir/")
    sign_in(client, user)
    assert client.post("/ingresar/codigo/", {"code": spare}).status_code == 200


def test_who_must_use_two_steps_cannot_switch_them_off_others_can(client):
    for user, switched_off in ((secretary(), False), (with_two_steps(focal_point()), True)):
        cache.clear()
        sign_in(client, user)
        client.post("/ingresar/codigo/", {"code": code()})
        client.post("/cuenta/dos-pasos/desactivar/")
        assert user.authenticator_set.exists() is not switched_off
        client.post("/salir/")


def test_sensitive_pages_ask_again_after_a_while(client):
    user = focal_point()
    sign_in(client, user)
    assert client.get("/cuenta/dos-pasos/activar/").status_code == 200
    session = client.session
    session["signed_in_at"] = time.time() - 3600
    session.save()
    assert client.get("/cuenta/dos-pasos/activar/").url.startswith("/cuenta/confirmar/")
    answer = client.post("/cuenta/confirmar/?next=/cuenta/dos-pasos/activar/", {"password": PASSWORD})
    assert answer.url == "/cuenta/dos-pasos/activar/"


def at(seconds: int):
    """That long after the beginning of a half minute."""
    return time_machine.travel(1_800_000_000 + seconds, tick=False)


def code_at(moment: int) -> str:
    return format_hotp_value(hotp_value(SECRET, (1_800_000_000 + moment) // 30))


def answer(client, user, typed: str) -> int:
    sign_in(client, user)
    status = client.post("/ingresar/codigo/", {"code": typed}).status_code
    client.post("/salir/")
    return status


@pytest.mark.parametrize(("made", "status"), [(-31, 200), (-1, 302), (0, 302), (30, 302), (60, 200)])
def test_the_code_before_and_the_one_after_are_good_and_no_other(client, made, status):
    user = secretary()
    with at(0):
        assert answer(client, user, code_at(made)) == status


def test_a_code_is_good_once_for_as_long_as_it_would_be_good(client):
    user = secretary()
    with at(0):
        assert answer(client, user, code_at(30)) == 302
    for later in (1, 31, 59):
        with at(later):
            spaced = f"{code_at(30)[:3]} {code_at(30)[3:]}"
            assert answer(client, user, spaced) == 200
    with at(59):
        assert answer(client, user, code_at(60)) == 302


def test_the_code_that_sets_it_up_is_used_too(client):
    user = secretary(two_steps=False)
    with at(0):
        sign_in(client, user)
        secret = client.get("/cuenta/dos-pasos/activar/").context["form"].secret
        used = format_hotp_value(hotp_value(secret, 1_800_000_000 // 30))
        assert client.post("/cuenta/dos-pasos/activar/", {"code": used}).status_code == 302
        client.post("/salir/")
        assert answer(client, user, used) == 200


def test_nor_does_a_code_confirm_after_it_signed_in(client):
    user = secretary()
    with at(0):
        sign_in(client, user)
        client.post("/ingresar/codigo/", {"code": code_at(0)})
    with at(40):
        assert client.post("/cuenta/confirmar/codigo/", {"code": code_at(0)}).status_code == 200
        assert client.post("/cuenta/confirmar/codigo/", {"code": code_at(30)}).status_code == 302


def test_secrets_stand_in_clear_neither_in_the_database_nor_in_a_backup(tmp_path, monkeypatch):
    monkeypatch.setattr("people.archive.writing.one_moment", nullcontext)
    user = secretary()
    seed = decrypt(RecoveryCodes.activate(user).instance.data["seed"])
    call_command("backup", to=tmp_path, verbosity=0)
    (archive,) = tmp_path.glob("backup-*")
    with tarfile.open(archive) as opened:
        kept = b"".join(opened.extractfile(member).read() for member in opened if member.isfile())
    rows = str([one.data for one in user.authenticator_set.all()])
    for secret in (SECRET, seed):
        assert secret not in rows
        assert secret.encode() not in kept


def test_a_former_key_still_opens_them_and_a_lost_one_lets_nobody_in(client, settings):
    user, former = secretary(), settings.SECRET_KEY
    settings.SECRET_KEY = "k2s9-7fQ" * 8
    settings.SECRET_KEY_FALLBACKS = [former]
    with at(0):
        assert answer(client, user, code_at(0)) == 302
    settings.SECRET_KEY_FALLBACKS = []
    with at(100):
        assert answer(client, user, code_at(100)) == 200
        nothing = format_hotp_value(hotp_value("", (1_800_000_000 + 100) // 30))
        assert answer(client, user, nothing) == 200


def test_a_session_ends_however_much_it_is_used(client, settings):
    settings.SESSION_COOKIE_AGE, settings.SESSION_ABSOLUTE_AGE = 1000, 2400
    user = focal_point()
    with at(0):
        sign_in(client, user)
    for moment in (900, 1800):
        with at(moment):
            assert client.get("/cuenta/").status_code == 200
    with at(2300):
        assert client.get("/cuenta/sesion/").json()["seconds"] == 100
        client.post("/cuenta/confirmar/", {"password": PASSWORD})
    with at(2400):
        assert client.get("/cuenta/").url.startswith("/ingresar/")
        sign_in(client, user)
        assert client.get("/cuenta/sesion/").json()["seconds"] == 1000
