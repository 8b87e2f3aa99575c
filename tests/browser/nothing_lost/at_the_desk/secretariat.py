"""The desk as a browser works at it."""

from fichas.models import Comment, Ficha
from fichas.review.extracts import extract_of, save_extract
from fichas.states import Action
from fichas.workflow import perform
from tests.browser.writing import Desk
from tests.fichas.steps import fill
from tests.people import secretary


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
