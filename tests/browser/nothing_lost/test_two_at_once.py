"""Two people, or two tabs, in one section; and a text that comes too late."""

from playwright.sync_api import expect

from tests.browser.writing import copies, open_page, saves_after_a_pause, says, with_a_quick_clock, write


def test_two_people_in_one_section_see_both_texts(page, desk):
    with_a_quick_clock(page)
    desk.write_answer(desk.luis, "De Luis.")
    write(page, "De Rosa.")
    says(page, "Luis Rojas cambió esta sección a las")
    page.locator("#summary").press_sequentially(" Más.")
    assert saves_after_a_pause(page) == []
    assert desk.answer() == "De Luis."
    page.get_by_role("button", name="Comparar los textos").click()
    panel = page.get_by_role("alert")
    expect(panel).to_contain_text("De Luis.")
    expect(page.locator("#summary")).to_have_value("De Rosa. Más.")
    page.locator("#summary").fill("De los dos.")
    assert saves_after_a_pause(page) == []
    assert desk.answer() == "De Luis."
    page.get_by_role("button", name="Guardar y volver a la lista").click()
    page.wait_for_url(f"**/{desk.ficha.reference}/")
    assert desk.answer() == "De los dos."
    assert copies(page) == []


def test_in_two_sections_they_do_not_meet(page, desk):
    desk.write_answer(desk.luis, "De Luis", code="perfil", name="title")
    write(page, "De Rosa.")
    says(page, "Guardado a las")
    assert (desk.answer("title"), desk.answer()) == ("De Luis", "De Rosa.")


def test_two_tabs_of_one_person(page, desk, context):
    other = open_page(context.new_page(), desk.address())
    write(page, "En una pestaña.")
    says(page, "Guardado a las")
    write(other, "En la otra.")
    says(other, "Usted cambió esta sección a las")
    assert desk.answer() == "En una pestaña."
    other.get_by_role("button", name="Guardar y volver a la lista").click()
    expect(other.get_by_role("alert")).to_contain_text("En una pestaña.")
    expect(other.locator("#summary")).to_have_value("En la otra.")


def test_a_text_that_came_too_late_can_be_read_until_it_is_thrown_away(page, desk):
    desk.submit()
    write(page, "Tarde.")
    page.get_by_role("link", name="Ver la ficha").click()
    left = page.get_by_role("region", name="En este equipo quedó texto que no llegó a guardarse")
    left.get_by_text(f"{desk.ficha.reference} · 2. Descripción").click()
    expect(left.locator("dl > *")).to_have_text(["2.2 Resumen de la experiencia", "Tarde."])
    left.get_by_role("button", name="Borrarlo de este equipo").click()
    left.wait_for(state="hidden")
    assert copies(page) == []


def test_a_packet_after_the_ficha_was_sent_changes_nothing(page, desk):
    desk.submit()
    write(page, "Tarde.")
    says(page, "ya no se puede cambiar")
    assert desk.answer() == ""
    expect(page.locator("#summary")).to_have_value("Tarde.")
    expect(page.locator("#summary")).to_be_editable()
    assert len(copies(page)) == 1
    page.get_by_role("button", name="Guardar y seguir").click()
    page.get_by_role("alert").wait_for()
    expect(page.locator("#summary")).to_have_value("Tarde.")
    assert desk.answer() == ""
