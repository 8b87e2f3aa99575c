"""The Secretariat publishes a compilation, edition after edition; to all others the page does not exist."""

import pytest

from practices.models import CompilationEdition
from practices.publishing import withdraw
from tests.factories import published
from tests.fichas.compilations import ADDRESS, SURE
from tests.people import focal_point, secretary

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def desk(client):
    client.force_login(secretary())
    return client


def test_an_edition_is_published_from_the_desk(desk):
    published(country="PE")
    published(country="CL")
    given = {
        "title": "Prácticas de la XIV Conferencia",
        "edition": "Lima",
        "foreword": "Uno.\r\n\r\nDos.",
        "codes": "CSM-CL-0001,\r\ncsm-pe-0001",
        "grouping": "",
    }
    page = desk.post(ADDRESS, given | SURE, follow=True).content.decode()
    assert "La edición está publicada" in page
    edition = CompilationEdition.objects.get()
    assert edition.compilation.slug == "practicas-de-la-xiv-conferencia"
    assert edition.order["foreword"] == "Uno.\n\nDos."
    assert "Prácticas de la XIV Conferencia" in desk.get(edition.order["address"]).content.decode()
    desk.post(ADDRESS, given | SURE | {"slug": edition.compilation.slug, "edition": "Quito"})
    assert list(CompilationEdition.objects.values_list("number", flat=True)) == [2, 1]


def test_what_is_wrong_is_said_beside_it_and_what_was_typed_stays(desk):
    response = desk.post(ADDRESS, {"title": "Prácticas", "codes": "CSM-PE-0009", "foreword": "Lo escrito."})
    assert response.status_code == 422
    page = response.content.decode()
    assert "No es el código de una práctica publicada: CSM-PE-0009." in page
    assert "Lo escrito." in page
    assert not CompilationEdition.objects.exists()


def test_the_same_edition_is_not_published_twice(desk):
    published(country="PE")
    given = {"title": "Prácticas", "codes": "CSM-PE-0001", "grouping": ""} | SURE
    desk.post(ADDRESS, given)
    page = desk.post(ADDRESS, given)
    assert "ya es igual a esta" in page.content.decode()
    assert CompilationEdition.objects.count() == 1


def test_the_address_of_a_selection_may_be_pasted(desk, settings):
    published(country="PE")
    published(country="CL")
    pasted = "https://example.org/seleccion/?s=CSM-CL-0001,CSM-PE-0001"
    desk.post(ADDRESS, {"title": "Prácticas", "codes": pasted, "grouping": ""} | SURE)
    assert len(CompilationEdition.objects.get().order["versions"]) == 2
    settings.MAX_COMPILATION_SIZE = 1
    page = desk.post(ADDRESS, {"title": "Otras", "codes": pasted, "grouping": ""}).content.decode()
    assert "Son 2 prácticas y una compilación lleva hasta 1." in page


def test_the_next_edition_begins_with_the_last_one_but_for_what_was_withdrawn(desk):
    published(country="PE")
    chilean = published(country="CL")
    given = {
        "title": "Prácticas",
        "foreword": "Uno.",
        "codes": "CSM-CL-0001, CSM-PE-0001",
        "grouping": "tema",
    }
    desk.post(ADDRESS, given | SURE)
    withdraw(chilean, "duplicada")
    form = desk.get(ADDRESS, {"siguiente": "practicas"}).context["form"]
    assert form.initial == {
        "title": "Prácticas",
        "foreword": "Uno.",
        "grouping": "tema",
        "slug": "practicas",
        "codes": "CSM-PE-0001",
    }


def test_to_others_the_page_does_not_exist(client):
    client.force_login(focal_point("PE"))
    assert client.get(ADDRESS).status_code == 404
