"""Where an answer begins: the numerals and labels of the form, as it circulates and as we write it, and its other words."""

import re
from functools import cache

from practices.sections import SECTIONS
from practices.spelling import TOKEN, fold

from ..form import fields as section_form
from ..form import sections as form_sections
from . import texts

CONTACT = "contact"  # 1.12 as a whole; its parts have labels of their own
# The name of the question in the form of 2014, where it is longer than the label or another one.
OLD_NAMES = {
    "outputs": [
        (
            "Productos (manuales, metodologías, software, flujo de proceso etc). "
            "Favor adjuntar archivos o proveer links relevantes"
        )
    ],
    CONTACT: ["Contacto", "Datos de contacto", "Punto de contacto", "Punto focal"],
    "references": ["Favor adjuntar archivos o proveer links a la documentación sobre la práctica"],
}
CONTACT_NAMES = {
    "contact_email": (
        "Email general institucional",
        "Correo electrónico general institucional",
        "Correo general institucional",
        "Email institucional general",
        "Correo electrónico general",
        "Correo electrónico institucional",
        "Correo general",
        "Correo institucional",
        "Email general",
        "Email institucional",
    ),
    "contact_personal_email": ("Email personal", "Correo electrónico", "Correo personal", "Email", "Correo"),
    "contact_name": ("Nombre y apellidos", "Nombre y apellido", "Nombre completo", "Nombre"),
    "contact_post": ("Cargo",),
    "contact_institution": ("Institución",),
}
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # the mark of a footnote, before its text
LONGEST = 600  # characters: no label and no guidance is longer
LIMIT_NOTE = re.compile(
    r"^\W*(?:n[úu]mero\s+m[áa]ximo\s+de\s+palabras\s*:?\s*\d+|m[áa]ximo\s*:?\s*\d+\s+palabras)(?:\s*[).]|\s*$)\s*",
    re.I,
)
ONLY_BLANKS = re.compile(r"[_.…\s]*")
INSTRUCTION = re.compile(
    r"^\W*(?:\(?[12]\.\d+\)?\s*(?:Indique|Escriba|Identifique)\b|Secci[óo]n\s+[12]\b|Instructivo para completar)",
    re.I,
)
SAID_AROUND = (
    "Experiencias Exitosas en Políticas y Gestión Migratoria",
    "Perfil General",
    "Descripción de Experiencia/ Práctica",
    "Factores de éxito, replicabilidad, eficacia, sostenibilidad, pertinencia, legitimidad",
)


def words(text: str) -> tuple[str, ...]:
    """What two spellings of the same words have in common; the mark of a footnote is not part of its word.

    A text longer than any of the form's has none of them in common.
    """
    if len(text) > LONGEST:
        return ("…",)
    text = text.replace("-", "").lstrip(RAISED)
    return tuple(token.rstrip("0123456789") or token for token in TOKEN.findall(fold(text)))


@cache
def targets() -> dict[str, str]:
    """Which field a numeral asks for."""
    numbered = {one.numeral: one.field for part in SECTIONS for one in part.questions if one.numeral}
    return numbered | {"1.12": CONTACT}


@cache
def phrases() -> dict[str, list[tuple[str, ...]]]:
    """The names of each question, longest first, in the language of the page."""
    found: dict[str, list] = {}
    for part in SECTIONS:
        for one in part.questions:
            name = CONTACT if one.numeral == "1.12" else one.field
            found[name] = [f"{one.label} {one.note}", str(one.label), *OLD_NAMES.get(name, [])]
    for name, label in section_form.LABELS.items():
        found[name] = [*found.get(name, []), str(label), *CONTACT_NAMES.get(name, ())]
    return {name: sorted(map(words, said), key=len, reverse=True) for name, said in found.items()}


@cache
def by_name() -> dict[tuple[str, ...], str]:
    return {name: target for target, names in phrases().items() for name in names if target != "links"}


@cache
def form_texts() -> set[tuple[str, ...]]:
    """Every line that the form itself brings: it is no answer."""
    questions = [one for part in SECTIONS for one in part.questions]
    said = [*SAID_AROUND, texts.TITLE, texts.KIND, texts.CONFERENCE]
    said += [texts.QUESTION, texts.ANSWER, texts.HOW_TO, texts.LINKS, texts.FILES, texts.FILES_STAY]
    said += [
        *texts.HOW_TO_LINES,
        *texts.LINK_COLUMNS,
        *texts.FILE_COLUMNS,
        f"{texts.KIND} · {texts.CONFERENCE}",
    ]
    said += [text for one in questions for text in (one.label, one.note, one.guidance)]
    said += [*section_form.GUIDANCE.values(), *section_form.LABELS.values()]
    return {words(str(text)) for text in said} | section_titles() | {()}


@cache
def section_titles() -> set[tuple[str, ...]]:
    own = [str(one.title) for one in form_sections.FORM_SECTIONS]
    own += [title for one in SECTIONS for title in (str(one.title), f"{one.number}. {one.title}")]
    return set(map(words, own))


def is_form_text(line: str) -> bool:
    return words(line) in form_texts() or bool(INSTRUCTION.match(line)) or is_unwritten(line)


def is_unwritten(line: str) -> bool:
    """Whether a line of an answer is as the empty form has it."""
    return bool(ONLY_BLANKS.fullmatch(line)) or is_limit_note(line)


def is_limit_note(line: str) -> bool:
    """«(número máximo de palabras: 160)», and nothing more."""
    found = LIMIT_NOTE.match(line)
    return bool(found) and not line[found.end() :].strip(" ).")


def is_section_title(line: str) -> bool:
    """«2. Descripción …»: what follows is no longer the answer before it."""
    return bool(INSTRUCTION.match(line)) or words(line) in section_titles()
