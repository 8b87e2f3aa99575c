"""What differs between two texts of a ficha, answer by answer and word by word.

Whoever shows the pieces escapes them and says what became of them in words, not in colour alone.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from practices.lists import Lists
from practices.reading import WRITTEN
from practices.sections import Field, Kind

from ..form.pages import picture_in_words
from ..form.sections import FORM_SECTIONS, FormSection
from .word_diff import Piece, compare_texts, is_rewritten


@dataclass(frozen=True)
class Change:
    """An answer that differs: `pieces` tells how, as (what became of it, text)."""

    field: str
    numeral: str
    label: str
    pieces: list[Piece]
    language: str  # of its words as they are now; empty for the titles of a list

    @property
    def is_rewritten(self) -> bool:
        return is_rewritten(self.pieces)


def changes(before: dict, after: dict, lists: Lists) -> list[Change]:
    """The answers that differ, in the order of the form."""
    return [
        Change(
            field.name,
            field.numeral,
            str(field.label),
            compare_texts(read_as_text(field, before, lists), read_as_text(field, after, lists)),
            language_of(field, after),
        )
        for section in FORM_SECTIONS
        for field in section.fields
        if not field.private and values_read(field, before) != values_read(field, after)
    ]


def differences(section: FormSection, theirs: dict, yours: dict, lists: Lists) -> list[dict]:
    """The answers of a section in which two people differ, both texts side by side."""
    return [
        {
            "label": field.label,
            "language": language_of(field, theirs),
            "theirs": as_text(field, theirs, lists),
            "yours": as_text(field, yours, lists),
        }
        for field in section.fields
        if theirs[field.name] != yours[field.name]
    ]


def language_of(field: Field, answers: dict) -> str:
    """That of the text, for an answer that is written in it; the titles of a list are in the reader's."""
    return answers["language"] if field.kind in WRITTEN or field.kind is Kind.LINKS else ""


def values_read(field: Field, answers: dict) -> tuple:
    """What is read of an answer: its value, and the links and files that it is about."""
    if field.kind is Kind.FILES:
        return ()
    value = () if field.kind is Kind.LINKS else (answers.get(field.name),)
    return (*value, documents_of(field, answers))


def documents_of(field: Field, answers: dict) -> list[dict]:
    place = field.question.place
    return [
        row
        for name in ("links", "files")
        for row in answers.get(name, [])
        if place and row["numeral"] == place.code
    ]


def read_as_text(field: Field, answers: dict, lists: Lists) -> str:
    """An answer as it is read: with the links and files that it is about, one a line."""
    value = [] if field.kind in (Kind.LINKS, Kind.FILES) else [as_text(field, answers, lists)]
    documents = [row_as_text(row) for row in documents_of(field, answers)]
    return "\n".join(filter(None, value + documents))


def as_text(field: Field, answers: dict, lists: Lists) -> str:
    """The value of a field in words; what is chosen from a list by its titles, one a line."""
    value = answers.get(field.name)
    if field.kind is Kind.CHOICE and not field.list_name:
        return str(dict(field.column.choices).get(value, value or ""))
    if field.list_name:
        codes = value if isinstance(value, list) else [value] if value else []
        known = lists[field.list_name]
        return "\n".join(known[code].title if code in known else code for code in codes)
    if isinstance(value, list):
        return "\n".join(row if isinstance(row, str) else row_as_text(row) for row in value)
    if isinstance(value, bool):
        return _("Sí") if value else ""
    return str(value or "")


def row_as_text(row: dict) -> str:
    """A link or a file in a line; one below it says what a picture shows."""
    name = " ".join(filter(None, (row.get("label") or row.get("title"), row.get("url") or row.get("name"))))
    return "\n".join(filter(None, (name, picture_in_words(row))))
