"""How many requests a second a server answers, asked by two clients on kept connections."""

import re
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from tests.installation import ROOT, Installation

SECONDS = 4
CLIENTS = 2
ADDRESSES = {
    "a trivial view, no middleware": ("tests.benchmarks.trivial:bare", "/trivial/"),
    "a trivial view, our middleware": ("tests.benchmarks.trivial:ours", "/trivial/"),
    "a kept page": ("config.wsgi:application", "/practicas/?pais=PE"),
    "the same, 304": ("config.wsgi:application", "/practicas/?pais=PE"),
}
ETAG = re.compile(rb"etag: (\S+)", re.IGNORECASE)
LENGTH = re.compile(rb"content-length: (\d+)", re.IGNORECASE)
TELLS_ETAG = "the same, 304"


def requests_per_second(installation: Installation) -> dict[str, float]:
    rates = {}
    for name, (application, address) in ADDRESSES.items():
        with server(installation, application) as port:
            known = [f"If-None-Match: {etag(port, address)}"] if name == TELLS_ETAG else []
            rates[name] = rate(port, address, *known)
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
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_for(port: int) -> None:
    for _ in range(100):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the server did not start")


def etag(port: int, address: str) -> str:
    with Client(port, address) as client:
        return ETAG.search(client.ask())[1].decode()


def rate(port: int, address: str, *headers: str) -> float:
    """Requests a second, after a second of warming up."""
    keep_asking(port, address, headers, 1)
    with ThreadPoolExecutor(CLIENTS) as clients:
        asked = [clients.submit(keep_asking, port, address, headers, SECONDS) for _ in range(CLIENTS)]
    return sum(answer.result() for answer in asked) / SECONDS


def keep_asking(port: int, address: str, headers: tuple[str, ...], seconds: float) -> int:
    answered, until = 0, time.monotonic() + seconds
    with Client(port, address, *headers) as client:
        while time.monotonic() < until:
            assert client.ask()[9:12] in (b"200", b"304")
            answered += 1
    return answered


class Client:
    """Asks the same again and again on one connection, with as little work of its own as can be."""

    def __init__(self, port: int, address: str, *headers: str):
        lines = [f"GET {address} HTTP/1.1", "Host: 127.0.0.1", "Accept-Encoding: gzip", *headers, "", ""]
        self.request = "\r\n".join(lines).encode()
        self.socket = socket.create_connection(("127.0.0.1", port))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def ask(self) -> bytes:
        """The head of the answer, once its body has come too."""
        self.socket.sendall(self.request)
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += self.socket.recv(65_536)
        head, _, body = answer.partition(b"\r\n\r\n")
        length = LENGTH.search(head)
        missing = (int(length[1]) if length else 0) - len(body)
        while missing > 0:
            missing -= len(self.socket.recv(65_536))
        return head
