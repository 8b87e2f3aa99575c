"""Every answer says to the browser what it may do with it, also the ones that no view of ours gives."""

import pytest
from django.db import OperationalError
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
HEADERS = (
    "Content-Security-Policy",
    "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy",
    "Permissions-Policy",
    "Referrer-Policy",
    "X-Content-Type-Options",
    "X-Frame-Options",
)


def away(*args, **kwargs):
    raise OperationalError("the server closed the connection")


def protections(answer) -> dict:
    return {name: answer.get(name) for name in HEADERS}


@pytest.mark.parametrize("secure", [False, True])
def test_an_address_that_is_not_ours(settings, secure):
    settings.ALLOWED_HOSTS, settings.SECURE_SSL_REDIRECT = ["testserver"], secure
    usual = Client().get("/ingresar/", secure=secure)
    for path in ("/", "/practicas/", "/ingresar/", "/static/nada.css"):
        answer = Client(headers={"host": "evil.example"}).get(path)
        assert (answer.status_code, protections(answer)) == (400, protections(usual)), path
    assert all(protections(usual).values())


def test_a_database_that_is_away(monkeypatch):
    usual = Client().get("/practicas/")
    monkeypatch.setattr("django.db.backends.utils.CursorWrapper.execute", away)
    signed_in = Client(raise_request_exception=False)
    signed_in.cookies["session"] = "x" * 32
    for client, path in ((Client(raise_request_exception=False), "/practicas/"), (signed_in, "/cuenta/")):
        answer = client.get(path)
        assert (answer.status_code, protections(answer)) == (503, protections(usual)), path


@pytest.mark.parametrize(
    "path", ["/nada/", "/practicas/?pais=XX", "/paises/xx/", "/practicas/?q=%00", "/salud/viva"]
)
def test_errors_and_signs_of_life(path):
    assert protections(Client().get(path)) == protections(Client().get("/practicas/"))


def test_a_page_from_memory():
    first, kept = Client().get("/practicas/"), Client().get("/practicas/")
    assert kept.context is None
    assert protections(first) == protections(kept)
    same = Client().get("/practicas/", headers={"if-none-match": kept["ETag"]})
    assert (same.status_code, protections(same)) == (304, protections(first))
