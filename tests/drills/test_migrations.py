"""An installation can go back: each migration can be undone, and the former version runs on the new tables."""

import os

import pytest

from tests.installation import Installation, fresh_database

pytestmark = pytest.mark.drill
LINT = ("-m", "django", "lintmigrations", "--warnings-as-errors", "--no-cache", "--include-apps")
FORMER = """
from django.db import migrations, models
class Migration(migrations.Migration):
    operations = [migrations.CreateModel("Practice", [("id", models.AutoField(primary_key=True)), ("title", models.TextField())])]
"""
NEXT = """
from django.db import migrations
class Migration(migrations.Migration):
    dependencies = [("changed", "0001_former")]
    operations = [
        migrations.RenameField("practice", "title", "name"),
        migrations.RemoveField("practice", "name"),
        migrations.RunPython(lambda apps, editor: None),
    ]
"""
REFUSED = ["RENAMING columns", "DROPPING columns", "RunPython data migration is not reversible"]


def test_every_migration_can_be_undone_and_done_again(tmp_path):
    server = os.environ.get("TEST_DATABASE_URL")
    site = Installation(tmp_path, fresh_database(server) if server else f"sqlite:///{tmp_path}/db.sqlite3")
    tables = "import django; django.setup(); from django.db import connection as c; print(c.introspection.table_names())"
    site.manage("migrate", "--verbosity", "0")
    made = site.run("-c", tables)
    site.manage("migrate", "practices", "zero", "--verbosity", "0")
    assert not [name for name in ("practices_", "people_", "fichas_") if name in site.run("-c", tables)]
    site.manage("migrate", "--verbosity", "0")
    assert site.run("-c", tables) == made


@pytest.fixture
def changed(tmp_path) -> Installation:
    """An installation with an app of which a former version has been released."""
    (tmp_path / "changed" / "migrations").mkdir(parents=True)
    (tmp_path / "changed" / "__init__.py").touch()
    (tmp_path / "changed" / "migrations" / "__init__.py").touch()
    (tmp_path / "changed" / "migrations" / "0001_former.py").write_text(FORMER)
    (tmp_path / "changed" / "migrations" / "0002_next.py").write_text(NEXT)
    (tmp_path / "lint.py").write_text("from tests.settings import *\nINSTALLED_APPS += ['changed']\n")
    site = Installation(tmp_path, "")
    site.environment |= {"DJANGO_SETTINGS_MODULE": "lint", "TEST_DATABASE_URL": ""}
    site.environment["PYTHONPATH"] += f":{tmp_path}"
    return site


def test_what_the_former_version_could_not_bear_is_refused(changed, tmp_path):
    linter = changed.start(*LINT, "changed")
    output = linter.communicate()[0]
    assert linter.returncode == 1
    assert [reason for reason in REFUSED if reason not in output] == []
