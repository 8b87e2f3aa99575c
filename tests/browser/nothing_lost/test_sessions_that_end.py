"""A session ends while one writes, and nobody else in the same browser gets to see or to sign the text."""

from playwright.sync_api import expect

from tests.browser.writing import (
    copies,
    eventually,
    let_no_save_through,
    open_page,
    saves_after_a_pause,
    says,
    sign_in,
    with_a_quick_clock,
    write,
)

# What the page holds to be the end of the session, in milliseconds.
SESSION_END = "Object.entries(localStorage).find(([key]) => key.startsWith('session:'))[1]"


def test_after_signing_in_the_text_is_there(page, desk):
    desk.end_sessions()
    write(page, "Uno.")
    says(page, "Su sesión terminó. Lo escrito queda guardado en este equipo.")
    page.get_by_role("link", name="Ingresar de nuevo").click()
    sign_in(page, desk.rosa)
    page.wait_for_url(f"**{desk.address()}")
    page.get_by_role("heading", name="Recuperamos lo que escribió").wait_for()
    expect(page.locator("#summary")).to_have_value("Uno.")
    page.get_by_role("button", name="Conservar lo recuperado").press("Enter")
    says(page, "Guardado a las")
    assert desk.answer() == "Uno."


def test_or_the_page_goes_on_once_one_has_signed_in_elsewhere(page, desk, context):
    desk.end_sessions()
    write(page, "Uno.")
    says(page, "Su sesión terminó")
    other = open_page(context.new_page(), "/ingresar/")
    sign_in(other, desk.rosa)
    other.wait_for_url("**/fichas/")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    says(page, "Guardado a las")
    assert desk.answer() == "Uno."


def test_nobody_else_in_the_same_browser_sees_it_or_signs_it(page, desk, context):
    with_a_quick_clock(page)
    desk.end_sessions()
    write(page, "Solo de Rosa.")
    says(page, "Su sesión terminó")
    other = open_page(context.new_page(), "/ingresar/")
    sign_in(other, desk.luis)
    other.wait_for_url("**/fichas/")
    page.locator("#summary").press_sequentially(" Más.")
    assert saves_after_a_pause(page)
    says(page, "Su sesión terminó")
    assert desk.answer() == ""
    open_page(other, desk.address())
    assert "Solo de Rosa" not in other.content()
    expect(other.locator("#summary")).to_have_value("")


def test_without_a_script_the_page_gives_the_text_back(plain_page, desk):
    page = plain_page
    page.goto(desk.address())
    sign_in(page, desk.rosa)
    page.locator("#summary").fill("Sin script.\n\nDos.")
    desk.end_sessions()
    page.get_by_role("button", name="Guardar y volver a la lista").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Su sesión terminó")
    with page.context.expect_page() as popped:
        page.get_by_role("link", name="Ingrese de nuevo en otra pestaña").click()
    sign_in(popped.value, desk.rosa)
    popped.value.wait_for_url(f"**{desk.address()}")
    page.get_by_role("button", name="Guardar de nuevo").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Falta un paso para guardar")
    page.get_by_role("button", name="Guardar de nuevo").click()
    page.wait_for_url(f"**/{desk.ficha.reference}/")
    assert desk.answer() == "Sin script.\n\nDos."


def test_it_is_said_in_time_and_one_key_goes_on(page, desk):
    page.clock.install()
    open_page(page, desk.address())
    page.locator("#summary").focus()
    page.clock.fast_forward("07:54:00")
    dialog = page.get_by_role("alertdialog")
    expect(dialog).to_have_count(0)
    page.clock.fast_forward("00:01:30")
    expect(dialog).to_contain_text("Su sesión está por terminar")
    expect(dialog.get_by_role("button", name="Seguir trabajando")).to_be_focused()
    end = page.evaluate(SESSION_END)
    page.keyboard.press("Enter")
    eventually(page, lambda: page.evaluate(SESSION_END) > end, True)
    expect(page.locator("#summary")).to_be_focused()
    page.clock.fast_forward("07:54:00")
    expect(dialog).to_have_count(0)
    page.clock.fast_forward("00:06:30")
    page.clock.fast_forward("00:06:30")
    expect(dialog).to_contain_text("Su sesión terminó")


def test_signing_out_leaves_no_copy_and_asks_before_it_loses_one(page, desk):
    let_no_save_through(page)
    write(page, "Sin guardar.")
    says(page, "Sin conexión")
    page.get_by_role("button", name="Salir", exact=True).click()
    dialog = page.get_by_role("alertdialog", name="En este equipo hay texto sin guardar")
    expect(dialog).to_contain_text(f"{desk.ficha.reference} · 2. Descripción")
    page.keyboard.press("Enter")
    dialog.wait_for(state="hidden")
    assert len(copies(page)) == 1
    page.get_by_role("button", name="Salir", exact=True).click()
    dialog.get_by_role("button", name="Salir y borrarlo").click()
    page.wait_for_url("**/ingresar/")
    assert copies(page) == []


def test_signing_out_right_after_the_last_key_saves_it_first(page, desk):
    page.locator("#summary").press_sequentially("Último.")
    page.get_by_role("button", name="Salir", exact=True).click()
    page.wait_for_url("**/ingresar/")
    assert desk.answer() == "Último."
    assert copies(page) == []
