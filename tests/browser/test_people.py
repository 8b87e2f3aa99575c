"""Signing in and the pages of people, in a browser: accessible, narrow enough for a small phone, also without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from people.entrance.invitations import invite
from practices.models import Country
from tests.browser.desk import sign_in
from tests.people import PASSWORD, focal_point, secretary

SECRETARY, FOCAL_POINT = "lucia@example.org", "ana@example.org"
OPEN = ["/ingresar/", "/clave/", "/clave/enviada/", "/clave/1-x/", "/invitacion/"]
OWN = [
    "/cuenta/",
    "/cuenta/clave/",
    "/cuenta/sesiones/",
    "/cuenta/dos-pasos/",
    "/cuenta/dos-pasos/activar/",
    "/salir/",
]
PEOPLE = [
    "/secretaria/personas/",
    "/secretaria/personas/invitar/",
    "/cuenta/dos-pasos/",
    "/cuenta/dos-pasos/desactivar/",
]


@pytest.fixture(scope="module", autouse=True)
def desk(site, django_db_blocker):
    with django_db_blocker.unblock():
        focal_point(email=FOCAL_POINT, name="Ana Quispe Huamán")
        user = secretary(email=SECRETARY, name="Lucía Fernández")
        invite("invitada@example.org", "focal_point", user, Country.objects.get(code="CL"))


def faults(page, paths, axe_violations):
    faults_by_path = {}
    for path in paths:
        page.goto(path)
        lines = axe_violations(page)
        page.set_viewport_size({"width": 320, "height": 640})
        if page.evaluate("document.documentElement.scrollWidth") > 320:
            lines.append("wider than 320 px")
        if lines:
            faults_by_path[path] = lines
    return faults_by_path


def test_the_ways_in(page, axe_violations):
    assert faults(page, OPEN, axe_violations) == {}


def test_the_pages_of_a_focal_point(page, axe_violations):
    sign_in(page, FOCAL_POINT)
    assert faults(page, OWN, axe_violations) == {}


def test_the_pages_of_the_secretariat(page, axe_violations):
    sign_in(page, SECRETARY, two_steps=True)
    assert faults(page, PEOPLE, axe_violations) == {}


def test_what_is_wrong_has_the_focus_and_leads_to_the_field(page, axe_violations):
    page.goto("/ingresar/")
    page.get_by_role("button", name="Ingresar").click()
    expect(page).to_have_title(re.compile("^Error:"))
    expect(page.locator(".error-summary")).to_be_focused()
    assert axe_violations(page) == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[name=login]")).to_be_focused()


def test_without_javascript_and_with_the_keyboard_alone(plain_page):
    page = plain_page
    page.goto("/cuenta/")
    page.get_by_label("Correo electrónico").focus()
    page.keyboard.type(FOCAL_POINT)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "ingresar" not in url)
    page.get_by_label("Cargo e institución").fill("Embajadora")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Sus datos quedaron guardados.")
    page.get_by_role("button", name="Salir").press("Enter")
    page.wait_for_url("**/ingresar/")
