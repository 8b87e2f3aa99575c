"""How each kind of answer is read from a post and set on a page: one form field for each kind of the declaration.

Nothing is required and no limit in words is held against a text here: a ficha is saved as far as it is written. What no
column can hold is refused, with every reason at once.
"""

import re
from collections.abc import Callable
from functools import partial
from typing import cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from practices.fields import validate_plain_text
from practices.lists import Lists
from practices.sections import PLACES, Field, Kind

from .answer_widgets import RanksWidget, is_ranked
from .bound_answers import BoundAnswer, names
from .links import LinksWidget, check_link, with_scheme
from .sizes import check_size

FOUR_DIGITS = re.compile("[0-9]{4}")


class AnswerField(forms.Field):
    """One answer of the declaration. `options` are those of a list."""

    widget: type[forms.Widget] = forms.TextInput

    def __init__(self, asked: Field, lists: Lists):
        super().__init__(required=False, label=str(asked.label), help_text=str(asked.guidance))
        self.asked, self.lists = asked, lists

    def get_bound_field(self, form, field_name):
        return BoundAnswer(form, self, field_name)

    def options(self, chosen, other: BoundAnswer | None) -> list[dict]:
        return []


class LineField(AnswerField):
    def to_python(self, value):
        return " ".join((value or "").split())

    def run_validators(self, value):
        self.asked.column.run_validators(value)

    def prepare_value(self, value):
        return value or ""


class TextField(LineField):
    """Paragraphs, as they were written."""

    def to_python(self, value):
        return (value or "").strip()


class NamesField(AnswerField):
    def to_python(self, value):
        return names(value or "")

    def validate(self, value):
        raise_together(lambda: validate_plain_text("\n".join(value)), lambda: check_size(self.asked, value))

    def prepare_value(self, value):
        return value if isinstance(value, str) else "\n".join(value or [])


class YearField(AnswerField):
    def to_python(self, value):
        text = (value or "").strip()
        if text and not (FOUR_DIGITS.fullmatch(text) and 1900 <= int(text) <= 2100):
            raise ValidationError(_("Escriba el año con cuatro cifras, por ejemplo 2019."))
        return int(text) if text else None

    def prepare_value(self, value):
        return str(value or "")


class CheckboxField(AnswerField):
    widget = forms.CheckboxInput

    def to_python(self, value):
        return bool(value)


class ChoicesField(AnswerField):
    """Values of a list. One that is retired is offered to whoever has it."""

    widget: type[forms.Widget] = forms.CheckboxSelectMultiple

    def to_python(self, value):
        return sorted(self.lists[self.asked.list_name].keys() & set(value or ()))

    def options(self, chosen, other: BoundAnswer | None) -> list[dict]:
        chosen = [chosen] if isinstance(chosen, str) else chosen
        items = self.lists[self.asked.list_name].values() if self.asked.list_name else ()
        return [
            {
                "code": item.code,
                "label": f"{item.code}. {item.title}" if self.asked.numbered else item.title,
                "checked": item.code in chosen,
                "other": other if item.asks_for_text else None,
            }
            for item in items
            if not item.retired or item.code in chosen
        ]


class RankedField(ChoicesField):
    """One of two lists beside each other."""

    widget = RanksWidget

    def __init__(self, asked: Field, lists: Lists):
        super().__init__(asked, lists)
        cast(RanksWidget, self.widget).first = asked.beside or asked.name


class ChoiceField(ChoicesField):
    widget = forms.RadioSelect

    def to_python(self, value):
        value = value or ""
        if value and value not in self.lists[self.asked.list_name]:
            validate_plain_text(value)
            raise ValidationError(_("«%s» no está en la lista.") % value)
        return value


class FixedChoiceField(AnswerField):
    """A value of those that the column itself names, and always one: the language of the text."""

    widget = forms.RadioSelect

    def to_python(self, value):
        if value not in dict(self.asked.column.choices):
            raise ValidationError(_("Elija el idioma en que está escrita la ficha."))
        return value

    def options(self, chosen, other) -> list[dict]:
        return [
            {"code": code, "label": str(label), "checked": code == chosen}
            for code, label in self.asked.column.choices
        ]


class LinksField(AnswerField):
    """Rows of a label, an address and what they are about. An address that would give a password away, or that nobody
    outside can open, is not kept."""

    widget = LinksWidget

    def to_python(self, value):
        rows = [row | {"url": with_scheme(row["url"])} for row in value or []]
        return [row for row in rows if row["numeral"] in PLACES]

    def validate(self, value):
        raise_together(*(partial(check_link, row) for row in value), lambda: check_size(self.asked, value))


FIELD_OF = {
    Kind.LINE: LineField,
    Kind.EMAIL: LineField,
    Kind.OTHER: LineField,
    Kind.TEXT: TextField,
    Kind.FIGURES: TextField,
    Kind.CHOICE: ChoiceField,
    Kind.CHOICES: ChoicesField,
    Kind.YEAR: YearField,
    Kind.CHECKBOX: CheckboxField,
    Kind.NAMES: NamesField,
    Kind.LINKS: LinksField,
}


def form_field(asked: Field, lists: Lists) -> AnswerField:
    if is_ranked(asked):
        return RankedField(asked, lists)
    fixed = asked.kind is Kind.CHOICE and not asked.list_name
    return (FixedChoiceField if fixed else FIELD_OF[asked.kind])(asked, lists)


def raise_together(*checks: Callable[[], None]) -> None:
    """Raises ValidationError with all that these checks find: nobody mends one thing to be told the next."""
    faults = []
    for check in checks:
        try:
            check()
        except ValidationError as fault:
            faults += fault.error_list
    if faults:
        raise ValidationError(faults)
