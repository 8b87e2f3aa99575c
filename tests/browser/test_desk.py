"""Three people and one ficha: from the country's text to the public page, revised, taken down and put back."""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import expect

from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.review.publication import take_down
from fichas.states import OPEN, Action
from fichas.workflow import perform
from people.models import User
from practices.models import Country, Practice
from tests.browser.desk import enter, sign_in
from tests.fichas.steps import fill
from tests.people import focal_point, secretary

# Whoever came from the queue would go on to the next.
DECIDE = re.compile("^Decidir( y quedarme aquí)?$")
TITLE = "Ventanilla de acogida para familias"
ORIGINAL = "La ventanilla recibe a las familias que llegan y las orienta durante su primer mes."
EXTRACT = "La ventanilla orienta a las familias recién llegadas."
AGREED = "La ventanilla orienta a las familias recién llegadas durante su primer mes."


@dataclass(frozen=True)
class Case:
    """A ficha that was sent, who sent it and who is at the desk: people of their own for each test."""

    reference: str
    country: str
    desk: str


@pytest.fixture
def case(site, django_db_blocker):
    """Whatever is published of it is taken down at the end: others count what the list holds."""
    with django_db_blocker.unblock():
        user, desk = focal_point("PY"), secretary(name="Lucía Méndez")
        ficha = fill(start_ficha(Country.objects.get(code="PY"), user), user, title=TITLE, summary=ORIGINAL)
        perform(Action.SUBMIT, ficha, user)
    yield Case(ficha.reference, user.email, desk.email)
    with django_db_blocker.unblock():
        for practice in Practice.objects.public().filter(country__code="PY"):
            take_down(practice, desk, "reemplazada", "")
        if Ficha.objects.filter(pk=ficha.pk, state__in=OPEN).exists():
            perform(Action.RETIRE, ficha, user, "Fin de la prueba.")


def save_section(page, reference):
    """A script saves first and then sends: the page is left when the list has come."""
    page.get_by_role("button", name="Guardar y volver a la lista").click()
    page.wait_for_url(f"**/fichas/{reference}/")


def decide(page, decision, message="", sure=""):
    """`sure` is the button of the page that asks before what cannot be undone."""
    page.get_by_label(decision).check()
    page.get_by_label("Mensaje para Paraguay").fill(message)
    page.get_by_role("button", name=DECIDE).click()
    if sure:
        page.get_by_role("button", name=sure).click()
    page.get_by_text("Hecho: ").wait_for()


def edit_extract(page, case, text):
    page.goto(f"/secretaria/fichas/{case.reference}/extracto/descripcion/")
    page.locator("#summary").fill(text)
    page.get_by_role("button", name="Guardar el extracto").click()
    page.wait_for_url(f"**/secretaria/fichas/{case.reference}/#descripcion")


def test_the_whole_journey(another_page, case):
    desk, country, stranger = another_page(), another_page(), another_page()
    sign_in(desk, case.desk, two_steps=True)
    sign_in(country, case.country)

    # The desk asks for changes; the country answers them and sends it again.
    desk.get_by_role("link", name=TITLE).click()
    row = desk.locator("#row-results")
    row.get_by_text("Observar Resultados logrados").click()
    row.get_by_label("Observación para Paraguay").fill("¿Cuántas familias?")
    decide(desk, "Pedir cambios al país", "Precise los resultados.")
    country.goto(f"/fichas/{case.reference}/")
    expect(country.get_by_text("Precise los resultados.")).to_be_visible()
    country.goto(f"/fichas/{case.reference}/seccion/descripcion/")
    country.locator("#results").fill("Se orientó a 1200 familias.")
    save_section(country, case.reference)
    country.goto(f"/fichas/{case.reference}/revisar/")
    country.get_by_label("Acepto que los textos").check()
    country.get_by_role("button", name="Enviar la ficha").click()
    country.wait_for_url("**/enviada/")
    desk.goto(f"/secretaria/fichas/{case.reference}/cambios/")
    expect(desk.locator(".pair ins").first).to_contain_text("1200 familias")

    # The extract is refused once, then agreed to.
    edit_extract(desk, case, EXTRACT)
    decide(desk, "Pedir la conformidad del país con el extracto", sure="Pedir la conformidad")
    country.goto(f"/fichas/{case.reference}/conformidad/")
    country.get_by_label("No. La ficha vuelve").check()
    country.get_by_label("Qué no es aceptable").fill("Falta decir por cuánto tiempo.")
    country.get_by_role("button", name="Responder").click()
    country.wait_for_url(f"**/fichas/{case.reference}/")
    edit_extract(desk, case, AGREED)
    decide(desk, "Pedir la conformidad del país con el extracto", sure="Pedir la conformidad")
    country.goto(f"/fichas/{case.reference}/conformidad/")
    country.get_by_label("Sí. Al responder").check()
    country.get_by_role("button", name="Responder").click()
    country.wait_for_url(f"**/fichas/{case.reference}/")

    # What is published is what was agreed to, everywhere.
    desk.goto(f"/secretaria/fichas/{case.reference}/")
    desk.get_by_label("Pertinencia", exact=True).first.check()
    desk.get_by_label("Evaluada").check()
    decide(desk, "Publicar ahora", sure="Publicarla")
    address = desk.get_by_role("link", name="en el repositorio").get_attribute("href")
    stranger.goto(address)
    assert AGREED in stranger.content()
    assert ORIGINAL not in stranger.content()
    for public in ("/practicas/?q=ventanilla", "/practicas.json", "/paises/PY/", "/novedades.atom"):
        text = stranger.request.get(public).text()
        assert TITLE in text, public
        assert "recibe a las familias que llegan" not in text, public
    assert stranger.request.get(f"{address}ficha.pdf").body().startswith(b"%PDF")

    # Revised: version 2 is current, version 1 keeps its address and says so.
    country.goto("/fichas/nueva/")
    country.get_by_label(TITLE).first.check()
    country.get_by_role("button", name="Empezar", exact=True).click()
    revision = country.url.rstrip("/").rsplit("/", 1)[1]
    country.goto(f"/fichas/{revision}/seccion/contacto/")
    country.locator("#contact_name").fill("Ramona Benítez")
    country.locator("#contact_post").fill("Directora")
    save_section(country, revision)
    country.goto(f"/fichas/{revision}/seccion/perfil/")
    country.locator("#title").fill(f"{TITLE}, ampliada")
    save_section(country, revision)
    country.goto(f"/fichas/{revision}/revisar/")
    country.get_by_label("Acepto que los textos").check()
    country.get_by_role("button", name="Enviar la ficha").click()
    country.wait_for_url("**/enviada/")
    desk.goto(f"/secretaria/fichas/{revision}/")
    desk.get_by_label("Evaluada").check()
    desk.get_by_role("button", name="Guardar los criterios").click()
    desk.get_by_text("Los criterios quedaron guardados.").wait_for()
    decide(desk, "Publicar ahora", sure="Publicarla")
    stranger.goto(address)
    expect(stranger.get_by_text(f"{TITLE}, ampliada").first).to_be_visible()
    stranger.goto(f"{address}v1/")
    expect(stranger.get_by_text("Ver la versión vigente")).to_be_visible()

    # Taken down everywhere at once, and put back.
    practice = address.strip("/").rsplit("/", 1)[1].upper()
    desk.goto(f"/secretaria/practicas/{practice}/")
    desk.get_by_label("Motivo").select_option(index=1)
    desk.get_by_label("Explicación").fill("Se revisa una cifra.")
    desk.get_by_role("button", name="Retirarla").click()
    desk.get_by_role("heading", name="Retirar la práctica del repositorio").wait_for()
    desk.get_by_role("button", name="Retirarla").click()
    desk.get_by_text("La práctica ya no está en el repositorio").wait_for()
    gone = [address, f"{address}v1/", f"{address}ficha.pdf"]
    assert {stranger.request.get(address).status for address in gone} == {410}
    assert TITLE not in stranger.request.get("/practicas/?q=ventanilla").text()
    desk.get_by_role("button", name="Reponerla en el repositorio").click()
    desk.get_by_role("button", name="Reponerla").click()
    desk.get_by_text("La práctica está de nuevo en el repositorio").wait_for()
    assert stranger.request.get(address).status == 200


def test_what_changed_is_said_in_words(another_page, case):
    """Three places of a paragraph of two hundred words."""
    page, words = another_page(), [f"palabra{number}" for number in range(200)]
    enter(page, case.desk)
    edit_extract(page, case, " ".join(words))
    words[20], words[100], words[180] = "veinte", "", "ciento ochenta"
    edit_extract(page, case, " ".join(filter(None, words)))
    page.goto(f"/secretaria/fichas/{case.reference}/cambios/?de=2&a=3")
    spoken = page.locator(".pair").aria_snapshot()
    removed, added = (re.findall(rf"\[{kind}: ?(.*?) ?\]", spoken) for kind in ("suprimido", "añadido"))
    assert [word.strip() for word in removed] == ["palabra20", "palabra100", "palabra180"]
    assert [word.strip() for word in added] == ["veinte", "ciento ochenta"]


def test_one_ficha_with_a_remark_and_an_extract_takes_six_pages(another_page, case, django_db_blocker):
    """Those that ask before are counted; it is agreed to in between."""
    page, pages = another_page(), []
    enter(page, case.desk)
    page.on("framenavigated", lambda frame: pages.append(frame.url.split("#")[0]))
    page.goto(f"/secretaria/fichas/{case.reference}/")
    page.locator("#row-results").get_by_text("Observar Resultados").click()
    expect(page.locator("#observa-results")).to_be_focused()
    page.keyboard.type("¿Cuántas familias?")
    page.locator("#row-summary").get_by_text("Editar el extracto").click()
    page.locator("#extracto-summary").fill(EXTRACT)
    page.get_by_label("Pertinencia", exact=True).first.check()
    page.get_by_label("Evaluada").check()
    decide(page, "Pedir la conformidad del país con el extracto", sure="Pedir la conformidad")
    with django_db_blocker.unblock():
        perform(
            Action.AGREE, Ficha.objects.get(reference=case.reference), User.objects.get(email=case.country)
        )
    page.goto(f"/secretaria/fichas/{case.reference}/")
    decide(page, "Publicar ahora", sure="Publicarla")
    assert len(pages) == 6, pages


def test_by_keyboard_the_desk_assigns_and_decides(another_page, case):
    page = another_page()
    enter(page, case.desk)
    page.get_by_role("checkbox", name=TITLE, exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Asignar").press("Enter")
    page.get_by_role("button", name="Ver qué pasaría").press("Enter")
    page.get_by_role("link", name="Volver a la mesa").press("Enter")
    expect(page.get_by_role("checkbox", name=TITLE, exact=True)).to_be_checked()
    page.get_by_role("button", name="Asignar").press("Enter")
    page.get_by_role("button", name="Ver qué pasaría").press("Enter")
    page.get_by_role("button", name="Asignar 1 ficha a Lucía Méndez").press("Enter")
    expect(page.get_by_text("queda a cargo de Lucía Méndez")).to_be_visible()
    page.get_by_role("link", name=TITLE).press("Enter")
    page.get_by_label("No incorporarla al repositorio").press("Space")
    page.get_by_role("button", name=DECIDE).press("Enter")
    page.locator(".error-summary:focus").wait_for()
    expect(page.get_by_text("Escriba el motivo.").first).to_be_visible()
