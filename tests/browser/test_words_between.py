"""Two States and the desk: every act carries words, read by whom they are for where the letter leads, and by nobody else."""

import re
from dataclasses import dataclass, field

import pytest
from django.test import Client
from playwright.sync_api import expect

from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.review.publication import take_down
from fichas.states import OPEN, Action
from fichas.workflow import perform
from people.models import Letter, User
from practices.models import Country, Practice
from tests.fichas.steps import assess, fill
from tests.people import focal_point, secretary

TITLE = "Casa de paso para familias en la frontera"
LINK = re.compile(r"https?://[^/\s]+(/(?:fichas|secretaria|asociadas|practicas)/\S+)")


@dataclass
class Journey:
    """Bolivia's ficha names Guyana; Lucía is at the desk. Each has a browser."""

    ficha: Ficha
    people: dict[str, User]
    blocker: object
    pages: dict = field(default_factory=dict)

    def sign_in(self, another_page, url):
        for who, user in self.people.items():
            self.pages[who], client = another_page(), Client()
            with self.blocker.unblock():
                client.force_login(user)
            cookie = {"name": "session", "value": client.cookies["session"].value, "url": url}
            self.pages[who].context.add_cookies([cookie])
        return [self.pages[who] for who in ("bolivia", "guyana", "desk")]

    def letter_of(self, who: str) -> str:
        """Where the last letter to them leads."""
        with self.blocker.unblock():
            letter = Letter.objects.filter(person=self.people[who]).latest("pk")
            return LINK.findall(letter.text)[-1]

    def home_of(self, who: str) -> str:
        rooms = {"bolivia": "fichas", "guyana": "asociadas", "desk": "secretaria/fichas"}
        return f"/{rooms[who]}/{self.ficha.reference}/"

    def is_read(self, words: str, *, by: set[str], letters_to: set[str]):
        """Read by these, each on their own page and where their letter leads if they had one; by nobody else anywhere."""
        for who, page in self.pages.items():
            addresses = [self.home_of(who)] + [self.letter_of(who)] * (who in letters_to)
            for address in addresses:
                if who in by:
                    page.goto(address)
                    expect(page.get_by_text(words).first).to_be_visible()
                else:
                    assert words not in page.request.get(address).text(), (who, address)


@pytest.fixture
def journey(site, django_db_blocker):
    with django_db_blocker.unblock():
        people = {
            "bolivia": focal_point("BO", name="Inés Quiroga"),
            "guyana": focal_point("GY", name="Devi Persaud"),
            "desk": secretary(name="Lucía Méndez"),
        }
        for person in people.values():
            person.letters_wanted = User.Letters.ALL
            person.save()
        ficha = start_ficha(Country.objects.get(code="BO"), people["bolivia"])
        fill(ficha, people["bolivia"], title=TITLE, associated_countries=["GY"])
        perform(Action.SUBMIT, ficha, people["bolivia"])
        assess(ficha, people["desk"])
    yield Journey(ficha, people, django_db_blocker)
    with django_db_blocker.unblock():
        for practice in Practice.objects.public().filter(country__code="BO"):
            take_down(practice, people["desk"], "reemplazada", "")
        if Ficha.objects.filter(pk=ficha.pk, state__in=OPEN).exists():
            perform(Action.RETIRE, ficha, people["bolivia"], "Fin de la prueba.")


def decide(journey, decision: str, words: str, sure=""):
    page = journey.pages["desk"]
    page.goto(journey.home_of("desk"))
    page.get_by_label(decision).check()
    page.get_by_label("Mensaje para").fill(words)
    page.get_by_role("button", name="Decidir").click()
    if sure:
        page.get_by_role("button", name=sure).click()
    page.get_by_text("Hecho: ").wait_for()


def send_again(journey):
    page = journey.pages["bolivia"]
    page.goto(f"/fichas/{journey.ficha.reference}/revisar/")
    page.get_by_label("Acepto que los textos").check()
    page.get_by_role("button", name="Enviar la ficha").click()
    page.wait_for_url("**/enviada/")


def write(page, address: str, label: str, words: str, button: str, **choice):
    page.goto(address)
    for name in choice.values():
        page.get_by_label(name).check()
    page.get_by_label(label).fill(words)
    page.get_by_role("button", name=button).click()
    page.wait_for_load_state()
    page.get_by_role("status").first.wait_for()


BOTH = {"bolivia", "desk"}
EVERYBODY = BOTH | {"guyana"}


@pytest.mark.drill
def test_every_word_is_read_by_whom_it_is_for(another_page, site, journey):
    bolivia, guyana, desk = journey.sign_in(another_page, site.url)
    reference = journey.ficha.reference

    decide(journey, "Pedir cambios al país", "Uno: precise las cifras.")
    journey.is_read("Uno: precise las cifras.", by=BOTH, letters_to={"bolivia"})
    write(
        bolivia,
        f"/fichas/{reference}/escribir/",
        "Mensaje",
        "Dos: ¿cuenta un convenio?",
        "Enviar el mensaje",
    )
    journey.is_read("Dos: ¿cuenta un convenio?", by=BOTH, letters_to={"desk"})
    write(
        desk,
        f"/secretaria/fichas/{reference}/mensajes/",
        "Mensaje",
        "Tres: sí, cuenta.",
        "Escribir a Bolivia",
    )
    journey.is_read("Tres: sí, cuenta.", by=BOTH, letters_to={"bolivia"})
    send_again(journey)
    journey.is_read("Uno: precise las cifras.", by=set(), letters_to={"desk"})

    guyana.goto(journey.letter_of("guyana"))
    expect(guyana.get_by_role("heading", name=TITLE)).to_be_visible()
    write(
        guyana,
        journey.home_of("guyana"),
        "Qué no es aceptable",
        "Cuatro: no participamos.",
        "Presentar la objeción",
    )
    journey.is_read("Cuatro: no participamos.", by=EVERYBODY, letters_to=BOTH)
    write(guyana, journey.home_of("guyana"), "Mensaje", "Cinco: se aclaró.", "Retirar la objeción")
    journey.is_read("Cinco: se aclaró.", by=EVERYBODY, letters_to=BOTH)

    desk.goto(f"/secretaria/fichas/{reference}/extracto/descripcion/")
    desk.locator("#summary").fill("La casa recibe a las familias.")
    desk.get_by_role("button", name="Guardar el extracto").click()
    desk.wait_for_url(f"**/secretaria/fichas/{reference}/#descripcion")
    decide(journey, "Pedir la conformidad", "Seis: lo abreviamos.")
    journey.is_read("Seis: lo abreviamos.", by=BOTH, letters_to={"bolivia"})
    answer(journey, "No. La ficha vuelve", "Siete: falta decir cuántas.")
    journey.is_read("Siete: falta decir cuántas.", by=BOTH, letters_to={"desk"})
    decide(journey, "Pedir la conformidad", "Ocho: el resumen tiene un límite.")
    journey.is_read("Ocho: el resumen tiene un límite.", by=BOTH, letters_to={"bolivia"})
    answer(journey, "Sí. Al responder")
    decide(journey, "Volver a abrir", "Nueve: hay una errata.")
    journey.is_read("Nueve: hay una errata.", by=BOTH, letters_to={"bolivia"})
    decide(journey, "No incorporarla", "Diez: no es una práctica.", sure="No incorporarla")
    journey.is_read("Diez: no es una práctica.", by=BOTH, letters_to={"bolivia"})
    decide(journey, "Volver a abrir", "Once: sí lo es.")
    journey.is_read("Once: sí lo es.", by=BOTH, letters_to={"bolivia"})
    decide(journey, "Publicar ahora", "Doce: gracias.", sure="Publicarla")
    journey.is_read("Doce: gracias.", by=BOTH, letters_to={"bolivia"})

    write(
        bolivia,
        f"/fichas/{reference}/escribir/?pedir=retiro",
        "Motivo",
        "Trece: se derogó.",
        "Pedir el retiro",
    )
    journey.is_read("Trece: se derogó.", by=BOTH, letters_to={"desk"})
    code = in_the_repository(journey)
    stranger = another_page()
    for words, act, is_public in (
        ("Catorce: la derogó una ley.", "Retirarla", True),
        ("Quince: sigue vigente.", "Reponerla", False),
    ):
        desk.goto(f"/secretaria/practicas/{code}/")
        if act == "Retirarla":
            desk.get_by_label("Motivo").select_option(index=1)
        desk.locator("textarea[name=nota]").last.fill(words)
        desk.get_by_role("button", name=act).click()
        desk.get_by_role("heading", level=1).wait_for()
        desk.get_by_role("button", name=act, exact=True).click()
        desk.get_by_role("status").first.wait_for()
        journey.is_read(words, by=BOTH, letters_to={"bolivia"})
        assert journey.letter_of("guyana") == f"/practicas/{code}/"
        stranger.goto(f"/practicas/{code}/")
        assert (words in stranger.content()) == is_public


def answer(journey, choice: str, words=""):
    page = journey.pages["bolivia"]
    page.goto(journey.letter_of("bolivia"))
    page.get_by_label(choice).check()
    if words:
        page.get_by_label("Qué no es aceptable").fill(words)
    page.get_by_role("button", name="Responder").click()
    page.wait_for_url(f"**/fichas/{journey.ficha.reference}/")


def in_the_repository(journey) -> str:
    with journey.blocker.unblock():
        return Ficha.objects.select_related("practice").get(pk=journey.ficha.pk).practice.code
