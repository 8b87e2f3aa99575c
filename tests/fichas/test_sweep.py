"""The nightly sweep takes what nothing names, never the files of another database, and nothing for good at once."""

import os
import time
from contextlib import nullcontext
from hashlib import sha256
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import OperationalError, models
from django.test.utils import isolate_apps

from fichas.models import FichaTextFile
from people.archive.writing import missing_files
from people.private_files import find, store
from practices import installation
from practices.fields import StoredFileField
from practices.models import Installation, VersionFile
from practices.public_files import path_of, store_attachment
from practices.sweeping import ASIDE, files_in, hashes_named, stored_file_fields
from tests.factories import published

pytestmark = pytest.mark.django_db


def make_old(*paths: Path, seconds: int = 25 * 3600) -> None:
    for path in paths:
        os.utime(path, (time.time() - seconds,) * 2)


@pytest.fixture(autouse=True)
def within_the_transaction_of_the_test(monkeypatch):
    monkeypatch.setattr("people.archive.writing.one_moment", nullcontext)


@pytest.fixture
def attachments(public_files) -> list[Path]:
    """Twenty files that a published practice names, and one that nothing does, all of them old."""
    hashes = [store_attachment(f"file {number}".encode()) for number in range(21)]
    row = {"numeral": "2.9", "title": "", "size": 7, "media_type": "application/pdf"}
    published(files=[row | {"name": f"{digest}.pdf", "sha256": digest} for digest in hashes[:-1]])
    paths = [path_of("attachments", digest) for digest in hashes]
    make_old(*files_in(public_files))
    return paths


def test_what_nothing_names_waits_a_month_before_it_is_gone(attachments, settings):
    *named, orphan = attachments
    call_command("sweep_files", verbosity=0)
    assert [path.exists() for path in attachments] == [True] * 20 + [False]
    (aside,) = files_in(settings.QUARANTINE)
    assert aside.name == orphan.name
    make_old(aside, seconds=ASIDE - 3600)
    call_command("sweep_files", verbosity=0)
    assert aside.exists()
    make_old(aside, seconds=ASIDE + 3600)
    call_command("sweep_files", verbosity=0)
    assert not aside.exists()
    assert all(path.exists() for path in named)


def test_it_can_be_put_back_private_or_public(attachments):
    private = find(store(b"of no draft"))
    make_old(private)
    call_command("sweep_files", "--many", verbosity=0)
    assert not private.exists()
    call_command("sweep_files", "--put-back", verbosity=0)
    assert private.read_bytes() == b"of no draft"
    assert all(path.exists() for path in attachments)


def test_more_than_a_tenth_at_once_wants_to_be_told_so(attachments):
    others = [path_of("attachments", store_attachment(f"orphan {number}".encode())) for number in range(2)]
    make_old(*others)
    with pytest.raises(CommandError, match=r"3 of 23 files .* --many"):
        call_command("sweep_files", verbosity=0)
    assert all(path.exists() for path in (*attachments, *others))
    call_command("sweep_files", "--many", verbosity=0)
    assert not any(path.exists() for path in (attachments[-1], *others))


@pytest.mark.parametrize("command", [["sweep_files"], ["backup"]])
def test_files_of_another_database_are_left_alone(attachments, tmp_path, command):
    before = installation.of_the_files()
    Installation.objects.update(identity="another")
    try:
        options = {"to": tmp_path} if command == ["backup"] else {}
        with pytest.raises(CommandError, match="are not of this database"):
            call_command(*command, verbosity=0, **options)
        assert all(path.exists() for path in attachments)
        installation.mark_new_files()
        assert installation.of_the_files() == before
        call_command("adopt_files", verbosity=0)
        call_command(*command, verbosity=0, **options)
    finally:
        installation.place().write_text(f"{before}\n")


def test_nothing_is_restored_over_the_files_of_another_database(tmp_path):
    Installation.objects.update(identity="another")
    archive = tmp_path / "backup.tar.gz"
    archive.touch()
    with pytest.raises(CommandError, match=r"Nothing was restored. The files .* are not of this database"):
        call_command("restore", archive, verbosity=0)


def test_files_that_are_nobodys_are_not_swept_either(attachments):
    before = installation.of_the_files()
    installation.place().unlink()
    try:
        with pytest.raises(CommandError, match="are not of this database"):
            call_command("sweep_files", verbosity=0)
    finally:
        installation.place().write_text(f"{before}\n")


@pytest.mark.parametrize("fault", [OperationalError("no such table"), Installation.DoesNotExist])
def test_a_database_without_its_tables_is_said(monkeypatch, fault, tmp_path):
    def missing():
        raise fault

    monkeypatch.setattr(installation, "of_the_database", missing)
    with pytest.raises(CommandError, match=r"run .manage.py migrate. first"):
        call_command("backup", to=tmp_path, verbosity=0)


class TestWhatIsNamed:
    def test_every_file_field_of_every_app_counts(self):
        assert {VersionFile, FichaTextFile} <= {model for model, _column in stored_file_fields()}

    def test_a_model_that_nobody_here_knows_keeps_its_files_too(self, monkeypatch):
        with isolate_apps("practices"):

            class Minutes(models.Model):
                file = StoredFileField()

                class Meta:
                    app_label = "practices"

        every = [*apps.get_models(), Minutes]
        monkeypatch.setattr(apps, "get_models", lambda: every)
        assert (Minutes, "file") in stored_file_fields()

    def test_a_backup_that_misses_a_file_says_so_and_fails(self, attachments, tmp_path):
        attachments[3].unlink()
        assert missing_files() == [attachments[3].name]
        with pytest.raises(CommandError, match="1 files are missing"):
            call_command("backup", to=tmp_path, verbosity=0)
        assert list(tmp_path.glob("backup-*.tar.gz"))

    def test_a_hash_is_that_of_the_bytes(self):
        assert store_attachment(b"x") == sha256(b"x").hexdigest()
        assert "" not in hashes_named()
