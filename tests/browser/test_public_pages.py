"""Every public page, as a stranger's browser meets it. The fixture `context` fails a test on any script error,
Content-Security-Policy violation, dialog or request to another origin.
"""

import pytest

LIST = "/practicas/"
PAGES = [
    "/",
    LIST,
    f"{LIST}?q=migracion&pais=CO&objetivo=4",
    f"{LIST}?q=busqeda",
    f"{LIST}?q=zzzz&pais=PE",
    "/practicas/CSM-CO-0001/",
    "/paises/",
    "/paises/CO/",
    "/temas/",
    "/temas/derechos-humanos/",
    "/objetivos/",
    "/objetivos/4/",
    "/acerca-de/",
    "/acerca-de/instructivo/",
    "/acerca-de/como-participar/",
    "/accesibilidad/",
    "/privacidad/",
    "/no-existe/",
]


@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible_and_stays_at_home(page, axe_violations, path):
    response = page.goto(path)
    assert response.status == (404 if path == "/no-existe/" else 200)
    assert axe_violations(page) == []


@pytest.mark.parametrize("path", PAGES)
def test_page_fits_a_small_phone(page, path):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_practices_are_found_without_javascript(plain_page):
    plain_page.goto("/")
    plain_page.locator("input[name=q]").first.fill("niñez")
    plain_page.locator("form:has(input[name=q]) button").first.click()
    assert plain_page.url.endswith("/practicas/?q=ni%C3%B1ez")
    assert plain_page.get_by_role("link", name="Primero la Niñez").first.is_visible()
