"""Files as a form sends them."""

from fichas.files.attachments import Received, add
from fichas.files.descriptions import Description, describe, fingerprint, said_of
from fichas.form.drafts import country_text
from tests.documents import picture
from tests.fichas.forms import at, inputs


def received(text: str = "a", name: str = "informe.pdf") -> Received:
    """A file that was opened already: these tests are about what becomes of it."""
    return Received(name, "Informe", "application/pdf", text.encode())


def send(client, ficha, *uploads, **changes):
    """Opens the page of the files, chooses some and presses a button, as a browser would."""
    address = at("attachments", ficha)
    return client.post(address, inputs(client.get(address).text) | {"files": uploads} | changes)


def add_picture(ficha, by) -> None:
    """A file that is the first picture of the practice."""
    add(ficha, Received("foto.jpg", "Taller", "image/jpeg", picture("JPEG", (900, 600))), "2.9", by)
    row = country_text(ficha).files.get(name="foto.jpg")
    stands = said_of(row)
    said = {
        "picture": 1,
        "description": "Doce personas alrededor de una mesa",
        "credit": "Foto: Cancillería",
        "consent": True,
    }
    assert describe(ficha, {row.pk: Description(stands | said, fingerprint(stands))}, by) == {}
