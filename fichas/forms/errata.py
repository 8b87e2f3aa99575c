"""Errata as they are posted: the words of an answer, those that stand in their place, and why."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from practices.answers import read_answers
from practices.errata import CORRECTED, MOST, correct, find
from practices.fields import TextFormField
from practices.models import PracticeVersion

from ..states import Action
from .acts import ActForm, message_field, unchosen


class ErratumForm(ActForm):
    """One erratum. A row in which nothing was written is none."""

    dice = TextFormField(label=_("Dice"), rows=2)
    debe_decir = TextFormField(label=_("Debe decir"), rows=2)

    def __init__(self, answers: dict, number: int, data=None):
        super().__init__(data, prefix=f"errata-{number}", auto_id="%s")
        named = [(name, field.full_label) for name, field in CORRECTED.items() if answers[name]]
        self.fields["respuesta"] = forms.ChoiceField(
            label=_("Respuesta"),
            choices=[("", _("Elija la respuesta")), *named],
            required=not self.is_blank,
            error_messages=unchosen(_("Elija la respuesta en la que está la errata.")),
        )
        self.order_fields(["respuesta"])

    @property
    def is_blank(self) -> bool:
        return not any(self.data.get(self.add_prefix(name)) for name in ("respuesta", "dice", "debe_decir"))

    def clean(self):
        if not self.is_blank:
            for name in ("dice", "debe_decir"):
                if name not in self.errors and not self.cleaned_data[name].strip():
                    self.add_error(name, _("Escriba las palabras."))
        return self.cleaned_data

    def find(self, answers: dict) -> tuple[int, int, str] | None:
        """Where its words stand, and those in their place; what cannot be found is said beside them."""
        given = self.cleaned_data
        after = given["debe_decir"].strip()
        try:
            return *find(answers, given["respuesta"], given["dice"].strip(), after), after
        except ValidationError as fault:
            self.add_error("dice", fault.messages)
            return None


class ErrataForm(ActForm):
    """Up to MOST errata of the version that the public reads. `leida` is the version that was read."""

    leida = forms.CharField(widget=forms.HiddenInput, required=False)
    motivo = message_field(Action.PROPOSE_ERRATA, _("Por qué"), rows=2)

    def __init__(self, base: PracticeVersion, data=None):
        super().__init__(data, initial={"leida": base.label})
        self.base = base
        self.errata: list[list[str]] = []
        self.published = read_answers(base)
        self.corrected = dict(self.published)
        self.rows = [ErratumForm(self.published, number, data) for number in range(1, MOST + 1)]

    def clean(self):
        if self.cleaned_data["leida"] != self.base.label:
            raise ValidationError(
                _("Desde que abrió esta página se publicó otra versión: compare y envíela de nuevo.")
            )
        if all(row.is_blank for row in self.rows):
            self.rows[0].add_error("dice", _("Escriba al menos una errata."))
        written = [row for row in self.rows if not row.is_blank and row.is_valid()]
        for name in CORRECTED:
            self.correct(name, [row for row in written if row.cleaned_data["respuesta"] == name])
        if not self.cleaned_data.get("motivo", "x").strip():
            self.add_error("motivo", _("Escriba por qué: se lee en el historial."))
        return self.cleaned_data

    def correct(self, name: str, rows: list[ErratumForm]) -> None:
        """Each row is of the words that were published, whatever the others change."""
        places = sorted(filter(None, (row.find(self.published) for row in rows)))
        if not places:
            return
        try:
            self.corrected[name] = correct(self.published, name, places)
        except ValidationError as fault:
            rows[-1].add_error("debe_decir", fault.messages)
        self.errata += [[name, self.published[name][start:end], after] for start, end, after in places]

    def is_valid(self):
        return super().is_valid() and not any(row.errors for row in self.rows)

    @property
    def problems(self) -> list[dict]:
        """What is wrong anywhere on the page, with the field that it leads to."""
        of_rows = [
            {
                "field": row[name].id_for_label if name in row.fields else "",
                "message": " ".join(map(str, messages)),
            }
            for row in self.rows
            for name, messages in row.errors.items()
        ]
        return [*of_rows, *super().problems]
