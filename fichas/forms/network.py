"""The form of a page of the Network's repository that becomes a draft."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from practices import bounds
from practices.fields import LineFormField

from ..form.links import fault_of, with_scheme

MOST_BYTES = 1024 * 1024


class NetworkPageForm(forms.Form):
    """A page pasted, or its text as a file."""

    text = forms.CharField(
        label=_("Pegue el texto de la página"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Entera, tal como se copia: los títulos de sus partes pueden venir en cualquier idioma."),
    )
    file = forms.FileField(
        label=_("O elija un archivo de texto"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".txt"}),
        error_messages={"empty": _("El archivo está vacío.")},
    )
    address = LineFormField(
        label=_("Dirección de la página"),
        required=False,
        max_length=bounds.ADDRESS,
        help_text=_("Queda escrita como «La misma práctica en otros repositorios»."),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file and file.size > MOST_BYTES:
            raise ValidationError(_("El archivo es demasiado grande para el texto de una página."))
        return file

    def clean_address(self):
        address = with_scheme(self.cleaned_data["address"])
        if address and (fault := fault_of(address)):
            raise ValidationError(fault)
        return address

    def clean(self):
        given = super().clean()
        text, file = given.get("text", "").strip(), given.get("file")
        if not text and not file and not self.errors:
            self.add_error("text", _("Pegue el texto de la página, o elija su archivo."))
        if text and file:
            self.add_error("file", _("Elija una cosa: el texto pegado o el archivo."))
        return given

    @property
    def page_text(self) -> str:
        """Of a valid form. A file of an office may be of an older encoding."""
        if file := self.cleaned_data["file"]:
            data = file.read()
            try:
                return data.decode("utf-8-sig")
            except UnicodeDecodeError:
                return data.decode("cp1252", errors="replace")
        return self.cleaned_data["text"]
