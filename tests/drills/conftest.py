"""Drills: processes that publish at the same time, on a database of their own."""

import os
from pathlib import Path

import environ
import psycopg
import pytest

from tests.installation import Installation


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.drill)


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
