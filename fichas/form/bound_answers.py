"""An answer as a page of the form sets it: what was typed or saved, what is wrong with it, what is asked in its place."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.reading import BULLET, WRITTEN
from practices.sections import PLACES, Field, Kind
from practices.words import count_words

from .links import empty_row

if TYPE_CHECKING:
    from .answer_fields import AnswerField

EMPTY_ROWS = 2
LONG = 9  # options


class BoundAnswer(forms.BoundField):
    """An answer as the page sets it: what was typed or saved, and what is wrong with it."""

    field: "AnswerField"
    threads: list[dict] = []  # what the desk said about it

    @property
    def asked(self) -> Field:
        return self.field.asked

    @property
    def language(self) -> str:
        """That of the text, for an answer that is written in it."""
        return self.form.initial.get("language", "") if self.asked.kind in WRITTEN else ""

    @property
    def anchor(self) -> str:
        return self.name

    @property
    def hint_id(self) -> str:
        return f"{self.name}-hint"

    @property
    def error(self) -> str:
        others = (self.other, *self.beside)
        messages = [*self.errors, *(message for other in others if other for message in other.errors)]
        return " ".join(map(str, messages))

    @property
    def beside(self) -> "list[BoundAnswer]":
        """What is asked in its place."""
        return [
            field for field in cast("Iterable[BoundAnswer]", self.form) if field.asked.beside == self.name
        ]

    @property
    def parts(self) -> "list[BoundAnswer]":
        return [self, *self.beside]

    @property
    def other(self) -> "BoundAnswer | None":
        """The text of «Otro»."""
        return cast(BoundAnswer, self.form[self.asked.other.name]) if self.asked.other else None

    def value(self):
        """What was saved, or what was just typed: as it was understood, or as it stands when it was not."""
        data = self.initial
        if self.form.is_bound:
            data = self.form.cleaned_data.get(self.name, self.data)
        return self.field.prepare_value(data)

    @property
    def options(self) -> list[dict]:
        return self.field.options(self.value(), self.other)

    @property
    def chosen(self) -> str:
        return " · ".join(option["label"] for option in self.options if option["checked"])

    @property
    def is_folded(self) -> bool:
        """A long list that may be left alone is no stop for each of its values before one wants it."""
        return self.asked.is_optional and len(self.options) > LONG

    @property
    def ranks(self) -> list[dict]:
        """Of two lists beside each other: each value, and in which of them it stands."""
        lists = {field.name: {one["code"] for one in field.options if one["checked"]} for field in self.parts}
        return [
            option | {"rank": next((name for name, codes in lists.items() if option["code"] in codes), "")}
            for option in self.options
        ]

    @property
    def is_unanswered(self) -> bool:
        return not any(option["checked"] for option in self.options)

    @property
    def rows(self) -> list[dict]:
        rows = [*self.value(), *[empty_row()] * EMPTY_ROWS]
        return [row | {"index": index} for index, row in enumerate(rows, 1)]

    @property
    def places(self):
        return PLACES.values()

    @property
    def blank_row(self) -> dict:
        return empty_row() | {"index": "{n}"}

    @property
    def has_names_in_one_line(self) -> bool:
        lines = self.value().split("\n") if self.asked.kind is Kind.NAMES else []
        return any(len(names(line, ";")) > 1 for line in lines)

    @property
    def count(self) -> int:
        return count_words(self.value())

    @property
    def over(self) -> int:
        limit = self.asked.max_words
        return max(0, self.count - limit) if limit else 0

    @property
    def counter_label(self) -> str:
        if self.over:
            return ngettext("Le sobra %d palabra", "Le sobran %d palabras", self.over) % self.over
        return _("%(count)d de %(limit)d palabras") % {"count": self.count, "limit": self.asked.max_words}


def names(text: str, separator: str = "\n") -> list[str]:
    """One name a line, without the bullet that some write before it."""
    lines = (BULLET.sub("", line).strip() for line in text.split(separator))
    return [line for line in lines if line]
