"""A section saves itself while one writes in it."""

from playwright.sync_api import expect

from tests.browser.writing import (
    SAVE,
    copies,
    eventually,
    open_page,
    saves_after_a_pause,
    says,
    with_a_quick_clock,
    write,
)


def test_it_is_saved_after_a_pause(page, desk):
    page.locator("#summary").press_sequentially("Dos palabras")
    assert desk.answer() == ""
    assert len(copies(page)) == 1
    says(page, "Guardado a las")
    assert desk.answer() == "Dos palabras"
    assert copies(page) == []


def test_and_at_once_on_leaving_the_field(page, desk):
    page.locator("#summary").fill("Uno.")
    with page.expect_response(SAVE, timeout=1_500):
        page.keyboard.press("Tab")
    assert desk.answer() == "Uno."


def test_one_request_at_a_time_and_the_last_word_arrives(page, desk):
    under_way, most = [], [0]

    def slowly(route):
        under_way.append(route)
        most[0] = max(most[0], len(under_way))
        page.wait_for_timeout(300)
        under_way.remove(route)
        route.continue_()

    page.route(SAVE, slowly)
    for word in ("uno", "uno dos", "uno dos tres"):
        page.locator("#summary").fill(word)
        page.locator("#summary").dispatch_event("change")
    eventually(page, desk.answer, "uno dos tres")
    assert most == [1]


def test_identical_answers_are_not_even_sent(page):
    with_a_quick_clock(page)
    page.locator("#summary").fill("x")
    page.locator("#summary").fill("")
    assert saves_after_a_pause(page) == []
    page.locator("#summary").fill("y")
    assert len(saves_after_a_pause(page)) == 1


def test_what_cannot_be_saved_is_said_beside_its_field_until_it_is_mended(page, desk):
    open_page(page, desk.address("datos"))
    page.locator("#start_year").fill("20x9")
    page.locator("#place").fill("Tacna")
    page.keyboard.press("Tab")
    says(page, "salvo lo señalado")
    expect(page.locator("#start_year-error")).to_contain_text("cuatro cifras")
    assert desk.answer("place") == "Tacna"
    page.locator("#start_year").fill("2019")
    page.keyboard.press("Tab")
    page.locator("#start_year-error").wait_for(state="detached")
    assert desk.answer("start_year") == 2019


def test_a_text_larger_than_any_stays_in_the_browser_until_it_fits(page, desk):
    write(page, "x" * 4_010)
    expect(page.locator("#summary-error")).to_contain_text("Le sobran 10 caracteres")
    assert desk.answer() == ""
    assert len(copies(page)) == 1
    open_page(page, desk.address())
    expect(page.locator("#summary")).to_have_value("x" * 4_010)
    write(page, "x" * 4_000)
    eventually(page, lambda: copies(page), [])
    assert desk.answer() == "x" * 4_000


def test_whoever_leaves_by_a_link_takes_nothing_unsaved_along(page, desk):
    page.locator("#summary").fill("Última palabra.")
    page.get_by_role("link", name="Volver a la lista de secciones").click()
    page.wait_for_url(f"**/{desk.ficha.reference}/")
    assert desk.answer() == "Última palabra."
    assert copies(page) == []


def test_whoever_goes_back_before_the_pause_is_over_finds_it_saved(page, desk):
    task_list = desk.address().split("seccion")[0]
    open_page(page, task_list)
    open_page(page, desk.address())
    page.locator("#summary").press_sequentially("Última palabra.")
    page.go_back()
    page.wait_for_url(f"**{task_list}")
    eventually(page, lambda: copies(page), [])
    assert desk.answer() == "Última palabra."
    expect(page.locator("[data-left-over]")).to_be_hidden()


def test_what_a_word_processor_pastes_is_plain_text_in_lines(page, desk, context, site):
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site.url)
    rich = "<p class=MsoListParagraph><b>•</b> Uno</p><p>• “Dos”</p>"
    plain = "•\u00a0Uno\r\n• “Dos”"
    page.evaluate(
        """([html, text]) => navigator.clipboard.write([new ClipboardItem({
            "text/html": new Blob([html], { type: "text/html" }),
            "text/plain": new Blob([text], { type: "text/plain" }) })])""",
        [rich, plain],
    )
    page.locator("#summary").focus()
    page.keyboard.press("Control+V")
    says(page, "Guardado a las")
    assert desk.answer() == "• Uno\n• “Dos”"


def test_a_row_more_for_a_link_by_keyboard(page, desk):
    open_page(page, desk.address("documentos"))
    page.get_by_role("button", name="Agregar otro enlace").press("Enter")
    page.keyboard.type("Ley")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("https://example.org/ley")
    page.keyboard.press("Tab")
    says(page, "Guardado a las")
    link = {"numeral": "2.9", "label": "Ley", "url": "https://example.org/ley"}
    eventually(page, lambda: desk.answer("links"), [link])
    expect(page.get_by_label("Dirección, que comienza con https:// (enlace 3)")).to_have_value(link["url"])
