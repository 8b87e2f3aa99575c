"""Bytes that are public, named by a hash: a printed ficha by what made it, an attachment by its content.

A file is whole or not there: written beside its place, synced, then renamed.
"""

import hashlib
import os
import tempfile
from contextlib import suppress
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
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".writing-", delete=False) as writing:
        try:
            writing.write(data)
            writing.flush()
            os.fsync(writing.fileno())
        except OSError:
            Path(writing.name).unlink()
            raise
    return Path(writing.name).replace(path)


def store_attachment(data: bytes) -> str:
    """Stores the bytes under their SHA-256 and returns it."""
    digest = hashlib.sha256(data).hexdigest()
    store("attachments", digest, data)
    return digest
