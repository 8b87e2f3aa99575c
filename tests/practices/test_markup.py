"""Every public page is markup that no browser has to mend, and each of its references leads somewhere."""

import pytest

from practices.publishing import withdraw
from tests.factories import published
from tests.markup import Page

pytestmark = pytest.mark.django_db

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


@pytest.mark.parametrize("path", PAGES)
def test_of_a_repository_with_practices(client, path):
    revised, withdrawn = published(), published()
    published(revised)
    withdraw(withdrawn, "reemplazada", replaced_by=revised)
    for _ in range(20):
        published()
    page = Page(client.get(path).text)
    assert page.faults == page.dangers == []


@pytest.mark.parametrize("path", ["/", "/practicas/", "/practicas/?q=zzzz", "/paises/", "/paises/PE/", "/temas/otro/"])
def test_of_an_empty_repository(client, path):
    page = Page(client.get(path).text)
    assert page.faults == page.dangers == []


def test_of_a_ficha_that_says_nothing_but_its_name(client):
    blank = dict.fromkeys(("responsible_entity", "summary", "contact_email", "practice_type", "experience_state"), "")
    blank |= dict.fromkeys(("themes", "levels", "categories", "documentation", "primary_objectives"), [])
    published(**blank, start_year=None)
    page = Page(client.get("/practicas/CSM-PE-0001/").text)
    assert page.faults == page.dangers == []
    assert page.text.count("No informado") == 21
