"""What `backup` writes `restore` puts back: from SQLite into the database under test, row by row and byte by byte."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.installation import DUMP, ROOT, Installation, fresh_database, installed, stored

LIVE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
call_command("load_vocabularies", verbosity=0)
from fichas.files.attachments import Received, add, make_public
from fichas.form.drafts import country_text, save_answers
from fichas.form.starting import start_ficha
from people.models import Letter
from people.letters.notifications import enqueue_letter
from practices.answers import read_answers
from practices.models import Country
from practices.publishing import publish_version
from practices.standing import withdraw
from tests.factories import ficha as filled, published
from meetings.models import Event
from meetings.release import release, retract
from tests.fichas.files import add_picture
from tests.meetings.records import statement, whole_room
from tests.people import focal_point, secretary
rosa = focal_point("PE", email="rosa@example.org", name="Rosa Ñahui 👪")
lucia = secretary(email="secretaria@example.org")
event = whole_room(lucia)
event.files.all().delete()  # of bytes that were never stored
Event.objects.filter(pk=event.pk).update(source_title="Relatoría")
event.refresh_from_db()
first, second = statement(event, "Un avance."), statement(event, "Un error.")
release(event, [first, second], lucia)
retract(event, [second], "Tenía un error", lucia)
draft = start_ficha(Country.objects.get(code="PE"), rosa)
add(draft, Received("informe.pdf", "Informe", "application/pdf", b"private"), "2.9", rosa)
add_picture(draft, rosa)
save_answers(draft, "perfil", {"title": "Ñande reko", "themes": ["otro"]}, revision=1, by=rosa)
said = filled(files=read_answers(country_text(draft))["files"], country="PE", figures="12 % menos")
make_public(said)
practice = publish_version(said).practice
publish_version(said | {"title": "Revisada"}, practice)
withdraw(published(), "duplicada")
from fichas.archive.asking import ask
from fichas.archive.making import make_next
from practices.dataset.keeping import make
assert make()
ask(rosa.country, rosa)
while make_next():
    pass
from django.utils import timezone
context = {"inviter": "Ana", "country": "Chile", "path": "/", "expires_at": timezone.now()}
enqueue_letter("invitation", "nueva@example.org", context, "invitation:1")
"""
SAVE = """
import django; django.setup()
from fichas.form.starting import start_ficha
from people.models import User
from practices.models import Country
from tests.factories import published
print(start_ficha(Country.objects.get(code="PE"), User.objects.get(name__startswith="Rosa")).reference, published().code)
"""


@pytest.fixture
def source(tmp_path_factory) -> Installation:
    """A repository on SQLite in which things have happened."""
    folder = tmp_path_factory.mktemp("source")
    made = Installation(folder, f"sqlite:///{folder}/db.sqlite3")
    made.run("-c", LIVE)
    return made


@pytest.fixture
def archive(source, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    source.manage("backup", "--to", str(folder))
    (path,) = folder.iterdir()
    return path


@pytest.fixture
def target(tmp_path) -> Installation:
    """An empty installation on the database under test."""
    server = os.environ.get("TEST_DATABASE_URL")
    return installed(tmp_path, fresh_database(server) if server else f"sqlite:///{tmp_path}/db.sqlite3")


def refused(installation: Installation, *arguments: str) -> str:
    command = [sys.executable, "manage.py", "restore", *map(str, arguments)]
    done = subprocess.run(
        command,
        env=installation.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    return done.stderr


def test_every_row_and_every_byte_comes_back_and_life_goes_on(source, archive, target, tmp_path):
    rows = source.run("-c", DUMP)
    cut = tmp_path / "cut.tar.gz"
    cut.write_bytes(archive.read_bytes()[:-2000])
    assert "damaged and nothing was restored" in refused(target, cut)
    assert stored(target) == {}

    # Only an empty database is restored to: of the one that was cut nothing stayed.
    said = target.manage("restore", str(archive), "--send-letters")
    assert "3 versions, all as they were published." in said
    assert "The index is as the published versions make it." in said
    assert target.run("-c", DUMP) == rows
    assert stored(target) == stored(source)
    assert b"private" in stored(source).values()
    reference, code = target.run("-c", SAVE).split()
    assert reference.endswith("PE-0002")
    assert code == "CSM-PE-0003"
    assert "the database is not empty" in refused(target, archive)
    target.manage("restore", str(archive), "--replace")
    after = target.run("-c", DUMP)
    assert "may have been sent since" in after
    assert without_letters(after) == without_letters(rows)


def without_letters(dump: str) -> list[str]:
    return [line for line in dump.splitlines() if not line.startswith("people.Letter ")]
