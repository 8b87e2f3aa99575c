"""The form of a section, made from the declaration.

It is saved as far as it is valid: `cleaned_data` is what may be written, `errors` what was left out and stays as typed.
"""

from collections.abc import Iterable, Iterator
from typing import cast

from django import forms
from django.http import QueryDict

from practices.lists import Lists
from practices.sections import Kind

from .answer_fields import form_field
from .bound_answers import BoundAnswer, names
from .sections import FormSection
from .typed import as_seen
from .unseen import unseen_note


class SaveForm(forms.Form):
    """How a section is saved: since which revision (a page that names none is older than any), whether its people call
    it done, and where it leads."""

    revision = forms.IntegerField(required=False, min_value=0, max_value=999_999_999)
    finished = forms.TypedChoiceField(
        choices=[("si", ""), ("no", "")], coerce="si".__eq__, empty_value=None, required=False
    )
    go = forms.CharField(required=False)

    def __init__(self, data: QueryDict):
        super().__init__(data)
        self.full_clean()
        self.since = self.cleaned_data.get("revision") or 0
        self.is_finished = self.cleaned_data.get("finished")
        self.next = self.cleaned_data.get("go", "")


class SectionForm(forms.Form):
    """`answers` are those that were saved; `data` is the post, whose characters that nobody sees are set aside."""

    def __init__(self, section: FormSection, answers: dict, lists: Lists, data: QueryDict | None = None):
        super().__init__(data if data is None else as_seen(data), initial=answers)
        self.section, self.posted = section, data
        self.fields = {
            field.name: form_field(field, lists) for field in section.fields if field.kind is not Kind.FILES
        }
        if self.is_bound:
            self.full_clean()

    @property
    def unseen_note(self):
        return unseen_note(self.section, self.posted, self.data)

    @property
    def shown(self) -> list[BoundAnswer]:
        """Its fields as the page sets them: a text of «Otro» stands within its list, and some beside another."""
        fields = cast(Iterable[BoundAnswer], self)
        return [field for field in fields if field.asked.kind is not Kind.OTHER and not field.asked.beside]

    @property
    def every(self) -> Iterator[BoundAnswer]:
        """Those, each with what is asked in its place."""
        return (part for field in self.shown for part in field.parts)

    @property
    def problems(self) -> list[dict]:
        return [
            {"numeral": field.asked.numeral, "message": field.error, "anchor": field.anchor}
            for field in self.shown
            if field.error
        ]

    @property
    def messages(self) -> dict[str, str]:
        """What is wrong, by field."""
        return {name: " ".join(map(str, faults)) for name, faults in self.errors.items()}

    def refuse(self, reasons: dict[str, str]) -> None:
        """What was valid and could not be saved all the same stays on the page as it was typed, with the reason."""
        for name, reason in reasons.items():
            self.add_error(name, reason)

    def split_names(self) -> None:
        """Puts names that semicolons divide in lines of their own."""
        for field in self.section.fields:
            if field.kind is Kind.NAMES and field.name in self.cleaned_data:
                lines = self.cleaned_data[field.name]
                self.cleaned_data[field.name] = [name for line in lines for name in names(line, ";")]
