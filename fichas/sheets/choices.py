"""Values of a list as people write them: by code, by number, by any of their names in three languages, several in a cell."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from practices.languages import in_each
from practices.lists import Item, Lists
from practices.models.content import TextLanguage
from practices.sections import FIELDS, Field
from practices.spelling import quoted, words_alone

from .faults import shorten
from .values import lines_of

LONGEST = 6_000  # characters of several values in a row; all objectives by their titles are half of that
MOST_PARTS = 150
# Between values that are run on; a name may hold any of these itself.
JOINED = re.compile(r"(, ?| (?:y|e|and) )")
NUMBERED = re.compile(
    r"(?:objetivo|objective|meta|ods|sdg|principio|principle|tema|theme)?\s*(\d{1,2}|[a-z](?=[.)]))\b\W*",
    re.I,
)
OTHERWISE = re.compile(r"([^:(]+?)\s*[:(]\s*(.+?)\s*\)?$", re.S)
CLOSE = 75  # of 100, for a name that was meant
MOST_NAMED = 12


@dataclass(frozen=True)
class Chosen:
    """Codes in the order in which they stand in the cell, and the text of «Otro»."""

    codes: list[str]
    other: str = ""


class Choices:
    """The values of one list, by every name."""

    def __init__(self, names: dict[str, tuple[str, ...]], other: str = ""):
        self.labels = {code: labels[0] for code, labels in names.items()}
        self.other = other
        self.codes: dict[str, str] = {}
        self.names: dict[str, str] = {}
        for code, labels in names.items():
            for label in (*labels, code):
                self.codes.setdefault(words_alone(label), code)
                self.names.setdefault(words_alone(label), label)
        numbers = all(code.isdecimal() for code in names)
        self.numbers = {code if numbers else str(at): code for at, code in enumerate(names, start=1)}
        self.numbers |= {code: code for code in names if len(code) == 1}

    def read(self, text: str) -> Chosen:
        """Raises ValidationError, which names what is in no list and what may have been meant."""
        codes, other = [], ""
        for piece in pieces_of(text):
            if found := self.found_in(piece):
                codes += found
            elif rest := self.said_otherwise(piece):
                codes.append(self.other)
                other = rest
            else:
                raise ValidationError(self.explain(piece))
        return Chosen(list(dict.fromkeys(codes)), other)

    def found_in(self, piece: str) -> list[str]:
        piece = " ".join(piece.split())
        if len(piece) > LONGEST:
            return []
        if code := self.code_of(piece):
            return [code]
        parts = JOINED.split(piece)
        return self.joined(parts) if 1 < len(parts) <= MOST_PARTS else []

    def code_of(self, text: str) -> str | None:
        if code := self.codes.get(words_alone(text)):
            return code
        number = NUMBERED.match(text)
        code = self.numbers.get(number[1].lower().lstrip("0")) if number else None
        rest = words_alone(text[number.end() :]) if number else ""
        return code if code and self.codes.get(rest, code if not rest else None) == code else None

    def joined(self, parts: list[str]) -> list[str]:
        """The values of «Chile, Perú y Uruguay»: the longest name that begins here, then on; none if one is not known."""
        codes, at = [], 0
        while at < len(parts):
            ends = range(len(parts), at, -2)
            end = next((end for end in ends if self.code_of("".join(parts[at:end]))), None)
            if end is None:
                return []
            codes.append(self.code_of("".join(parts[at:end])) or "")
            at = end + 1
        return codes

    def said_otherwise(self, piece: str) -> str:
        """The text behind «Otro:»."""
        match = OTHERWISE.match(piece) if len(piece) <= LONGEST else None
        return (
            match[2] if match and self.other and self.codes.get(words_alone(match[1])) == self.other else ""
        )

    def explain(self, piece: str) -> str:
        words = _("%s no está en la lista.") % quoted(shorten(piece))
        meant = process.extractOne(
            words_alone(piece), list(self.names), scorer=fuzz.ratio, score_cutoff=CLOSE
        )
        if meant:
            return words + " " + _("¿Quiso decir %s?") % quoted(self.names[meant[0]])
        if len(self.labels) <= MOST_NAMED:
            return words + " " + _("Puede decir: %s.") % "; ".join(self.labels.values())
        return words + " " + _("Los valores están en la hoja «Listas» de la plantilla.")


def pieces_of(text: str) -> list[str]:
    return [piece.strip() for line in lines_of(text) for piece in line.split(";") if piece.strip()]


def choices_of(field: Field, lists: Lists) -> Choices:
    """Those of a field; a value that was retired from its list is still known by whoever reads an old table."""
    if not field.list_name:
        labels = {
            code: [str(TextLanguage(code).label) for _language in in_each()] for code in TextLanguage.values
        }
        return Choices({code: tuple(names) for code, names in labels.items()})
    items = lists[field.list_name]
    other = next((item.code for item in items.values() if item.asks_for_text), "")
    return Choices({item.code: names_of(item) for item in items.values()}, other)


def names_of(item: Item) -> tuple[str, ...]:
    names = (item.title, *item.names, item.title_es, item.title_pt, item.title_en)
    return tuple(dict.fromkeys(filter(None, names)))


def all_choices(lists: Lists) -> dict[str, Choices]:
    """By the names of the fields that are chosen from a list."""
    return {
        field.name: choices_of(field, lists)
        for field in FIELDS.values()
        if field.list_name or field.name == "language"
    }
