"""A stored file is handed over as it was stored, or not at all; and not twice to a browser that has it."""

import pytest
from django.core.management import CommandError, call_command

from practices.press.ficha import printed
from practices.public_files import is_sealed, path_of, seal_file, store_attachment
from practices.standing import reinstate, withdraw
from tests.factories import published

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
DATA = b"%PDF-1.7 what a State sent"
CUTS = {
    "cut": lambda data: data[:-40],
    "altered": lambda data: data.replace(b"%PDF-1.7", b"%PDF-1.6"),
    "emptied": lambda data: b"",
}


def with_file():
    row = {
        "numeral": "2.9",
        "title": "Informe",
        "name": "informe.pdf",
        "sha256": store_attachment(DATA),
        "size": len(DATA),
        "media_type": "application/pdf",
    }
    return published(files=[row])


def body(response) -> bytes:
    return b"".join(response.streaming_content)


@pytest.mark.parametrize("damage", CUTS.values(), ids=CUTS)
def test_a_damaged_ficha_is_laid_out_anew(client, damage):
    practice = published()
    path = printed(practice.current)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    response = client.get(f"/practicas/{practice.code}/ficha.pdf")
    assert (response.status_code, body(response)) == (200, whole)
    assert is_sealed(path)


@pytest.mark.parametrize("damage", CUTS.values(), ids=CUTS)
def test_a_damaged_attachment_is_not_handed_over_and_is_said(client, damage):
    practice = with_file()
    address = f"/practicas/{practice.code}/v1/archivos/1/informe.pdf"
    assert body(client.get(address)) == DATA
    path = path_of("attachments", practice.current.files.get().sha256)
    path.write_bytes(damage(DATA))
    response = client.get(address)
    assert response.status_code == 503
    assert "«informe.pdf» no se entrega" in response.text
    with pytest.raises(CommandError, match="1 faults"):
        call_command("check_repository", verbosity=0)


@pytest.mark.parametrize("address", ["ficha.pdf", "v1/ficha.pdf", "v1/archivos/1/informe.pdf"])
def test_a_browser_that_has_it_is_not_sent_it_again(client, address):
    practice = with_file()
    printed(practice.current)
    first = client.get(f"/practicas/{practice.code}/{address}")
    again = client.get(f"/practicas/{practice.code}/{address}", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == again["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("size", [0, 1, 256 * 1024, 256 * 1024 + 1])
def test_a_seal_covers_every_byte(tmp_path, size):
    path = tmp_path / "made.pdf"
    path.write_bytes(b"x" * size)
    seal_file(path)
    assert is_sealed(path)
    for place in {0, size // 2, size} - ({0, size // 2} if not size else set()):
        data = bytearray(path.read_bytes())
        data[place] ^= 1
        path.write_bytes(data)
        assert not is_sealed(path)
        data[place] ^= 1
        path.write_bytes(data)


@pytest.mark.parametrize("address", ["", "v1/", "ficha.pdf"])
def test_what_comes_back_is_asked_for_again(client, address):
    practice = published()
    withdraw(practice, "duplicada")
    gone = client.get(f"/practicas/{practice.code}/{address}")
    assert (gone.status_code, gone["Cache-Control"]) == (410, "no-cache")
    reinstate(practice)
    assert client.get(f"/practicas/{practice.code}/{address}").status_code == 200


@pytest.mark.parametrize("address", ["/practicas/CSM-PE-0099/", "/compilaciones/nada/", "/nada/"])
def test_what_may_come_is_asked_for_again(client, address):
    missing = client.get(address)
    assert (missing.status_code, missing["Cache-Control"]) == (404, "no-cache")
