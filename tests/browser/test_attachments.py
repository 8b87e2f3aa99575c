"""Files are chosen, described and removed in a browser: by keyboard, without a script, on a small phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.ways_in import enter, start
from tests.documents import pdf, picture, word
from tests.people import focal_point

AUTHOR = "archivos@example.org"


@pytest.fixture(scope="module", autouse=True)
def author(site, django_db_blocker):
    with django_db_blocker.unblock():
        return focal_point("PY", email=AUTHOR, name="Elvira Benítez")


def file(name: str, data: bytes) -> dict:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


def open_files(page):
    enter(page, AUTHOR)
    start(page)
    page.get_by_role("link", name="Documentos y enlaces").click()
    page.locator("#references").fill("Escrito antes de ir a los archivos.")
    page.get_by_role("button", name="Guardar y agregar archivos").press("Enter")
    page.wait_for_url("**/archivos/")


@pytest.mark.parametrize("kind", ["page", "plain_page"])
def test_files_are_added_by_keyboard_and_what_was_typed_is_there_afterwards(request, kind):
    page = request.getfixturevalue(kind)
    open_files(page)
    page.locator("#files").set_input_files([file("Informe.pdf", pdf()), file("foto.png", picture())])
    page.get_by_role("button", name="Subir y guardar").press("Enter")
    page.get_by_label("Título de Informe.pdf").fill("Informe de evaluación")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.get_by_label("Quitarlo al guardar: foto.png").press("Space")
    with page.expect_navigation():
        page.get_by_role("button", name="Subir y guardar").press("Enter")
    expect(page.get_by_text("foto.png")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("link", name="Informe.pdf").press("Enter")
    assert download.value.suggested_filename == "Informe.pdf"
    page.get_by_role("button", name="Guardar y volver a la sección").press("Enter")
    page.wait_for_url("**/seccion/documentos/#files")
    expect(page.locator("#references")).to_have_value("Escrito antes de ir a los archivos.")
    expect(page.get_by_role("link", name="Informe.pdf")).to_be_visible()


def test_what_is_refused_is_said_first_and_the_pages_are_accessible_on_a_small_phone(page, axe_violations):
    open_files(page)
    assert axe_violations(page) == []
    page.locator("#files").set_input_files([file("página.pdf", b"<html>"), file("carta.docx", word())])
    page.get_by_role("button", name="Subir y guardar").click()
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("página.pdf: El contenido no es el de un PDF")
    expect(page.locator(".error-summary")).to_be_focused()
    expect(page.get_by_label("Título de carta.docx")).to_have_value("carta")
    assert axe_violations(page) == []
    for address in (page.url, page.url.replace("archivos/", "seccion/documentos/")):
        page.goto(address)
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert axe_violations(page) == []


@pytest.mark.parametrize("kind", ["page", "plain_page"])
def test_a_picture_is_chosen_described_and_agreed_to_by_keyboard(request, kind, axe_violations):
    page = request.getfixturevalue(kind)
    open_files(page)
    page.locator("#files").set_input_files([file("foto.png", picture(size=(900, 600)))])
    page.get_by_role("button", name="Subir y guardar").press("Enter")
    page.locator("summary", has_text="Mostrar esta imagen en la ficha").press("Enter")
    page.get_by_label("Como imagen de la práctica").select_option("1")
    page.get_by_label("Descripción").fill("Doce personas alrededor de una mesa")
    page.get_by_label("Crédito").fill("Foto: Dirección de Migraciones")
    page.get_by_role("button", name="Subir y guardar").press("Enter")
    consent = page.get_by_label("Quienes pueden reconocerse")
    expect(page.locator(".error-summary")).to_contain_text("foto.png: Confirme que quienes se reconocen")
    expect(page.get_by_label("Descripción")).to_have_value("Doce personas alrededor de una mesa")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert kind == "plain_page" or axe_violations(page) == []
    page.get_by_role("link", name="foto.png: Confirme").press("Enter")
    expect(consent).to_be_focused()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Subir y guardar").press("Enter")
    expect(page.get_by_text("Imagen 1 de la ficha: Doce personas")).to_be_visible()
