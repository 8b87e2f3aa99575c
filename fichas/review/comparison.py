"""What differs between two texts of a ficha, answer by answer and word by word.

Whoever shows the pieces escapes them and says what became of them in words, not in colour alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from practices.lists import Lists
from practices.reading import LISTS

from ..form.fields import LABELS, QUESTIONS
from ..form.sections import FORM_SECTIONS
from ..models import Answers
from .word_diff import Piece, compare_texts, is_rewritten

LANGUAGES = dict(Answers._meta.get_field("language").choices)


@dataclass(frozen=True)
class Change:
    """An answer that differs: `pieces` tells how, as (what became of it, text)."""

    field: str
    numeral: str
    label: str
    pieces: list[Piece]

    @property
    def is_rewritten(self) -> bool:
        return is_rewritten(self.pieces)


def changes(before: dict, after: dict, lists: Lists) -> list[Change]:
    """The answers that differ, in the order of the form."""
    return [
        Change(name, *heading(name), compare_texts(as_text(name, before, lists), as_text(name, after, lists)))
        for name in names()
        if before.get(name) != after.get(name)
    ]


def names() -> Iterator[str]:
    for section in FORM_SECTIONS:
        yield from (name for name in section.fields if name in QUESTIONS or name in LABELS)


def heading(name: str) -> tuple[str, str]:
    question = QUESTIONS.get(name)
    return question.numeral if question else "", str(LABELS.get(name) or question.label)


def as_text(name: str, said: dict, lists: Lists) -> str:
    """An answer in words; what is chosen from a list by its titles, one a line."""
    value = said.get(name)
    if name == "language":
        return str(LANGUAGES.get(value, value or ""))
    if name in LISTS:
        codes = value if isinstance(value, list) else [value] if value else []
        known = lists[LISTS[name]]
        return "\n".join(known[code].title if code in known else code for code in codes)
    if isinstance(value, list):
        return "\n".join(map(row_as_text, value))
    if isinstance(value, bool):
        return _("Sí") if value else ""
    return str(value or "")


def row_as_text(row) -> str:
    if isinstance(row, str):
        return row
    parts = (row["numeral"], row.get("label") or row.get("title"), row.get("url") or row.get("name"))
    return " ".join(filter(None, parts))
