"""An official fills in a whole ficha and sends it: with a mouse, by keyboard alone and without JavaScript."""

import json
import re

import pytest
from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher
from playwright.sync_api import expect

from fichas.models import Ficha
from tests.browser.measures import bytes_sent
from tests.browser.ways_in import AUTHOR, enter, sign_in, start
from tests.people import PASSWORD, focal_point

PRACTICE = settings.ROOT / "fixtures" / "demonstration" / "co-ninez.json"


@pytest.fixture(scope="module", autouse=True)
def author(site, django_db_blocker):
    with django_db_blocker.unblock():
        return focal_point("UY", email=AUTHOR, name="Clara Núñez")


@pytest.fixture(scope="module")
def answers():
    """The texts of one of the demonstration's practices."""
    return json.loads(PRACTICE.read_text("utf-8"))["answers"]


def fill_profile(page, answers):
    page.locator("#title").fill(answers["title"])
    page.locator("#responsible_entity").fill(answers["responsible_entity"])
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


def fill_description(page, answers):
    for name in ("background", "results", "success_factors"):
        page.locator(f"#{name}").fill(answers[name])
    page.locator("#summary").fill(" ".join(["palabra"] * 212))


def go_on(page):
    page.get_by_role("button", name="Guardar y seguir").click()


def the_whole_way(page, answers):
    """Fills every section, is told that 2.2 is too long, mends it there and sends the ficha."""
    sign_in(page)
    start(page)
    page.get_by_role("link", name="1. Perfil General").click()
    fill_profile(page, answers)
    go_on(page)
    fill_contact(page)
    go_on(page)
    fill_description(page, answers)
    go_on(page)
    go_on(page)
    page.get_by_role("radiogroup", name="4. Velar por que").get_by_label("Principal").check()
    page.get_by_role("button", name="Guardar y volver a la lista").click()
    page.get_by_role("link", name="Revisar las respuestas").click()
    page.get_by_label("Acepto que los textos").check()
    page.get_by_role("button", name="Enviar la ficha").click()
    expect(page).to_have_title(re.compile("^Error:"))
    page.get_by_role("link", name="2.2 Le sobran 12 palabras: el máximo es 200.").click()
    page.locator("#summary").fill(answers["summary"])
    go_on(page)
    page.get_by_label("Acepto que los textos").check()
    page.get_by_role("button", name="Enviar la ficha").click()
    return page.locator(".reference").inner_text()


@pytest.mark.parametrize("kind", ["page", "plain_page"])
def test_a_whole_ficha_is_written_and_sent(request, answers, kind, django_db_blocker):
    reference = the_whole_way(request.getfixturevalue(kind), answers)
    with django_db_blocker.unblock():
        ficha = Ficha.objects.get(reference=reference)
    assert (ficha.state, ficha.country.code) == ("submitted", "UY")


def reach(page, selector):
    """Goes on with the tabulator until it is there."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"The tabulator never comes to {selector}.")


def type_into(page, field, text):
    reach(page, f"#{field}")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)


def tick(page, *options):
    for name, value in options:
        reach(page, f"[name={name}][value='{value}']")
        page.keyboard.press("Space")


def press(page, selector, leads_to):
    reach(page, selector)
    page.keyboard.press("Enter")
    page.wait_for_url(leads_to)


def test_by_keyboard_alone(page, answers):
    sign_in(page)
    press(page, "a[href$='/nueva/']", "**/nueva/")
    reach(page, "#desde")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/F-*/")
    press(page, "a[href$='/perfil/']", "**/perfil/")
    type_into(page, "title", answers["title"])
    tick(page, ("themes", "derechos-humanos"), ("levels", "nacional"))
    type_into(page, "responsible_entity", answers["responsible_entity"])
    tick(page, ("categories", "politica-y-normas"), ("documentation", "sin-documentacion"))
    tick(page, ("transfer_needs", "expertos"))
    press(page, "[value=on]", "**/contacto/")
    for name in ("contact_name", "contact_post", "contact_institution"):
        type_into(page, name, "Persona de contacto")
    type_into(page, "contact_email", "registro@example.org")
    press(page, "[value=on]", "**/descripcion/")
    for name in ("background", "summary", "results", "success_factors"):
        type_into(page, name, " ".join(["palabra"] * 212) if name == "summary" else answers[name])
    press(page, "[value=on]", "**/documentos/")
    press(page, "[value=on]:not(.visually-hidden)", "**/datos/")
    reach(page, "[name='primary_objectives-4'][value='']")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[name='primary_objectives-4'][value='primary_objectives']")).to_be_checked()
    press(page, "[value=list]", "**/F-*/")
    press(page, "a[href$='/revisar/']", "**/revisar/")
    reach(page, "#acepta")
    page.keyboard.press("Space")
    press(page, "form[action$='/enviar/'] button", "**/enviar/")
    expect(page.locator(".error-summary")).to_be_focused()
    press(page, ".error-summary a", "**/descripcion/**")
    expect(page.locator("#summary")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(answers["summary"])
    press(page, "[value=on]", "**/revisar/**")
    reach(page, "#acepta")
    page.keyboard.press("Space")
    press(page, "form[action$='/enviar/'] button", "**/enviada/")
    expect(page.locator(".reference")).to_contain_text("F-")


def test_the_last_section_has_at_most_fifty_stops(page, answers):
    enter(page)
    start(page)
    page.get_by_role("link", name="Datos para el repositorio").click()
    for _stop in range(50):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[value=on]:not(.visually-hidden)')"):
            return
    pytest.fail("«Guardar y seguir» is farther away")


def test_other_asks_which_once_it_is_ticked_and_always_without_scripts(page, plain_page):
    for form, is_asked in ((page, False), (plain_page, True)):
        enter(form)
        start(form)
        form.get_by_role("link", name="1. Perfil General").click()
        expect(form.locator("#themes_other")).to_be_visible(visible=is_asked)
        form.locator("[name=themes][value=otro]").check()
        expect(form.locator("#themes_other")).to_be_visible()


@pytest.fixture
def visitor(site, django_db_blocker) -> str:
    """Somebody whose password is kept as production keeps it."""
    with django_db_blocker.unblock():
        user = focal_point("EC")
        user.password = Argon2PasswordHasher().encode(PASSWORD, "only-for-this-test")
        user.save()
    return user.email


@pytest.mark.drill
def test_the_longest_section_costs_at_most_60_kilobytes_at_the_first_visit(browser, production, visitor):
    known = browser.new_context(base_url=production)
    page = known.new_page()
    sign_in(page, visitor)
    start(page)
    page.wait_for_url("**/F-*/")
    address, who = f"{page.url}seccion/datos/", known.storage_state()
    known.close()
    assert bytes_sent(browser, address, 200, storage_state=who) <= 60 * 1024


def test_every_step_is_accessible_and_fits_a_small_phone(page, axe_violations):
    enter(page)
    start(page)
    ficha = page.url
    sections = ("perfil", "contacto", "descripcion", "documentos", "datos")
    addresses = [
        "/fichas/",
        "/fichas/nueva/",
        "/fichas/archivo/",
        ficha,
        f"{ficha}revisar/",
        f"{ficha}borrar/",
    ]
    addresses += [f"{ficha}seccion/{code}/" for code in sections]
    for address in addresses:
        page.goto(address)
        assert axe_violations(page) == [], address
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") == 320, address


def test_the_count_follows_what_is_written_and_is_spoken_after_a_pause(page):
    enter(page)
    start(page)
    page.get_by_role("link", name="2. Descripción").click()
    page.wait_for_url(
        "**/seccion/descripcion/"
    )  # with its scripts: one that comes late has not heard what was typed
    counter = page.locator("#summary-counter")
    expect(counter).to_have_text("0 de 200 palabras")
    page.locator("#summary").fill("y/o auto-gestión — 2015-2019")
    expect(counter).to_have_text("3 de 200 palabras")
    page.locator("#summary").fill("palabra " * 201)
    expect(counter).to_have_text("Le sobra 1 palabra")
    spoken = page.locator(".counter", has=counter).get_by_role("status")
    expect(spoken).to_have_text("")
    expect(spoken).to_have_text("Le sobra 1 palabra")
    expect(page.locator("#summary")).to_have_value("palabra " * 201)
