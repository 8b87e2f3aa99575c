"""An official fills in a whole ficha and sends it: with a mouse, by keyboard alone and without JavaScript."""

import json

import pytest
from django.conf import settings
from playwright.sync_api import expect

from fichas.models import Ficha
from tests.people import PASSWORD, focal_point

PRACTICE = settings.ROOT / "fixtures" / "demonstration" / "co-ninez.json"
AUTHOR = "autora@example.org"


@pytest.fixture(scope="module", autouse=True)
def author(site, django_db_blocker):
    with django_db_blocker.unblock():
        return focal_point("UY", email=AUTHOR, name="Clara Núñez")


@pytest.fixture(scope="module")
def said():
    """The texts of one of the demonstration's practices."""
    return json.loads(PRACTICE.read_text("utf-8"))["answers"]


def sign_in(page):
    page.goto("/fichas/")
    page.get_by_label("Correo electrónico").fill(AUTHOR)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Ingresar").click()
    page.wait_for_url("**/fichas/")


def start(page):
    page.get_by_role("link", name="Nueva ficha").click()
    page.get_by_label("En blanco").check()
    page.get_by_role("button", name="Empezar").click()


def fill_profile(page, said):
    page.locator("#title").fill(said["title"])
    page.locator("#responsible_entity").fill(said["responsible_entity"])
    page.get_by_label(
        "Fortalecimiento de las prácticas en derechos humanos en la política migratoria"
    ).check()
    page.get_by_label("Nacional", exact=True).check()
    page.get_by_label("Política y normas").check()
    page.get_by_label("Sin documentación").check()
    page.get_by_label("Intercambio de expertos").check()


def fill_contact(page):
    for name in ("contact_name", "contact_post", "contact_institution"):
        page.locator(f"#{name}").fill("Persona de contacto")
    page.locator("#contact_email").fill("registro@example.org")


def fill_description(page, said):
    for name in ("background", "results", "success_factors"):
        page.locator(f"#{name}").fill(said[name])
    page.locator("#summary").fill(" ".join(["palabra"] * 212))


def go_on(page):
    page.get_by_role("button", name="Guardar y seguir").click()


def the_whole_way(page, said):
    """Fills every section, is told that 2.2 is too long, mends it there and sends the ficha."""
    sign_in(page)
    start(page)
    page.get_by_role("link", name="1. Perfil General").click()
    fill_profile(page, said)
    go_on(page)
    fill_contact(page)
    go_on(page)
    fill_description(page, said)
    go_on(page)
    go_on(page)
    page.get_by_label("4. Velar por que todos los migrantes").first.check()
    page.get_by_role("button", name="Guardar y volver a la lista").click()
    page.get_by_role("link", name="Revisar las respuestas").click()
    page.get_by_label("Acepto que los textos").check()
    page.get_by_role("button", name="Enviar la ficha").click()
    assert page.title().startswith("Error:")
    page.get_by_role("link", name="2.2 Le sobran 12 palabras: el máximo es 200.").click()
    page.locator("#summary").fill(said["summary"])
    go_on(page)
    page.get_by_label("Acepto que los textos").check()
    page.get_by_role("button", name="Enviar la ficha").click()
    return page.locator(".reference").inner_text()


@pytest.mark.parametrize("kind", ["page", "plain_page"])
def test_a_whole_ficha_is_written_and_sent(request, said, kind, django_db_blocker):
    reference = the_whole_way(request.getfixturevalue(kind), said)
    with django_db_blocker.unblock():
        ficha = Ficha.objects.get(reference=reference)
    assert (ficha.state, ficha.country.code) == ("submitted", "UY")


def test_by_keyboard_alone(page, said):
    sign_in(page)
    page.get_by_role("link", name="Nueva ficha").press("Enter")
    page.get_by_label("En blanco").press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/F-*/")
    page.get_by_role("link", name="2. Descripción").press("Enter")
    page.locator("#background").focus()
    page.keyboard.type("Escrito con el teclado.")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "list":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/F-*/")
    page.get_by_role("link", name="2. Descripción").press("Enter")
    assert page.locator("#background").input_value() == "Escrito con el teclado."


def test_every_step_is_accessible_and_fits_a_small_phone(page, axe_violations):
    sign_in(page)
    start(page)
    ficha = page.url
    sections = ("perfil", "contacto", "descripcion", "documentos", "datos")
    addresses = ["/fichas/", "/fichas/nueva/", ficha, f"{ficha}revisar/", f"{ficha}borrar/"]
    addresses += [f"{ficha}seccion/{code}/" for code in sections]
    for address in addresses:
        page.goto(address)
        assert axe_violations(page) == [], address
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") == 320, address


def test_the_count_follows_what_is_written_and_is_spoken_after_a_pause(page):
    sign_in(page)
    start(page)
    page.get_by_role("link", name="2. Descripción").click()
    counter = page.locator("#summary-counter")
    assert counter.inner_text() == "0 de 200 palabras"
    page.locator("#summary").fill("y/o auto-gestión — 2015-2019")
    assert counter.inner_text() == "3 de 200 palabras"
    page.locator("#summary").fill("palabra " * 201)
    assert counter.inner_text() == "Le sobra 1 palabra"
    spoken = page.locator(".counter", has=counter).get_by_role("status")
    assert spoken.inner_text() == ""
    expect(spoken).to_have_text("Le sobra 1 palabra")
    assert page.locator("#summary").input_value() == "palabra " * 201
