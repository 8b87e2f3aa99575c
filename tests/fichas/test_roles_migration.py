"""An installation whose people had groups gets their roles, and its groups back."""

import os

import pytest

from tests.installation import Installation, fresh_database

BEFORE = "0010_from_where"
MAKE = """
import django; django.setup()
from django.db import connection
from django.db.migrations.loader import MigrationLoader
apps = MigrationLoader(connection).project_state([("fichas", "0010_from_where")]).apps
User, Group = apps.get_model("fichas", "User"), apps.get_model("auth", "Group")
FocalPoint, Country = apps.get_model("fichas", "FocalPoint"), apps.get_model("practices", "Country")
peru, desk = Country.objects.get(code="PE"), Group.objects.get(name="Secretaría Técnica")
def make(name, country=None, at_desk=False, **fields):
    user = User.objects.create(email=f"{name}@example.org", **fields)
    if country:
        FocalPoint.objects.create(user=user, country=country)
    if at_desk:
        user.groups.add(desk)
make("rosa", peru)
make("lucia", at_desk=True)
make("both", peru, at_desk=True)
make("admin", at_desk=True, is_staff=True, is_superuser=True)
make("left", peru, is_active=False)
make("nobody")
"""
ROLES = """
import django; django.setup()
from fichas.models import FocalPoint, User
for user in User.objects.order_by("pk"):
    print(user.email.split("@")[0], user.role, user.country and user.country.code)
print(FocalPoint.objects.filter(until=None).count(), FocalPoint.objects.current().count())
"""
GROUPS = """
import django; django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT email FROM fichas_user JOIN fichas_user_groups ON user_id = fichas_user.id ORDER BY fichas_user.id")
    print(*[row[0].split("@")[0] for row in cursor.fetchall()])
    cursor.execute("SELECT email FROM fichas_user WHERE is_superuser AND is_staff")
    print(*[row[0].split("@")[0] for row in cursor.fetchall()])
"""


@pytest.fixture
def installation(tmp_path):
    server = os.environ.get("TEST_DATABASE_URL")
    return Installation(tmp_path, fresh_database(server) if server else f"sqlite:///{tmp_path}/db.sqlite3")


def test_people_keep_what_they_may_do_forwards_and_backwards(installation):
    installation.manage("migrate", "--verbosity", "0", "practices")
    installation.manage("load_vocabularies")
    installation.manage("migrate", "--verbosity", "0", "fichas", BEFORE)
    installation.run("-c", MAKE)
    installation.manage("migrate", "--verbosity", "0")
    assert installation.run("-c", ROLES).splitlines() == [
        "rosa focal_point PE",
        "lucia secretariat None",
        "both secretariat None",
        "admin administrator None",
        "left guest None",
        "nobody guest None",
        "1 1",
    ]
    installation.manage("migrate", "--verbosity", "0", "fichas", BEFORE)
    assert installation.run("-c", GROUPS).splitlines() == ["lucia both", "admin"]
    installation.manage("migrate", "--verbosity", "0")
