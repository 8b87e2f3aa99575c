"""The pages of what cannot be had now: they say why and where to go on, on every screen."""

import pytest

from practices.models import Practice
from practices.press.engine import PressBusy
from practices.stored_files import Damaged
from tests.browser.writing import Desk
from tests.documents import pdf


@pytest.fixture
def damaged(monkeypatch):
    """Every stored file is found to be something else than what was stored."""

    def refuse(request, path, *args, **kwargs):
        raise Damaged(path)

    for view in ("practices.catalogue.practice_views", "fichas.views.files"):
        monkeypatch.setattr(f"{view}.uploaded_file", refuse)


@pytest.fixture
def busy(monkeypatch):
    def refuse(version):
        raise PressBusy

    monkeypatch.setattr("practices.catalogue.practice_views.printed", refuse)


def meet(page, axe_violations, address: str, heading: str) -> None:
    assert page.goto(address).status == 503
    assert page.get_by_role("heading", level=1).inner_text() == heading
    assert axe_violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_busy_press_is_asked_again(page, axe_violations, busy):
    meet(page, axe_violations, "/practicas/CSM-CO-0001/ficha.pdf", "La ficha se prepara en un momento")
    again = page.get_by_role("link", name="Pedirla de nuevo")
    assert again.get_attribute("href") == "/practicas/CSM-CO-0001/ficha.pdf"


def test_a_damaged_file_of_a_practice_leads_back_to_it(page, axe_violations, damaged, django_db_blocker):
    with django_db_blocker.unblock():
        row = Practice.objects.public().filter(current__files__isnull=False).first()
        file = row.current.files.first()
    address = f"/practicas/{row.code}/v1/archivos/{file.position}/{file.name}"
    meet(page, axe_violations, address, "El archivo guardado está dañado")
    page.get_by_role("link", name="Ir a la práctica").click()
    page.wait_for_url(f"**/practicas/{row.code}/")


def test_a_damaged_file_of_a_ficha_leads_to_its_files(page, axe_violations, damaged, site, django_db_blocker):
    desk = Desk(django_db_blocker)
    page.context.base = site.url
    desk.sign_in(page.context, desk.rosa)
    page.goto(f"/fichas/{desk.ficha.reference}/archivos/")
    file = {"name": f"informe-{'x' * 80}.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    page.locator("#files").set_input_files([file])
    page.get_by_role("button", name="Subir y guardar").click()
    address = page.get_by_role("link", name="informe-").get_attribute("href")
    meet(page, axe_violations, address, "El archivo guardado está dañado")
    page.get_by_role("link", name="Ir a los archivos de la ficha").click()
    page.wait_for_url("**/archivos/")
