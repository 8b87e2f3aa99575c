"""The site as it is served: gunicorn on an installation, to be killed and restarted, and people who post to it."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from urllib.parse import urlencode

from tests.installation import ROOT, Installation

CSRF = "x" * 32  # a browser would have been given one: what counts is that cookie and form agree
SIGN_IN = """
import sys, django; django.setup()
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from people.models import User
user = User.objects.get(email=sys.argv[1])
session = import_module(settings.SESSION_ENGINE).SessionStore()
session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
session.save()
print(session.session_key)
"""


class WebServer:
    """gunicorn with some workers, on a port of its own."""

    def __init__(self, installation: Installation, workers: int = 2):
        self.installation, self.workers = installation, workers
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            self.port = taken.getsockname()[1]
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        command = [
            "-m",
            "gunicorn",
            "--config",
            "config/gunicorn.py",
            "config.wsgi",
            "--log-level",
            "critical",
        ]
        own = {"PORT": str(self.port), "WEB_CONCURRENCY": str(self.workers)}
        self.process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.installation.environment | own,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until = time.monotonic() + 30
        while not self.answers():
            assert time.monotonic() < until, "the server does not start"
            time.sleep(0.05)

    def answers(self) -> bool:
        with socket.socket() as client:
            return client.connect_ex(("127.0.0.1", self.port)) == 0

    def kill_workers(self) -> None:
        """`kill -9` of the processes that answer; the one that started them starts others."""
        found = subprocess.run(
            ["pgrep", "-P", str(self.process.pid)], capture_output=True, text=True, check=False
        )
        for pid in map(int, found.stdout.split()):
            os.kill(pid, signal.SIGKILL)

    def kill(self) -> None:
        """`kill -9` of all of it."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(timeout=40)


class Person:
    """Someone signed in, who posts to the server."""

    def __init__(self, server: WebServer, email: str):
        self.port = server.port
        key = server.installation.run("-c", SIGN_IN, email).strip()
        self.headers = {
            "Cookie": f"session={key}; csrf={CSRF}",
            "X-CSRFToken": CSRF,
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://127.0.0.1:{server.port}",
        }

    def post(self, path: str, **fields) -> tuple[int, str]:
        """Status and where it leads. Raises OSError or HTTPException when the connection breaks."""
        return self.ask("POST", path, urlencode(fields, doseq=True))

    def get(self, path: str) -> tuple[int, str]:
        return self.ask("GET", path, None)

    def ask(self, method: str, path: str, body: str | None) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body, self.headers)
            response = connection.getresponse()
            response.read()
            return response.status, response.getheader("Location", "")
        finally:
            connection.close()
