"""The line drops, the server fails, the page is closed: the text stays here and comes back."""

from playwright.sync_api import expect

from tests.browser.writing import SAVE, copies, eventually, grow_old, lose_the_line, open_page, says, write

FIFTY_WORDS = " ".join(f"palabra{number}" for number in range(50))


def test_the_text_stays_and_is_saved_when_it_is_back(page, desk, context):
    context.set_offline(True)
    write(page, FIFTY_WORDS)
    says(page, "Sin conexión: lo escrito queda guardado en este equipo")
    context.set_offline(False)
    says(page, "Volvió la conexión. Guardado a las")
    assert desk.answer() == FIFTY_WORDS
    assert copies(page) == []


def test_the_button_does_not_leave_for_a_page_that_cannot_come(page, desk, context):
    context.set_offline(True)
    page.locator("#summary").fill("Uno.")
    page.get_by_role("button", name="Guardar y seguir").click()
    says(page, "Sin conexión")
    expect(page.locator("#summary")).to_have_value("Uno.")
    context.set_offline(False)
    says(page, "Volvió la conexión")
    page.get_by_role("button", name="Guardar y seguir").click()
    page.wait_for_url("**/documentos/")


def test_a_server_that_fails_is_asked_again(page, desk):
    page.route(SAVE, lambda route: route.fulfill(status=503, body=""), times=1)
    write(page, "Uno.")
    says(page, "Sin conexión")
    says(page, "Volvió la conexión")
    assert desk.answer() == "Uno."


def test_an_answer_that_never_came_is_no_conflict_with_oneself(page, desk):
    def lose_the_answer(route):
        route.fetch()
        route.abort()

    page.route(SAVE, lose_the_answer, times=1)
    write(page, "Uno.")
    says(page, "Sin conexión")
    assert desk.answer() == "Uno."
    write(page, "Uno. Dos.")
    says(page, "Volvió la conexión")
    eventually(page, lambda: copies(page), [])
    assert desk.answer() == "Uno. Dos."


def test_a_page_closed_without_a_line_comes_back_with_its_text(page, desk, context):
    desk.write_answer(desk.rosa, "Antes.")
    open_page(page, desk.address())
    lose_the_line(page)
    write(page, "Después.")
    says(page, "Sin conexión")
    page.close()
    page = open_page(context.new_page(), desk.address())
    grow_old(page)
    open_page(page, desk.address())
    panel = page.get_by_role("region", name="Recuperamos lo que escribió en este equipo")
    expect(page.locator("[data-recovered]")).to_be_focused()
    expect(page.locator("#summary")).to_have_value("Después.")
    panel.get_by_text("Ver los dos textos").click()
    expect(panel.locator(".as-typed")).to_have_text(["Después.", "Antes."])
    assert desk.answer() == "Antes."
    panel.get_by_role("button", name="Conservar lo recuperado").click()
    says(page, "Guardado a las")
    assert desk.answer() == "Después."
    assert copies(page) == []


def test_a_recovered_text_may_be_let_go(page, desk):
    lose_the_line(page)
    write(page, "Después.")
    says(page, "Sin conexión")
    open_page(page, desk.address())
    page.get_by_role("button", name="Descartarlo").click()
    expect(page.locator("#summary")).to_have_value("")
    assert copies(page) == []


def test_a_recovered_text_never_covers_a_newer_one(page, desk):
    lose_the_line(page)
    write(page, "De Rosa, sin línea.")
    says(page, "Sin conexión")
    desk.write_answer(desk.luis, "De Luis.")
    open_page(page, desk.address())
    expect(page.locator("#summary")).to_have_value("De Luis.")
    expect(page.locator("[data-recovered] .as-typed")).to_have_text(["De Rosa, sin línea.", "De Luis."])
    page.get_by_role("button", name="Conservar lo recuperado").click()
    eventually(page, desk.answer, "De Rosa, sin línea.")


def test_a_browser_that_keeps_no_copies_says_so_and_asks_before_it_closes(page, desk, context):
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    open_page(page, desk.address())
    context.set_offline(True)
    write(page, "Uno.")
    says(page, "este navegador no guarda copias: no cierre la página")
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert not page.is_closed()
