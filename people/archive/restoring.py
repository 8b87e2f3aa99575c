"""Puts the content of a verified archive into the database and the folders of this installation."""

import hashlib
import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO

from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import DatabaseError, connection, transaction
from django.db.models.functions import Now

from practices.models import Practice
from practices.public_files import writing

from ..models import Letter, User
from .contents import CHUNK, Damaged, Unfit, columns, fields, place_of, rows_name, tables
from .reading import members, report_as_damage

AT_ONCE = 500  # rows in memory
# A database with none of these has nothing that anyone wrote: whatever else people write names one of them.
WRITTEN_BY_PEOPLE = (User, Practice, Letter)


def holds_something() -> bool:
    return any(model._base_manager.exists() for model in WRITTEN_BY_PEOPLE)


@report_as_damage()
def restore(path: Path, manifest: dict, *, replace: bool = False, send_letters: bool = False) -> None:
    """Files first, which harm nobody without rows; then all rows in one transaction, or none.

    The archive must have been verified; what is read now is compared again. Raises Damaged and Unfit.
    """
    hashes = {file["name"]: file["sha256"] for file in manifest["files"]}
    hashes |= {rows_name(table["model"]): table["sha256"] for table in manifest["tables"]}
    restore_files(path, hashes)
    with transaction.atomic():
        if not replace and holds_something():
            raise Unfit("the database is not empty")
        restore_rows(path, hashes)
        if not send_letters:
            hold_letters(manifest["made_at"])
    ContentType.objects.clear_cache()


def restore_files(path: Path, hashes: dict[str, str]) -> None:
    for name, source in members(path):
        if name.startswith("files/"):
            restore_file(place_of(name), source, hashes[name])


def restore_file(place: Path, source: IO[bytes], expected: str) -> None:
    """Writes a file; it stands in its place only once it is whole and has the expected hash. Raises Damaged."""
    digest = hashlib.sha256()
    with writing(place) as unfinished, unfinished.open("wb") as target:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            target.write(chunk)
        if digest.hexdigest() != expected:
            raise Damaged(f"«{place.name}» is not what was verified")


def restore_rows(path: Path, hashes: dict[str, str]) -> None:
    """In any order: both databases look at foreign keys at the end."""
    models = tables()
    with connection.cursor() as cursor:
        for model in models.values():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 the name of a table of ours
    for name, source in members(path):
        if name.startswith("rows/"):
            label = name.removeprefix("rows/").removesuffix(".jsonl")
            try:
                restore_table(models[label], source, hashes[name])
            except DatabaseError as error:
                raise Unfit(f"the rows of {label} do not fit this database: {error}") from error
    connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models.values())):
            cursor.execute(statement)


def restore_table(model, source: IO[bytes], expected: str) -> None:
    """Writes rows as they are: no default, no `auto_now` and no save() changes them. Raises Damaged."""
    quote = connection.ops.quote_name
    names = ", ".join(quote(field.column) for field in fields(model) if field.column)
    values = ", ".join(["%s"] * len(columns(model)))
    insert = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({values})"  # noqa: S608 names of ours
    digest = hashlib.sha256()
    rows = (prepare_row(model, line) for line in hash_lines(source, digest))
    with connection.cursor() as cursor:
        while batch := list(islice(rows, AT_ONCE)):
            cursor.executemany(insert, batch)
    if digest.hexdigest() != expected:
        raise Damaged(f"the rows of {model._meta.label} are not what was verified")


def hash_lines(source: IO[bytes], digest) -> Iterator[bytes]:
    for line in source:
        digest.update(line)
        yield line


def prepare_row(model, line: bytes) -> list:
    pairs = zip(fields(model), json.loads(line), strict=True)
    return [field.get_db_prep_save(field.to_python(value), connection) for field, value in pairs]


def hold_letters(made_at: str) -> None:
    """Gives up the letters that waited when the archive was made: they may have been sent since."""
    Letter.objects.waiting().update(
        abandoned_at=Now(),
        leased_until=None,
        last_error=f"Restored from the backup of {made_at}: it may have been sent since.",
    )
