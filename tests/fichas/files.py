"""Files as a form sends them."""

from fichas.files.attachments import Received
from tests.fichas.forms import at, inputs


def received(text: str = "a", name: str = "informe.pdf") -> Received:
    """A file that was opened already: these tests are about what becomes of it."""
    return Received(name, "Informe", "application/pdf", text.encode())


def send(client, ficha, *uploads, **changes):
    """Opens the page of the files, chooses some and presses a button, as a browser would."""
    address = at("attachments", ficha)
    return client.post(address, inputs(client.get(address).text) | {"files": uploads} | changes)
