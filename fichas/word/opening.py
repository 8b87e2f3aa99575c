"""A Word file from outside: opened as any office file is, and the parts that hold its text parsed within limits.

Nothing is executed, fetched or kept.
"""

import posixpath
from dataclasses import dataclass
from zipfile import ZipFile

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from lxml import etree

from ..files.packages import main_part, open_package
from ..files.packages.directory import MIME_TYPES, OLD_OFFICE

MAX_XML_BYTES = 3 * 1024 * 1024  # of one part: six times a long ficha with all that Word adds
MAX_ELEMENTS = 100_000  # of one part: a book of two hundred pages
# What is wrong with the file and how to mend it, by the code of the fault.
SENTENCES = {
    "locked": gettext_lazy(
        "El archivo está protegido con contraseña. Quítele la contraseña en Word y guárdelo de nuevo."
    ),
    "broken": gettext_lazy(
        "El archivo está dañado o incompleto. Ábralo en Word, guárdelo de nuevo y vuelva a intentarlo."
    ),
    "kind": gettext_lazy("El archivo no es un documento de Word, aunque termine en .docx."),
    "active": gettext_lazy(
        "El archivo lleva macros, controles o archivos incrustados. Quítelos, o copie el texto en un documento nuevo."
    ),
    "reaching": gettext_lazy(
        "El archivo trae piezas de otro lugar (una plantilla, una imagen o un objeto vinculado). "
        "Copie el texto en un documento nuevo y guárdelo como .docx."
    ),
    "size": gettext_lazy("El archivo ocupa demasiado al abrirlo. Copie el texto en un documento nuevo."),
}
TOO_LONG = gettext_lazy(
    "El texto del archivo es demasiado largo para ser una ficha. Copie las respuestas en la plantilla."
)
FIRST_BYTES = 200
# The files of other programs, by their first bytes.
OTHER_PROGRAMS = (
    (
        gettext_lazy(
            "El archivo tiene el formato de LibreOffice (.odt). Ábralo y, en «Guardar como», elija Word (.docx)."
        ),
        MIME_TYPES["odt"],
    ),
    (
        gettext_lazy("El archivo tiene el formato RTF. Ábralo en Word y guárdelo como .docx."),
        b"{\\rtf",
    ),
    (
        gettext_lazy(
            "El archivo es un PDF, del que no se pueden leer las respuestas. Importe el documento de Word."
        ),
        b"%PDF-",
    ),
)


class Refused(Exception):
    """The file cannot be imported; the text says why and what to do."""


@dataclass
class Document:
    """The parts of a Word file that hold its text, and the addresses that its links name."""

    body: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    notes: list[etree._Element]
    addresses: dict[str, str]


def open_word(data: bytes) -> Document:
    """The document in these bytes. Raises Refused."""
    recognise(data)
    try:
        with open_package(data, "docx") as archive:
            return read_document(archive)
    except ValidationError as fault:
        raise Refused(SENTENCES[str(fault.code)]) from None


def recognise(data: bytes) -> None:
    """Refuses what is no .docx file, saying what it is instead."""
    if not data:
        raise Refused(_("El archivo está vacío."))
    if len(data) > settings.MAX_WORD_BYTES:
        raise Refused(too_big())
    if data.startswith(OLD_OFFICE) and "EncryptedPackage".encode("utf-16-le") not in data:
        raise Refused(
            _("El archivo tiene el formato antiguo de Word (.doc). Ábralo en Word y guárdelo como .docx.")
        )
    for sentence, start in OTHER_PROGRAMS:
        if start in data[:FIRST_BYTES]:
            raise Refused(str(sentence))
    if not data.startswith((OLD_OFFICE, b"PK\x03\x04")):
        raise Refused(_("El archivo no es un documento de Word. Elija uno que termine en .docx."))


def too_big() -> str:
    most = settings.MAX_WORD_BYTES // (1024 * 1024)
    return _("El archivo pesa más de %d MB. Quítele las imágenes y guárdelo de nuevo.") % most


def read_document(archive: ZipFile) -> Document:
    main = main_part(archive, "docx")
    folder, name = posixpath.split(main)
    names = set(archive.namelist())

    def parse_beside(file_name: str) -> etree._Element | None:
        path = posixpath.join(folder, file_name)
        return parse_part(archive, path) if path in names else None

    body = parse_part(archive, main).find("{*}body")
    if body is None:
        raise Refused(SENTENCES["broken"])
    notes = map(parse_beside, ("footnotes.xml", "endnotes.xml"))
    relationships = parse_beside(f"_rels/{name}.rels")
    return Document(
        body=body,
        styles=parse_beside("styles.xml"),
        numbering=parse_beside("numbering.xml"),
        notes=[part for part in notes if part is not None],
        addresses={} if relationships is None else read_addresses(relationships),
    )


def read_addresses(relationships: etree._Element) -> dict[str, str]:
    """The addresses outside the file that its links lead to, by the id that the text refers to them by."""
    return {
        relationship.get("Id", ""): relationship.get("Target", "")
        for relationship in relationships
        if relationship.get("TargetMode", "").lower() == "external"
    }


def parse_part(archive: ZipFile, name: str) -> etree._Element:
    """The elements of a part of a verified package, without comments and processing instructions. Raises Refused."""
    if archive.getinfo(name).file_size > MAX_XML_BYTES:
        raise Refused(str(TOO_LONG))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(archive.read(name), parser)
    except etree.XMLSyntaxError:
        raise Refused(SENTENCES["broken"]) from None
    if sum(1 for _element in root.iter()) > MAX_ELEMENTS:
        raise Refused(str(TOO_LONG))
    return root
