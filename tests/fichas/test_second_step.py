"""The second step: compulsory for the Secretariat and administrators, a code serves once."""

import time

import pytest
from django.core.cache import cache

from tests.people import PASSWORD, administrator, code, focal_point, secretary, sign_in, with_two_steps

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
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

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
