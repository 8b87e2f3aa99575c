"""What is pasted from a PDF, and several names on one line: mended in the browser, said, and undone with a click."""

import pytest
from playwright.sync_api import expect

from tests.browser.ways_in import enter, start
from tests.people import focal_point

AUTHOR = "pega@example.org"
CUT = (
    "La Dirección Nacional de Migraciones puso en marcha un registro\n"
    "único de las personas que cruzan la frontera norte, con infor-\n"
    "mación que comparten cuatro ministerios y las oficinas de los\n"
    "gobiernos locales."
)
WHOLE = (
    "La Dirección Nacional de Migraciones puso en marcha un registro único de las personas que cruzan la frontera "
    "norte, con información que comparten cuatro ministerios y las oficinas de los gobiernos locales."
)
LIST = "- Registro de personas en la frontera norte del país\n- Oficinas de atención en cada una de las provincias\n- Mesa"
PASTE = """(area, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  area.focus();
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  if (area.dispatchEvent(event)) area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
}"""


@pytest.fixture(scope="module", autouse=True)
def author(site, django_db_blocker):
    with django_db_blocker.unblock():
        return focal_point("EC", email=AUTHOR, name="Pía Vega")


@pytest.fixture
def form(page):
    enter(page, AUTHOR)
    start(page)
    return page


def open_section(form, name: str) -> None:
    form.get_by_role("link", name=name).click()
    form.wait_for_url("**/seccion/**", wait_until="load")


def test_lines_of_a_page_become_a_paragraph_and_lines_again(form):
    open_section(form, "2. Descripción")
    summary = form.locator("#summary")
    summary.evaluate(PASTE, CUT)
    expect(summary).to_have_value(WHOLE)
    expect(form.get_by_text("se unieron")).to_be_visible()
    form.get_by_role("button", name="Dejar los renglones como estaban").click()
    expect(summary).to_have_value(CUT)
    expect(form.get_by_text("se unieron")).to_have_count(0)


@pytest.mark.parametrize("text", [LIST, "Uno.\nDos.\nTres.", f"{CUT}\n\n{CUT}"])
def test_lists_stay_and_paragraphs_stay_apart(form, text):
    open_section(form, "2. Descripción")
    summary = form.locator("#summary")
    summary.evaluate(PASTE, text)
    expect(summary).to_have_value(text.replace(CUT, WHOLE))


def test_names_on_one_line_stand_apart_with_a_click(form):
    open_section(form, "1. Perfil General")
    names = form.locator("#associated_entities")
    apart = names.locator("xpath=..").get_by_role("button", name="Poner cada uno en su renglón")
    expect(apart).to_be_hidden()
    names.fill("ONU; OIM; ACNUR")
    apart.click()
    expect(form.locator("#associated_entities")).to_have_value("ONU\nOIM\nACNUR")
