"""Opens office files (zip archives of XML) without trusting them: every entry is unpacked within limits and every XML part read.

What may stay in a document of a government: text, pictures, tables, charts and links to pages. What runs, hides, or
fetches something when the document is opened is refused, with a sentence that says how to do without it.
"""

import re
import stat
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from urllib.parse import unquote
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MEGABYTE = 1024 * 1024
MOST_ENTRIES = 5_000
MOST_DIRECTORY = MEGABYTE
MOST_UNPACKED = 200 * MEGABYTE
MOST_XML = 64 * MEGABYTE  # of a part of which only the prolog matters
MOST_READ = 16 * MEGABYTE  # of the parts that are read element by element, some seconds of work at most
MOST_EMBEDDED = 40
MOST_UNPACKED_INSIDE = 20 * MEGABYTE
MOST_RATIO = 200  # of an entry of more than a megabyte; XML of real documents packs about 30 to 1
CHUNK = 64 * 1024
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
RUNS = ("macroenabled", "vbaproject", "activex", "oleobject")
FETCHES = ("externallink", "connections+xml", "querytable")
STARTS = ("/oleObject", "/control", "/vbaProject")
# The template that Word notes in almost every file of an office: a path on the writer's own machine, which names no host.
NAME = r"[^/:%\x00-\x1f]+"
LOCAL_TEMPLATE = re.compile(rf"(?:file:///|/)?(?:[a-z]:/)?{NAME}(?:/{NAME})*", re.IGNORECASE)
# What an office program would take into the document, or hand to another program.
FOREIGN = (".bat", ".cmd", ".dll", ".exe", ".hta", ".htm", ".html", ".js", ".lnk", ".mht", ".rtf", ".vbs")
ODF_RUNS = {"event-listener", "dde-source", "object-ole", "plugin", "applet", "floating-frame"}
ODF_FETCHES = {"image", "section-source", "object", "fill-image", "background-image"}


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


def broken() -> ValidationError:
    return ValidationError(
        _("El archivo está dañado o incompleto: ábralo, guárdelo de nuevo y súbalo otra vez."), "broken"
    )


def not_of_its_kind(kind: str) -> ValidationError:
    return ValidationError(
        _("El contenido no es el de un archivo .%s: guárdelo de nuevo con ese formato.") % kind, "kind"
    )


def active() -> ValidationError:
    return ValidationError(
        _("El archivo tiene macros, controles u objetos incrustados: guarde una copia sin ellos, o un PDF."),
        "active",
    )


def reaching_out() -> ValidationError:
    return ValidationError(
        _(
            "El archivo toma contenido de otro archivo o de otro sitio: péguelo en el documento, o guarde un PDF."
        ),
        "reaching",
    )


def too_big() -> ValidationError:
    return ValidationError(_("El archivo ocupa demasiado al abrirse: divídalo, o guarde un PDF."), "size")


def locked_error() -> ValidationError:
    return ValidationError(
        _(
            "El archivo tiene contraseña o es de un formato antiguo: guárdelo sin contraseña y con el formato actual."
        ),
        "locked",
    )


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


def local(name: str) -> str:
    return name.rpartition(" ")[2]


def check_relationship(name: str, attributes: dict) -> None:
    """A document leads to pages by links that one follows, and to nothing else outside itself."""
    if local(name) != "Relationship":
        return
    kind = attributes.get("Type", "")
    if attributes.get("TargetMode", "").casefold() == "external":
        if not kind.endswith("/hyperlink") and not is_local_template(kind, attributes.get("Target", "")):
            raise reaching_out()
    elif kind.endswith(STARTS):
        raise active()


def is_local_template(kind: str, target: str) -> bool:
    return (
        kind.endswith("/attachedTemplate")
        and LOCAL_TEMPLATE.fullmatch(unquote(target).replace("\\", "/")) is not None
    )


def check_odf(name: str, attributes: dict) -> None:
    element = local(name)
    if element in ODF_RUNS or element == "encryption-data":
        raise active()
    target = attributes.get("http://www.w3.org/1999/xlink href", "")
    if element in ODF_FETCHES and (":" in target.split("/")[0] or target.startswith(("/", "../"))):
        raise reaching_out()
