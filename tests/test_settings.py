"""The settings of a production, tried in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.one_database

ROOT = Path(__file__).parent.parent
READ = ("-c", "import config.settings")


def start(*arguments: str, tmp_path: Path, **environment: str) -> subprocess.CompletedProcess:
    """Python as it starts in production: with nothing set but what is given."""
    own = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    plain = {"SECRET_KEY": "", "DEBUG": "", "DATABASE_URL": "", "VAR_DIR": str(tmp_path)}
    command = [sys.executable, *arguments]
    environment = own | plain | environment
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_without_a_secret_nothing_starts(tmp_path):
    started = start(*READ, tmp_path=tmp_path)
    assert started.returncode != 0
    assert "SECRET_KEY is not set" in started.stderr


def test_the_secret_of_debug_is_refused_outside_it(tmp_path):
    secret = "only-for-debug-" + "x" * 50
    started = start(*READ, tmp_path=tmp_path, SECRET_KEY=secret)
    assert started.returncode != 0
    assert "only for debug" in started.stderr


@pytest.mark.parametrize(
    "poor", ["changeme", "x" * 60, "ab12" * 20, "django-insecure-" + "s9-7fQk2" * 8, "k2s9-7fQ" * 6]
)
def test_a_secret_that_can_be_guessed_is_refused_outside_debug(tmp_path, poor):
    started = start(*READ, tmp_path=tmp_path, SECRET_KEY=poor)
    assert started.returncode != 0
    assert "can be guessed" in started.stderr
    assert start(*READ, tmp_path=tmp_path, SECRET_KEY=poor, DEBUG="1").returncode == 0


MODES = """
from django.conf import settings; from django.db import connection
connection.cursor().execute("CREATE TABLE a (b)")
for path in sorted(settings.VAR_DIR.iterdir()): print(path.name, oct(path.stat().st_mode)[-3:])
"""


@pytest.mark.parametrize("before", ["nothing", "everything was open"])
def test_what_is_kept_is_its_owners(tmp_path, before):
    var = tmp_path / "var"
    if before != "nothing":
        var.mkdir(mode=0o755)
        (var / "db.sqlite3").touch(mode=0o644)
        for name in ("mail", "private", "public"):
            (var / name).mkdir(mode=0o755)
    kept = start("manage.py", "shell", "-v", "0", "-c", MODES, tmp_path=var, DEBUG="1").stdout.splitlines()
    expected = [
        "db.sqlite3 600",
        "db.sqlite3-shm 600",
        "db.sqlite3-wal 600",
        "mail 700",
        "private 700",
        "public 750",
        "quarantine 700",
    ]
    assert kept == expected
    if before == "nothing":
        assert oct(var.stat().st_mode)[-3:] == "750"
