"""The whole fortnight of the desk, told once: by whoever has only the keyboard, and by whoever has no script."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from fichas.models import Ficha, Reminder
from fichas.states import Action, State
from fichas.workflow import perform
from people.models import Letter
from practices.models import Compilation
from tests.browser.desk import sign_in
from tests.browser.keyboard import Keyboard
from tests.fichas.steps import submitted
from tests.people import focal_point, secretary

ALL, GOOD = 4, 3


class ByKeyboard(Keyboard):
    """Tab, blank, Enter, and letters."""

    def reach(self, target) -> None:
        if not is_focused(target):
            super().reach(target)

    def press_on(self, target) -> None:
        self.reach(target)
        self.press("Enter")

    def tick(self, box) -> None:
        self.reach(box)
        self.press("Space")
        expect(box).to_be_checked()

    def write(self, field, text: str) -> None:
        self.reach(field)
        self.press("ControlOrMeta+A")
        self.page.keyboard.type(text)

    def choose_day(self, field, day) -> None:
        """In the order of the browser, which is not the page's to say."""
        self.reach(field)
        self.page.keyboard.type(day.strftime("%d%m%Y"))
        if field.input_value() != day.isoformat():
            for key in ("ArrowLeft", "ArrowLeft"):
                self.press(key)
            self.page.keyboard.type(day.strftime("%m%d%Y"))
        expect(field).to_have_value(day.isoformat())
        while is_focused(field):  # day, month, year and the calendar
            self.press("Tab")

    def judge(self, titles: list[str]) -> None:
        self.reach(self.page.get_by_role("checkbox", name=f"Factores de éxito {titles[0]}"))
        for _title in titles:
            self.press("e")


def is_focused(element) -> bool:
    return element.evaluate("one => one === document.activeElement")


class WithoutScript:
    """Whatever a page does by itself, it does without being told by a script."""

    def __init__(self, page):
        self.page = page

    def press_on(self, target) -> None:
        target.click()

    def tick(self, box) -> None:
        box.check()

    def write(self, field, text: str) -> None:
        field.fill(text)

    def choose_day(self, field, day) -> None:
        field.fill(day.isoformat())

    def judge(self, titles: list[str]) -> None:
        for title in titles:
            for box in self.page.get_by_role("checkbox", name=f" {title}").all():
                box.check()


@pytest.fixture(params=[ByKeyboard, WithoutScript])
def hands(request):
    name = "page" if request.param is ByKeyboard else "plain_page"
    return request.param(request.getfixturevalue(name))


@pytest.fixture
def fichas(site, django_db_blocker):
    """Sent by one State, and gone at the end."""
    with django_db_blocker.unblock():
        country = focal_point("GY", name="Asha Persaud")
        fichas = [submitted(country, title=f"Coati {number}") for number in range(1, ALL + 1)]
    keys = [ficha.pk for ficha in fichas]
    yield Ficha.objects.filter(pk__in=keys).order_by("pk")
    with django_db_blocker.unblock():
        Reminder.objects.filter(person=country).delete()
        for ficha in Ficha.objects.filter(pk__in=keys):
            perform(Action.RETIRE, ficha, country, "Fin de la prueba.")
        country.take_role("guest")


def test_from_the_queue_to_the_compilation(hands, fichas, django_db_blocker):
    page, day = hands.page, timezone.localdate() + timedelta(14)
    with django_db_blocker.unblock():
        lucia = secretary(name="Lucía Méndez")
    sign_in(page, lucia.email, two_steps=True)

    page.goto("/secretaria/?q=coati&orden=titulo")
    hands.tick(page.get_by_label(f"Elegir las {ALL}"))
    hands.press_on(page.get_by_role("button", name="Evaluar criterios"))
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Criterios de {ALL} fichas")
    hands.judge([f"Coati {number}" for number in range(1, GOOD + 1)])
    hands.choose_day(page.get_by_label("y publicar las evaluadas el"), day)
    hands.press_on(page.get_by_role("button", name="Guardar y ver qué pasaría"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Qué pasaría el")
    hands.tick(page.get_by_label("Sé qué no se deshace"))
    hands.press_on(page.get_by_role("button", name=f"Programar las {GOOD}"))
    expect(page.get_by_text(f"{GOOD} fichas se publican el")).to_be_visible()

    page.goto("/secretaria/?q=coati&orden=titulo")
    hands.press_on(page.locator(".desk-queue tbody").get_by_role("link").first)
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Coati {ALL}")
    hands.press_on(page.locator("#row-results summary").filter(has_text="Observar"))
    hands.write(page.locator("#observa-results"), "¿Cuántas personas, y desde cuándo?")
    hands.tick(page.get_by_label("Pedir cambios"))
    hands.press_on(page.get_by_role("button", name="Decidir y volver a la mesa"))
    expect(page.get_by_text("No queda ninguna en «Nos esperan» con estos filtros.")).to_be_visible()

    page.goto("/secretaria/tablero/")
    hands.tick(page.get_by_label("Recordar a Guyana"))
    hands.write(page.get_by_label("Lo que dirá la carta"), "Faltan pocos días.")
    hands.press_on(page.get_by_role("button", name="Ver a quién llega"))
    hands.press_on(page.get_by_role("button", name="Enviar 1 carta"))
    expect(page.get_by_text("Se recordó a 1 persona: Asha Persaud.")).to_be_visible()

    title = f"Reunida {type(hands).__name__}"
    page.goto("/secretaria/compilaciones/nueva/")
    hands.write(page.get_by_label("Agregar prácticas"), "/paises/AR/")
    hands.press_on(page.get_by_role("button", name="Agregar a la lista"))
    expect(page.locator(".ordered > li").first).to_be_visible()
    hands.write(page.get_by_label("Título"), title)
    hands.press_on(page.get_by_role("button", name="Ver lo que se publicaría"))
    hands.press_on(page.get_by_role("button", name="Publicarla"))
    expect(page.get_by_text("La edición está publicada")).to_be_visible()

    with django_db_blocker.unblock():
        assert fichas.filter(state=State.SUBMITTED, publish_on=day).count() == GOOD
        assert fichas.filter(state=State.CHANGES_REQUESTED).count() == ALL - GOOD
        assert Letter.objects.filter(kind="reminder", text__contains="Faltan pocos días.").exists()
        assert Compilation.objects.filter(slug__startswith="reunida").exists()
