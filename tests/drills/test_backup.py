"""Backups while several processes write: each is one moment of the repository, and comes back whole on either database."""

import os
import time
from pathlib import Path

from tests.installation import DUMP, fresh_database, installed, stored

# Drafts that gain files and lose them, and practices published with the files that are there.
WRITE = """
import sys, django; django.setup()
from fichas.files.attachments import Received, add, make_public, remove
from fichas.form.drafts import country_text, save_answers
from fichas.form.starting import start_ficha
from practices.answers import read_answers
from practices.models import Country
from practices.publishing import publish_version
from tests.factories import ficha as filled
from tests.people import focal_point
seed, steps = sys.argv[1], int(sys.argv[2])
person = focal_point("UY", email=f"{seed}@example.org")
draft = start_ficha(Country.objects.get(code="UY"), person)
for step in range(steps):
    add(draft, Received(f"{step}.pdf", "", "application/pdf", f"{seed} {step}".encode() * 2000), "2.9", person)
    text = country_text(draft)
    save_answers(draft, "perfil", {"title": f"{seed} {step}"}, revision=text.revision, by=person)
    if step % 3 == 2:
        said = filled(country="UY", files=read_answers(text)["files"])
        make_public(said)
        publish_version(said)
        remove(draft, text.files.first().pk, person)
"""


def test_backups_under_load_come_back_whole_on_both_databases(installation, tmp_path):
    folder = tmp_path / "backups"
    writers = [installation.start("-c", WRITE, f"escribe{seed}", "80") for seed in range(3)]
    writers += [
        installation.start("tests/drills/publish_many.py", "publish", "80", str(seed)) for seed in range(2)
    ]
    time.sleep(2)
    said = []
    while any(writer.poll() is None for writer in writers) and len(said) < 4:
        said.append(installation.manage("backup", "--to", str(folder)))
    at_work = sum(writer.poll() is None for writer in writers)
    for writer in writers:
        _out, errors = writer.communicate(timeout=600)
        assert writer.returncode == 0, errors[-3000:]
    archives = sorted(folder.iterdir())
    print(
        f"{len(archives)} backups, {at_work} of 5 writers still at work after them: {said[-1].splitlines()[0]}"
    )
    assert len(archives) == len(said) >= 2
    for number, archive in enumerate(archives):
        back = installed(tmp_path / f"back-{number}", other_database(tmp_path, number))
        told = back.manage("restore", str(archive), "--send-letters")
        assert "all as they were published" in told
        assert "as the published versions make it" in told


def test_there_and_back_it_is_what_it_was(installation, tmp_path):
    """From the database under test to SQLite, and from there back to a new database of its own kind."""
    installation.run("-c", WRITE, "escribe", "30")
    before, bytes_before = installation.run("-c", DUMP), stored(installation)
    here, there = tmp_path / "here", tmp_path / "there"
    installation.manage("backup", "--to", str(here))
    away = installed(tmp_path / "away", f"sqlite:///{tmp_path}/away.sqlite3")
    away.manage("restore", str(next(here.iterdir())), "--send-letters")
    away.manage("backup", "--to", str(there))
    back = installed(tmp_path / "back", other_database(tmp_path, 0))
    back.manage("restore", str(next(there.iterdir())), "--send-letters")
    assert back.run("-c", DUMP) == before
    assert stored(back) == bytes_before
    assert "all as they were published" in back.manage("check_repository")


def other_database(folder: Path, number: int) -> str:
    """By turns SQLite and the database under test."""
    server = os.environ.get("TEST_DATABASE_URL")
    return (
        fresh_database(server) if server and number % 2 == 0 else f"sqlite:///{folder}/back-{number}.sqlite3"
    )
