"""Writes an archive while the site works: first every row, as of one moment, then the files that they name.

The order is what makes them fit: bytes are stored before the rows that name them, and no row deletes them.
"""

import hashlib
import json
import os
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO, BinaryIO

from django.db import connection, transaction

from practices.press.book.files import KIND
from practices.public_files import writing
from practices.sweeping import hashes_named

from ..private_files import find
from .contents import (
    FORMAT,
    MANIFEST,
    SEAL,
    applied_migrations,
    columns,
    encode_value,
    folders,
    rows_name,
    tables,
)

AT_ONCE = 1000  # rows in memory


@dataclass
class Manifest:
    """`missing` names files that rows name and the disk does not have: the archive is as good as what was there."""

    format: int
    made_at: str
    database: str
    migrations: list[list[str]]
    tables: list[dict] = field(default_factory=list)
    files: list[dict] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def write_archive(folder: Path) -> tuple[Path, Manifest, str]:
    """Puts a dated archive into the folder; returns its path, its manifest and the manifest's SHA-256.

    It has its name only once it is whole and on the disk, and only its owner may read it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    path = folder / f"backup-{now:%Y%m%d-%H%M%S-%f}Z.tar.gz"
    manifest = Manifest(FORMAT, now.isoformat(), connection.vendor, [])
    with tempfile.TemporaryDirectory(dir=folder, prefix=".rows-") as rows:
        write_rows(Path(rows), manifest)
        with writing(path) as unfinished, unfinished.open("wb") as target:
            seal = write_members(target, Path(rows), manifest)
    sync(folder)
    return path, manifest, seal


def sync(folder: Path) -> None:
    """Waits until the names in a folder are on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read inside is of the same moment, and nobody who writes meanwhile waits for it."""
    connection.ensure_connection()
    usual = getattr(connection, "transaction_mode", None)
    # SQLite's own: IMMEDIATE, the usual one, would shut out every writer.
    connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]  # of SQLite alone
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    finally:
        connection.transaction_mode = usual  # type: ignore[attr-defined]  # of SQLite alone


def write_rows(folder: Path, manifest: Manifest) -> None:
    with one_moment():
        manifest.migrations = applied_migrations(connection)
        for label, model in tables().items():
            with (folder / label).open("wb") as out:
                table = write_table(model, out)
            manifest.tables.append({"model": label, "columns": columns(model)} | table)
        manifest.missing = missing_files()


def write_table(model, out: BinaryIO) -> dict:
    digest, count = hashlib.sha256(), 0
    rows = model._base_manager.order_by("pk").values_list(*columns(model)).iterator(AT_ONCE)
    for row in rows:
        line = json.dumps([encode_value(value) for value in row], ensure_ascii=False, separators=(",", ":"))
        data = line.encode() + b"\n"
        digest.update(data)
        out.write(data)
        count += 1
    return {"rows": count, "sha256": digest.hexdigest()}


def missing_files() -> list[str]:
    """The files that rows of any app name and that stand neither among the public nor among the private ones."""
    return sorted(digest for digest in hashes_named() if not find(digest))


def write_members(target: IO[bytes], rows: Path, manifest: Manifest) -> str:
    """Writes everything into the archive and returns its seal."""
    with tarfile.open(fileobj=target, mode="w|gz", format=tarfile.PAX_FORMAT) as archive:
        for table in manifest.tables:
            with (rows / table["model"]).open("rb") as source:
                add(archive, rows_name(table["model"]), source)
        for name, path in stored_files():
            try:
                source = path.open("rb")
            except FileNotFoundError:
                continue  # swept meanwhile: nothing named it
            with source:
                manifest.files.append({"name": name, "sha256": add(archive, name, source)})
        text = json.dumps(asdict(manifest), ensure_ascii=False, indent=1).encode()
        seal = hashlib.sha256(text).hexdigest()
        add(archive, MANIFEST, BytesIO(text), len(text))
        add(archive, SEAL, BytesIO(seal.encode()), len(seal))
    return seal


def stored_files() -> Iterator[tuple[str, Path]]:
    """Every file in its place, not those being written, nor compilations, which can be made again."""
    for kind, folder in folders().items():
        for path in sorted(folder.rglob("*")):
            place = path.relative_to(folder)
            if path.is_file() and not path.name.startswith(".") and place.parts[0] != KIND:
                yield f"files/{kind}/{place.as_posix()}", path


def add(archive: tarfile.TarFile, name: str, source: BinaryIO, size: int | None = None) -> str:
    """Copies a file into the archive and returns its hash."""
    member = tarfile.TarInfo(name)
    member.size = os.fstat(source.fileno()).st_size if size is None else size
    member.mode = 0o600
    reading = Hashing(source)
    archive.addfile(member, reading)
    # A list of all that was written, which nobody asks for, would grow with the archive.
    archive.members = []  # type: ignore[attr-defined]  # typeshed does not list it
    return reading.digest.hexdigest()


class Hashing:
    """Hashes a file while someone else reads it."""

    def __init__(self, source: BinaryIO):
        self.source, self.digest = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.source.read(size)
        self.digest.update(data)
        return data
