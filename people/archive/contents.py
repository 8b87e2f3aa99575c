"""What an archive holds: every table row by row, every stored file, and a manifest that names them with their hashes.

Rows are JSON lines, so an archive made on one database is restored into the other. Sessions stay out (whoever worked
at that moment signs in again), and so do the counted limits on sign-in, which are no table of a model.
"""

import base64
import re
from datetime import date
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Field, Model

FORMAT = 1
MANIFEST, SEAL = "manifest.json", "manifest.sha256"
LEFT_OUT = {"sessions.Session", "usersessions.UserSession", "practices.Installation"}
FILE_NAME = re.compile(r"files/(public|private)((?:/[\w-][\w.-]*)+)")
CHUNK = 256 * 1024


class Damaged(Exception):
    """The archive is not whole, or not what was written; the message says what is wrong."""


class Unfit(Exception):
    """The archive is whole, but does not fit this code or this database; the message says why."""


def tables() -> dict[str, type[Model]]:
    """The models whose rows are kept, by their labels; the rows between two models are rows like any others."""
    every = apps.get_models(include_auto_created=True)
    kept = (model for model in every if model._meta.managed and not model._meta.proxy)
    return {model._meta.label: model for model in kept if model._meta.label not in LEFT_OUT}


def fields(model: type[Model]) -> list[Field]:
    return list(model._meta.concrete_fields)


def columns(model: type[Model]) -> list[str]:
    return [field.attname for field in fields(model)]


def rows_name(label: str) -> str:
    return f"rows/{label}.jsonl"


def encode_value(value):
    """A value of a column as JSON has it."""
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    return value.isoformat() if isinstance(value, date) else value


def folders() -> dict[str, Path]:
    return {"public": Path(settings.PUBLIC_FILES), "private": Path(settings.PRIVATE_FILES)}


def place_of(name: str) -> Path:
    """Where a file of the archive belongs. Raises Damaged for a name that leads anywhere else."""
    match = FILE_NAME.fullmatch(name)
    if match is None:
        raise Damaged(f"«{name}» is no name of a file of ours")
    return folders()[match[1]] / match[2].removeprefix("/")


def applied_migrations(connection) -> list[list[str]]:
    return sorted(map(list, MigrationRecorder(connection).applied_migrations()))


def migrations_of_the_code(connection) -> list[list[str]]:
    return sorted(map(list, MigrationLoader(connection).disk_migrations))
