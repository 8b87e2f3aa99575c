"""Every public page, as a stranger's browser meets it. The fixture `context` fails a test on any script error,
Content-Security-Policy violation, dialog or request to another origin.
"""

import pytest

from practices.languages import path_in
from tests.browser.measures import bytes_sent

LIST = "/practicas/"
PICTURED = "/practicas/CSM-CO-0003/"
# On how many lines the text of an element stands.
LINES = """(element) => {
  const range = document.createRange()
  range.selectNodeContents(element)
  return new Set([...range.getClientRects()].map((box) => box.top)).size
}"""
# WCAG 1.4.12: whoever needs it spaces lines, letters and words.
SPACE_TEXT = """() => {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`)
  document.adoptedStyleSheets = [sheet]
}"""
# Where the words of a cell lie over those of the next.
OVERLAPPING = """() => {
  const boxes = (cell) => {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), found = []
    while (walker.nextNode()) {
      const range = document.createRange()
      range.selectNodeContents(walker.currentNode)
      const shown = getComputedStyle(walker.currentNode.parentElement).clipPath === "none"
      if (shown && !walker.currentNode.parentElement.closest(".visually-hidden")) found.push(...range.getClientRects())
    }
    return found.filter((box) => box.width > 1 && box.height > 1)
  }
  const meet = (one, other) =>
    Math.min(one.right, other.right) > Math.max(one.left, other.left) + 1 &&
    Math.min(one.bottom, other.bottom) > Math.max(one.top, other.top) + 3
  return [...document.querySelectorAll(":is(.matrix, .dense, .data-table) tr, .lit")].flatMap((row) => {
    const cells = [...row.children].filter((cell) => cell.offsetWidth).map((cell) => [cell, boxes(cell)])
    return cells.slice(1).filter(([, own], place) => own.some((box) => cells[place][1].some((other) => meet(box, other))))
      .map(([cell]) => cell.textContent.trim())
  })
}"""
# How much of the window lies under what sticks to its edges, in pixels.
STUCK = """() => [...document.querySelectorAll("body *")]
  .filter((one) => ["sticky", "fixed"].includes(getComputedStyle(one).position))
  .map((one) => one.getBoundingClientRect())
  .reduce((sum, box) => sum + Math.max(0, Math.min(innerHeight, box.bottom) - Math.max(0, box.top)), 0)"""
PAGES = {
    "/": 200,
    LIST: 200,
    f"{LIST}?pagina=2": 200,
    f"{LIST}?vista=tabla&orden=-anio&s=CSM-CO-0001,CSM-CL-0001": 200,
    f"{LIST}?q=migracion&pais=CO&objetivo=4": 200,
    f"{LIST}?q=busqeda": 200,
    f"{LIST}?q=zzzz&pais=PE": 200,
    f"{LIST}?pais=XX": 400,
    "/practicas/CSM-CO-0001/": 200,
    PICTURED: 200,
    "/practicas/{revised}/v1/": 200,
    "/practicas/{withdrawn}/": 410,
    "/practicas/{hostile}/": 200,
    "/comparar/": 200,
    "/comparar/?p=CSM-CO-0001&p=CSM-CL-0001": 200,
    "/comparar/?p=CSM-CO-0001&p=CSM-CL-0001&p={hostile}&p=CSM-CO-0002": 200,
    "/seleccion/": 200,
    "/seleccion/?s=CSM-CO-0001,CSM-CL-0001": 200,
    "/compilaciones/": 200,
    "/datos/": 200,
    "/paises/": 200,
    "/paises/CO/": 200,
    "/paises/SR/": 200,
    "/paises/MX/": 200,
    "/ofrece/": 200,
    f"{LIST}?vista=linea": 200,
    "/temas/": 200,
    "/temas/derechos-humanos/": 200,
    "/objetivos/": 200,
    "/objetivos/4/": 200,
    "/acerca-de/": 200,
    "/acerca-de/instructivo/": 200,
    "/acerca-de/como-participar/": 200,
    "/accesibilidad/": 200,
    "/privacidad/": 200,
    "/no-existe/": 404,
}
DRAWN = [
    "/",
    "/objetivos/",
    "/paises/CO/",
    f"{LIST}?vista=tabla",
    "/paises/",
    "/temas/",
    "/temas/derechos-humanos/",
    "/objetivos/4/",
    "/ofrece/",
    LIST,
    f"{LIST}?vista=linea",
    "/comparar/?p=CSM-CO-0001&p=CSM-CL-0001",
]
TOLD_BY_OTHERS = set(DRAWN[4:])
# Of the template of a page that is looked at in any case.
ALIKE = {
    f"{LIST}?pagina=2",
    f"{LIST}?q=busqeda",
    "/practicas/{revised}/v1/",
    "/comparar/",
    "/comparar/?p=CSM-CO-0001&p=CSM-CL-0001",
    "/seleccion/",
    "/paises/SR/",
    "/paises/MX/",
}


@pytest.mark.parametrize(
    "path", [pytest.param(path, marks=[pytest.mark.drill] if path in ALIKE else []) for path in PAGES]
)
def test_page_is_accessible_fits_a_small_phone_and_stays_at_home(page, site, axe_violations, path):
    response = page.goto(path.format(**site.codes))
    assert response.status == PAGES[path]
    assert axe_violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("language", ["pt-br", "en"])
@pytest.mark.parametrize(
    "path", [pytest.param(path, marks=[pytest.mark.drill] if path in ALIKE else []) for path in PAGES]
)
def test_so_are_they_in_the_other_languages(page, site, axe_violations, widths, path, language):
    """Words that are longer than those in Spanish leave neither the page nor their cell."""
    assert page.goto(path_in(language, path.format(**site.codes))).status == PAGES[path]
    assert axe_violations(page) == []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(OVERLAPPING) == []


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, marks=[pytest.mark.drill] if path in TOLD_BY_OTHERS else []) for path in DRAWN],
)
def test_with_the_text_spacing_of_wcag_nothing_leaves_the_page_or_lies_over_its_neighbour(page, widths, path):
    page.goto(path)
    page.evaluate(SPACE_TEXT)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(OVERLAPPING) == []


@pytest.mark.parametrize("path", DRAWN)
def test_at_400_per_cent_what_sticks_to_an_edge_leaves_room_to_read(page, path):
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(path)
    page.evaluate("scrollTo(0, document.body.scrollHeight / 2)")
    assert page.evaluate(STUCK) <= 256 / 2


def test_all_filters_open_are_accessible_and_fit_a_small_phone(page, axe_violations):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(LIST)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert axe_violations(page) == []


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_a_figure_stands_with_its_currency_and_its_unit_on_one_line(page, site, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/practicas/{revised}/".format(**site.codes))
    for place in (".fact .large", ".answer-figures b"):
        figure = page.locator(place)
        assert figure.inner_text() == "US$\N{NO-BREAK SPACE}128.400,50 millones"
        assert figure.evaluate(LINES) == 1, place
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_pictures_have_their_room_before_they_come_and_are_no_wider_than_the_text(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(PICTURED)
    height = page.evaluate("document.documentElement.scrollHeight")
    for figure in page.locator("figure.picture").all():
        figure.scroll_into_view_if_needed()
        figure.locator("img").evaluate("(image) => image.decode()")
        assert figure.evaluate("(one) => one.offsetWidth <= one.closest('.text').offsetWidth")
    assert page.locator("figure.picture").count() == 2
    # Parts of a pixel are rounded anew with what came.
    assert abs(page.evaluate("document.documentElement.scrollHeight") - height) <= 1


@pytest.mark.drill
def test_first_visit_to_any_page_costs_at_most_60_kilobytes_without_fonts(browser, production, site):
    sent = {path: bytes_sent(browser, production + path.format(**site.codes), PAGES[path]) for path in PAGES}
    assert {path: size for path, size in sent.items() if size > 60 * 1024} == {}
