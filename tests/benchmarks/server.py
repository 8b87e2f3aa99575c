"""How many requests a second a server answers, asked by two clients on kept connections."""

import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection

from tests.installation import ROOT, Installation

SECONDS = 4
CLIENTS = 2
ADDRESSES = {
    "a trivial view, no middleware": ("tests.benchmarks.trivial:bare", "/trivial/"),
    "a trivial view, our middleware": ("tests.benchmarks.trivial:ours", "/trivial/"),
    "a kept page": ("config.wsgi:application", "/practicas/?pais=PE"),
    "the same, 304": ("config.wsgi:application", "/practicas/?pais=PE"),
}
TELLS_ETAG = "the same, 304"


def requests_per_second(installation: Installation) -> dict[str, float]:
    rates = {}
    for name, (application, address) in ADDRESSES.items():
        with server(installation, application) as port:
            headers = {"Accept-Encoding": "gzip"}
            if name == TELLS_ETAG:
                headers["If-None-Match"] = etag(port, address, headers)
            rates[name] = rate(port, address, headers)
    return rates


@contextmanager
def server(installation: Installation, application: str):
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        "1",
        "--threads",
        "2",
    ]
    command += ["--worker-class", "gthread", "--log-level", "error", "--keep-alive", "30", application]
    process = subprocess.Popen(command, cwd=ROOT, env=installation.environment)
    try:
        wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the server did not start")


def etag(port: int, address: str, headers: dict) -> str:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", address, headers=headers)
    return connection.getresponse().headers["ETag"]


def rate(port: int, address: str, headers: dict) -> float:
    ask(port, address, headers, 1)
    with ThreadPoolExecutor(CLIENTS) as clients:
        asked = [clients.submit(ask, port, address, headers, SECONDS) for _ in range(CLIENTS)]
    return sum(one.result() for one in asked) / SECONDS


def ask(port: int, address: str, headers: dict, seconds: float) -> int:
    connection = HTTPConnection("127.0.0.1", port)
    answered, until = 0, time.monotonic() + seconds
    while time.monotonic() < until:
        connection.request("GET", address, headers=headers)
        response = connection.getresponse()
        response.read()
        assert response.status in (200, 304), response.status
        answered += 1
    return answered
