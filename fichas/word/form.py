"""Where an answer begins: the numerals and labels of the form, as it circulates and as we write it, and its other words."""

import re
from collections import defaultdict
from functools import cache

from django.utils.functional import Promise
from django.utils.text import format_lazy

from practices.languages import in_each
from practices.sections import FIELDS, SECTIONS, Question
from practices.spelling import TOKEN, fold

from ..form.sections import FORM_SECTIONS
from . import texts

CONTACT = "contact"  # 1.12 as a whole; its parts have labels of their own
CONTACT_NAMES = frozenset(field.name for field in FIELDS["contact_name"].question.fields)
IN_TABLES = ("links", "files")  # no question of these names is asked among the others
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # the mark of a footnote, before its text
LONGEST = 600  # characters: no label and no guidance is longer
LIMIT_NOTE = re.compile(
    r"^\W*(?:n[úu]mero\s+m[áa]ximo\s+de\s+palabras\s*:?\s*\d+|m[áa]xim(?:o|um)\s*:?\s*\d+\s+(?:palabras|palavras|words))"
    r"(?:\s*[).]|\s*$)\s*",
    re.I,
)
ONLY_BLANKS = re.compile(r"[_.…\s]*")
INSTRUCTION = re.compile(
    r"^\W*(?:\(?[12]\.\d+\)?\s*(?:Indique|Escriba|Identifique)\b|Secci[óo]n\s+[12]\b|Instructivo para completar)",
    re.I,
)
HEADER_LINES = (
    "Experiencias Exitosas en Políticas y Gestión Migratoria",
    "Perfil General",
    "Descripción de Experiencia/ Práctica",
    "Factores de éxito, replicabilidad, eficacia, sostenibilidad, pertinencia, legitimidad",
)


def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded so that two spellings compare equal; without the marks of footnotes.

    A text longer than any of the form's gives one word that equals none of theirs.
    """
    if len(text) > LONGEST:
        return ("…",)
    text = text.replace("-", "").lstrip(RAISED)
    return tuple(token.rstrip("0123456789") or token for token in TOKEN.findall(fold(text)))


def in_any_language(text: str | Promise) -> set[tuple[str, ...]]:
    """The words of a text of the site in each of its languages: a form may be filled in in any of them."""
    return {words(str(text)) for _language in in_each()}


def questions() -> list[Question]:
    return [question for section in SECTIONS for question in section.questions]


def name_of(question: Question) -> str:
    """The name of a question's first field; 1.12 as a whole has a name of its own."""
    return CONTACT if question.apart else question.field.name


@cache
def targets() -> dict[str, str]:
    """Which field a numeral asks for."""
    return {question.numeral: name_of(question) for question in questions() if question.numeral}


@cache
def phrases() -> dict[str, list[tuple[str, ...]]]:
    """The names of each question and of each of its parts, longest first, in every language of the site."""
    names_by_target: dict[str, list] = defaultdict(list)
    for _language in in_each():
        for question in questions():
            names = (f"{question.label} {question.note}", str(question.label), *question.also)
            names_by_target[name_of(question)] += names
            for field in question.fields:
                if field.label is not question.label:
                    names_by_target[field.name] += [str(field.label), *field.also]
    return {
        name: sorted(dict.fromkeys(map(words, names)), key=len, reverse=True)
        for name, names in names_by_target.items()
    }


@cache
def by_name() -> dict[tuple[str, ...], str]:
    return {name: target for target, names in phrases().items() for name in names if target not in IN_TABLES}


@cache
def form_texts() -> set[tuple[str, ...]]:
    """Every line that is printed in the form, and so is no answer."""
    lines: list[str | Promise] = [*HEADER_LINES, texts.TITLE, texts.KIND, texts.CONFERENCE]
    lines += [texts.QUESTION, texts.ANSWER, texts.HOW_TO, texts.LINKS, texts.FILES, texts.FILES_STAY]
    lines += [*texts.HOW_TO_LINES, *texts.LINK_COLUMNS, *texts.FILE_COLUMNS]
    lines.append(format_lazy("{} · {}", texts.KIND, texts.CONFERENCE))
    for question in questions():
        lines += [question.label, question.note, question.guidance]
        lines.append(
            format_lazy("{} {}", question.label, question.note)
        )  # as translated forms say the original
        lines += [text for field in question.fields for text in (field.label, field.guidance)]
    return {spelled for line in lines for spelled in in_any_language(line)} | section_titles() | {()}


@cache
def section_titles() -> set[tuple[str, ...]]:
    titles: list[str | Promise] = [section.title for section in FORM_SECTIONS]
    for section in SECTIONS:
        titles += [section.title, format_lazy("{}. {}", section.number, section.title)]
    return {spelled for title in titles for spelled in in_any_language(title)}


def is_form_text(line: str) -> bool:
    return words(line) in form_texts() or bool(INSTRUCTION.match(line)) or is_unwritten(line)


def is_unwritten(line: str) -> bool:
    """Whether a line of an answer is as the empty form has it."""
    return bool(ONLY_BLANKS.fullmatch(line)) or is_limit_note(line)


def is_limit_note(line: str) -> bool:
    """«(número máximo de palabras: 160)», and nothing more."""
    note = LIMIT_NOTE.match(line)
    return note is not None and not line[note.end() :].strip(" ).")


def is_section_title(line: str) -> bool:
    """Whether a line is like «2. Descripción …»: it ends the answer before it."""
    return bool(INSTRUCTION.match(line)) or words(line) in section_titles()
