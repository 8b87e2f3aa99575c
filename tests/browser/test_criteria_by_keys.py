"""The grid of criteria by keyboard: from box to box, a whole row at once; and without a script."""

import pytest
from playwright.sync_api import expect

from fichas.models import Assessment, Ficha
from fichas.states import Action
from fichas.workflow import perform
from tests.browser.desk import sign_in
from tests.fichas.steps import submitted
from tests.people import focal_point, secretary

QUEUE = "/secretaria/?q=comadreja&orden=titulo"
TITLES = [f"Comadreja {number}" for number in range(1, 5)]


@pytest.fixture
def fichas(site, django_db_blocker):
    """Four that nobody assessed; they are gone at the end."""
    with django_db_blocker.unblock():
        country = focal_point("SR")
        fichas = [submitted(country, title=title) for title in TITLES]
    yield fichas
    with django_db_blocker.unblock():
        for ficha in Ficha.objects.filter(pk__in=[ficha.pk for ficha in fichas]):
            perform(Action.RETIRE, ficha, country, "Fin de la prueba.")


@pytest.fixture
def lucia(site, django_db_blocker):
    with django_db_blocker.unblock():
        return secretary(name="Lucía Méndez")


def open_grid(page, lucia) -> None:
    sign_in(page, lucia.email, two_steps=True)
    page.goto(QUEUE)
    page.get_by_label("Elegir las 4").check()
    if not page.get_by_role("button", name="Evaluar criterios").is_visible():
        page.get_by_text("Con las elegidas").click()
    page.get_by_role("button", name="Evaluar criterios").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Criterios de 4 fichas")


def box(page, name: str, number: int):
    return page.get_by_role("checkbox", name=f"{name} {TITLES[number - 1]}")


def saved(django_db_blocker, ficha) -> list[bool]:
    with django_db_blocker.unblock():
        return list(Assessment.objects.filter(ficha=ficha).order_by("pk").values_list("is_met", flat=True))


def test_forty_rows_take_a_key_each_and_exceptions_one_more(page, fichas, lucia, django_db_blocker):
    open_grid(page, lucia)
    box(page, "Factores de éxito", 1).focus()
    page.keyboard.press("e")
    expect(box(page, "Evaluada", 1)).to_be_checked()
    expect(box(page, "Factores de éxito", 2)).to_be_focused()
    expect(page.locator("[data-assessed]")).to_have_text("1")
    page.keyboard.press("e")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(box(page, "Replicabilidad", 2)).not_to_be_checked()
    page.get_by_role("button", name="Guardar los criterios").click()
    expect(page.get_by_text("2 fichas evaluadas quedaron guardadas.")).to_be_visible()
    assert saved(django_db_blocker, fichas[0]) == [True] * 6
    assert saved(django_db_blocker, fichas[1]) == [True, False, True, True, True, True]
    assert saved(django_db_blocker, fichas[2]) == []


def test_the_browser_asks_before_one_leaves_what_is_ticked_and_not_saved(page, fichas, lucia):
    leaves = "dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    open_grid(page, lucia)
    assert page.evaluate(leaves)
    box(page, "Eficacia", 1).check()
    assert not page.evaluate(leaves)
    box(page, "Evaluada", 1).check()
    page.get_by_role("button", name="Guardar los criterios").click()
    expect(page.get_by_text("1 ficha evaluada quedó guardada.")).to_be_visible()
    assert page.evaluate(leaves)


def test_without_a_script_the_text_shows_and_a_row_is_saved(plain_page, fichas, lucia, django_db_blocker):
    page = plain_page
    open_grid(page, lucia)
    text = page.get_by_text("Por qué es buena.").first
    expect(text).to_be_hidden()
    page.get_by_label("Mostrar el texto de 2.6").check()
    expect(text).to_be_visible()
    box(page, "Eficacia", 4).check()
    page.get_by_role("button", name="Guardar los criterios").click()
    expect(page.get_by_role("alert")).to_contain_text("tiene casillas marcadas y no está «Evaluada»")
    expect(box(page, "Eficacia", 4)).to_be_checked()
    box(page, "Evaluada", 4).check()
    page.get_by_role("button", name="Guardar los criterios").click()
    expect(page.get_by_text("1 ficha evaluada quedó guardada.")).to_be_visible()
    assert saved(django_db_blocker, fichas[3]) == [False, False, True, False, False, False]


def test_the_grid_is_accessible_on_every_width(page, fichas, lucia, axe_violations):
    open_grid(page, lucia)
    assert axe_violations(page) == []
    for width in (320, 800):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe_violations(page) == []
