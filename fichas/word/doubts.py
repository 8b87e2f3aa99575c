"""Why an answer of a file may be wrong, or not for everyone to read: its person is told, and nothing is taken unsaid."""

import re

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from ..form.sections import CONTACT_FIELDS
from .passages import Cell, join_lines
from .reading import Gathered

FIRST_WORDS, FIRST_CHARACTERS = 14, 120
PATTERNS = (
    re.compile(r"[^\s@<>():;,]{1,64}@[^\s@<>():;,]+\.[^\s@<>():;,]{2,}"),
    re.compile(r"\b(?:tel|telef|cel|whatsapp|m[óo]vil|celular|tel[ée]fono|fono|anexo|telefone)\b\D{0,12}\d[\d\s().-]{4,}", re.I),
    re.compile(r"(?<!\w)\+\d{1,3}[\s().-]{0,3}\d[\d\s().-]{5,}\d"),
    re.compile(r"\b9\d{2}[ -]?(?!000)\d{3}[ -]?(?!000)\d{3}\b"),
    re.compile(r"\(0?\d{1,4}\)\s?\d{2,4}[ -]?\d{3,4}\b"),
    re.compile(r"\b\d{2,4}-\d{3,4}-\d{3,4}\b"),
    re.compile(
        r"^[^\w\n]*(?:nombres?(?: y apellidos?)?|contacto|cargo|nome|domicilio|direcci[óo]n|endere[çc]o) ?:.*\w",
        re.I | re.M,
    ),
    re.compile(r"\b(?:Sr|Sra|Srta|Lic|Licda|Ing|Dr|Dra|Mg|Abg|Abog)\.\s+[^\W\d_a-zà-ÿ][\w’'-]+"),
    re.compile(
        r"\b(?:av(?:da)?\.|avenida|calle|jr\.|jir[óo]n|cra\.|carrera|rua|pasaje|psje\.)\s+[^\n,;]{2,40}?[\s#](?:n\S{0,2}\s*)?\d{1,5}\b",
        re.I,
    ),
    re.compile(r"\b(?:DNI|C\.I\.|c[ée]dula|RUT|CPF|pasaporte)\W{0,3}(?:n\S{0,2}\s*)?\d[\d.-]{5,}", re.I),
)  # fmt: skip


def contact_in(text: str) -> str:
    """The first piece of the text that looks like a contact; empty when none does."""
    found = (one.search(text) for one in PATTERNS)
    return next((" ".join(one[0].split()).rstrip(".,;(- ") for one in found if one), "")


def doubts(name: str, lines: Cell, gathered: Gathered) -> list[str]:
    """Why an answer may not be what was asked, or not for everyone to read."""
    told = []
    if name in gathered.doubts:
        told.append(
            _(
                "La pregunta no está escrita como en la ficha: «%s». Revise que la respuesta sea de este numeral."
            )
            % shorten(gathered.doubts[name])
        )
    if name not in CONTACT_FIELDS and (contact := contact_in(join_lines(lines))):
        told.append(
            _("Parece el contacto de una persona («%s») y esta respuesta se publica: quítelo si lo es.")
            % shorten(contact)
        )
    return told


def shorten(text: str) -> str:
    return Truncator(Truncator(" ".join(text.split())).words(FIRST_WORDS)).chars(FIRST_CHARACTERS)
