"""Opens office files (zip archives of XML) without trusting them: every entry is unpacked within limits and every XML part read.

What may stay in a document of a government: text, pictures, tables, charts and links to pages. What runs, hides, or
fetches something when the document is opened is refused, with a sentence that says how to do without it.
"""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from .contents import check_odf, check_relationship
from .directory import (
    CONTENT_TYPES,
    MAIN_TYPES,
    MEGABYTE,
    MIME_TYPES,
    RELATIONSHIPS,
    check_entries,
    check_outside,
    ending,
    is_read,
)
from .faults import active, broken, not_of_its_kind, reaching_out, too_big

MOST_UNPACKED = 200 * MEGABYTE
MOST_XML = 64 * MEGABYTE  # of a part of which only the prolog matters
MOST_UNPACKED_INSIDE = 20 * MEGABYTE
CHUNK = 64 * 1024
RUNS = ("macroenabled", "vbaproject", "activex", "oleobject")
FETCHES = ("externallink", "connections+xml", "querytable")
# What an office program would take into the document, or hand to another program.
FOREIGN = (".bat", ".cmd", ".dll", ".exe", ".hta", ".htm", ".html", ".js", ".lnk", ".mht", ".rtf", ".vbs")


def open_package(data: bytes, kind: str, *, inside: bool = False) -> ZipFile:
    """The archive of a docx, xlsx, pptx or odt, every part of it verified.

    Raises ValidationError, whose code says why: locked, broken, kind, active, reaching or size.
    Memory stays bounded by the data and one entry of the archive's directory; time, by what may be unpacked.
    """
    check_outside(data)
    try:
        archive = ZipFile(BytesIO(data))
        check_entries(archive.infolist(), kind, MOST_UNPACKED_INSIDE if inside else MOST_UNPACKED)
        check_kind(archive, kind)
        for entry in archive.infolist():
            check_part(archive, entry, kind, inside=inside)
    except (
        BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        UnicodeError,
        struct.error,
        expat.ExpatError,
    ):
        raise broken() from None
    return archive


def check_kind(archive: ZipFile, kind: str) -> None:
    """The archive says of itself that it is what its name says."""
    names = set(archive.namelist())
    if kind in MIME_TYPES:
        first = archive.infolist()[0]
        if first.filename != "mimetype" or first.file_size > 200 or archive.read(first) != MIME_TYPES[kind]:
            raise not_of_its_kind(kind)
        return
    if CONTENT_TYPES not in names or RELATIONSHIPS not in names:
        raise not_of_its_kind(kind)
    types = " ".join(one.get("ContentType", "") for one in elements(archive, CONTENT_TYPES)).casefold()
    if any(word in types for word in RUNS):
        raise active()
    if any(word in types for word in FETCHES):
        raise reaching_out()
    main_part(archive, kind)


def main_part(archive: ZipFile, kind: str) -> str:
    """The name of the part that holds the text, as the package itself says it. Raises ValidationError.

    A part has the type that is said of its name, else that of its ending.
    """
    own, by_ending = {}, {}
    for one in elements(archive, CONTENT_TYPES):
        own[one.get("PartName", "").lstrip("/").casefold()] = one.get("ContentType", "")
        by_ending[one.get("Extension", "").casefold()] = one.get("ContentType", "")
    names = {name.casefold(): name for name in archive.namelist()}
    for one in elements(archive, RELATIONSHIPS):
        name = one.get("Target", "").lstrip("/").casefold()
        if not one.get("Type", "").endswith("/officeDocument"):
            continue
        if own.get(name, by_ending.get(ending(name))) in MAIN_TYPES[kind]:
            if name not in names:
                raise broken()
            return names[name]
    raise not_of_its_kind(kind)


def elements(archive: ZipFile, name: str) -> list[dict]:
    """The attributes of every element of a part."""
    attributes: list[dict] = []
    read_xml(archive, archive.getinfo(name), lambda _name, own: attributes.append(own))
    return attributes


def check_part(archive: ZipFile, entry: ZipInfo, kind: str, *, inside: bool) -> None:
    """Unpacks one part to its end; reads it when it is XML, and opens what is itself an office file."""
    name = entry.filename.casefold()
    inside_runs = any(word in name for word in RUNS) or name.startswith(("basic/", "scripts/"))
    if inside_runs or name.endswith(FOREIGN):
        raise active()
    if ending(name) in ("xml", "rels", "rdf"):
        check = check_odf if kind in MIME_TYPES else check_relationship
        read_xml(archive, entry, check if is_read(entry.filename, kind) else None)
    elif ending(name) in MAIN_TYPES and not inside and entry.file_size <= MOST_UNPACKED_INSIDE:
        open_package(archive.read(entry), ending(name), inside=True)
    elif "/embeddings/" in name and not name.endswith("/"):
        raise active()
    else:
        for _chunk in chunks(archive, entry):
            pass


def chunks(archive: ZipFile, entry: ZipInfo):
    """An entry, piece by piece; its checksum is verified at the end."""
    read = 0
    with archive.open(entry) as part:
        while chunk := part.read(CHUNK):
            read += len(chunk)
            yield chunk
    if read != entry.file_size:
        raise BadZipFile


def read_xml(archive: ZipFile, entry: ZipInfo, on_element: Callable[[str, dict], object] | None) -> None:
    """Reads a part as a stream, without ever holding it whole. A DOCTYPE, which no office file needs, is refused."""
    if entry.file_size > MOST_XML:
        raise too_big()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = refuse_doctype
    parser.StartElementHandler = on_element
    if entry.file_size:
        for chunk in chunks(archive, entry):
            parser.Parse(chunk)
        parser.Parse(b"", True)


def refuse_doctype(*_declaration) -> None:
    raise broken()
