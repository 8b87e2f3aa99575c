"""How two lists beside each other are posted."""

from django import forms

from practices.sections import FIELDS, Field, Kind


def is_ranked(asked: Field) -> bool:
    """Whether it is one of two lists of which a value stands in one at most."""
    beside = {field.beside for field in FIELDS.values() if field.kind is Kind.CHOICES}
    return asked.kind is Kind.CHOICES and bool(asked.beside or asked.name in beside)


class RanksWidget(forms.CheckboxSelectMultiple):
    """A button for each value says in which of the lists it stands: «primary_objectives-4» is the name of one of them. The
    values of a list by itself are understood, too."""

    first = ""  # of the lists, by which the buttons are named

    def value_from_datadict(self, data, files, name):
        start = f"{self.first}-"
        ranked = [key.removeprefix(start) for key in data if key.startswith(start) and data.get(key) == name]
        return [*(super().value_from_datadict(data, files, name) or []), *ranked]
