"""Many fichas at the desk by keyboard: from row to row, from ficha to ficha, all of a filter at once."""

import pytest
from playwright.sync_api import expect

from fichas.models import Ficha
from fichas.states import Action
from fichas.workflow import perform
from tests.browser.desk import sign_in
from tests.fichas.steps import submitted
from tests.people import focal_point, secretary

QUEUE = "/secretaria/?q=zarigueya&orden=titulo"
TITLES = [f"Zarigüeya {number}" for number in range(1, 5)]


@pytest.fixture
def lucia(site, django_db_blocker):
    """At a desk with four fichas of its own, which are gone at the end."""
    with django_db_blocker.unblock():
        country, desk = focal_point("SR"), secretary(name="Lucía Méndez")
        fichas = [submitted(country, title=title) for title in TITLES]
    yield desk
    with django_db_blocker.unblock():
        for ficha in Ficha.objects.filter(pk__in=[ficha.pk for ficha in fichas], state="submitted"):
            perform(Action.RETIRE, ficha, country, "Fin de la prueba.")


@pytest.fixture
def desk(page, lucia):
    sign_in(page, lucia.email, two_steps=True)
    page.goto(QUEUE)
    return page


def title(page, number: int):
    return page.get_by_role("link", name=TITLES[number - 1], exact=True)


def test_from_row_to_row_and_into_a_ficha(desk):
    desk.keyboard.press("j")
    expect(title(desk, 1)).to_be_focused()
    desk.keyboard.press("j")
    desk.keyboard.press("x")
    expect(desk.get_by_role("checkbox", name=TITLES[1])).to_be_checked()
    desk.keyboard.press("k")
    expect(title(desk, 1)).to_be_focused()
    desk.keyboard.press("?")
    expect(desk.get_by_text("fila siguiente y anterior")).to_be_visible()
    title(desk, 1).press("Enter")
    expect(desk.get_by_text("1 de 4")).to_be_visible()
    desk.wait_for_load_state()
    desk.keyboard.press("j")
    expect(desk.get_by_role("heading", level=1)).to_have_text(TITLES[1])
    desk.wait_for_load_state()
    desk.keyboard.press("d")
    desk.wait_for_url("**#decision")
    desk.keyboard.press("k")
    expect(desk.get_by_role("heading", level=1)).to_have_text(TITLES[0])


def test_while_one_writes_a_letter_is_a_letter(desk):
    search = desk.get_by_role("searchbox", name="Buscar")
    search.fill("")
    search.press_sequentially("jxk?")
    expect(search).to_have_value("jxk?")
    expect(search).to_be_focused()


def test_whoever_turns_the_keys_off_has_none(desk):
    desk.goto("/cuenta/")
    desk.get_by_label("Usar las teclas de la mesa").uncheck()
    desk.get_by_role("button", name="Guardar").first.click()
    desk.goto(QUEUE)
    expect(title(desk, 1)).to_be_visible()
    desk.keyboard.press("j")
    expect(title(desk, 1)).not_to_be_focused()
    assert desk.locator("kbd").count() == 0


def test_all_of_the_filter_are_chosen_and_the_acts_stay_in_view(desk, lucia, axe_violations):
    desk.set_viewport_size({"width": 1280, "height": 500})
    desk.get_by_label("Elegir las 4").check()
    expect(desk.get_by_role("checkbox", name=TITLES[0], exact=True)).to_be_hidden()
    out = desk.get_by_role("checkbox", name=f"Dejar fuera: {TITLES[0]}")
    title(desk, 1).focus()
    desk.keyboard.press("x")
    expect(out).to_be_checked()
    desk.get_by_role("button", name="Asignar").click()
    expect(desk.get_by_text("3 elegidas")).to_be_visible()
    desk.go_back()
    desk.get_by_label("Elegir las 4").check()
    out.uncheck()
    desk.mouse.wheel(0, 2_000)
    desk.get_by_role("button", name="Asignar").click()
    desk.get_by_role("button", name="Ver qué pasaría").click()
    assert axe_violations(desk) == []
    desk.get_by_role("button", name="Asignar las 4 fichas a Lucía Méndez").click()
    expect(desk.get_by_text("4 fichas quedan a cargo de Lucía Méndez")).to_be_visible()


def test_what_is_asked_before_fits_a_small_phone_and_says_what_is_missing(desk, axe_violations):
    desk.set_viewport_size({"width": 320, "height": 640})
    desk.get_by_role("checkbox", name=TITLES[0]).check()
    desk.get_by_text("Con las elegidas").click()
    desk.get_by_role("button", name="Publicar ahora").click()
    expect(desk.get_by_text("Antes de publicar, guarde la lista de criterios.")).to_be_visible()
    assert axe_violations(desk) == []
    assert desk.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_remark_goes_with_the_decision_and_the_next_one_opens(desk):
    title(desk, 1).press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_have_text(TITLES[0])
    desk.wait_for_load_state()  # a script moves the focus
    desk.locator("#row-results summary").filter(has_text="Observar").press("Enter")
    expect(desk.locator("#observa-results")).to_be_focused()
    desk.keyboard.type("¿Desde cuándo, jk?")
    desk.get_by_label("Pedir cambios").press("Space")
    desk.get_by_role("button", name="Decidir y abrir la siguiente").press("Enter")
    expect(desk.get_by_role("heading", level=1)).to_have_text(TITLES[1])
    expect(desk.get_by_text("Hecho: Devuelta con observaciones.")).to_be_visible()


def test_without_a_script_a_decision_leads_to_the_next(plain_page, lucia):
    page = plain_page
    sign_in(page, lucia.email, two_steps=True)
    page.goto(QUEUE)
    title(page, 1).click()
    page.get_by_label("Pedir cambios").check()
    page.get_by_label("Mensaje para Suriname").fill("Precise las cifras.")
    page.get_by_role("button", name="Decidir y abrir la siguiente").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLES[1])
    expect(page.get_by_text("Hecho: Devuelta con observaciones.")).to_be_visible()
