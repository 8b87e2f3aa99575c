"""Reads an archive from end to end and compares everything in it with its hashes."""

import hashlib
import json
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from gzip import BadGzipFile
from pathlib import Path
from typing import IO

from django.db import connection

from .contents import (
    FORMAT,
    MANIFEST,
    SEAL,
    Damaged,
    Unfit,
    applied_migrations,
    columns,
    migrations_of_the_code,
    place_of,
    rows_name,
    tables,
)

LARGEST_MANIFEST = 256 * 1024 * 1024


@contextmanager
def report_as_damage() -> Iterator[None]:
    """Raises Damaged for any error of unpacking."""
    try:
        yield
    except (tarfile.TarError, BadGzipFile, EOFError, ValueError, zlib.error) as error:
        raise Damaged(f"it cannot be read to its end ({error})") from None


def members(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """The files of the archive in their order, each to be read before the next."""
    with tarfile.open(path, "r|gz") as archive:
        for member in archive:
            archive.members = []  # type: ignore[attr-defined]  # typeshed does not list it
            source = archive.extractfile(member) if member.isreg() else None
            if source is None:
                raise Damaged(f"«{member.name}» is not a plain file")
            yield member.name, source


@report_as_damage()
def verify_archive(path: Path, seal: str = "") -> dict:
    """The manifest of an archive that is whole: every hash was computed anew. Raises Damaged.

    `seal` is the manifest's SHA-256 as `backup` printed it: with it, an archive that was written anew is noticed too.
    """
    hashes: dict[str, str] = {}
    kept = {MANIFEST: b"", SEAL: b""}
    for name, source in members(path):
        if name in hashes:
            raise Damaged(f"«{name}» stands in it twice")
        if name in kept:
            kept[name] = source.read(LARGEST_MANIFEST)
            hashes[name] = hashlib.sha256(kept[name]).hexdigest()
        else:
            digest = hashlib.file_digest(source, "sha256")  # type: ignore[arg-type]  # it is a BufferedReader
            hashes[name] = digest.hexdigest()
    if MANIFEST not in hashes or SEAL not in hashes:
        raise Damaged("its end is missing")
    if hashes.pop(MANIFEST) != kept[SEAL].decode(errors="replace") or (seal and seal.encode() != kept[SEAL]):
        raise Damaged("the manifest is not the one that was written")
    del hashes[SEAL]
    manifest = json.loads(kept[MANIFEST])
    if manifest["format"] != FORMAT:
        raise Unfit(f"the archive is of format {manifest['format']}; this code reads {FORMAT}")
    compare_hashes(hashes, manifest)
    return manifest


def compare_hashes(hashes: dict[str, str], manifest: dict) -> None:
    expected = {rows_name(table["model"]): table["sha256"] for table in manifest["tables"]}
    expected |= {file["name"]: file["sha256"] for file in manifest["files"]}
    for name in sorted(expected.keys() | hashes.keys()):
        if expected.get(name) != hashes.get(name):
            raise Damaged(f"«{name}» is not what was written")
    for file in manifest["files"]:
        place_of(file["name"])


def check_fits(manifest: dict) -> None:
    """Raises Unfit unless archive, code and database are of the same migrations."""
    code = migrations_of_the_code(connection)
    if applied_migrations(connection) != code:
        raise Unfit("the database is not at this code's migrations: run migrate first")
    if manifest["migrations"] != code:
        raise Unfit("the archive is of other migrations: restore it with the code that made it, then update")
    ours = {label: columns(model) for label, model in tables().items()}
    if {table["model"]: table["columns"] for table in manifest["tables"]} != ours:
        raise Unfit("the archive has other tables than this code")
