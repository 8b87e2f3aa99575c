"""Why an answer of a file may be wrong, or should not be public: sentences for whoever imports the file."""

import re

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from ..form.sections import CONTACT_FIELDS
from .docx_text import Cell, join_lines
from .reading import FileAnswers

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


def find_contact(text: str) -> str:
    """The first piece of the text that looks like a contact; empty when none does."""
    matches = (pattern.search(text) for pattern in PATTERNS)
    return next((" ".join(match[0].split()).rstrip(".,;(- ") for match in matches if match), "")


def find_doubts(name: str, lines: Cell, file_answers: FileAnswers) -> list[str]:
    """Why an answer may belong to another question, or hold what is not for everyone to read."""
    reasons = []
    if name in file_answers.doubts:
        reasons.append(
            _(
                "La pregunta no está escrita como en la ficha: «%s». Revise que la respuesta sea de este numeral."
            )
            % shorten(file_answers.doubts[name])
        )
    if name not in CONTACT_FIELDS and (contact := find_contact(join_lines(lines))):
        reasons.append(
            _("Parece el contacto de una persona («%s») y esta respuesta se publica: quítelo si lo es.")
            % shorten(contact)
        )
    return reasons


def shorten(text: str) -> str:
    return Truncator(Truncator(" ".join(text.split())).words(FIRST_WORDS)).chars(FIRST_CHARACTERS)
