"""Every page of the desk, from its URLconf: accessible, and narrow enough for a small phone."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from fichas.files.attachments import add
from fichas.form.starting import start_ficha
from fichas.models import Ficha, TableImport
from fichas.review.comments import comment, reply
from fichas.states import Action
from fichas.urls import urlpatterns as of_fichas
from fichas.workflow import perform
from people.urls import urlpatterns as of_people
from practices.languages import path_in
from practices.models import CompilationEdition, Country, Practice
from practices.press.curated import publish_edition
from tests.browser.desk import enter
from tests.fichas.files import add_picture, received
from tests.fichas.sheets.workbooks import workbook, written
from tests.fichas.steps import edit, fill, remark, with_extract
from tests.people import focal_point, secretary

# A file or an answer to a script, or an address that takes posts alone. A new address of the desk is a page until it is
# named here.
NO_PAGES = {
    *(
        "word_template",
        "word",
        "attachment",
        "picture",
        "preview",
        "agreement_preview",
        "review_preview",
        "submitted_pdf",
    ),
    *("queue_csv", "figures_csv", "history_csv", "session", "invitation_link"),
    *(
        "tell",
        "answer",
        "submit",
        "read_notices",
        "assign",
        "schedule_all",
        "publish_all",
        "unschedule_all",
        "ask_all",
        "choose_criteria",
        "compile_chosen",
        "keep_day",
        "remind",
        "remind_chosen",
        "take_over",
        "keep_view",
        "drop_view",
        "decide",
        "say",
        "keep",
    ),
    "send_remarks",
    *("sheet_template", "confirm_sheet", "drop_sheet", "sheet_file", "sheet_to_mend", "cancel_incorporation"),
    *("network_file", "archive_file", "ask_archive"),
    *("send_again", "resend", "revoke", "deactivate", "edition_down"),
}
# Of whoever writes a ficha or keeps an account: visited in the tests of those pages.
ELSEWHERE = {
    *("ficha_list", "start", "word_import", "word_report", "task_list", "check", "delete", "section"),
    *("attachments", "account", "invitation", "associated", "network_import"),
    "own_errata",  # the form of the desk's errata, for its country, of what was published through the desk
}
FOR_THE_COUNTRY = {"submitted", "retire", "agreement", "own_history", "write", "archive"}
# Other looks of the same addresses.
VIEWS = {
    "queue": ["?cola=archivo", "?cola=mias&pais=CL", "?cola=esperan-al-pais&orden=titulo&vencidas=si"],
    "review": ["?marcas=no"],
    "changes": ["?de=1&a=2"],
    "practice": [],
}
PATTERNS = [*of_fichas, *of_people]
OF_PEOPLE = {pattern.name for pattern in of_people}
LANGUAGES = pytest.mark.parametrize(
    "language", ["es", *(pytest.param(code, marks=pytest.mark.drill) for code in ("pt-br", "en"))]
)
LONG = "Programa de regularización documentaria y acompañamiento de personas migrantes en zonas de frontera"


@dataclass(frozen=True)
class Place:
    """What there is at the desk: a revision with an extract and comments, another ficha that its country is asked about,
    and a spreadsheet that was brought in."""

    practice: Practice
    revision: Ficha
    sent: Ficha
    brought: TableImport
    desk: str
    country: str

    def address(self, name: str, arguments: set[str]) -> str:
        values = {"code": "descripcion" if name == "extract" else self.practice.code}
        values |= {"slug": "practicas", "number": "1", "key": self.brought.pk}
        values["reference"] = (self.sent if name in FOR_THE_COUNTRY else self.revision).reference
        space = "people" if name in OF_PEOPLE else "fichas"
        return reverse(f"{space}:{name}", kwargs={argument: values[argument] for argument in arguments})


@pytest.fixture
def place(site, django_db_blocker):
    with django_db_blocker.unblock():
        practice = Practice.objects.get(code=site.codes["revised"])
        rosa, lucia = focal_point("PE", name="Rosa Quispe"), secretary(name="Lucía Méndez")
        revision = fill(start_ficha(practice.country, rosa, base=practice.current), rosa, title=LONG)
        add(revision, received(), "2.9", rosa)
        add_picture(revision, rosa)
        perform(Action.SUBMIT, revision, rosa)
        edit(revision, lucia, summary="Lo esencial.")
        for write in (partial(comment, is_internal=True), remark):
            reply(
                write(revision, lucia, "¿Desde cuándo?", field="results"),
                lucia,
                "Sí.",
            )
        sent = fill(start_ficha(Country.objects.get(code="PE"), rosa), rosa, title=LONG)
        perform(Action.SUBMIT, sent, rosa)
        with_extract(sent, lucia)
        perform(Action.ASSIGN, sent, lucia, assignee=lucia)
        if not CompilationEdition.objects.filter(compilation__slug="practicas").exists():
            publish_edition("practicas", [practice.code], title=LONG)
        brought = written(workbook(["Perú", LONG, ""], ["PE", "Registro", "Dice"]), lucia)
    yield Place(practice, revision, sent, brought, lucia.email, rosa.email)
    with django_db_blocker.unblock():
        for ficha in (revision, sent, *brought.fichas.all()):
            perform(Action.RETIRE, ficha, rosa, "Fin de la prueba.")


def pages(place: Place, *, for_the_country: bool) -> Iterator[str]:
    for pattern in PATTERNS:
        is_here = pattern.name not in NO_PAGES | ELSEWHERE
        if is_here and (pattern.name in FOR_THE_COUNTRY) == for_the_country:
            address = place.address(pattern.name, set(pattern.pattern.converters))
            yield from (f"{address}{view}" for view in ["", *VIEWS.get(pattern.name, [])])


def faults(page, address: str, axe_violations) -> list[str]:
    """Of a page that is really shown."""
    answer = page.goto(address)
    assert (answer.status, page.url.split("/", 3)[3]) == (200, address[1:])
    return faults_here(page, axe_violations)


def faults_here(page, axe_violations) -> list[str]:
    lines = axe_violations(page)
    page.set_viewport_size({"width": 320, "height": 640})
    if page.evaluate("document.documentElement.scrollWidth") > 320:
        lines.append("wider than a small phone")
    return lines


@LANGUAGES
def test_the_pages_of_the_desk(another_page, place, axe_violations, language):
    page = another_page()
    enter(page, place.desk)
    faults_by_address = {
        address: faults(page, path_in(language, address), axe_violations)
        for address in pages(place, for_the_country=False)
    }
    assert {address: wrong for address, wrong in faults_by_address.items() if wrong} == {}
    assert len(faults_by_address) > 15


@LANGUAGES
def test_the_pages_that_the_country_is_sent_to(another_page, place, axe_violations, language):
    page = another_page()
    enter(page, place.country)
    faults_by_address = {
        address: faults(page, path_in(language, address), axe_violations)
        for address in pages(place, for_the_country=True)
    }
    assert {address: wrong for address, wrong in faults_by_address.items() if wrong} == {}


def test_what_comes_after_a_post(another_page, place, axe_violations):
    """The summary before several fichas change; decisions, comments and answers that are refused."""
    page = another_page()
    enter(page, place.desk)
    page.goto("/secretaria/?cola=mias&pais=PE")
    for box in page.get_by_label(LONG).all():
        box.check()
    page.get_by_role("button", name="Asignar").click()
    assert faults_here(page, axe_violations) == []
    page.get_by_role("button", name="Ver qué pasaría").click()
    page.get_by_role("heading", name="Asignar a Lucía Méndez").wait_for()
    expect(page.get_by_role("region", name="Lo que no cambia")).to_be_visible()
    assert faults_here(page, axe_violations) == []

    page.goto(place.address("review", {"reference"}))
    page.get_by_role("button", name="Decidir").click()
    page.get_by_text("Elija una decisión.").first.wait_for()
    assert faults_here(page, axe_violations) == []
    page.locator("#row-summary").get_by_text("Nota interna Resumen").click()
    page.locator("#anota-summary").fill("a\u202eb")
    page.locator("#row-summary").get_by_role("button", name="Guardar la nota").click()
    page.locator("#row-summary .error-message").wait_for()
    assert faults_here(page, axe_violations) == []

    page.goto(place.address("practice", {"code"}))
    page.get_by_role("button", name="Confirmar el estado").click()
    page.get_by_role("alert").get_by_text("Escriba cómo lo supo").wait_for()
    assert faults_here(page, axe_violations) == []
    page.goto("/secretaria/compilaciones/nueva/")
    page.get_by_role("button", name="Ver lo que se publicaría").click()
    page.get_by_role("alert").wait_for()
    assert faults_here(page, axe_violations) == []


@pytest.mark.drill
def test_what_is_named_as_no_page_shows_none(another_page, place):
    page = another_page()
    enter(page, place.desk)
    for pattern in PATTERNS:
        arguments = set(pattern.pattern.converters)
        if pattern.name in NO_PAGES and arguments <= {"reference"}:
            answer = page.request.get(place.address(pattern.name, arguments))
            is_page = answer.status == 200 and "text/html" in answer.headers["content-type"]
            assert not is_page, pattern.name


def test_every_address_of_the_desk_is_known_here():
    names = {pattern.name for pattern in PATTERNS}
    assert names >= NO_PAGES | ELSEWHERE | FOR_THE_COUNTRY
