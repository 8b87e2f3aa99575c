"""Bytes that are public, named by a hash: a printed ficha by what made it, an attachment by its content.

A file is whole or not there: written beside its place, synced, then renamed. A file of ours ends with a line that holds
the hash of all before it: a comment to who reads a PDF, and behind the end of a picture. What the disk altered or lost
is noticed when the file is read.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings

CHUNK = 256 * 1024


def path_of(kind: str, digest: str) -> Path:
    return Path(settings.PUBLIC_FILES) / kind / digest[:2] / digest


SEAL = b"%sha256 "
SEAL_LENGTH = len(SEAL) + 64 + 1


def store(kind: str, digest: str, data: bytes) -> Path:
    return write_whole(path_of(kind, digest), data)


def store_made(kind: str, digest: str, data: bytes) -> Path:
    """Stores a PDF or a picture that we made, sealed."""
    return store(kind, digest, data + seal_of(hashlib.sha256(data).hexdigest()))


def seal_of(sha256: str) -> bytes:
    return SEAL + sha256.encode() + b"\n"


def seal_file(path: Path) -> None:
    """Seals a PDF that was written to a file."""
    with path.open("rb+") as written:
        digest = hashlib.file_digest(written, "sha256")
        written.write(seal_of(digest.hexdigest()))


def is_sealed(path: Path) -> bool:
    """Whether a file of ours is what was stored."""
    with path.open("rb") as stored:
        size = os.fstat(stored.fileno()).st_size - SEAL_LENGTH
        digest = hashlib.sha256()
        while size > 0 and (chunk := stored.read(min(size, CHUNK))):
            digest.update(chunk)
            size -= len(chunk)
        return stored.read() == seal_of(digest.hexdigest())


def is_uploaded(path: Path, sha256: str) -> bool:
    """Whether a file is the one that was sent."""
    return sha256_of(path) == sha256


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
    with unfinished(path.parent) as written:
        yield written
        put_in_place(written, path)


@contextmanager
def unfinished(folder: Path) -> Iterator[Path]:
    """A file to write to whose name is known only afterwards; gone at the end unless it was put in its place."""
    folder.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=folder, prefix=".writing-")
    os.close(descriptor)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def put_in_place(written: Path, path: Path) -> None:
    """From now on the file stands there, whole."""
    with written.open("rb+") as file:
        os.fsync(file.fileno())
    path.parent.mkdir(parents=True, exist_ok=True)
    written.replace(path)


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def store_attachment(data: bytes) -> str:
    """Stores the bytes under their SHA-256 and returns it."""
    digest = hashlib.sha256(data).hexdigest()
    store("attachments", digest, data)
    return digest


def keep_attachment(written: Path) -> str:
    """The same for a file that was written to, which is moved there and never read into memory."""
    digest = sha256_of(written)
    put_in_place(written, path_of("attachments", digest))
    return digest
