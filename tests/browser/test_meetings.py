"""The room of meetings in a browser: reports come in whole, a part of one is released; its pages are for everyone."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from meetings.models import Event, EventLog, Source, Statement, WorkingTable
from practices.languages import path_in
from practices.models import PublicEvent, PublicItem, PublicTable, Repository
from tests.addresses import meeting_addresses
from tests.browser.desk import enter
from tests.meetings.records import whole_room
from tests.people import secretary

TEXTS = Path(__file__).parent.parent / "meetings" / "texts"
# How many statements of each kind are in each report.
REPORTS = {
    "webinar": {"Avance": 4, "Desafío u obstáculo": 6, "Recomendación": 10},
    "tables": {
        "Desafío u obstáculo": 16, "Recomendación": 9, "Práctica mencionada": 22, "Enfoque": 3, "Elemento común": 1,
        "Cómo avanzar": 7, "Contribución a una definición": 3, "Punto del recuento": 7, "Contexto": 3,
    },
    "guide": {
        "Objetivo del evento": 5, "Objetivo propuesto": 7, "Pregunta guía": 15, "Matriz": 2, "Acción": 8,
        "Comentario de una acción": 3, "Contexto": 2, "Indicación para quien facilita": 17,
    },
}  # fmt: skip
NO_PAGES = ("quitar", "publicar/antes", "relatoria", "admitir", "apartar", "enlazar", "invitar", ".pdf")


@pytest.fixture(scope="module", autouse=True)
def meetings(site, django_db_blocker):
    """They are gone when the tests of this module are: others count what stands on a page."""
    with django_db_blocker.unblock():
        whole_room(secretary(email="reuniones@example.org"))
    yield
    with django_db_blocker.unblock(), Repository.changing():
        EventLog.objects.all().delete()
        Statement.objects.update(answers=None)
        for model in (Statement, Source, WorkingTable, Event):
            model.objects.all().delete()
        for relation in (PublicItem.countries, PublicItem.beside, PublicItem.objectives):
            relation.through.objects.all().delete()
        for model in (PublicItem, PublicTable, PublicEvent):
            model.objects.all().delete()


@pytest.fixture
def desk(page):
    enter(page, "reuniones@example.org")
    return page


@pytest.mark.parametrize(
    "language", ["es", *(pytest.param(code, marks=pytest.mark.drill) for code in ("pt-br", "en"))]
)
def test_every_page_is_accessible_and_never_wider_than_the_window(
    desk, axe_violations, widths, django_db_blocker, language
):
    with django_db_blocker.unblock():
        addresses = [path for path in meeting_addresses() if not any(part in path for part in NO_PAGES)]
    assert len(addresses) > 12
    for address in dict.fromkeys(addresses):
        desk.goto(path_in(language, address))
        assert axe_violations(desk) == [], address
        for width in widths:
            desk.set_viewport_size({"width": width, "height": 640})
            assert desk.evaluate("document.documentElement.scrollWidth") <= width, (address, width)


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_comes_in_whole(desk, name):
    desk.goto("/reuniones/")
    desk.get_by_role("link", name="Importar un informe").click()
    desk.get_by_label("O elija el archivo").set_input_files(TEXTS / f"{name}.txt")
    desk.get_by_role("button", name="Ver qué se propone").click()
    again = desk.get_by_role("button", name="Importarlo de todos modos")
    if again.count():  # another test brought it in before
        desk.get_by_label("O elija el archivo").set_input_files(TEXTS / f"{name}.txt")
        again.click()
    for kind, number in REPORTS[name].items():
        expect(desk.get_by_text(f"{number} {kind}").first).to_be_visible()
    words, total = desk.locator(".one-figure").inner_text().replace(" ", "").split("\n", 1)
    assert words in total
    desk.get_by_role("button", name="Confirmar el informe").click()
    whole = sum(REPORTS[name].values())
    expect(desk.get_by_text(f"Entraron {whole} aportes, todos privados.")).to_be_visible()


def test_three_advances_are_released_and_one_taken_back(desk):
    desk.goto("/reuniones/importar/")
    desk.get_by_label("O elija el archivo").set_input_files(TEXTS / "webinar.txt")
    desk.get_by_role("button", name="Ver qué se propone").click()
    again = desk.get_by_role("button", name="Importarlo de todos modos")
    if again.count():  # another test brought it in before
        desk.get_by_label("O elija el archivo").set_input_files(TEXTS / "webinar.txt")
        again.click()
    desk.get_by_role("button", name="Confirmar el informe").click()
    desk.get_by_role("link", name="Cambiar los datos").click()
    desk.get_by_label("Documento ya publicado").fill("Relatoría de la mesa redonda 2")
    desk.get_by_role("button", name="Guardar").click()
    desk.get_by_role("link", name="Publicar, aporte por aporte").click()
    advances = desk.locator("li", has=desk.get_by_text("Avance", exact=True))
    for at in range(3):
        advances.nth(at).get_by_label("Publicar", exact=True).check()
    desk.get_by_role("button", name="Ver qué se publicaría").click()
    expect(desk.get_by_role("heading", name="¿Publicar estos 3 aportes?")).to_be_visible()
    desk.get_by_label("Vi lo que se publica").check()
    desk.get_by_role("button", name="Publicar los 3 aportes").click()
    desk.get_by_role("link", name="Ver su página pública").click()
    expect(desk.get_by_role("heading", name="3 avances")).to_be_visible()
    public = desk.url
    desk.go_back()
    desk.get_by_role("link", name="publicados").click()
    desk.locator("[name=row]").first.check()
    desk.get_by_label("Por qué se retracta").fill("Tenía un error")
    desk.get_by_role("button", name="Retractar los elegidos").click()
    desk.goto(public)
    expect(desk.get_by_role("heading", name="2 avances")).to_be_visible()
    expect(desk.get_by_text("Tenía un error")).to_be_visible()
