"""What differs between two texts of a ficha, answer by answer and word by word.

Pieces are plain text with what became of them; whoever shows them escapes them and says it in words, not in
colour alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from practices.lists import Lists
from practices.reading import LISTS

from ..form.fields import LABELS, QUESTIONS
from ..form.sections import FORM_SECTIONS
from ..models import Answers

SAME, ADDED, REMOVED = "same", "added", "removed"
WORD = re.compile(r"\s+|\w+|[^\w\s]+")
# Two texts with less than this in common are shown one after the other: a patchwork of words helps nobody.
ALIKE = 0.35
LANGUAGES = dict(Answers._meta.get_field("language").choices)
MOST = 25_000_000  # pairs of words: beyond, comparing takes longer than anyone waits


@dataclass(frozen=True)
class Change:
    """An answer that differs: `pieces` tells how, as (what became of it, text)."""

    field: str
    numeral: str
    label: str
    pieces: list[tuple[str, str]]


def changes(before: dict, after: dict, lists: Lists) -> list[Change]:
    """The answers that differ, in the order of the form."""
    return [
        Change(name, *heading(name), compared(as_text(name, before, lists), as_text(name, after, lists)))
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


def compared(before: str, after: str) -> list[tuple[str, str]]:
    """The words of both, in the order in which they are read: what went, then what came in its place."""
    old, new = WORD.findall(before), WORD.findall(after)
    if len(old) * len(new) > MOST:
        return [(kind, text) for kind, text in ((REMOVED, before), (ADDED, after)) if text]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if old and new and matcher.ratio() < ALIKE:
        return [(REMOVED, before), (ADDED, after)]
    pieces: list[tuple[str, str]] = []
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation == "equal":
            pieces.append((SAME, "".join(old[a:b])))
            continue
        pieces += [
            (kind, text) for kind, text in ((REMOVED, "".join(old[a:b])), (ADDED, "".join(new[c:d]))) if text
        ]
    return joined(pieces)


def joined(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A blank that stayed between two changes goes with them: «one two» became «three four» is one change, not two."""
    found: list[tuple[str, str]] = []
    for position, (kind, text) in enumerate(pieces):
        between = kind == SAME and text.isspace() and "\n" not in text and 0 < position < len(pieces) - 1
        if between:
            found += [(REMOVED, text), (ADDED, text)]
        else:
            found.append((kind, text))
    return gathered(found)


def gathered(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Neighbours of a kind as one piece, within each run of changes what went before what came."""
    found: list[tuple[str, str]] = []
    removed = added = ""
    for kind, text in [*pieces, (SAME, "")]:
        if kind == REMOVED:
            removed += text
        elif kind == ADDED:
            added += text
        else:
            found += [piece for piece in ((REMOVED, removed), (ADDED, added), (SAME, text)) if piece[1]]
            removed = added = ""
    return found
