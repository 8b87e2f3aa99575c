"""The forms of a spreadsheet that comes in."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from practices.fields import LineFormField

from ..files.attachments import size_in_words
from ..models import TableImport
from ..sheets.faults import Refused
from ..sheets.source import check_file


class SheetForm(forms.Form):
    """A spreadsheet, and where it comes from; `same` is that of an import of the same file, to be looked at first."""

    source = LineFormField(
        label=_("De dónde viene"),
        max_length=300,
        help_text=_(
            "Como lo leerá el público si se publica sin firma: «Compilación de la XIV Conferencia (Lima, 2014)»."
        ),
    )
    file = forms.FileField(
        label=_("La planilla"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
        error_messages={"required": _("Elija la planilla.")},
    )
    country = forms.ChoiceField(
        label=_("País de las filas que no lo dicen"),
        required=False,
        help_text=_("Déjelo en blanco si la planilla tiene una columna «País»."),
    )

    def __init__(self, data=None, files=None, *, countries):
        super().__init__(data, files)
        self.fields["country"].choices = [("", "—"), *((item.code, item.name) for item in countries)]
        self.fields["file"].help_text = _("De Excel (.xlsx) o CSV, de hasta %s.") % size_in_words(
            settings.MAX_TABLE_BYTES
        )

    def clean_file(self):
        """Its bytes are looked at here, so that what is no spreadsheet is refused beside the field."""
        file = self.cleaned_data["file"]
        if file.size > settings.MAX_TABLE_BYTES:
            raise ValidationError(_("La planilla es demasiado pesada: divídala e impórtela por partes."))
        self.data_of_file = file.read()
        try:
            check_file(self.data_of_file, file.name)
        except Refused as why:
            raise ValidationError(str(why)) from why
        return file


def import_before(sha256: str) -> TableImport | None:
    """An import of the same file that was carried out, or still waits for a decision."""
    return TableImport.objects.filter(sha256=sha256).exclude(state=TableImport.State.FAILED).first()
