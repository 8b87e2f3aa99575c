"""A country brings the ficha it has in Word: from the file to the report and the draft."""

import re

import pytest
from django.conf import settings
from playwright.sync_api import expect

from fichas.models import Ficha
from tests.browser.ways_in import enter
from tests.people import PASSWORD, focal_point

SAMPLE = settings.ROOT / "tests" / "data" / "word" / "ticks-controls.docx"
AUTHOR = "autor.word@example.org"


@pytest.fixture(scope="module", autouse=True)
def author(site, django_db_blocker):
    with django_db_blocker.unblock():
        return focal_point("PY", email=AUTHOR, name="Luis Benítez")


def sign_in(page):
    page.goto("/fichas/nueva/")
    page.get_by_label("Correo electrónico").fill(AUTHOR)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Ingresar").click()
    page.wait_for_url("**/fichas/nueva/")


def begin(page):
    """A new ficha, past the form of those who sign in."""
    enter(page, AUTHOR)
    page.goto("/fichas/nueva/")


def bring_in(page, path=SAMPLE):
    page.get_by_role("link", name="Importar una ficha Word").click()
    page.get_by_label("Archivo de Word").set_input_files(path)
    page.get_by_role("button", name="Importar").click()


@pytest.mark.parametrize("kind", ["page", pytest.param("plain_page", marks=pytest.mark.drill)])
def test_a_file_becomes_a_draft(request, kind, django_db_blocker):
    page = request.getfixturevalue(kind)
    begin(page)
    bring_in(page)
    page.wait_for_url("**/importacion/")
    page.reload()
    expect(page.locator("main")).to_contain_text("la ficha, que es Paraguay. Dice:")
    page.get_by_role("link", name="Ver el campo Resumen de la experiencia").click()
    expect(page.locator("#summary")).to_have_value(re.compile("^Un equipo viaja"))
    page.go_back()
    page.get_by_role("link", name="Seguir con el borrador").click()
    expect(page.locator("h1")).to_have_text("Registro consular móvil")
    page.get_by_role("link", name="Ver el informe de la importación").click()
    with django_db_blocker.unblock():
        assert Ficha.objects.filter(country__code="PY", word_import__isnull=False).exists()


def test_a_file_that_is_refused_says_why_and_takes_the_focus(page, tmp_path):
    wrong = tmp_path / "ficha.docx"
    wrong.write_bytes(b"%PDF-1.7\n")
    begin(page)
    bring_in(page, wrong)
    expect(page).to_have_title(re.compile("^Error:"))
    expect(page.locator(".error-summary")).to_be_focused()
    page.get_by_role("link", name="El archivo es un PDF").press("Enter")
    expect(page.locator("#archivo")).to_be_focused()


def test_the_template_and_the_ficha_are_taken_away(page):
    begin(page)
    with page.expect_download() as template:
        page.get_by_role("link", name="Descargar plantilla").click()
    assert template.value.suggested_filename == "plantilla-ficha-tecnica.docx"
    bring_in(page)
    page.get_by_role("link", name="Seguir con el borrador").click()
    with page.expect_download() as ficha:
        page.get_by_role("link", name="Descargar en Word").click()
    assert ficha.value.suggested_filename.startswith("F-")


def test_by_keyboard_alone(page):
    sign_in(page)
    page.get_by_role("link", name="Importar una ficha Word").press("Enter")
    page.wait_for_url("**/importar/")
    page.get_by_label("Archivo de Word").focus()
    page.get_by_label("Archivo de Word").set_input_files(SAMPLE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/importacion/")
    page.get_by_role("link", name="Seguir con el borrador").press("Enter")
    page.wait_for_url("**/F-*/")


def test_every_page_is_accessible_and_fits_a_small_phone(page, axe_violations):
    begin(page)
    bring_in(page)
    page.wait_for_url("**/importacion/")
    for address in (page.url, "/fichas/importar/", "/fichas/nueva/"):
        page.goto(address)
        assert axe_violations(page) == [], address
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") == 320, address
