"""What an archive declares before anything of it is unpacked."""

import stat
import struct
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from .faults import broken, locked_error, too_big

MEGABYTE = 1024 * 1024
MOST_ENTRIES = 5_000
MOST_DIRECTORY = MEGABYTE
MOST_READ = 16 * MEGABYTE  # of the parts that are read element by element, some seconds of work at most
MOST_EMBEDDED = 40
MOST_RATIO = 200  # of an entry of more than a megabyte; XML of real documents packs about 30 to 1
END_OF_DIRECTORY = struct.Struct("<4s4H2LH")
CONTENT_TYPES, RELATIONSHIPS = "[Content_Types].xml", "_rels/.rels"
OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
OFFICE = "application/vnd.openxmlformats-officedocument."
MAIN_TYPES = {
    "docx": {f"{OFFICE}wordprocessingml.{kind}.main+xml" for kind in ("document", "template")},
    "xlsx": {f"{OFFICE}spreadsheetml.sheet.main+xml"},
    "pptx": {f"{OFFICE}presentationml.presentation.main+xml"},
}
MIME_TYPES = {"odt": b"application/vnd.oasis.opendocument.text"}


def check_outside(data: bytes) -> None:
    """An archive from its first byte to its last, with a directory small enough to be read."""
    if data.startswith(OLD_OFFICE):
        raise locked_error()
    end = data[-END_OF_DIRECTORY.size :]
    if not data.startswith(b"PK\x03\x04") or len(end) < END_OF_DIRECTORY.size:
        raise broken()
    signature, disk, _start, here, total, size, offset, comment = END_OF_DIRECTORY.unpack(end)
    if signature != b"PK\x05\x06" or comment or disk or here != total:
        raise broken()
    if total > MOST_ENTRIES or size > MOST_DIRECTORY:
        raise too_big()
    if offset + size + END_OF_DIRECTORY.size != len(data):
        raise broken()


def check_entries(entries: list[ZipInfo], kind: str, most: int) -> None:
    """What the directory declares. What the entries really hold is counted when they are read."""
    names = {entry.filename.casefold() for entry in entries}
    if any(entry.flag_bits & 1 for entry in entries):
        raise locked_error()
    if len(names) != len(entries) or not all(map(is_plain, entries)):
        raise broken()
    read = sum(entry.file_size for entry in entries if is_read(entry.filename, kind))
    embedded = sum(ending(entry.filename) in MAIN_TYPES for entry in entries)
    if sum(entry.file_size for entry in entries) > most or read > MOST_READ or embedded > MOST_EMBEDDED:
        raise too_big()
    if any(map(is_bomb, entries)):
        raise too_big()


def ending(name: str) -> str:
    return name.casefold().rpartition(".")[2]


def is_read(name: str, kind: str) -> bool:
    """Whether what is refused may stand in the elements of a part: anywhere in an odt, in the relations of the others."""
    return ending(name) == "rels" or name == CONTENT_TYPES or (kind in MIME_TYPES and ending(name) == "xml")


def is_plain(entry: ZipInfo) -> bool:
    """A file with a name inside the archive: no way out of it, and no link."""
    parts = entry.filename.rstrip("/").split("/")
    return (
        not {"", ".", ".."} & set(parts)
        and not set("\\\0:") & set(entry.orig_filename)
        and not stat.S_ISLNK(entry.external_attr >> 16)
        and entry.compress_type in (ZIP_STORED, ZIP_DEFLATED)
    )


def is_bomb(entry: ZipInfo) -> bool:
    return entry.file_size > MEGABYTE and entry.file_size > MOST_RATIO * max(1, entry.compress_size)
