"""A compilation gathered, put in order, handed on and taken home: on a phone, on a desk, with the keyboard alone,
without JavaScript.
"""

import json
import re

import pikepdf
import pytest
from playwright.sync_api import expect

from practices.models import Compilation, CompilationEdition, CompilationRun, Practice, PracticeVersion
from practices.press import runs, views
from practices.press.book.spec import CompilationSpec
from tests.browser.keyboard import Keyboard, option, titles
from tests.pdf_structure import faults

PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


@pytest.fixture(autouse=True)
def nothing_waits(site):
    """Each test begins with no compilation asked for."""
    CompilationRun.objects.all().delete()


def bar(page):
    return page.get_by_role("complementary", name="Su compilación").locator("b")


def add_first(page) -> str:
    """Adds the first practice of the list that is not yet gathered; returns its code."""
    card = page.locator(".card-list > li", has=page.locator("[id^=agregar-]")).first
    code = card.get_attribute("id")
    card.locator("[id^=agregar-]").click()
    page.wait_for_load_state()
    return code


def order(page) -> list[str]:
    page.wait_for_load_state()
    return [li.get_attribute("id") for li in page.locator(".selection > li").all()]


def download(page, button: str):
    """The file that a button gives: whole, and the codes it holds in their order."""
    with page.expect_download() as given:
        page.get_by_role("button", name=button).or_(page.get_by_role("link", name=button)).click()
    path = given.value.path()
    assert faults(str(path)) == []
    with pikepdf.open(path) as pdf:
        manifest = json.loads(pdf.attachments["manifest.json"].get_file().read_bytes())
    return [ficha["code"] for ficha in manifest["fichas"]], manifest, given.value.suggested_filename


@pytest.mark.parametrize("size", [PHONE, pytest.param(DESK, marks=pytest.mark.drill)], ids=["phone", "desk"])
def test_gathered_page_by_page_put_in_order_with_the_keyboard_shared_and_taken(
    page, another_page, site, size
):
    page.set_viewport_size(size)
    page.goto("/practicas/")
    chosen = [add_first(page)]
    expect(bar(page)).to_have_text("1 práctica")
    expect(page.locator(":focus")).to_have_text(re.compile("^\\s*En su compilación"))
    page.get_by_role("link", name="Siguiente").click()
    chosen.append(add_first(page))
    page.get_by_role("link", name="Prácticas", exact=True).first.click()
    if size == PHONE:
        page.locator(".filters-panel > summary").click()
    option(page, "Colombia").check()
    page.get_by_role("button", name="Aplicar los filtros").click()
    chosen.append(add_first(page))
    page.locator(".card-list > li", has=page.locator("[id^=agregar-]")).first.locator("h3 a").click()
    chosen.append(page.url.split("/")[-2])
    page.get_by_role("link", name="Agregar a su compilación").click()
    expect(bar(page)).to_have_text("4 prácticas")
    page.go_back()
    expect(bar(page)).to_have_text("3 prácticas")
    page.go_forward()
    page.get_by_role("link", name="Ordenarla y descargarla").click()
    assert order(page) == chosen

    keyboard = Keyboard(page)
    last = page.locator(f"[id='subir-{chosen[3]}']")
    keyboard.follow(last)
    for _again in range(2):  # the focus came along
        with page.expect_navigation():
            keyboard.press("Enter")
    assert order(page) == [chosen[3], *chosen[:3]]
    focused = page.locator(f"[id='bajar-{chosen[3]}']")
    expect(focused).to_be_focused()
    expect(focused).to_contain_text("lugar 1 de 4")
    keyboard.follow(page.locator(f"[id='quitar-{chosen[1]}']"))
    ordered = [chosen[3], chosen[0], chosen[2]]
    assert order(page) == ordered
    expect(page.locator(f"[id='quitar-{chosen[2]}']")).to_be_focused()

    address = page.get_by_label("Quien abra esta dirección").input_value()
    colleague = another_page()
    colleague.goto(address.replace("http://testserver", site.url))
    assert order(colleague) == ordered
    held, _manifest, name = download(colleague, "Descargar la compilación")
    assert held == ordered
    assert name.startswith("seleccion-de-buenas-practicas-")
    assert order(colleague) == ordered  # the page is still there


def test_without_javascript(plain_page):
    page = plain_page
    page.goto("/practicas/?pais=CO")
    chosen = [add_first(page), add_first(page)]
    page.get_by_role("link", name="Ordenarla y descargarla").click()
    page.locator(f"[id='bajar-{chosen[0]}']").click()
    assert order(page) == chosen[::-1]
    page.get_by_label("Por su código").fill("csm-cl-0001")
    page.get_by_role("button", name="Agregar").click()
    assert order(page) == [*chosen[::-1], "CSM-CL-0001"]
    page.get_by_label("Por su código").fill("la de Chile")
    page.get_by_role("button", name="Agregar").click()
    expect(page.get_by_label("Por su código")).to_have_value("la de Chile")
    expect(page.locator(".error")).to_contain_text("Escriba un código")
    assert order(page) == [*chosen[::-1], "CSM-CL-0001"]
    held, *_rest = download(page, "Descargar la compilación")
    assert held == [*chosen[::-1], "CSM-CL-0001"]


def test_the_list_is_taken_with_its_filters(page):
    page.goto("/practicas/?pais=CO&pais=CL")
    listed = [li.get_attribute("id") for li in page.locator(".card-list > li").all()]
    assert len(listed) == len(titles(page)) > 2
    held, manifest, _name = download(page, "Descargar esta lista")
    assert set(held) == set(listed)
    # By the countries that were asked for: the one of Argentina names Chile.
    assert [code[4:6] for code in held] == ["CL", "AR", "CO", "CO", "CO"]
    assert manifest["title"] == "Buenas prácticas en políticas y gestión migratoria"


@pytest.mark.parametrize(
    "with_scripts", [True, pytest.param(False, marks=pytest.mark.drill)], ids=["scripts", "no scripts"]
)
def test_a_large_one_says_how_far_it_is_and_then_gives_the_file(
    page, plain_page, settings, monkeypatch, with_scripts
):
    settings.SYNC_COMPILATION_SIZE = 0
    monkeypatch.setattr(views, "REFRESH", 1)
    page = page if with_scripts else plain_page
    page.goto("/practicas/?tema=derechos-humanos")
    page.get_by_label("Agrupar las fichas").evaluate("element => element.closest('details').open = true")
    page.get_by_label("Agrupar las fichas").select_option("" if with_scripts else "objetivo")  # another file
    page.get_by_role("button", name="Descargar esta lista").click()
    page.get_by_role("heading", name="Se prepara la compilación").wait_for()
    expect(page.locator("progress")).to_have_attribute("value", "0")
    CompilationRun.objects.update(
        state="running", leased_until=CompilationRun.lease_end(), steps=4, steps_total=8
    )
    page.get_by_text("50 % preparado.").first.wait_for()
    CompilationRun.objects.update(state="waiting", leased_until=None, steps=0)
    runs.make_next()
    page.get_by_role("heading", name="La compilación está lista").wait_for()
    if with_scripts:
        expect(page.get_by_role("status")).to_have_text("La compilación está lista")
    held, *_rest = download(page, "Descargar el PDF")
    assert len(held) == len(CompilationRun.objects.get().order["versions"])
    page.get_by_role("link", name="Volver a donde estaba").click()
    page.wait_for_url("**/practicas/?tema=derechos-humanos")


def run(state: str, **fields) -> str:
    """The page of a compilation that stands so."""
    keys = list(Practice.objects.public().values_list("current", flat=True)[:3])
    run = runs.ask(
        CompilationSpec(
            keys, "Una compilación", "2026-11-22", filters=[["País", "Perú"]], address="/practicas/"
        )
    )
    CompilationRun.objects.filter(pk=run.pk).update(state=state, **fields)
    return f"/compilaciones/pedidos/{run.manifest}/"


def finished() -> str:
    page = run("waiting")
    runs.make_next()
    return page


RUNS = {
    "running": lambda: run("running", leased_until=CompilationRun.lease_end(), steps=3),
    "done": finished,
    "failed": lambda: run("failed", error="No hay lugar en el disco para prepararla."),
}


OPENED = """() => {
  document.querySelectorAll("details").forEach((one) => { one.open = true })
  // axe takes what scrolls under the line at the foot for too small a target.
  document.querySelectorAll(".gathered").forEach((one) => { one.style.position = "static" })
}"""


def clean(page, axe_violations) -> bool:
    """Whether an open page fits a small phone; axe must find nothing at three widths."""
    page.evaluate(OPENED)
    assert axe_violations(page) == []
    page.set_viewport_size(PHONE)
    return page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


@pytest.mark.parametrize("state", RUNS)
def test_the_page_of_a_run_is_accessible_and_fits_a_small_phone(page, axe_violations, state):
    page.goto(RUNS[state]())
    assert clean(page, axe_violations)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/seleccion/?s={revised},CSM-PE-9999&agregar=hola", 200),
        ("/practicas/?s={revised},CSM-CO-0001", 200),
        ("/practicas/CSM-CO-0001/?s=CSM-CO-0001", 200),
        ("/compilacion.pdf?pais=SR", 404),
    ],
)
def test_choosing_is_accessible_and_fits_a_small_phone(page, site, axe_violations, path, status):
    assert page.goto(path.format(**site.codes)).status == status
    assert clean(page, axe_violations)


def test_being_turned_away_is_accessible_and_leads_back_to_what_was_chosen(page, axe_violations, settings):
    settings.SYNC_COMPILATION_SIZE = settings.MAX_PENDING_COMPILATIONS = 0
    response = page.goto("/compilacion.pdf?s=CSM-CO-0001,CSM-CL-0001")
    assert (response.status, response.headers["retry-after"]) == (429, "30")
    assert clean(page, axe_violations)
    page.get_by_role("link", name="Volver a donde estaba").click()
    assert order(page) == ["CSM-CO-0001", "CSM-CL-0001"]


@pytest.fixture(scope="module")
def editions(site):
    """A compilation of two editions; a practice of the first has been withdrawn since."""
    gone = PracticeVersion.objects.get(practice__code=site.codes["withdrawn"]).pk
    keys = list(Practice.objects.public().order_by("number").values_list("current", flat=True)[:3])
    compilation = Compilation.objects.create(slug="csm-xiv")
    facts = {"title": "Prácticas de la Conferencia", "edition": "Lima", "foreword": "Uno.\n\nDos."}
    orders = [
        CompilationSpec([*keys, gone], made_on="2026-11-21", **facts),
        CompilationSpec(keys, made_on="2026-11-22", **facts),
    ]
    CompilationEdition.objects.bulk_create(
        CompilationEdition(compilation=compilation, number=n, order=spec.as_json(), published_on=spec.made_on)
        for n, spec in enumerate(orders, start=1)
    )


@pytest.mark.parametrize("path", ["/compilaciones/", "/compilaciones/csm-xiv/1/"])
def test_an_edition_is_accessible_and_fits_a_small_phone(page, editions, axe_violations, path):
    assert page.goto(path).status == 200
    assert clean(page, axe_violations)


def test_an_edition_that_holds_what_was_withdrawn_leads_to_the_rest(page, editions):
    page.goto("/compilaciones/csm-xiv/")
    assert len(download(page, "Descargar el PDF")[0]) == 3
    page.goto("/compilaciones/csm-xiv/1/")
    expect(page.get_by_role("link", name="Descargar el PDF")).to_have_count(0)
    page.get_by_role("link", name="Compilar las que siguen publicadas").click()
    assert len(order(page)) == 3
