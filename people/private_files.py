"""Bytes of fichas that are not public, named by their SHA-256. No row deletes them: a sweep does, once nothing names them."""

import hashlib
from pathlib import Path

from django.conf import settings

from practices import public_files


def path_of(digest: str) -> Path:
    return Path(settings.PRIVATE_FILES) / digest[:2] / digest


def store(data: bytes) -> str:
    """Stores the bytes under their SHA-256 and returns it."""
    digest = hashlib.sha256(data).hexdigest()
    public_files.write_whole(path_of(digest), data)
    return digest


def keep(written: Path) -> str:
    """The same for a file that was written to, which is moved there and never read into memory."""
    digest = public_files.sha256_of(written)
    public_files.put_in_place(written, path_of(digest))
    return digest


def find(digest: str) -> Path | None:
    """Where the bytes are, if anywhere: also among the public files, with which a revision starts."""
    places = (path_of(digest), public_files.path_of("attachments", digest))
    return next((path for path in places if path.exists()), None)
