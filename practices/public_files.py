"""Bytes that are public, named by a hash: a printed ficha by what made it, an attachment by its content.

A file is whole or not there: written beside its place, synced, then renamed.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings


def path_of(kind: str, digest: str) -> Path:
    return Path(settings.PUBLIC_FILES) / kind / digest[:2] / digest


def store(kind: str, digest: str, data: bytes) -> Path:
    return write_whole(path_of(kind, digest), data)


def write_whole(path: Path, data: bytes) -> Path:
    """Puts bytes in their place. Those that are there already count as new, so that no sweep takes them now."""
    with suppress(FileNotFoundError):
        os.utime(path)
        return path
    with writing(path) as unfinished:
        unfinished.write_bytes(data)
    return path


@contextmanager
def writing(path: Path) -> Iterator[Path]:
    """A place to write to; what was written stands at `path` when all went well, and is gone when it did not."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    os.close(descriptor)
    unfinished = Path(name)
    try:
        yield unfinished
        with unfinished.open("rb+") as written:
            os.fsync(written.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def store_attachment(data: bytes) -> str:
    """Stores the bytes under their SHA-256 and returns it."""
    digest = hashlib.sha256(data).hexdigest()
    store("attachments", digest, data)
    return digest
