"""Every public page is markup that no browser has to mend, and each of its references leads somewhere."""

import pytest

from practices.answers import blank_answers
from practices.standing import withdraw
from tests.factories import published
from tests.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

PAGES = [
    "/",
    "/practicas/",
    "/practicas/?q=registro&pais=PE&objetivo=14&orden=titulo",
    "/practicas/?q=rejistro",
    "/practicas/?q=zzzz&pais=PE",
    "/practicas/?pais=XX",
    "/practicas/?pagina=2",
    "/practicas/?pagina=9",
    "/practicas/CSM-PE-0001/",
    "/practicas/CSM-PE-0001/v1/",
    "/practicas/CSM-PE-0002/",
    "/paises/",
    "/paises/PE/",
    "/paises/CL/",
    "/temas/",
    "/temas/asistencia-consular/",
    "/objetivos/",
    "/objetivos/14/",
    "/acerca-de/",
    "/acerca-de/instructivo/",
    "/acerca-de/como-participar/",
    "/accesibilidad/",
    "/privacidad/",
    "/no-existe/",
]


def wrong(client, paths) -> dict[str, list[str]]:
    pages = {path: Page(client.get(path).text) for path in paths}
    return {path: faults for path, page in pages.items() if (faults := page.faults + page.dangers)}


def test_of_a_repository_with_practices(client):
    revised, withdrawn = published(), published()
    published(revised)
    withdraw(withdrawn, "reemplazada", replaced_by=revised)
    for _ in range(20):
        published()
    assert wrong(client, PAGES) == {}


def test_of_an_empty_repository(client):
    assert wrong(client, PAGES) == {}


def test_of_a_ficha_that_says_nothing_but_its_name(client):
    published(**blank_answers() | {"country": "PE", "title": "Registro consular"})
    page = Page(client.get("/practicas/CSM-PE-0001/").text)
    assert page.faults == page.dangers == []
    (line,) = (element for element in page.all("p") if element.get("class") == "unanswered")
    told = "".join(line.itertext())
    assert "No informado" not in page.text
    assert "1.3\u00a0Temas · 1.4\u00a0Nivel territorial de aplicación ·" in told
    assert told.count("\u00a0") == 19  # every numeral but country and title
