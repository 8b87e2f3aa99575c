"""Drills: processes that publish at the same time, on a database of their own."""

import os
from pathlib import Path

import pytest

from tests.installation import Installation, fresh_database


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
