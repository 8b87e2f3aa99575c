"""Fields of the forms of meetings: columns as form fields, and values of a list by the names that people write."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from practices.fields import LineField, LineFormField, PlainTextField, TextFormField
from practices.lists import Item
from practices.spelling import fold

SEPARATORS = re.compile(r"[,;\n]")
MOST_NAMES = 60


def form_field(column: models.Field, **kwargs) -> forms.Field | None:
    """The form field of a column: texts lose what nobody sees, and what a column cannot hold is refused beside it."""
    about: dict[str, Any] = {"label": capfirst(column.verbose_name), "help_text": column.help_text} | kwargs
    if isinstance(column, LineField):
        return LineFormField(validators=column.validators, required=not column.blank, **about)
    if isinstance(column, PlainTextField):
        return TextFormField(column=column, **about)
    if isinstance(column, models.DateField):
        day = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        return column.formfield(widget=day, localize=False, input_formats=["%Y-%m-%d"], **kwargs)
    return column.formfield(**kwargs)


class NamesField(LineFormField):
    """Values of a list, written one after another: countries by any of their names, objectives by number."""

    def __init__(self, items: dict[str, Item], *, key: str = "pk", **kwargs):
        super().__init__(required=False, **kwargs)
        self.items, self.key = items, key
        self.by_name = {fold(name): item for item in items.values() for name in (item.code, *item.names)}

    def prepare_value(self, value):
        """Of rows or their keys, the names; what was typed stays as it was typed."""
        if not isinstance(value, (list, tuple)):
            return value
        keys = [getattr(row, "pk", row) for row in value]
        return ", ".join(
            self.word_for(item) for item in self.items.values() if getattr(item, self.key) in keys
        )

    def word_for(self, item: Item) -> str:
        return item.code if item.list_name == "gcmobjective" else item.short_name

    def to_python(self, value) -> Any:
        """The keys of the rows that are named, or their codes."""
        names = [name.strip() for name in SEPARATORS.split(super().to_python(value)) if name.strip()]
        if len(names) > MOST_NAMES:
            raise ValidationError(_("Son demasiados: el máximo es %d.") % MOST_NAMES)
        if unknown := [name for name in names if fold(name) not in self.by_name]:
            words = ngettext("«%s» no está en la lista.", "No están en la lista: «%s».", len(unknown))
            raise ValidationError(words % "», «".join(unknown))
        return [*dict.fromkeys(getattr(self.by_name[fold(name)], self.key) for name in names)]

    def has_changed(self, initial, data):
        return self.prepare_value(initial) != data


class RoomForm(forms.ModelForm):
    """A form of rows of this room. `lists` are the vocabularies; `NAMES`: the columns that hold values of one, each with it."""

    NAMES: dict[str, tuple] = {}

    def __init__(self, *args, lists, **kwargs):
        super().__init__(*args, **kwargs)
        for name, (vocabulary, label, hint) in self.NAMES.items():
            self.fields[name] = NamesField(lists[vocabulary], label=label, help_text=hint)
            if self.instance.pk:
                self.initial[name] = list(getattr(self.instance, name).values_list("pk", flat=True))

    def mark_language(self, language: str) -> None:
        """The texts that people wrote are in this language, whichever the page's."""
        for name, field in self.fields.items():
            if name in (self._meta.fields or ()) and isinstance(field, forms.CharField):
                field.widget.attrs["lang"] = language

    def validate_constraints(self):
        """What a constraint refuses, the form says in the words of who writes, beside its field."""

    @property
    def values(self) -> dict:
        """The columns as they were written, without the lists."""
        return {name: value for name, value in self.cleaned_data.items() if name in (self._meta.fields or ())}

    @property
    def chosen(self) -> dict[str, list[int]]:
        """The lists, as keys of their rows."""
        return {name: self.cleaned_data[name] for name in self.NAMES}
