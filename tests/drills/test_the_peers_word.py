"""What a peer says of itself and of the address changes nobody's page: gunicorn itself, each of its processes."""

import http.client
import re
import zipfile
from io import BytesIO

import pytest

from tests.public_addresses import public_addresses
from tests.web_server import WebServer

PUBLISH = """
import django; django.setup()
from practices.press.curated import publish_edition
from practices.public_files import store_attachment
from tests.factories import published
file = {"numeral": "2.9", "title": "", "name": "informe.pdf", "size": 7, "media_type": "application/pdf"}
files = [file | {"sha256": store_attachment(b"informe")}]
codes = [published(title=title, files=files).code for title in ("La primera", "La segunda")]
publish_edition("xiv-conferencia", codes, title="Prácticas")
print(*codes)
"""
# No compilation was ordered here, and signs of life say how it is just now.
LEFT_OUT = re.compile("/pedidos/|/salud/")
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


def content(body: bytes) -> bytes:
    """Of a workbook its sheet alone: the rest says when it was made."""
    if not body.startswith(b"PK"):
        return body
    with zipfile.ZipFile(BytesIO(body)) as workbook:
        return workbook.read("xl/worksheets/sheet1.xml")


class Reader:
    def __init__(self, server: WebServer):
        self.server = server

    def get(self, path: str, headers: dict | None = None) -> tuple[int, bytes]:
        """Over a connection of its own, so that any of the processes answers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        connection.request("GET", path, headers=headers or {})
        response = connection.getresponse()
        try:
            return response.status, content(response.read())
        finally:
            connection.close()


def every_public_address(codes: list[str]) -> list[str]:
    every = dict.fromkeys(address for code in codes for address in public_addresses(code))
    return [address for address in every if not LEFT_OUT.search(address)]


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
