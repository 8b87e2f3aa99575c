"""An extract is saved by a button alone: until then it stays in this browser and comes back."""

from playwright.sync_api import expect

from tests.browser.nothing_lost.at_the_desk.secretariat import EXTRACT, let_no_post_through, save, says, write
from tests.browser.writing import copies, open_page
from tests.browser.writing import sign_in as give_password
from tests.people import code


def test_an_extract_is_saved_by_its_button_and_leaves_no_copy(page, desk):
    write(page, "Lo esencial.")
    assert len(copies(page)) == 1
    assert desk.extract() is None
    save(page)
    page.wait_for_url(f"**{desk.at()}#descripcion")
    assert desk.extract() == "Lo esencial."
    assert copies(page) == []


def test_whoever_leaves_without_saving_finds_the_text_again(page, desk):
    write(page, "A medio escribir.")
    page.get_by_role("link", name="Volver sin guardar").click()
    page.wait_for_url(f"**{desk.at()}")
    left = page.get_by_role("region", name="En este equipo quedó texto que no llegó a guardarse")
    left.get_by_text(f"{desk.ficha.reference} · Extracto: 2. Descripción").click()
    expect(left).to_contain_text("A medio escribir.")
    open_page(page, desk.at("extracto/descripcion/"))
    page.get_by_role("region", name="Recuperamos lo que escribió en este equipo").wait_for()
    expect(page.locator("#summary")).to_have_value("A medio escribir.")
    assert desk.extract() is None
    page.get_by_role("button", name="Conservar lo recuperado").click()
    save(page)
    page.wait_for_url(f"**{desk.at()}#descripcion")
    assert desk.extract() == "A medio escribir."
    assert copies(page) == []


def test_the_button_does_not_leave_for_a_server_that_is_away(page, desk):
    let_no_post_through(page)
    write(page, "Lo esencial.")
    save(page)
    says(page, "No se pudo guardar ahora. Lo escrito queda en este equipo")
    expect(page.locator("#summary")).to_have_value("Lo esencial.")
    page.unroute("**/secretaria/**")
    page.route(EXTRACT, lambda route: route.fulfill(status=503, body=""), times=1)
    save(page)
    says(page, "No se pudo guardar ahora.")
    save(page)
    page.wait_for_url(f"**{desk.at()}#descripcion")
    assert desk.extract() == "Lo esencial."
    assert copies(page) == []


def test_after_a_session_that_ended_the_text_is_there(page, desk):
    write(page, "Lo esencial.")
    desk.end_sessions()
    save(page)
    says(page, "Su sesión terminó. Lo escrito queda guardado en este equipo.")
    page.get_by_role("link", name="Ingresar de nuevo").click()
    give_password(page, desk.lucia)
    page.get_by_label("Código").fill(code())
    page.get_by_role("button", name="Ingresar").click()
    page.wait_for_url(f"**{desk.at('extracto/descripcion/')}")
    page.get_by_role("heading", name="Recuperamos lo que escribió").wait_for()
    expect(page.locator("#summary")).to_have_value("Lo esencial.")
    save(page)
    page.wait_for_url(f"**{desk.at()}#descripcion")
    assert desk.extract() == "Lo esencial."
    assert copies(page) == []


def test_or_the_page_goes_on_once_one_has_signed_in_elsewhere(page, desk, context):
    write(page, "Lo esencial.")
    desk.end_sessions()
    save(page)
    says(page, "Su sesión terminó")
    desk.sign_in(context, desk.lucia)
    save(page)
    page.wait_for_url(f"**{desk.at()}#descripcion")
    assert desk.extract() == "Lo esencial."


def test_a_recovered_extract_never_covers_a_newer_one(page, desk):
    write(page, "De Lucía, sin guardar.")
    desk.edit_extract(desk.andres, "De Andrés.")
    open_page(page, desk.at("extracto/descripcion/"))
    page.get_by_role("region", name="Recuperamos lo que escribió en este equipo").wait_for()
    expect(page.locator("#summary")).to_have_value("De Andrés.")
    expect(page.locator("[data-recovered] .as-typed")).to_have_text(["De Lucía, sin guardar.", "De Andrés."])
    page.get_by_role("button", name="Descartarlo").click()
    assert copies(page) == []


def test_two_who_edit_at_once_see_both_texts(page, desk):
    desk.edit_extract(desk.andres, "De Andrés.")
    write(page, "De Lucía.")
    save(page)
    panel = page.get_by_role("alert")
    expect(panel).to_contain_text("De Andrés.")
    expect(page.locator("#summary")).to_have_value("De Lucía.")
    assert len(copies(page)) >= 1
    save(page)
    page.wait_for_url(f"**{desk.at()}#descripcion")
    assert desk.extract() == "De Lucía."
    assert copies(page) == []


def test_nobody_else_in_the_same_browser_sees_it(page, desk, context):
    write(page, "Solo de Lucía.")
    desk.sign_in(context, desk.andres)
    open_page(page, desk.at("extracto/descripcion/"))
    assert "Solo de Lucía" not in page.content()
    expect(page.locator("#summary")).not_to_have_value("Solo de Lucía.")


def test_signing_out_asks_before_it_is_lost(page, desk):
    write(page, "Sin guardar.")
    page.get_by_role("button", name="Salir", exact=True).click()
    dialog = page.get_by_role("alertdialog", name="En este equipo hay texto sin guardar")
    expect(dialog).to_contain_text(f"{desk.ficha.reference} · Extracto: 2. Descripción")
    dialog.get_by_role("button", name="Salir y borrarlo").click()
    page.wait_for_url("**/ingresar/")
    assert copies(page) == []


def test_what_appears_is_accessible_on_a_small_phone_too(page, desk, axe_violations):
    write(page, "Lo esencial.")
    open_page(page, desk.at("extracto/descripcion/"))
    page.get_by_role("heading", name="Recuperamos lo que escribió").wait_for()
    let_no_post_through(page)
    save(page)
    says(page, "No se pudo guardar ahora.")
    assert axe_violations(page) == []
    open_page(page, desk.at())
    assert axe_violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_browser_that_keeps_no_copies_says_so_and_asks_before_it_closes(page, desk, context):
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    open_page(page, desk.at("extracto/descripcion/"))
    let_no_post_through(page)
    write(page, "Uno.")
    save(page)
    says(page, "este navegador no guarda copias: no cierre la página")
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert not page.is_closed()
