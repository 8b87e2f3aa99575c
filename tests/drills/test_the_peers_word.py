"""What a peer says of itself and of the address changes nobody's page: gunicorn itself, each of its processes."""

import http.client

import pytest

from tests.web_server import WebServer

PUBLISH = """
import django; django.setup()
from tests.factories import published
print(published(title="La primera", summary="Uno.").code, published(title="La segunda").code)
"""
PROCESSES = 2
TIMES = 6  # so often is each process met
HEADERS = [
    {"SCRIPT_NAME": "{path}"},
    {"SCRIPT_NAME": "/practicas"},
    {"SCRIPT_NAME": "/nada"},
    {"PATH_INFO": "/acerca-de/"},
    {"SCRIPT-NAME": "{path}", "PATH-INFO": "/"},
    {"X-Forwarded-Host": "evil.example", "X-Forwarded-Port": "1", "X-Forwarded-Prefix": "/nada"},
    {"X-Forwarded-Proto": "https", "X-Forwarded-Ssl": "on", "X-Forwarded-Protocol": "ssl"},
    {"X-Forwarded-For": "192.0.2.1", "Forwarded": "for=192.0.2.1;host=evil.example;proto=https"},
    {"X-HTTP-Method-Override": "POST", "X-Original-URL": "/acerca-de/", "X-Rewrite-URL": "/acerca-de/"},
]
UNKNOWN = ["tabla=trata", "utm_source=x", "_method=POST", "PAIS=XX", "page=9"]


class Reader:
    def __init__(self, server: WebServer):
        self.server = server

    def get(self, path: str, headers: dict | None = None) -> tuple[int, bytes]:
        """Over a connection of its own, so that any of the processes answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        connection.request("GET", path, headers=headers or {})
        response = connection.getresponse()
        try:
            return response.status, response.read()
        finally:
            connection.close()


def every_public_address(codes: list[str]) -> list[str]:
    plain = ("/", "/practicas/", "/compilaciones/", "/seleccion/", "/paises/", "/temas/", "/objetivos/")
    pages = ("/acerca-de/", "/acerca-de/como-participar/", "/accesibilidad/", "/privacidad/")
    one_each = ("/paises/PE/", "/objetivos/23/", "/novedades.atom", "/robots.txt", "/sitemap.xml")
    return [*plain, *pages, *one_each, *(f"/practicas/{code}/" for code in codes), "/practicas.json"]


@pytest.fixture
def server(installation):
    made = WebServer(installation, workers=PROCESSES)
    yield made
    made.stop()


def test_every_page_is_its_own_afterwards(installation, server):
    installation.manage("collectstatic", "--noinput", "--verbosity", "0", "--ignore", "*.ttf")
    addresses = every_public_address(installation.run("-c", PUBLISH).split())
    server.start()
    reader = Reader(server)
    own = {address: reader.get(address) for address in addresses}
    assert {status for status, _body in own.values()} == {200}
    server.stop()
    server.start()
    for address in addresses:
        for given in HEADERS:
            headers = {name: value.replace("{path}", address.rstrip("/")) for name, value in given.items()}
            for _ in range(TIMES):
                assert reader.get(address, headers)[0] < 500, (address, headers)
        for query in UNKNOWN:
            for _ in range(TIMES):
                assert reader.get(f"{address}?{query}")[0] < 500, (address, query)
    for address in addresses:
        for _ in range(TIMES):
            assert reader.get(address) == own[address], address
