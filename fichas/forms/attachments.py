"""What is posted about the files of a ficha: what each is called and about, which go, what those that come are about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from practices.sections import DOCUMENTATION

from ..files.attachments import PLACES
from ..files.descriptions import Description, fingerprint, said_of
from ..models import FichaTextFile
from .acts import ActForm, unchosen
from .pictures import PictureForm, TitleField

CHOICES = [(place.code, place.name) for place in PLACES.values()]
CHOOSE = unchosen(_("Elija a qué numeral corresponde el archivo."))


class KeysField(forms.Field):
    """Keys of rows; what is none is left out."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value):
        return [int(key) for key in value or () if key.isascii() and key.isdecimal() and len(key) < 19]


class FilesForm(ActForm):
    file = KeysField(required=False)
    remove = KeysField(required=False)
    numeral = forms.ChoiceField(choices=CHOICES, initial=DOCUMENTATION.code, error_messages=CHOOSE)
    go = forms.CharField(required=False)


class DescriptionForm(PictureForm):
    """What is written beside a file, and the fingerprint of what stood there when its page was made."""

    title = TitleField(required=False, validators=FichaTextFile._meta.get_field("title").validators)
    numeral = forms.ChoiceField(choices=CHOICES, error_messages=CHOOSE)
    consent = forms.BooleanField(
        label=_("Quienes pueden reconocerse en la imagen aceptaron aparecer, o no se reconoce a nadie"),
        required=False,
    )
    was = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, file: FichaTextFile, data=None, **kwargs):
        super().__init__(file, data, initial=said_of(file), **kwargs)

    def add_prefix(self, field_name):
        return f"{field_name}-{self.prefix}"

    @property
    def stands(self) -> str:
        return fingerprint(said_of(self.file))

    @property
    def said(self) -> Description:
        given = {name: value for name, value in self.cleaned_data.items() if name != "was"}
        return Description(said_of(self.file) | given, self.cleaned_data["was"])
