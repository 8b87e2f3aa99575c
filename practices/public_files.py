"""Bytes that are public, named by a hash: a printed ficha by what made it, an attachment by its content.

A file is whole or not there: written beside its place, synced, then renamed.
"""

import hashlib
import os
import tempfile
from pathlib import Path

from django.conf import settings


def path_of(kind: str, digest: str) -> Path:
    return Path(settings.PUBLIC_FILES) / kind / digest[:2] / digest


def store(kind: str, digest: str, data: bytes) -> Path:
    path = path_of(kind, digest)
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".writing-", delete=False) as writing:
        writing.write(data)
        writing.flush()
        os.fsync(writing.fileno())
    return Path(writing.name).replace(path)


def store_attachment(data: bytes) -> str:
    """Stores the bytes under their SHA-256 and returns it."""
    digest = hashlib.sha256(data).hexdigest()
    store("attachments", digest, data)
    return digest
