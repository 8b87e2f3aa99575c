"""The forms of what was said: a statement, and why one is set aside."""

from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from practices.fields import LineFormField
from practices.statement_kinds import Kind

from ..models import Statement
from .events import OBJECTIVES
from .fields import RoomForm, form_field

COUNTRIES = (
    "country",
    _("Países"),
    _("Quien lo dijo, o donde ocurre. Solo los que se nombran: Ecuador, México."),
)
BESIDE = ("country", _("Junto con"), _("Los que se nombran al lado."))


class StatementForm(RoomForm):
    """One statement. `client_key` is drawn with the page: sent twice, it is one."""

    NAMES = {"countries": COUNTRIES, "beside": BESIDE, "objectives": OBJECTIVES}

    client_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Statement
        fields = (
            "kind",
            "text",
            "heading",
            "label",
            "language",
            "place",
            "actor",
            "actor_kind",
            "strand",
            "year",
            "footnote",
            "said_in_plenary",
            "internal_note",
        )
        formfield_callback = form_field
        help_texts = {
            "year": _("De un punto del recuento."),
            "internal_note": _("La ven la Secretaría y quien hace la relatoría. Nunca se publica."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.mark_language(self.instance.language)
        self.initial.setdefault("client_key", uuid4())
        self.initial.setdefault("revision", self.instance.revision)
        self.fields["text"].widget.attrs["rows"] = 5
        for name in ("actor_kind", "strand"):
            self.fields[name].choices = [("", _("No consta")), *self.fields[name].choices[1:]]

    def clean(self):
        given = super().clean()
        if not given.get("text") and not given.get("heading") and not self.errors:
            self.add_error("text", _("Escriba lo que se dijo."))
        if given.get("kind") == Kind.RECOUNT and not given.get("year") and "year" not in self.errors:
            self.add_error("year", _("Un punto del recuento lleva su año."))
        return given

    def clean_year(self):
        year = self.cleaned_data["year"]
        if year is not None and not 1990 <= year <= 2100:
            raise ValidationError(_("Escriba el año con cuatro cifras."))
        return year


class SetAsideForm(forms.Form):
    reason = LineFormField(
        label=_("Por qué se aparta"),
        max_length=300,
        error_messages={"required": _("Escriba por qué se aparta.")},
    )
