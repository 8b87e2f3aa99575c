"""Another site sends forms to every address that takes one, from the browser of somebody who is signed in here."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle

import pytest
from django.test import Client
from django.urls import get_resolver, resolve

from fichas.models import Ficha
from fichas.states import State
from people.models import User
from tests.addresses import every_address, everything
from tests.browser.writing import eventually
from tests.people import administrator
from tests.views import views

CANARY = "Escrito por otro sitio."
FORGED = {
    "acto": "retirar",
    "motivo": "duplicada",
    "nota": CANARY,
    "conformidad": "si",
    "decision": "publish",
    "mensaje": CANARY,
    "texto": CANARY,
    "acepta": "si",
    "title": CANARY,
    "summary": CANARY,
    "revision": "1",
    "confirmed": "1",
    "email": "intruso@evil.example",
    "role": "secretariat",
    "person": "1",
    "invitation": "1",
    "name": CANARY,
    "post": CANARY,
    "action": "delete_selected",
    "_selected_action": "1",
    "csrfmiddlewaretoken": "x" * 64,
}
INPUTS = "".join(f'<input name="{name}" value="{value}">' for name, value in FORGED.items())
FOREIGN_PAGE = f"<!doctype html><title>Otro sitio</title><form method=post>{INPUTS}</form>"
SUBMIT = "address => { const form = document.forms[0]; form.action = address; form.submit() }"
SUBMIT_IN_FRAMES = """addresses => {
  for (const address of addresses) {
    const form = document.forms[0].cloneNode(true), frame = document.createElement("iframe");
    frame.name = form.target = address;
    document.body.append(frame, form);
    form.action = address;
    form.submit();
  }
}"""


class ForeignPage(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(FOREIGN_PAGE.encode())

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def origins():
    """Another port, to which the browser sends our cookies along; and another site."""
    with ThreadingHTTPServer(("127.0.0.1", 0), ForeignPage) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield [f"http://{name}:{server.server_port}/" for name in ("127.0.0.1", "localhost")]
        server.shutdown()


@pytest.fixture
def browser_of(browser, site, django_db_blocker):
    """A page in the browser of a person who is signed in."""
    contexts = []

    def page_of(person: User):
        context = browser.new_context(base_url=site.url)
        contexts.append(context)
        client = Client()
        with django_db_blocker.unblock():
            client.force_login(person)
        context.add_cookies([{"name": "session", "value": client.cookies["session"].value, "url": site.url}])
        return context.new_page()

    yield page_of
    for context in contexts:
        context.close()


def people() -> dict:
    """Who is signed in, and the ficha that waits for a step of theirs."""
    return {
        "the Secretariat": (User.objects.get(email="secretaria@example.org"), waiting(State.SUBMITTED)),
        "a focal point": (User.objects.get(email="colombia@example.org"), waiting(State.AWAITING_CONSENT)),
        "an administrator": (administrator(), waiting(State.SUBMITTED)),
    }


def waiting(state: State) -> Ficha:
    return Ficha.objects.filter(state=state, country__code="CO").first()


@pytest.mark.parametrize("who", ["the Secretariat", "a focal point", "an administrator"])
def test_no_address_does_anything(browser_of, origins, site, django_db_blocker, caplog, who):
    with django_db_blocker.unblock():
        person, ficha = people()[who]
        paths = set(every_address(ficha))
        if who == "an administrator":
            paths = {path for match, path in views(get_resolver()) if match.view_name.startswith("admin:")}
        page, before = browser_of(person), everything()
    page.goto(origins[0])
    page.evaluate(SUBMIT_IN_FRAMES, [site.url + path for path in sorted(paths)])
    eventually(page, lambda: stopped_paths(caplog), paths)
    with django_db_blocker.unblock():
        assert everything() == before


def stopped_paths(caplog) -> set[str]:
    """The paths of the posts that the check of forms stopped."""
    return {record.request.path for record in caplog.records if record.name == "django.security.csrf"}


@pytest.mark.parametrize("who", ["the Secretariat", pytest.param("a focal point", marks=pytest.mark.drill)])
def test_no_page_offers_to_do_it(browser_of, origins, site, django_db_blocker, who):
    with django_db_blocker.unblock():
        person, ficha = people()[who]
        paths = [path for path in every_address(ficha) if getattr(resolve(path).func, "keeps_input", False)]
        page = browser_of(person)
    for origin, path in zip(cycle(origins), sorted(paths), strict=False):
        page.goto(origin)
        with page.expect_navigation(url=lambda url: url.startswith(site.url)) as answered:
            page.evaluate(SUBMIT, site.url + path)
        assert answered.value.status == 403, path
        assert CANARY not in page.content(), path
        assert page.locator("form, button, input, textarea").count() == 0, path
