"""A comment or a message half written stays in this browser until it is sent."""

from playwright.sync_api import expect

from fichas.states import State
from tests.browser.nothing_lost.at_the_desk.secretariat import let_no_post_through, says
from tests.browser.writing import copies, eventually, grow_old, open_page


def test_a_comment_half_written_comes_back_open(page, desk):
    open_page(page, desk.at())
    row = page.locator("#row-results")
    row.get_by_text("Nota interna Resultados logrados").click()
    row.get_by_label("Nota interna").fill("¿Cuántas personas, y desde")
    open_page(page, desk.at())
    expect(row.get_by_label("Nota interna")).to_have_value("¿Cuántas personas, y desde")
    says(page, "Este texto quedó en este equipo y no llegó a enviarse:")
    row.get_by_label("Nota interna").fill("¿Cuántas personas, y desde cuándo?")
    row.get_by_role("button", name="Guardar la nota").click()
    eventually(page, desk.comments, ["¿Cuántas personas, y desde cuándo?"])
    row.get_by_text("¿Cuántas personas, y desde cuándo?").first.wait_for()
    eventually(page, lambda: copies(page), [])
    open_page(page, desk.at())
    expect(row.get_by_label("Nota interna")).to_have_value("")


def test_a_comment_may_be_let_go(page, desk):
    open_page(page, desk.at())
    row = page.locator("#row-results")
    row.get_by_text("Nota interna Resultados logrados").click()
    row.get_by_label("Nota interna").fill("Mejor no.")
    open_page(page, desk.at())
    page.get_by_role("button", name="Descartarlo").click()
    expect(row.get_by_label("Nota interna")).to_have_value("")
    assert copies(page) == []


def test_what_is_written_in_place_comes_back_where_it_was_written(page, desk):
    """Remarks, texts of the extract and ticks, with how the page stood: a colleague's work is not written over by them."""
    open_page(page, desk.at())
    page.get_by_label("Pertinencia", exact=True).first.check()
    page.locator("#row-summary").get_by_text("Editar el extracto").click()
    page.locator("#extracto-summary").fill("De Lucía.")
    page.locator("#row-results").get_by_text("Observar Resultados").click()
    expect(page.locator("#observa-results")).to_be_focused()
    page.keyboard.type("¿Desde cuándo?")
    desk.edit_extract(desk.andres, "De Andrés.")
    open_page(page, desk.at())
    says(page, "Este texto quedó en este equipo y no llegó a enviarse:")
    expect(page.locator("#observa-results")).to_be_visible()
    expect(page.locator("#observa-results")).to_have_value("¿Desde cuándo?")
    expect(page.locator("#extracto-summary")).to_have_value("De Lucía.")
    expect(page.get_by_label("Pertinencia", exact=True).first).to_be_checked()
    page.get_by_label("Evaluada").check()
    page.get_by_role("button", name="Guardar los criterios").click()
    page.get_by_text("Andrés Soto cambió este texto").first.wait_for()
    assert (desk.extract(), desk.comments()) == ("De Andrés.", [])
    page.get_by_role("button", name="Guardar los criterios").click()
    page.get_by_text("Los criterios quedaron guardados.").wait_for()
    assert (desk.extract(), desk.comments()) == ("De Lucía.", ["¿Desde cuándo?"])
    assert copies(page) == []


def test_the_message_of_a_decision_outlives_the_server_and_a_colleague(page, desk):
    open_page(page, desk.at())
    page.get_by_label("Pedir cambios al país").check()
    page.get_by_label("Mensaje para Perú").fill("Precise las cifras.")
    let_no_post_through(page)
    page.get_by_role("button", name="Decidir").click()
    says(page, "No se pudo guardar ahora.")
    page.unroute("**/secretaria/**")
    open_page(page, desk.at())
    expect(page.get_by_label("Mensaje para Perú")).to_have_value("Precise las cifras.")
    expect(page.get_by_label("Pedir cambios al país")).to_be_checked()
    desk.retire()
    page.get_by_role("button", name="Decidir").click()
    page.get_by_text("Otra persona actuó antes: la ficha está ahora en «Retirada».").first.wait_for()
    expect(page.locator("#decision").get_by_text("Precise las cifras.")).to_be_visible()
    grow_old(page)
    open_page(page, desk.at())
    left = page.get_by_role("region", name="En este equipo quedó texto que no llegó a guardarse")
    left.get_by_text(f"{desk.ficha.reference} · Decisión").click()
    expect(left).to_contain_text("Precise las cifras.")
    left.get_by_role("button", name="Borrarlo de este equipo").click()
    assert copies(page) == []


def test_a_decision_that_is_taken_leaves_no_copy(page, desk):
    open_page(page, desk.at())
    page.get_by_label("Pedir cambios al país").check()
    page.get_by_label("Mensaje para Perú").fill("Precise las cifras.")
    page.get_by_role("button", name="Decidir").click()
    page.get_by_text("Hecho: Devuelta con observaciones.").wait_for()
    assert desk.state() == State.CHANGES_REQUESTED
    assert copies(page) == []


def test_nor_does_one_that_was_asked_about_once_more(page, desk):
    open_page(page, desk.at())
    page.get_by_label("No incorporarla al repositorio").check()
    page.get_by_label("Mensaje para Perú").fill("Ya está en el repositorio.")
    page.get_by_role("button", name="Decidir").click()
    page.get_by_role("button", name="No incorporarla").click()
    page.get_by_text("Hecho: No incorporada.").wait_for()
    assert desk.state() == State.DECLINED
    assert copies(page) == []
    expect(page.get_by_label("Mensaje para Perú")).to_have_value("")


def test_what_was_refused_and_then_mended_is_not_posted_again(page, desk):
    open_page(page, desk.at())
    page.get_by_label("Pedir cambios al país").check()
    page.get_by_role("button", name="Decidir").click()
    page.get_by_text("Escriba el motivo.").first.wait_for()
    page.get_by_label("Mensaje para Perú").fill("Precise las cifras.")
    page.get_by_role("button", name="Decidir").click()
    page.get_by_text("Hecho: Devuelta con observaciones.").wait_for()
    expect(page.get_by_text("No se pudo hacer")).to_have_count(0)
    assert copies(page) == []


def test_words_before_an_act_on_many_outlive_going_back_by_its_link(page, desk):
    """The words alone: that one has looked at what follows is never taken back from a copy."""
    desk.edit_extract(desk.lucia, "Lo esencial.")

    def ask(page):
        page.locator(f"td.pick > [value='{desk.ficha.reference}']").check()
        page.get_by_role("button", name="Pedir conformidad").click()
        page.get_by_role("heading", name="Pedir la conformidad de los países").wait_for()

    ask(open_page(page, f"/secretaria/?q={desk.ficha.reference}"))
    page.locator("#mensaje").fill("Respondan antes del viernes.")
    page.locator("#visto").check()
    page.get_by_role("link", name="Volver a la mesa con las mismas elegidas").click()
    ask(page)
    says(page, "Este texto quedó en este equipo y no llegó a enviarse:")
    expect(page.locator("#mensaje")).to_have_value("Respondan antes del viernes.")
    expect(page.locator("#visto")).not_to_be_checked()
    page.locator("#visto").check()
    page.get_by_role("button", name="Pedir la conformidad de 1 ficha").click()
    page.get_by_text("1 ficha espera la conformidad de su país").wait_for()
    assert desk.state() == State.AWAITING_CONSENT
    assert copies(page) == []
