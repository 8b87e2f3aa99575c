"""Whoever signs for a State without a second step, a while after signing in, is asked for the password; nothing is lost."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from fichas.form.starting import start_ficha
from fichas.states import State
from practices.models import Country
from tests.fichas.forms import at, inputs
from tests.fichas.steps import fill, fresh, submitted, with_extract
from tests.markup import Page
from tests.people import PASSWORD, code, focal_point, sign_in, with_two_steps

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_attempts_yet")]
LATER = timedelta(seconds=settings.CONFIRM_SIGNATURE_AFTER + 1)


@pytest.fixture
def whole(rosa):
    return fill(start_ficha(Country.objects.get(code="PE"), rosa), rosa)


@pytest.fixture
def client(rosa):
    """Rosa's browser, in which she signed in a while ago."""
    client = Client()
    with time_machine.travel(timezone.now() - LATER):
        sign_in(client, rosa)
    return client


def test_the_password_is_asked_and_then_it_is_done(client, whole):
    page = client.post(at("submit", whole), {"acepta": "si"})
    assert page.status_code == 422
    assert "Confirme su firma" in page.text and Page(page.text).faults == []
    assert fresh(whole).state == State.DRAFT
    answer = client.post(at("submit", whole), inputs(page.text) | {"password": PASSWORD})
    assert answer["Location"] == at("submitted", whole)
    assert fresh(whole).state == State.SUBMITTED


def test_and_not_again_for_a_while(client, whole, lucia):
    client.post(at("submit", whole), {"acepta": "si", "password": PASSWORD})
    with_extract(fresh(whole), lucia)
    assert client.post(at("agreement", whole), {"conformidad": "si"}).status_code == 302
    assert fresh(whole).state == State.AGREED


@pytest.mark.parametrize("password", ["", "no es la mía"])
def test_without_the_right_one_nothing_is_signed_and_nothing_is_lost(client, whole, lucia, rosa, password):
    ficha = with_extract(submitted(rosa), lucia)
    posted = {"conformidad": "si", "motivo": 'Lo que Rosa "escribió".'}
    page = client.post(at("agreement", ficha), posted | {"password": password})
    assert page.status_code == 422
    assert page.context["form"].errors["password"]
    kept = inputs(page.text)
    assert (kept["conformidad"], kept["motivo"]) == (["si"], [posted["motivo"]])
    assert password == "" or password not in page.text
    assert fresh(ficha).state == State.AWAITING_CONSENT


def test_it_is_counted_as_any_other_attempt(client, whole):
    for _ in range(5):
        client.post(at("submit", whole), {"acepta": "si", "password": "no es la mía"})
    page = client.post(at("submit", whole), {"acepta": "si", "password": PASSWORD})
    assert "demasiados intentos" in page.text
    assert fresh(whole).state == State.DRAFT


def test_what_is_no_signature_asks_for_nothing(client, whole, lucia, rosa):
    assert "Confirme su firma" not in client.post(at("submit", whole)).text
    ficha = with_extract(submitted(rosa), lucia)
    answer = client.post(at("agreement", ficha), {"conformidad": "no", "motivo": "Falta algo."})
    assert answer.status_code == 302
    assert client.get(at("agreement", ficha)).status_code == 302


def test_who_has_just_signed_in_or_uses_two_steps_is_not_asked(whole, rosa):
    just = Client()
    sign_in(just, rosa)
    assert just.post(at("submit", whole), {"acepta": "si"})["Location"] == at("submitted", whole)
    ana, long_ago = with_two_steps(focal_point("PE")), Client()
    other = fill(start_ficha(Country.objects.get(code="PE"), ana), ana)
    with time_machine.travel(timezone.now() - LATER):
        sign_in(long_ago, ana)
        long_ago.post("/ingresar/codigo/", {"code": code()})
    assert long_ago.post(at("submit", other), {"acepta": "si"})["Location"] == at("submitted", other)


def test_of_another_country_it_is_not_there(client, whole):
    stranger = Client()
    with time_machine.travel(timezone.now() - LATER):
        sign_in(stranger, focal_point("BR"))
    assert stranger.post(at("submit", whole), {"acepta": "si"}).status_code == 404


@pytest.mark.parametrize(("compulsory", "status"), [(False, 200), (True, 302)])
def test_a_setting_makes_the_second_step_compulsory_for_focal_points(settings, compulsory, status):
    settings.SECOND_STEP_FOR_FOCAL_POINTS = compulsory
    browser = Client()
    sign_in(browser, focal_point())
    answer = browser.get("/fichas/")
    assert answer.status_code == status
    assert not compulsory or answer.url == "/cuenta/dos-pasos/activar/"


def test_who_must_use_it_cannot_switch_it_off(settings):
    settings.SECOND_STEP_FOR_FOCAL_POINTS = True
    user, browser = with_two_steps(focal_point()), Client()
    sign_in(browser, user)
    browser.post("/ingresar/codigo/", {"code": code()})
    browser.post("/cuenta/dos-pasos/desactivar/")
    assert user.authenticator_set.exists()
