"""A Secretary brings in fichas of an earlier conference from a spreadsheet, mends it, and publishes what was adopted then."""

import re

import pytest
from openpyxl import Workbook, load_workbook
from playwright.sync_api import expect

from fichas.models import Ficha
from fichas.review.publication import publish_due
from fichas.sheets.working import work_on_next
from practices.models import Practice
from tests.browser.desk import enter
from tests.people import focal_point, secretary

SOURCE = "Compilación de la XIV Conferencia (Lima, 2014)"
HEADINGS = [
    "País",
    "Título",
    "Temas",
    "Entidad responsable",
    "Resumen",
    "Año de inicio",
    "Objetivos principales",
]


@pytest.fixture
def lucia(site, django_db_blocker):
    with django_db_blocker.unblock():
        focal_point("EC", name="Ana Vera")
        return secretary(name="Lucía Méndez")


@pytest.fixture
def spreadsheet(tmp_path):
    """Six rows of Ecuador; a theme and a year want mending."""
    book = Workbook()
    book.active.append(HEADINGS)
    for number in range(6):
        title = f"Ventanilla itinerante número {number}"
        row = [
            "Ecuador",
            title,
            "Asistencia consular",
            "Cancillería",
            "Recibe solicitudes.",
            2010 + number,
            "4, 7",
        ]
        book.active.append(row)
    book.active["C3"], book.active["F5"] = "Asistencia consulares", "hace mucho"
    book.save(tmp_path / "fichas.xlsx")
    return tmp_path / "fichas.xlsx"


@pytest.fixture
def works(django_db_blocker):
    """The worker does what is due."""

    def work(do) -> None:
        with django_db_blocker.unblock():
            while do():
                pass

    return work


def upload(page, path) -> None:
    page.get_by_label("De dónde viene").fill(SOURCE)
    page.get_by_label("La planilla").set_input_files(path)
    page.get_by_role("button", name="Ver qué pasaría").click()
    expect(page.locator("main")).to_contain_text("Se lee la planilla.")


@pytest.mark.parametrize("kind", ["page", pytest.param("plain_page", marks=pytest.mark.drill)])
def test_from_the_spreadsheet_to_the_public_page(
    request, kind, lucia, spreadsheet, works, tmp_path, axe_violations, django_db_blocker
):
    page = request.getfixturevalue(kind)
    enter(page, lucia.email)
    page.goto("/fichas/")
    page.get_by_role("link", name="Importar una planilla").click()
    upload(page, spreadsheet)
    works(work_on_next)
    expect(page.get_by_text("Hay 2 celdas por corregir")).to_be_visible()
    expect(page.locator("main")).to_contain_text("¿Quiso decir «Asistencia consular»?")
    assert axe_violations(page) == []
    mended = mend(page, tmp_path)
    page.get_by_role("link", name="Subir otra planilla").click()
    upload(page, mended)
    works(work_on_next)
    page.get_by_role("button", name="Crear los 6 borradores").click()
    works(work_on_next)
    expect(page.get_by_role("heading", name="Qué se importó")).to_be_visible()
    assert axe_violations(page) == []
    incorporate(page, axe_violations)
    works(publish_due)
    with django_db_blocker.unblock():
        codes = list(
            Practice.objects.filter(current__incorporated_from=SOURCE).values_list("code", flat=True)
        )
        assert Ficha.objects.filter(incorporated_from=SOURCE, state="published").count() == len(codes) == 6
    page.goto(f"/practicas/{codes[0]}/")
    expect(page.locator("main")).to_contain_text(
        f"Incorporada por la Secretaría Técnica a partir de {SOURCE}"
    )


def mend(page, folder):
    with page.expect_download() as download:
        page.get_by_role("link", name="Descargar la planilla por corregir").click()
    path = folder / "corregida.xlsx"
    download.value.save_as(path)
    book = load_workbook(path)
    marked = [cell for row in book.active.iter_rows() for cell in row if cell.comment]
    assert [cell.coordinate for cell in marked] == ["D3", "G5"]
    marked[0].value, marked[1].value = "Asistencia consular", 2013
    book.save(path)
    return path


def incorporate(page, axe_violations) -> None:
    page.get_by_role("link", name=re.compile("[Ii]ncorporar")).first.click()
    page.get_by_label("Los 6").check()
    assert axe_violations(page) == []
    page.get_by_role("button", name="Ver qué pasaría").click()
    assert axe_violations(page) == []
    page.locator("[name=visto]").check()
    page.get_by_role("button", name=re.compile("[Ii]ncorporar")).click()
    expect(page.get_by_text(re.compile("6 se incorporan en unos minutos"))).to_be_visible()
