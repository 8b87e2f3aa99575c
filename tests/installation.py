"""A repository used by processes of its own: its database, its files, its environment."""

import os
import subprocess
import sys
from pathlib import Path

import environ
import psycopg

ROOT = Path(__file__).parent.parent


class Installation:
    def __init__(self, folder: Path, database_url: str):
        own = {
            "SECRET_KEY": "only-for-trials" * 4,
            "DEBUG": "",
            "VAR_DIR": str(folder),
            "DATABASE_URL": database_url,
        }
        self.environment = (
            os.environ | own | {"DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONPATH": str(ROOT)}
        )

    def run(self, *command: str) -> str:
        started = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert started.returncode == 0, started.stderr[-3000:]
        return started.stdout

    def start(self, *command: str, **options) -> subprocess.Popen:
        options |= {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        return subprocess.Popen([sys.executable, *command], cwd=ROOT, env=self.environment, **options)

    def manage(self, *arguments: str) -> str:
        return self.run("manage.py", *arguments)


def fresh_database(server: str) -> str:
    """The address of a new, empty database on the server at an address."""
    parts = environ.Env.db_url_config(server)
    names = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD", "dbname": "NAME"}
    address = {name: parts[key] for name, key in names.items() if parts.get(key)}
    database = f"drill_{os.urandom(6).hex()}"
    with psycopg.connect(**address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {database}")
    return server.removesuffix(parts["NAME"]) + database


# Every row of every table, as this installation's database gives it.
DUMP = """
import django; django.setup()
import json
from people.archive.contents import columns, encode_value, tables
for label, model in sorted(tables().items()):
    for row in model._base_manager.order_by("pk").values_list(*columns(model)):
        print(label, json.dumps([encode_value(one) for one in row], sort_keys=True))  # PostgreSQL keeps no order of keys
"""


def installed(folder: Path, url: str) -> Installation:
    made = Installation(folder, url)
    made.manage("migrate", "--verbosity", "0")
    return made


def stored(installation: Installation) -> dict[str, bytes]:
    folder = Path(installation.environment["VAR_DIR"])
    found = [path for kind in ("public", "private") for path in (folder / kind).rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}
