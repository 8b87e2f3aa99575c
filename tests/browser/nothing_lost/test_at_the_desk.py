"""What is written at the desk is saved by a button alone: until then it stays in this browser and comes back."""

import pytest
from playwright.sync_api import expect

from fichas.models import Comment, Ficha
from fichas.review.extracts import extract_of, save_extract
from fichas.states import Action, State
from fichas.workflow import perform
from tests.browser.writing import Desk, copies, eventually, grow_old, open_page
from tests.browser.writing import sign_in as give_password
from tests.fichas.steps import fill
from tests.people import code, secretary


class Secretariat(Desk):
    """Lucía and Andrés at the desk, with a ficha that Peru sent."""

    def __init__(self, blocker):
        super().__init__(blocker)
        with blocker.unblock():
            self.lucia, self.andres = secretary(name="Lucía Méndez"), secretary(name="Andrés Soto")
            fill(self.ficha, self.rosa)
            perform(Action.SUBMIT, self.ficha, self.rosa)

    def at(self, name=""):
        return f"/secretaria/fichas/{self.ficha.reference}/{name}"

    def extract(self):
        with self.blocker.unblock():
            extract = extract_of(self.ficha)
            return extract.summary if extract else None

    def edit_extract(self, person, text):
        with self.blocker.unblock():
            extract = extract_of(self.ficha)
            revision = extract.revision if extract else 1
            save_extract(self.ficha, "descripcion", {"summary": text}, revision=revision, by=person)

    def comments(self):
        with self.blocker.unblock():
            return list(Comment.objects.filter(ficha=self.ficha).values_list("text", flat=True))

    def state(self):
        with self.blocker.unblock():
            return Ficha.objects.get(pk=self.ficha.pk).state

    def retire(self):
        with self.blocker.unblock():
            perform(Action.RETIRE, self.ficha, self.rosa, "Cambió de plan.")


@pytest.fixture
def desk(site, django_db_blocker):
    """Retired at the end: other tests count what the desk holds."""
    secretariat = Secretariat(django_db_blocker)
    yield secretariat
    with django_db_blocker.unblock():
        Ficha.objects.filter(pk=secretariat.ficha.pk).update(state=State.WITHDRAWN)


@pytest.fixture
def page(context, desk, site):
    """Lucía's browser, open at the second section of the extract."""
    context.base = site.url
    desk.sign_in(context, desk.lucia)
    return open_page(context.new_page(), desk.at("extracto/descripcion/"))


EXTRACT = "**/extracto/descripcion/"


def let_no_post_through(page):
    page.route(
        "**/secretaria/**",
        lambda route: route.abort() if route.request.method == "POST" else route.continue_(),
    )


def write(page, text, field="#summary"):
    page.locator(field).fill(text)


def save(page):
    page.get_by_role("button", name="Guardar el extracto").click()


def says(page, text):
    page.locator("[data-note] p:visible").filter(has_text=text).wait_for()


def test_an_extract_is_saved_by_its_button_and_leaves_no_copy(page, desk):
    write(page, "Lo esencial.")
    assert len(copies(page)) == 1
    assert desk.extract() is None
    save(page)
    page.wait_for_url(f"**{desk.at()}#descripcion")
    assert desk.extract() == "Lo esencial."
    assert copies(page) == []


def test_whoever_leaves_without_saving_finds_the_text_again(page, desk):
    write(page, "A medio escribir.")
    page.get_by_role("link", name="Volver sin guardar").click()
    page.wait_for_url(f"**{desk.at()}")
    left = page.get_by_role("region", name="En este equipo quedó texto que no llegó a guardarse")
    left.get_by_text(f"{desk.ficha.reference} · Extracto: 2. Descripción").click()
    expect(left).to_contain_text("A medio escribir.")
    open_page(page, desk.at("extracto/descripcion/"))
    page.get_by_role("region", name="Recuperamos lo que escribió en este equipo").wait_for()
    expect(page.locator("#summary")).to_have_value("A medio escribir.")
    assert desk.extract() is None
    page.get_by_role("button", name="Conservar lo recuperado").click()
    save(page)
    page.wait_for_url(f"**{desk.at()}#descripcion")
    assert desk.extract() == "A medio escribir."
    assert copies(page) == []


def test_the_button_does_not_leave_for_a_server_that_is_away(page, desk):
    let_no_post_through(page)
    write(page, "Lo esencial.")
    save(page)
    says(page, "No se pudo guardar ahora. Lo escrito queda en este equipo")
    expect(page.locator("#summary")).to_have_value("Lo esencial.")
    page.unroute("**/secretaria/**")
    page.route(EXTRACT, lambda route: route.fulfill(status=503, body=""), times=1)
    save(page)
    says(page, "No se pudo guardar ahora.")
    save(page)
    page.wait_for_url(f"**{desk.at()}#descripcion")
    assert desk.extract() == "Lo esencial."
    assert copies(page) == []


def test_after_a_session_that_ended_the_text_is_there(page, desk):
    write(page, "Lo esencial.")
    desk.end_sessions()
    save(page)
    says(page, "Su sesión terminó. Lo escrito queda guardado en este equipo.")
    page.get_by_role("link", name="Ingresar de nuevo").click()
    give_password(page, desk.lucia)
    page.get_by_label("Código").fill(code())
    page.get_by_role("button", name="Ingresar").click()
    page.wait_for_url(f"**{desk.at('extracto/descripcion/')}")
    page.get_by_role("heading", name="Recuperamos lo que escribió").wait_for()
    expect(page.locator("#summary")).to_have_value("Lo esencial.")
    save(page)
    page.wait_for_url(f"**{desk.at()}#descripcion")
    assert desk.extract() == "Lo esencial."
    assert copies(page) == []


def test_or_the_page_goes_on_once_one_has_signed_in_elsewhere(page, desk, context):
    write(page, "Lo esencial.")
    desk.end_sessions()
    save(page)
    says(page, "Su sesión terminó")
    desk.sign_in(context, desk.lucia)
    save(page)
    page.wait_for_url(f"**{desk.at()}#descripcion")
    assert desk.extract() == "Lo esencial."


def test_a_recovered_extract_never_covers_a_newer_one(page, desk):
    write(page, "De Lucía, sin guardar.")
    desk.edit_extract(desk.andres, "De Andrés.")
    open_page(page, desk.at("extracto/descripcion/"))
    page.get_by_role("region", name="Recuperamos lo que escribió en este equipo").wait_for()
    expect(page.locator("#summary")).to_have_value("De Andrés.")
    expect(page.locator("[data-recovered] .as-typed")).to_have_text(["De Lucía, sin guardar.", "De Andrés."])
    page.get_by_role("button", name="Descartarlo").click()
    assert copies(page) == []


def test_two_who_edit_at_once_see_both_texts(page, desk):
    desk.edit_extract(desk.andres, "De Andrés.")
    write(page, "De Lucía.")
    save(page)
    panel = page.get_by_role("alert")
    expect(panel).to_contain_text("De Andrés.")
    expect(page.locator("#summary")).to_have_value("De Lucía.")
    assert len(copies(page)) >= 1
    save(page)
    page.wait_for_url(f"**{desk.at()}#descripcion")
    assert desk.extract() == "De Lucía."
    assert copies(page) == []


def test_a_comment_half_written_comes_back_open(page, desk):
    open_page(page, desk.at())
    row = page.locator("#row-results")
    row.get_by_text("Comentar Resultados logrados").click()
    row.get_by_label("Comentario").fill("¿Cuántas personas, y desde")
    row.get_by_label("Interno").check()
    open_page(page, desk.at())
    expect(row.get_by_label("Comentario")).to_have_value("¿Cuántas personas, y desde")
    expect(row.get_by_label("Interno")).to_be_checked()
    says(page, "Este texto quedó en este equipo y no llegó a enviarse:")
    row.get_by_label("Comentario").fill("¿Cuántas personas, y desde cuándo?")
    row.get_by_role("button", name="Guardar el comentario").click()
    eventually(page, desk.comments, ["¿Cuántas personas, y desde cuándo?"])
    row.get_by_text("¿Cuántas personas, y desde cuándo?").first.wait_for()
    eventually(page, lambda: copies(page), [])
    open_page(page, desk.at())
    expect(row.get_by_label("Comentario")).to_have_value("")


def test_a_comment_may_be_let_go(page, desk):
    open_page(page, desk.at())
    row = page.locator("#row-results")
    row.get_by_text("Comentar Resultados logrados").click()
    row.get_by_label("Comentario").fill("Mejor no.")
    open_page(page, desk.at())
    row.get_by_role("button", name="Descartarlo").click()
    expect(row.get_by_label("Comentario")).to_have_value("")
    assert copies(page) == []


def test_the_message_of_a_decision_outlives_the_server_and_a_colleague(page, desk):
    open_page(page, desk.at())
    page.get_by_label("Pedir cambios al país").check()
    page.get_by_label("Mensaje para Perú").fill("Precise las cifras.")
    let_no_post_through(page)
    page.get_by_role("button", name="Decidir").click()
    says(page, "No se pudo guardar ahora.")
    page.unroute("**/secretaria/**")
    open_page(page, desk.at())
    expect(page.get_by_label("Mensaje para Perú")).to_have_value("Precise las cifras.")
    expect(page.get_by_label("Pedir cambios al país")).to_be_checked()
    desk.retire()
    page.get_by_role("button", name="Decidir").click()
    page.get_by_text("Otra persona actuó antes: la ficha está ahora en «Retirada».").first.wait_for()
    expect(page.locator("#decision").get_by_text("Precise las cifras.")).to_be_visible()
    grow_old(page)
    open_page(page, desk.at())
    left = page.get_by_role("region", name="En este equipo quedó texto que no llegó a guardarse")
    left.get_by_text(f"{desk.ficha.reference} · Decisión").click()
    expect(left).to_contain_text("Precise las cifras.")
    left.get_by_role("button", name="Borrarlo de este equipo").click()
    assert copies(page) == []


def test_a_decision_that_is_taken_leaves_no_copy(page, desk):
    open_page(page, desk.at())
    page.get_by_label("Pedir cambios al país").check()
    page.get_by_label("Mensaje para Perú").fill("Precise las cifras.")
    page.get_by_role("button", name="Decidir").click()
    page.get_by_text("Hecho: Devuelta con observaciones.").wait_for()
    assert desk.state() == State.CHANGES_REQUESTED
    assert copies(page) == []


def test_nor_does_one_that_was_asked_about_once_more(page, desk):
    open_page(page, desk.at())
    page.get_by_label("No incorporarla al repositorio").check()
    page.get_by_label("Mensaje para Perú").fill("Ya está en el repositorio.")
    page.get_by_role("button", name="Decidir").click()
    page.get_by_role("button", name="No incorporarla").click()
    page.get_by_text("Hecho: No incorporada.").wait_for()
    assert desk.state() == State.DECLINED
    assert copies(page) == []
    expect(page.get_by_label("Mensaje para Perú")).to_have_value("")


def test_what_was_refused_and_then_mended_is_not_posted_again(page, desk):
    open_page(page, desk.at())
    page.get_by_label("Pedir cambios al país").check()
    page.get_by_role("button", name="Decidir").click()
    page.get_by_text("Escriba el motivo.").first.wait_for()
    page.get_by_label("Mensaje para Perú").fill("Precise las cifras.")
    page.get_by_role("button", name="Decidir").click()
    page.get_by_text("Hecho: Devuelta con observaciones.").wait_for()
    expect(page.get_by_text("No se pudo hacer")).to_have_count(0)
    assert copies(page) == []


def test_nobody_else_in_the_same_browser_sees_it(page, desk, context):
    write(page, "Solo de Lucía.")
    desk.sign_in(context, desk.andres)
    open_page(page, desk.at("extracto/descripcion/"))
    assert "Solo de Lucía" not in page.content()
    expect(page.locator("#summary")).not_to_have_value("Solo de Lucía.")


def test_signing_out_asks_before_it_is_lost(page, desk):
    write(page, "Sin guardar.")
    page.get_by_role("button", name="Salir", exact=True).click()
    dialog = page.get_by_role("alertdialog", name="En este equipo hay texto sin guardar")
    expect(dialog).to_contain_text(f"{desk.ficha.reference} · Extracto: 2. Descripción")
    dialog.get_by_role("button", name="Salir y borrarlo").click()
    page.wait_for_url("**/ingresar/")
    assert copies(page) == []


def test_what_appears_is_accessible_on_a_small_phone_too(page, desk, axe_violations):
    write(page, "Lo esencial.")
    open_page(page, desk.at("extracto/descripcion/"))
    page.get_by_role("heading", name="Recuperamos lo que escribió").wait_for()
    let_no_post_through(page)
    save(page)
    says(page, "No se pudo guardar ahora.")
    assert axe_violations(page) == []
    open_page(page, desk.at())
    assert axe_violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_browser_that_keeps_no_copies_says_so_and_asks_before_it_closes(page, desk, context):
    context.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
    open_page(page, desk.at("extracto/descripcion/"))
    let_no_post_through(page)
    write(page, "Uno.")
    save(page)
    says(page, "este navegador no guarda copias: no cierre la página")
    page.close(run_before_unload=True)
    page.wait_for_timeout(300)
    assert not page.is_closed()
