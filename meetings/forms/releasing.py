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

from ..careful import careful_words, reasons, silent_states
from ..models import Attribution, Statement
from ..naming import names_in
from ..release import consents_of, kind_in_public, obstacles
from ..workflow import ConcurrentChange, prepare_release
from .fields import NamesField

TEXT = Statement._meta.get_field("public_text")
KEPT = frozenset(("text", "attribution", "practice", "objectives"))  # the ticks are of this page alone


class RowForm(forms.Form):
    """What shall be read of one statement: its text, whose it is, whether it goes out. `care`: why it needs a second tick."""

    out = forms.BooleanField(label=_("Publicar"), required=False)
    text = TextFormField(column=TEXT, label=_("Texto público"), rows=3)
    attribution = forms.ChoiceField(label=_("A nombre de"), choices=Attribution.choices)
    practice = LineFormField(label=_("Práctica"), required=False, max_length=20)
    looked_at = forms.BooleanField(label=_("Lo leí y se publica así"), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, statement: Statement, words, objectives, data=None):
        self.statement, self.consents = statement, consents_of(statement)
        super().__init__(data, auto_id="%s", initial=self.as_it_stands())
        self.fields["objectives"] = NamesField(objectives, label=_("Objetivos"))
        self.fields["text"].widget.attrs["lang"] = statement.language
        self.silent = [country.name for country in silent_states(statement, self.consents)]
        self.care = list(reasons(statement, words, self.silent))

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
        given = super().clean()
        if given.get("out") and self.care and not given.get("looked_at"):
            self.add_error("looked_at", _("Está «Con cuidado»: marque que lo leyó, o no lo publique."))
        return given

    def save(self, by) -> None:
        """Keeps what was written, whether it goes out now or not."""
        given = self.cleaned_data
        text = "" if given["text"] == self.statement.text else given["text"]
        values = {"public_text": text, "attribution": given["attribution"], "practice": given["practice"]}
        prepare_release(self.statement, values, given["objectives"], given["revision"], by)


class ReleaseForm:
    """The rows of one page. Saved whole, or not at all; what is wrong stands beside its row with everything typed."""

    def __init__(self, statements: list[Statement], lists, data=None):
        words, objectives = careful_words(), lists["gcmobjective"]
        self.data = data
        self.rows = [RowForm(statement, words, objectives, data) for statement in statements]

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
                for sentence in obstacles(row.statement, row.consents, names_in):
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
