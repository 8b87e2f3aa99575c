"""The busiest fortnight of the desk, counted as a person counts it: in pages and in clicks."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from fichas.models import Assessment, Criterion, Ficha
from fichas.states import Action, State
from fichas.workflow import perform
from tests.browser.desk import sign_in
from tests.fichas.steps import submitted
from tests.people import focal_point, secretary

QUEUE = "/secretaria/?q=mapache"
ALL, GOOD = 46, 40
EXCEPTIONS = range(4, GOOD, 9)  # rows of which one criterion is not met
MOST_PAGES, MOST_CLICKS = 12, 60


@pytest.fixture
def fichas(site, django_db_blocker):
    """Sent by four States, and gone at the end."""
    with django_db_blocker.unblock():
        countries = [focal_point(code) for code in ("SR", "PE", "CL", "BR")]
        fichas = [submitted(countries[number % 4], title=f"Mapache {number + 1}") for number in range(ALL)]
    keys = [ficha.pk for ficha in fichas]
    yield Ficha.objects.filter(pk__in=keys)
    with django_db_blocker.unblock():
        for number, ficha in enumerate(Ficha.objects.filter(pk__in=keys).order_by("pk")):
            perform(Action.RETIRE, ficha, countries[number % 4], "Fin de la prueba.")


@pytest.fixture
def desk(page, fichas, django_db_blocker):
    with django_db_blocker.unblock():
        lucia = secretary(name="Lucía Méndez")
    sign_in(page, lucia.email, two_steps=True)
    return page


class Count:
    """The pages that come to be seen, and how often the mouse is pressed."""

    def __init__(self, page):
        self.pages: list[str] = []
        self.clicks = 0
        page.on("response", self.note_page)
        page.expose_function("notePress", self.note_press)
        page.add_init_script("addEventListener('mousedown', () => notePress(), true)")

    def note_page(self, response):
        if response.request.resource_type == "document" and not 300 <= response.status < 400:
            self.pages.append(response.url)

    def note_press(self):
        self.clicks += 1


def test_forty_of_forty_six_get_a_day_and_six_are_told_what_to_mend(desk, fichas, django_db_blocker):
    count, day = Count(desk), timezone.localdate() + timedelta(14)
    desk.goto(QUEUE)
    desk.get_by_label(f"Elegir las {ALL}").click()
    desk.get_by_role("button", name="Evaluar criterios").click()
    judge_by_keys(desk)
    desk.get_by_label("y publicar las evaluadas el").fill(day.isoformat())
    desk.get_by_role("button", name="Guardar y ver qué pasaría").click()
    expect(desk.get_by_role("heading", level=1)).to_contain_text("Qué pasaría el")
    desk.get_by_label("Sé qué no se deshace").click()
    desk.get_by_role("button", name=f"Programar las {GOOD}").click()
    expect(desk.get_by_text(f"{GOOD} fichas se publican el")).to_be_visible()
    ask_for_changes(desk)
    print(f"{len(count.pages)} pages, {count.clicks} clicks")
    assert 0 < len(count.pages) <= MOST_PAGES, count.pages
    assert 0 < count.clicks <= MOST_CLICKS
    with django_db_blocker.unblock():
        assert fichas.filter(state=State.SUBMITTED, publish_on=day).count() == GOOD
        unmet = Assessment.objects.filter(ficha__in=fichas, is_met=False)
        assert set(unmet.values_list("criterion", flat=True)) == {Criterion.REPLICABILITY}
        assert unmet.count() == len(EXCEPTIONS)
        assert fichas.filter(state=State.CHANGES_REQUESTED, publish_on=None).count() == ALL - GOOD


def judge_by_keys(desk):
    """Row after row is met whole, but for a criterion of some of them."""
    expect(desk.get_by_role("heading", level=1)).to_have_text(f"Criterios de {ALL} fichas")
    desk.get_by_text("Mostrar el texto de 2.6").click()
    for _ in range(2):  # over the title of the first row, into its boxes
        desk.keyboard.press("Tab")
    for row in range(GOOD):
        desk.keyboard.press("e")
        if row in EXCEPTIONS:
            for key in ("ArrowUp", "ArrowRight", "Space", "ArrowDown", "ArrowLeft"):
                desk.keyboard.press(key)


def ask_for_changes(desk):
    """Of all that wait still, one opening after the other."""
    desk.locator(".desk-queue tbody").get_by_role("link").first.click()
    for left in range(ALL - GOOD, 0, -1):
        expect(desk.get_by_text(f"1 de {left}", exact=True)).to_be_visible()
        desk.wait_for_load_state()  # a script moves the focus
        desk.locator("#row-results summary").filter(has_text="Observar").click()
        expect(desk.locator("#observa-results")).to_be_focused()
        desk.keyboard.type("¿Cuántas personas, y desde cuándo?")
        desk.get_by_label("Pedir cambios").click()
        onward = "abrir la siguiente" if left > 1 else "volver a la mesa"
        desk.get_by_role("button", name=f"Decidir y {onward}").click()
    expect(desk.get_by_text("No queda ninguna en «Nos esperan» con estos filtros.")).to_be_visible()
