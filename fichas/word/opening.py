"""A Word file from outside, opened with care: what is not a plain document is refused before anything is read of it.

Nothing is executed, fetched or kept. Every part is read up to a limit, and only the parts that hold the text are parsed.
"""

import io
import posixpath
import stat
import zipfile
import zlib
from dataclasses import dataclass
from xml.parsers import expat

from django.conf import settings
from django.utils.translation import gettext as _
from lxml import etree

CENTRAL_ENTRY = b"PK\x01\x02"  # every entry of a zip's directory begins with these bytes
OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # Word 97, and what a password protects
CONTENT_TYPES, RELATIONSHIPS = "[Content_Types].xml", "_rels/.rels"
MAIN_TYPES = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml")
MOST_ENTRIES = 2_000
MOST_BYTES = 100 * 1024 * 1024  # of all parts together, unpacked
MOST_XML_BYTES = 3 * 1024 * 1024  # of one part of XML: six times a long ficha with all that Word adds
MOST_TEXT_BYTES = 4 * MOST_XML_BYTES  # of all parts of XML
MOST_RATIO = 300
SMALL = 1024 * 1024  # below this, a part may pack as tightly as it likes
EMBEDDED = ("/embeddings/", "/activex/", "/ctrlprops/", "vbaproject", "vbadata")
PIECE = 64 * 1024


class Refused(Exception):
    """The file cannot be imported; the text says why and what to do."""


@dataclass
class Document:
    """The parts of a Word file that hold its text, and the addresses that its links name."""

    body: etree._Element
    styles: etree._Element | None
    notes: list[etree._Element]
    addresses: dict[str, str]


def open_word(data: bytes) -> Document:
    """The document in these bytes. Raises Refused."""
    recognise(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_entries(archive)
            return document(parts(archive))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, RuntimeError):
        raise Refused(damaged()) from None


def recognise(data: bytes) -> None:
    """Tells a Word file of today from what only bears its name."""
    if not data:
        raise Refused(_("El archivo está vacío."))
    if len(data) > settings.WORD_MOST_BYTES:
        raise Refused(too_big())
    if data.startswith(OLD_CONTAINER):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Refused(
                _(
                    "El archivo está protegido con contraseña. Quítele la contraseña en Word y guárdelo de nuevo."
                )
            )
        raise Refused(
            _("El archivo tiene el formato antiguo de Word (.doc). Ábralo en Word y guárdelo como .docx.")
        )
    if not data.startswith(b"PK\x03\x04"):
        raise Refused(_("El archivo no es un documento de Word. Elija uno que termine en .docx."))
    if data.count(CENTRAL_ENTRY) > MOST_ENTRIES:
        raise Refused(_("El archivo contiene demasiadas piezas para ser un documento de Word."))


def too_big() -> str:
    most = settings.WORD_MOST_BYTES // (1024 * 1024)
    return _("El archivo pesa más de %d MB. Quítele las imágenes y guárdelo de nuevo.") % most


def damaged() -> str:
    return _("El archivo está dañado o incompleto. Ábralo en Word, guárdelo de nuevo y vuelva a intentarlo.")


def check_entries(archive: zipfile.ZipFile) -> None:
    """What the directory of the zip declares; what it hides shows when the parts are read."""
    entries = archive.infolist()
    names = [entry.filename.lower() for entry in entries]
    if len(set(names)) != len(names) or any(map(is_treacherous, entries)):
        raise Refused(
            _("El archivo no se hizo con un procesador de textos: sus piezas tienen nombres indebidos.")
        )
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for entry in entries):
        raise Refused(damaged())
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused(
            _("El archivo está protegido con contraseña. Quítele la contraseña en Word y guárdelo de nuevo.")
        )
    if sum(entry.file_size for entry in entries) > MOST_BYTES or any(map(is_bomb, entries)):
        raise Refused(_("El archivo ocupa demasiado al abrirlo. Copie el texto en un documento nuevo."))
    if any("vba" in name for name in names):
        raise Refused(has_macros())
    if any(piece in f"/{name}" for name in names for piece in EMBEDDED):
        raise Refused(
            _("El archivo lleva otros archivos o controles incrustados. Quítelos, o péguelos como imagen.")
        )


def has_macros() -> str:
    return _("El archivo tiene macros. Guárdelo como «Documento de Word (.docx)», que no las lleva.")


def is_treacherous(entry: zipfile.ZipInfo) -> bool:
    """A name that leads out of the archive, or an entry that is no file."""
    name, kind = entry.orig_filename, stat.S_IFMT(entry.external_attr >> 16)
    outside = name.startswith("/") or "\\" in name or "\0" in name or ":" in name or ".." in name.split("/")
    return outside or kind not in (0, stat.S_IFREG, stat.S_IFDIR)


def is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > SMALL and entry.file_size > MOST_RATIO * max(1, entry.compress_size)


def parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """The XML parts by name, every one of them without a DOCTYPE. The other parts are only checked to be whole."""
    found: dict[str, bytes] = {}
    for entry in archive.infolist():
        if entry.filename.lower().endswith((".xml", ".rels")):
            found[entry.filename] = read_xml(archive, entry)
            if sum(map(len, found.values())) > MOST_TEXT_BYTES:
                raise Refused(too_long())
        else:
            read_through(archive, entry)
    return found


def read_xml(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as part:
        data = part.read(MOST_XML_BYTES + 1)
    if len(data) > MOST_XML_BYTES:
        raise Refused(too_long())
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse_doctype
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise Refused(damaged()) from None
    return data


def too_long() -> str:
    return _(
        "El texto del archivo es demasiado largo para ser una ficha. Copie las respuestas en la plantilla."
    )


def refuse_doctype(*declared) -> None:
    raise Refused(
        _("El archivo trae definiciones que un documento de Word no lleva. Guárdelo de nuevo desde Word.")
    )


def read_through(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    with archive.open(entry) as part:
        while part.read(PIECE):
            pass


def document(parts: dict[str, bytes]) -> Document:
    main = main_part(parts)
    check_relationships(parts)
    folder = posixpath.dirname(main)
    body = tree(parts[main]).find("{*}body")
    if body is None:
        raise Refused(damaged())
    styles = parts.get(f"{folder}/styles.xml")
    notes = [parts[name] for kind in ("footnotes", "endnotes") if (name := f"{folder}/{kind}.xml") in parts]
    return Document(
        body=body,
        styles=None if styles is None else tree(styles),
        notes=[tree(one) for one in notes],
        addresses={
            one.get("Id", ""): one.get("Target", "")
            for one in relationships(parts, f"{folder}/_rels/{posixpath.basename(main)}.rels")
            if is_external(one)
        },
    )


def main_part(parts: dict[str, bytes]) -> str:
    """The name of the part that holds the text, as the package itself says it."""
    if CONTENT_TYPES not in parts:
        raise Refused(_("El archivo no es un documento de Word, aunque termine en .docx."))
    types = {
        one.get("PartName", "").lstrip("/"): one.get("ContentType", "") for one in tree(parts[CONTENT_TYPES])
    }
    if any("macroenabled" in kind.lower() for kind in types.values()):
        raise Refused(has_macros())
    for one in relationships(parts, RELATIONSHIPS):
        name = one.get("Target", "").lstrip("/")
        if one.get("Type", "").endswith("/officeDocument") and types.get(name, "").endswith(MAIN_TYPES):
            if name not in parts:
                raise Refused(damaged())
            return name
    raise Refused(_("El archivo no es un documento de Word, aunque termine en .docx."))


def check_relationships(parts: dict[str, bytes]) -> None:
    """Links that a reader may follow are harmless; whatever Word itself would fetch or start is not."""
    for name in parts:
        if not name.endswith(".rels"):
            continue
        for one in relationships(parts, name):
            kind = one.get("Type", "").rsplit("/", 1)[-1]
            if kind in ("oleObject", "control", "vbaProject"):
                raise Refused(_("El archivo lleva otros archivos o controles incrustados. Quítelos."))
            if is_external(one) and kind != "hyperlink":
                raise Refused(
                    _(
                        "El archivo trae piezas de otro lugar (una plantilla, una imagen o un objeto vinculado). "
                        "Copie el texto en un documento nuevo y guárdelo como .docx."
                    )
                )


def is_external(relationship) -> bool:
    return relationship.get("TargetMode", "").lower() == "external"


def relationships(parts: dict[str, bytes], name: str) -> list:
    return list(tree(parts[name])) if name in parts else []


def tree(data: bytes) -> etree._Element:
    """The elements of a part that holds no DOCTYPE. Comments and instructions are left out."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise Refused(damaged()) from None
