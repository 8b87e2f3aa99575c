"""What the address of the database asks for counts: above all that nobody reads along."""

import json
import os
import socket
import subprocess
import sys
import threading

import pytest

from tests.installation import ROOT

pytestmark = pytest.mark.one_database
ASK = "import json; from config.settings import DATABASES; print(json.dumps(DATABASES['default']['OPTIONS']))"
CONNECT = """
import django; django.setup()
from django.db import connection
connection.ensure_connection()
"""


def run(code: str, url: str, tmp_path) -> subprocess.CompletedProcess:
    own = {
        "SECRET_KEY": "only-for-trials" * 4,
        "DATABASE_URL": url,
        "VAR_DIR": str(tmp_path),
        "DEBUG": "",
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | own,
        capture_output=True,
        text=True,
        check=False,
    )


def options(url: str, tmp_path) -> dict:
    return json.loads(run(ASK, url, tmp_path).stdout)


def test_every_option_of_the_address_is_kept_beside_ours(tmp_path):
    asked = options(
        "postgres://site@db.example.org/site?sslmode=verify-full&sslrootcert=/etc/ca.pem", tmp_path
    )
    assert (asked["sslmode"], asked["sslrootcert"], asked["connect_timeout"]) == (
        "verify-full",
        "/etc/ca.pem",
        5,
    )
    assert "statement_timeout" in asked["options"]


def test_the_address_has_the_last_word_and_settings_of_the_session_are_joined(tmp_path):
    asked = options("postgres://db/site?connect_timeout=9&options=-c%20search_path%3Dother", tmp_path)
    assert int(asked["connect_timeout"]) == 9
    assert asked["options"].endswith("-c search_path=other")
    assert "statement_timeout" in asked["options"]


def test_an_option_of_sqlite_is_kept_too(tmp_path):
    asked = options(f"sqlite:///{tmp_path}/db.sqlite3?timeout=7", tmp_path)
    assert (int(asked["timeout"]), asked["transaction_mode"]) == (7, "IMMEDIATE")


def test_a_server_without_tls_is_refused_where_tls_is_asked_for(tmp_path):
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def say_no():
            connection, _address = server.accept()
            with connection:
                asked.append(connection.recv(8)[4:])
                connection.sendall(b"N")  # so a server without TLS answers whoever asks for it

        threading.Thread(target=say_no, daemon=True).start()
        port = server.getsockname()[1]
        refused = run(CONNECT, f"postgres://site:secret@127.0.0.1:{port}/site?sslmode=require", tmp_path)
    assert asked == [b"\x04\xd2\x16\x2f"]
    assert refused.returncode != 0
    assert "server does not support SSL, but SSL was required" in refused.stderr
