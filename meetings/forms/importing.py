"""The forms of a report that comes in: the report, and what its pieces shall be."""

from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from practices.fields import LineFormField, TextFormField
from practices.statement_kinds import ActorKind, Kind, Strand

from ..importing.choices import Refused, Role
from ..importing.correcting import Correcting
from ..importing.proposal import Piece, Proposal, Table
from .fields import NamesField

ASIDE = "aside"
WHATS = [
    *Kind.choices,
    (
        _("No es un aporte"),
        [(str(Role.DATA), _("Dato de la reunión")), (str(Role.HEADING), _("Título")), (ASIDE, _("Apartar"))],
    ),
]
MOST_PASTED = 400_000  # characters


class ReportForm(forms.Form):
    """A report: pasted, or a file. `event` is left out where the report makes the meeting."""

    title = LineFormField(
        label=_("Título del informe"),
        required=False,
        max_length=250,
        help_text=_("Si lo deja en blanco, el que se lea en el informe o el nombre del archivo."),
    )
    text = forms.CharField(
        label=_("Pegue el texto"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Tal como está, con sus encabezados y viñetas. No hace falta limpiarlo."),
    )
    file = forms.FileField(
        label=_("O elija el archivo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".docx,.txt"}),
        help_text=_("De Word (.docx) o de texto (.txt). Un PDF se copia y se pega."),
        error_messages={"empty": _("El archivo está vacío.")},
    )

    def clean_text(self):
        text = self.cleaned_data["text"]
        if len(text) > MOST_PASTED:
            raise ValidationError(_("El texto es demasiado largo para un informe: péguelo por partes."))
        return text

    def clean(self):
        given = super().clean()
        text, file = given.get("text", "").strip(), given.get("file")
        if not text and not file and not self.errors:
            self.add_error("text", _("Pegue el texto del informe, o elija su archivo."))
        if text and file:
            self.add_error("file", _("Elija una cosa: el texto pegado o el archivo."))
        return given


class PieceLine(forms.Form):
    """What a piece shall be, and whose: the two things that are changed most, on the page of the whole report.

    `was` is how the piece stood when the page was made: what nobody changed on it is not written over what others did.
    """

    what = forms.ChoiceField(choices=WHATS)
    was = forms.CharField(widget=forms.HiddenInput, max_length=600)

    def __init__(self, piece: Piece, countries, data=None):
        self.piece, self.is_stale = piece, False
        initial = {"what": what_of(piece), "countries": piece.countries, "was": stamp_of(piece)}
        super().__init__(data, auto_id="%s", initial=initial)
        self.fields["countries"] = NamesField(countries, key="code")
        for field, name in (("what", _("Clase")), ("countries", _("Países"))):
            self.fields[field].widget.attrs["aria-label"] = f"{name}, {piece.from_line}"

    def add_prefix(self, field_name):
        return f"{field_name}-{self.piece.id}"

    @property
    def changes(self) -> dict:
        """What was changed on the page, by name."""
        given = self.cleaned_data
        before = read_stamp(given["was"])
        now = {"what": given["what"], "countries": tuple(given["countries"])}
        return {name: value for name, value in now.items() if value != before[name]}

    def correct(self, correcting: Correcting, proposal: Proposal) -> Proposal:
        """The proposal with what was changed in this line. Raises Refused, also when another changed the piece meanwhile."""
        changes, piece = self.changes, self.piece
        if changes and self.cleaned_data["was"] != stamp_of(piece):
            self.is_stale = True
            words = _("Otra persona cambió el renglón %d mientras tanto, y así quedó: mírelo de nuevo.")
            raise Refused(words % piece.from_line)
        if changes.get("what") == ASIDE:
            return correcting.set_aside(proposal, piece.id)
        if "what" in changes:
            proposal = correcting.set_kind(proposal, piece.id, changes["what"])
        if "countries" in changes and proposal.piece(piece.id).role == Role.STATEMENT:
            proposal = correcting.set_countries(proposal, piece.id, changes["countries"])
        return proposal


def stamp_of(piece: Piece) -> str:
    return f"{what_of(piece)}|{','.join(piece.countries)}"


def read_stamp(stamp: str) -> dict:
    what, _bar, countries = stamp.partition("|")
    return {"what": what, "countries": tuple(filter(None, countries.split(",")))}


def what_of(piece: Piece) -> str:
    return piece.kind if piece.role == Role.STATEMENT else str(piece.role)


class PieceForm(forms.Form):
    """All that is known of one piece of a report, to be put right."""

    kind = forms.ChoiceField(label=_("Clase"), choices=Kind.choices)
    actor = LineFormField(label=_("Actor"), required=False, max_length=120)
    actor_kind = forms.ChoiceField(
        label=_("Tipo de actor"), choices=[("", _("No consta")), *ActorKind.choices], required=False
    )
    strand = forms.ChoiceField(
        label=_("Vertiente"), choices=[("", _("Ninguna")), *Strand.choices], required=False
    )
    place = LineFormField(label=_("Lugar"), required=False, max_length=300)
    year = forms.IntegerField(label=_("Año"), required=False, min_value=1990, max_value=2100)
    table = forms.TypedChoiceField(
        label=pgettext_lazy("de una reunión", "Mesa"), required=False, coerce=int, empty_value=None
    )
    internal_note = TextFormField(label=_("Nota interna"), rows=2)

    def __init__(self, piece: Piece, tables: tuple[Table, ...], countries, data=None):
        names = ("kind", "actor", "actor_kind", "strand", "place", "year", "table", "internal_note")
        initial = {name: getattr(piece, name) for name in names}
        super().__init__(data, initial=initial | {"countries": piece.countries, "beside": piece.beside})
        tables_field: Any = self.fields["table"]
        tables_field.choices = [
            ("", _("De toda la reunión")),
            *((n, t.title) for n, t in enumerate(tables)),
        ]
        self.fields["countries"] = NamesField(countries, key="code", label=_("Países"))
        self.fields["beside"] = NamesField(countries, key="code", label=_("Junto con"))
        self.order_fields(["kind", "countries", "beside"])

    def clean(self):
        given = super().clean()
        if given.get("kind") == Kind.RECOUNT and not given.get("year") and "year" not in self.errors:
            self.add_error("year", _("Un punto del recuento lleva su año."))
        return given

    def correct(self, correcting: Correcting, proposal: Proposal, piece: Piece) -> Proposal:
        given = dict(self.cleaned_data)
        proposal = correcting.set_kind(proposal, piece.id, given.pop("kind"))
        proposal = correcting.set_countries(proposal, piece.id, given.pop("countries"), given.pop("beside"))
        return correcting.put(proposal, [replace(proposal.piece(piece.id), **given)])
