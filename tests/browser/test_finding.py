"""Finding, reading and taking a practice away: with a mouse, with the keyboard alone, without JavaScript."""

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import Keyboard, option, titles


def criteria(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def result_title(page):
    return page.locator(".results-head h2")


def test_with_a_mouse(page):
    page.goto("/")
    page.get_by_role("link", name="Chile:").locator("text").first.click()  # at the end of a leader
    expect(page.get_by_role("heading", level=1)).to_have_text("Chile")
    page.get_by_role("link", name="Verlas con todos los filtros").click()
    assert criteria(page) == {"pais": ["CL"]}
    of_chile = titles(page)
    page.get_by_label("Colombia").check()
    page.get_by_role("button", name="Aplicar los filtros").click()
    assert criteria(page) == {"pais": ["CL", "CO"]}
    assert set(of_chile) < set(titles(page))
    page.get_by_role("link", name="Quitar el filtro País: Colombia").click()
    assert titles(page) == of_chile
    page.get_by_role("link", name=of_chile[0], exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(of_chile[0])


def test_with_the_keyboard_alone(page):
    keyboard = Keyboard(page)
    page.goto("/")
    keyboard.reach(page.get_by_role("link", name="Ir al contenido"))
    keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    keyboard.reach(page.get_by_label("Buscar en el repositorio"))
    page.keyboard.type("migración")
    with page.expect_navigation():
        keyboard.press("Enter")
    assert criteria(page) == {"q": ["migración"]}

    keyboard.reach(option(page, "Colombia"))
    keyboard.press("Space")
    keyboard.follow(page.get_by_role("button", name="Aplicar los filtros"))
    assert criteria(page)["pais"] == ["CO"]
    keyboard.follow(page.get_by_role("link", name="Quitar el filtro País: Colombia"))
    assert criteria(page) == {"q": ["migración"]}

    keyboard.follow(page.get_by_role("link", name="Primero la Niñez", exact=True))
    keyboard.reach(page.get_by_role("link", name="Ficha en PDF").first)


@pytest.mark.parametrize("query", ["?pais=CO&pais=CL", "?pais=CO&pais=CL&vista=tabla"])
def test_the_first_result_is_twelve_stops_away_at_most(page, query):
    keyboard = Keyboard(page)
    page.goto(f"/practicas/{query}")
    keyboard.reach(page.get_by_role("link", name="Ir a los resultados"))
    keyboard.press("Enter")
    keyboard.reach(page.locator(":is(.card-list h3, .dense tbody .title) a").first)
    assert keyboard.stops <= 12


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (1280, 360), (320, 256)])
def test_what_applies_the_filters_stays_in_sight_while_they_are_read(page, width, height):
    page.set_viewport_size({"width": width, "height": height})
    page.goto("/practicas/")
    if width < 992:
        page.locator(".filters-panel > summary").click()
    button = page.get_by_role("button", name="Aplicar los filtros")
    for name in ("Colombia", "Asistencia consular"):
        option(page, name).scroll_into_view_if_needed()
        expect(button).to_be_in_viewport(ratio=1)
    assert page.evaluate("""[...document.querySelectorAll(".filters *")].every(
        (one) => !["auto", "scroll"].includes(getComputedStyle(one).overflowY))""")


def test_two_that_were_gathered_are_compared_and_one_is_taken_out(plain_page):
    page = plain_page
    page.goto("/practicas/?vista=tabla&pais=CO&pais=CL&orden=titulo")
    for _ in range(2):
        page.locator(".dense .choice").get_by_role("link", name="Agregar").first.click()
    page.get_by_role("link", name="Comparar", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Dos prácticas, respuesta por respuesta")
    assert page.locator(".compare thead .title").count() == 2
    page.locator(".compare .out").first.click()
    expect(page.get_by_role("heading", name="¿Con cuál la compara?")).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/practicas/{revised}/v1/",
        *(
            pytest.param(path, marks=pytest.mark.drill)
            for path in (
                "/practicas/?q=migracion&pais=CO",
                "/practicas/?q=zzzz&pais=PE",
                "/temas/derechos-humanos/",
                "/objetivos/",
            )
        ),
    ],
)
def test_the_focus_shows_wherever_it_goes(page, site, path):
    page.goto(path.format(**site.codes))
    last = page.locator("a:visible").last
    Keyboard(page).reach(last)


def test_on_a_phone_the_focus_in_the_table_of_marks_stays_clear_of_its_head(page):
    page.set_viewport_size({"width": 320, "height": 480})
    page.goto("/")
    page.locator(".matrix .mark").last.focus()
    for _ in range(20):
        page.keyboard.press("Shift+Tab")
        head = page.locator(".matrix thead").bounding_box()
        assert page.locator(":focus").bounding_box()["y"] >= head["y"] + head["height"] - 1


@pytest.mark.parametrize("path", ["/", "/paises/", "/objetivos/", "/ofrece/"])
def test_the_table_of_marks_can_be_skipped(plain_page, path):
    page = plain_page
    page.goto(path)
    page.get_by_role("link", name="Saltar la tabla").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate(
        "(one) => document.querySelector('.matrix').compareDocumentPosition(one) === Node.DOCUMENT_POSITION_FOLLOWING"
    )


def test_without_javascript(plain_page):
    page = plain_page
    page.goto("/practicas/")
    page.get_by_label("Buscar en el repositorio").fill("migración")
    page.get_by_role("button", name="Buscar").click()
    assert criteria(page) == {"q": ["migración"]}
    expect(page.get_by_label("Ordenar por").locator("option:checked")).to_have_text("Relevancia")
    first_titles = titles(page)
    page.get_by_label("Ordenar por").select_option(label="Título")
    page.get_by_role("button", name="Ordenar").click()
    assert criteria(page) == {"q": ["migración"], "orden": ["titulo"]}
    assert sorted(titles(page)) == sorted(first_titles)
    page.get_by_role("link", name="Primero la Niñez", exact=True).click()
    ficha = page.get_by_role("link", name="Ficha en PDF").first.get_attribute("href")
    assert page.request.get(ficha).headers["content-type"] == "application/pdf"


def test_the_second_page_without_javascript(plain_page):
    page = plain_page
    page.goto("/practicas/")
    first = titles(page)
    page.get_by_role("link", name="Siguiente").click()
    assert criteria(page) == {"pagina": ["2"]}
    assert len(first) == 20
    assert titles(page) and not set(titles(page)) & set(first)


def test_a_list_without_results_shows_the_way_out(plain_page):
    page = plain_page
    page.goto("/practicas/")
    page.get_by_label("Buscar en el repositorio").fill("zzzz")
    option(page, "Perú").check()
    page.get_by_role("button", name="Aplicar los filtros").click()
    expect(result_title(page)).to_have_text("0 prácticas de 22")
    page.locator(".empty").get_by_role("link", name="Texto: «zzzz»").click()
    assert criteria(page) == {"pais": ["PE"]}
    assert titles(page)
