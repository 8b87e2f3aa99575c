"""The page on which the Secretariat decides, sentence by sentence, what becomes public."""

from functools import cached_property
from hashlib import sha256

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from practices.fields import LineFormField, TextFormField
from practices.models import Practice
from practices.statement_kinds import Kind

from ..careful import CarefulWords, careful_words, reasons, silent_states
from ..models import Attribution, Statement
from ..naming import Namer
from ..release import kind_in_public, obstacles
from ..workflow import ConcurrentChange, prepare_release
from .fields import NamesField

TEXT = Statement._meta.get_field("public_text")
KEPT = frozenset(("text", "attribution", "practice", "objectives"))  # the ticks are of this page alone


class Looking:
    """What the statements of a page are looked at with, read once."""

    def __init__(self):
        self.words: CarefulWords = careful_words()
        self.names = Namer()

    def care(self, statement: Statement) -> list[str]:
        """Why a statement asks for a second look."""
        return list(reasons(statement, self.words, silent_states(statement, self.names)))


class RowForm(forms.Form):
    """What shall be read of one statement: its text, whose it is, whether it goes out. `care`: why it needs a second tick."""

    out = forms.BooleanField(label=_("Publicar"), required=False)
    text = TextFormField(column=TEXT, label=_("Texto público"), rows=3)
    attribution = forms.ChoiceField(label=_("A nombre de"), choices=Attribution.choices)
    practice = LineFormField(label=_("Práctica (código)"), required=False, max_length=20)
    looked_at = forms.BooleanField(label=_("Lo leí y se publica así"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, statement: Statement, about: Looking, objectives, data=None, *, ticks: bool = True):
        self.statement, self.about, self.ticks = statement, about, ticks
        super().__init__(data, auto_id="%s", initial=self.as_it_stands())
        self.fields["objectives"] = NamesField(objectives, label=_("Objetivos (números)"))
        self.fields["text"].widget.attrs["lang"] = statement.language
        self.care = about.care(statement)

    def add_prefix(self, field_name):
        return f"{field_name}-{self.statement.pk}"

    def as_it_stands(self) -> dict:
        row = self.statement
        return {
            "text": row.words,
            "attribution": row.attribution,
            "practice": row.practice.code if row.practice else "",
            "objectives": [objective.pk for objective in row.objectives.all()],
            "revision": row.revision,
        }

    @property
    def becomes(self) -> str:
        """The kind as which it goes out, where that is another."""
        kind = kind_in_public(self.statement)
        return str(Kind(kind).label) if kind != self.statement.kind else ""

    def clean_practice(self):
        code = self.cleaned_data["practice"].upper()
        practice = Practice.objects.public().filter(code=code).first()
        if code and practice is None:
            raise ValidationError(_("«%s» no es el código de una práctica publicada.") % code)
        return practice

    def clean(self):
        """What is judged is what would go out, as it was written on this page."""
        given = super().clean()
        if "text" in given:
            self.statement.public_text = self.public_text
            self.care = self.about.care(self.statement)
        if self.ticks and given.get("out") and self.care and not given.get("looked_at"):
            self.add_error("looked_at", _("Está «Con cuidado»: marque que lo leyó, o no lo publique."))
        return given

    @property
    def public_text(self) -> str:
        """Empty where what would be read is what was said."""
        text = self.cleaned_data["text"]
        return "" if text == self.statement.text else text

    def save(self, by) -> None:
        """Keeps what was written, whether it goes out now or not."""
        given = self.cleaned_data
        values = {
            "public_text": self.public_text,
            "attribution": given["attribution"],
            "practice": given["practice"],
        }
        prepare_release(self.statement, values, given["objectives"], given["revision"], by)


class ReleaseForm:
    """The rows of one page. Saved whole, or not at all; what is wrong stands beside its row with everything typed."""

    def __init__(self, statements: list[Statement], lists, data=None, *, ticks: bool = True):
        self.about, objectives = Looking(), lists["gcmobjective"]
        self.rows = [RowForm(row, self.about, objectives, data, ticks=ticks) for row in statements]

    @cached_property
    def is_valid(self) -> bool:
        return not [row for row in self.rows if not row.is_valid()]  # each one says what is wrong with it

    @property
    def chosen(self) -> list[Statement]:
        return [row.statement for row in self.rows if row.cleaned_data.get("out")]

    @property
    def easy(self) -> list[RowForm]:
        """Those that one tick chooses together: nothing about them asks for a second look."""
        return [row for row in self.rows if not row.care]

    def save(self, by) -> bool:
        """Keeps what was written in every row; false when another person changed one meanwhile, which says so."""
        try:
            with transaction.atomic():
                for row in self.rows:
                    if not KEPT.isdisjoint(row.changed_data):
                        self.current = row
                        row.save(by)
        except ConcurrentChange:
            self.current.add_error(
                "text", _("Otra persona cambió este aporte mientras tanto: abra la página de nuevo y mírelo.")
            )
            return False
        return True

    def refuse(self) -> bool:
        """Says beside each chosen row why it cannot go out as it was saved; true when any cannot."""
        refused = False
        for row in self.rows:
            if row.cleaned_data.get("out"):
                row.statement.refresh_from_db()
                for sentence in obstacles(row.statement, self.about.names):
                    row.add_error("text", sentence)
                    refused = True
        return refused


def fingerprint(statements) -> str:
    """What was looked at: which statements, as they stood. A release of others, or of others' words, is refused."""
    seen = sorted(f"{row.pk}:{row.revision}" for row in statements)
    return sha256(" ".join(seen).encode()).hexdigest()


class RetractForm(forms.Form):
    reason = LineFormField(
        label=_("Por qué se retracta"),
        help_text=_("Se lee en la página pública, en lugar del texto."),
        max_length=300,
        error_messages={"required": _("Escriba por qué se retracta: se lee en la página pública.")},
    )
