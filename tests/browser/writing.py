"""An official who writes in a browser, and what happens at the server meanwhile."""

import re
from itertools import count

from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from fichas.form.drafts import country_text, save_answers
from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.states import State
from practices.answers import read_answers
from practices.models import Country
from tests.people import PASSWORD, focal_point

NUMBERS = count(1)
SAVE = re.compile(r"/seccion/\w+/$")


class Desk:
    """What happens at the server meanwhile."""

    def __init__(self, blocker):
        self.blocker = blocker
        with blocker.unblock():
            self.rosa = focal_point("PE", email=f"rosa{next(NUMBERS)}@example.org", name="Rosa Quispe")
            self.luis = focal_point("PE", email=f"luis{next(NUMBERS)}@example.org", name="Luis Rojas")
            self.ficha = start_ficha(Country.objects.get(code="PE"), self.rosa)

    def sign_in(self, context, person):
        client = Client()
        with self.blocker.unblock():
            client.force_login(person)
        context.add_cookies(
            [{"name": "session", "value": client.cookies["session"].value, "url": context.base}]
        )

    def address(self, code="descripcion"):
        return f"/fichas/{self.ficha.reference}/seccion/{code}/"

    def answer(self, name="summary"):
        with self.blocker.unblock():
            return read_answers(country_text(self.ficha))[name]

    def write_answer(self, person, text, code="descripcion", name="summary"):
        with self.blocker.unblock():
            revision = country_text(self.ficha).revision
            save_answers(self.ficha, code, {name: text}, revision=revision, by=person)

    def end_sessions(self):
        with self.blocker.unblock():
            Session.objects.all().delete()

    def submit(self):
        with self.blocker.unblock():
            Ficha.objects.filter(pk=self.ficha.pk).update(
                state=State.SUBMITTED, submitted_at=timezone.now(), round=1
            )


def open_page(page, address):
    page.goto(address)
    return page


def write(page, text, field="#summary"):
    """Writes and leaves the field: that saves at once."""
    page.locator(field).fill(text)
    page.keyboard.press("Tab")


def eventually(page, ask, answer):
    for _ in range(100):
        if ask() == answer:
            return
        page.wait_for_timeout(100)
    assert ask() == answer


def with_a_quick_clock(page):
    """The page anew, with a clock that `saves_after_a_pause` puts forward."""
    page.clock.install()
    page.reload()


def saves_after_a_pause(page):
    """What the page sends once nobody has typed for longer than it waits."""
    saves = []
    page.on("request", lambda request: saves.append(request.url) if request.method == "POST" else None)
    page.clock.fast_forward(2_500)
    page.wait_for_timeout(200)
    return saves


def status(page):
    return page.locator("[data-saved] p:visible")


def says(page, text, timeout=10_000):
    status(page).filter(has_text=text).wait_for(timeout=timeout)


def copies(page):
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('ficha:'))")


def grow_old(page):
    """A tab leaves alone what another may be writing just now: these copies are a minute old."""
    page.evaluate(
        """for (const key of Object.keys(localStorage).filter((key) => key.startsWith("ficha:"))) {
            const copy = JSON.parse(localStorage[key]);
            localStorage[key] = JSON.stringify({ ...copy, at: copy.at - 60000 });
        }"""
    )


def sign_in(page, person):
    page.get_by_label("Correo electrónico").fill(person.email)
    page.get_by_label("Contraseña").fill(PASSWORD)
    page.get_by_role("button", name="Ingresar").click()


def lose_the_line(page):
    """Nothing that this page sends arrives any more, not even while it is left. The next page has its line again.

    A browser that is told to be offline sends the request of a page just closed as soon as it may be online.
    """
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no line')); }")


def let_no_save_through(page):
    page.route(SAVE, lambda route: route.abort() if route.request.method == "POST" else route.continue_())
