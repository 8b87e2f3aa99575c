"""The conference's board by keyboard alone, from the table to the letter, at every width; and axe on each of its pages."""

import pytest
from playwright.sync_api import expect

from fichas.models import Reminder
from fichas.states import Action
from fichas.workflow import perform
from people.models import Letter
from tests.browser.desk import enter
from tests.browser.writing import copies, eventually
from tests.fichas.steps import submitted
from tests.people import focal_point, secretary

WIDTHS = (320, 768, 1280)
BOARD = "/secretaria/tablero/"


@pytest.fixture
def place(site, django_db_blocker):
    """Argentina has a ficha to mend, and one person who speaks for it, until the test is over."""
    with django_db_blocker.unblock():
        ana, lucia = focal_point("AR", name="Ana Suárez"), secretary(name="Lucía Méndez")
        ficha = submitted(ana, title="Registro de la frontera")
        perform(Action.REQUEST_CHANGES, ficha, lucia, "Precise.")
    yield ana, lucia
    with django_db_blocker.unblock():
        Reminder.objects.filter(person=ana).delete()
        perform(Action.RETIRE, ficha, ana, "Fin de la prueba.")
        ana.take_role("guest")


@pytest.fixture(autouse=True)
def at_every_width(monkeypatch):
    monkeypatch.setattr("tests.browser.conftest.WIDTHS", WIDTHS)


def faults(page, axe_violations) -> list[str]:
    found = axe_violations(page)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"wider than {width}")
    return found


def test_a_reminder_is_sent_by_keyboard_alone(another_page, place, axe_violations, django_db_blocker):
    ana, lucia = place
    page = another_page()
    enter(page, lucia.email)
    page.goto(BOARD)
    assert faults(page, axe_violations) == []

    page.get_by_label("Recordar a Argentina").focus()
    page.keyboard.press("Space")
    words = page.get_by_label("Lo que dirá la carta")
    words.focus()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("Faltan pocos días.")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Ver a quién llega")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="A quién llega el recordatorio").wait_for()
    expect(page.get_by_text("Registro de la frontera")).to_be_visible()
    assert faults(page, axe_violations) == []

    page.get_by_role("button", name="Enviar 1 carta").focus()
    page.keyboard.press("Enter")
    page.get_by_text("Se recordó a 1 persona: Ana Suárez.").wait_for()
    expect(page.get_by_text("ya hoy")).to_be_visible()
    expect(page.get_by_label("Recordar a Argentina")).to_have_count(0)
    eventually(page, lambda: copies(page), [])
    assert faults(page, axe_violations) == []
    with django_db_blocker.unblock():
        assert Letter.objects.filter(person=ana, kind="reminder").count() == 1


def test_words_that_were_not_sent_are_there_again(another_page, place):
    _ana, lucia = place
    page = another_page()
    enter(page, lucia.email)
    page.goto(BOARD)
    page.get_by_label("Lo que dirá la carta").fill("A medio escribir.")
    page.goto(BOARD)
    expect(page.get_by_label("Lo que dirá la carta")).to_have_value("A medio escribir.")


def test_a_day_that_has_passed_is_refused_beside_its_field(another_page, place, axe_violations):
    _ana, lucia = place
    page = another_page()
    enter(page, lucia.email)
    page.goto(BOARD)
    page.get_by_label("Día en que deben estar listas").fill("2020-01-01")
    page.get_by_role("button", name="Guardar el día").click()
    page.get_by_text("Ese día ya pasó").first.wait_for()
    expect(page.get_by_label("Día en que deben estar listas")).to_have_value("2020-01-01")
    assert faults(page, axe_violations) == []
