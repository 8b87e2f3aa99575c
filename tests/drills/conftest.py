"""Drills: processes that publish at the same time, on a database of their own."""

import os
import subprocess
import sys
from pathlib import Path

import environ
import psycopg
import pytest

ROOT = Path(__file__).parents[2]


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.drill)


class Installation:
    """A repository with its own database and files, used only by processes."""

    def __init__(self, folder: Path, database_url: str):
        own = {"SECRET_KEY": "only-for-drills" * 4, "DEBUG": "", "VAR_DIR": str(folder), "DATABASE_URL": database_url}
        self.environment = os.environ | own | {"DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONPATH": str(ROOT)}

    def run(self, *command: str) -> str:
        started = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        assert started.returncode == 0, started.stderr[-3000:]
        return started.stdout

    def start(self, *command: str) -> subprocess.Popen:
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen([sys.executable, *command], cwd=ROOT, env=self.environment, **pipes)

    def manage(self, *arguments: str) -> str:
        return self.run("manage.py", *arguments)


@pytest.fixture
def installation(tmp_path):
    """An installation on the database under test, with the lists of the form."""
    server = os.environ.get("TEST_DATABASE_URL")
    url = fresh_database(server) if server else f"sqlite:///{tmp_path}/db.sqlite3"
    made = Installation(tmp_path, url)
    made.manage("migrate", "--verbosity", "0")
    made.manage("load_vocabularies")
    return made


def fresh_database(server: str) -> str:
    parts = environ.Env.db_url_config(server)
    names = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
    address = {name: parts[key] for name, key in names.items() if parts.get(key)}
    database = f"drill_{os.urandom(6).hex()}"
    with psycopg.connect(**address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {database}")
    return server.removesuffix(parts["NAME"]) + database
