"""A server killed while an official types, and started again: every word is there, in one ficha."""

import os
import signal

import pytest

from tests.browser.conftest import chromium, unused_port
from tests.browser.writing import copies, grow_old, says, write
from tests.people import PASSWORD

FIFTY_WORDS = " ".join(f"palabra{number}" for number in range(50))
OFFICIAL = """
import django; django.setup()
from fichas.form.starting import start_ficha
from practices.models import Country
from tests.people import focal_point
print(start_ficha(Country.objects.get(code="PE"), focal_point(email="rosa@example.org")).reference)
"""
COUNT = "import django; django.setup(); from fichas.models import Ficha; print(Ficha.objects.count())"


class Machine:
    """A server that is killed at once and with all its workers, as a power cut would, and started again."""

    def __init__(self, installation):
        self.installation = installation
        self.port = str(unused_port())
        self.url = f"http://127.0.0.1:{self.port}"
        installation.environment |= {"PORT": self.port, "WEB_CONCURRENCY": "1", "SITE_URL": self.url}
        installation.manage("collectstatic", "--noinput", "--verbosity", "0", "--ignore", "*.ttf")
        self.start()

    def start(self):
        command = "-m gunicorn --config config/gunicorn.py config.wsgi".split()
        self.server = self.installation.start(*command, start_new_session=True)
        assert any(self.port in line for line in self.server.stdout), self.server.stderr.read()

    def kill(self):
        os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()


@pytest.fixture
def machine(installation):
    made = Machine(installation)
    yield made
    made.kill()


@pytest.fixture
def page(machine):
    """An official's browser, at a section of a ficha just begun."""
    reference = machine.installation.run("-c", OFFICIAL).strip()
    with chromium() as browser:
        page = browser.new_context(base_url=machine.url).new_page()
        page.goto(f"/fichas/{reference}/seccion/descripcion/")
        page.get_by_label("Correo electrónico").fill("rosa@example.org")
        page.get_by_label("Contraseña").fill(PASSWORD)
        page.get_by_role("button", name="Ingresar").click()
        page.wait_for_url("**/descripcion/")
        yield page


def test_fifty_words_typed_while_the_server_is_dead(page, machine):
    machine.kill()
    write(page, FIFTY_WORDS)
    says(page, "Sin conexión: lo escrito queda guardado en este equipo")
    machine.start()
    says(page, "Volvió la conexión. Guardado a las", timeout=30_000)
    page.reload()
    assert page.locator("#summary").input_value() == FIFTY_WORDS
    assert copies(page) == []


def test_a_page_closed_while_the_server_is_dead(page, machine):
    machine.kill()
    write(page, FIFTY_WORDS)
    says(page, "Sin conexión")
    address, context = page.url, page.context
    page.close()
    machine.start()
    page = context.new_page()
    page.goto(address)
    grow_old(page)
    page.reload()
    page.get_by_role("button", name="Conservar lo recuperado").click()
    says(page, "Guardado a las")
    page.reload()
    assert page.locator("#summary").input_value() == FIFTY_WORDS
    assert machine.installation.run("-c", COUNT).strip() == "1"
