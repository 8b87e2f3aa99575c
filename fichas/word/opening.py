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

MOST_XML_BYTES = 3 * 1024 * 1024  # of one part: six times a long ficha with all that Word adds
MOST_ELEMENTS = 100_000  # of one part: a book of two hundred pages
# What is wrong with the file, as somebody who only wants its text can mend it.
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
# What another program wrote, by what its files begin with.
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
            return document(archive)
    except ValidationError as fault:
        raise Refused(SENTENCES[str(fault.code)]) from None


def recognise(data: bytes) -> None:
    """Tells a Word file of today from what only bears its name."""
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


def document(archive: ZipFile) -> Document:
    main = main_part(archive, "docx")
    folder, name = posixpath.split(main)
    body = tree(archive, main).find("{*}body")
    if body is None:
        raise Refused(SENTENCES["broken"])
    there = set(archive.namelist())
    styles, numbering = (posixpath.join(folder, f"{kind}.xml") for kind in ("styles", "numbering"))
    notes = [posixpath.join(folder, f"{kind}.xml") for kind in ("footnotes", "endnotes")]
    return Document(
        body=body,
        styles=tree(archive, styles) if styles in there else None,
        numbering=tree(archive, numbering) if numbering in there else None,
        notes=[tree(archive, one) for one in notes if one in there],
        addresses=addresses(archive, posixpath.join(folder, "_rels", f"{name}.rels")),
    )


def addresses(archive: ZipFile, name: str) -> dict[str, str]:
    """Where the links of the text lead, by the name that the text gives them."""
    if name not in archive.namelist():
        return {}
    return {
        one.get("Id", ""): one.get("Target", "")
        for one in tree(archive, name)
        if one.get("TargetMode", "").lower() == "external"
    }


def tree(archive: ZipFile, name: str) -> etree._Element:
    """The elements of a part of a verified package. Comments and instructions are left out."""
    if archive.getinfo(name).file_size > MOST_XML_BYTES:
        raise Refused(str(TOO_LONG))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(archive.read(name), parser)
    except etree.XMLSyntaxError:
        raise Refused(SENTENCES["broken"]) from None
    if sum(1 for _element in root.iter()) > MOST_ELEMENTS:
        raise Refused(str(TOO_LONG))
    return root
