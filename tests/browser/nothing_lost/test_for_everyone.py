"""What appears when something has gone wrong is as accessible as the rest, on a small phone too."""

from tests.browser.writing import let_no_save_through, open_page, says, write


def test_a_recovered_text_and_the_line_below(page, desk, axe_violations):
    let_no_save_through(page)
    write(page, "De Rosa.")
    says(page, "Sin conexión")
    assert axe_violations(page) == []
    desk.write_answer(desk.luis, "De Luis.")
    open_page(page, desk.address())
    page.get_by_role("heading", name="Recuperamos lo que escribió").wait_for()
    assert axe_violations(page) == []
    assert not wider_than_a_small_phone(page)
    page.get_by_role("button", name="Salir", exact=True).click()
    assert axe_violations(page) == []


def test_the_warning_before_a_session_ends(page, desk, axe_violations):
    page.clock.install()
    open_page(page, desk.address())
    page.clock.fast_forward("07:56:00")
    assert axe_violations(page) == []
    page.clock.fast_forward("00:05:00")
    page.get_by_text("Su sesión terminó").last.wait_for()
    assert axe_violations(page) == []


def test_the_page_that_gives_a_text_back(page, desk, axe_violations):
    write(page, "Uno.")
    says(page, "Guardado a las")
    desk.end_sessions()
    page.get_by_role("button", name="Guardar y seguir").click()
    page.get_by_role("heading", name="Su sesión terminó").wait_for()
    assert axe_violations(page) == []
    assert not wider_than_a_small_phone(page)


def wider_than_a_small_phone(page):
    page.set_viewport_size({"width": 320, "height": 640})
    return page.evaluate("document.documentElement.scrollWidth") > 320
