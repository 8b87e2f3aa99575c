"""What is posted about the files of a ficha: what each is called and about, which go, what those that come are about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from practices.fields import drop_unseen
from practices.sections import DOCUMENTATION

from ..files.attachments import PLACES, Description
from ..models import FichaTextFile
from .acts import ActForm, unchosen

CHOICES = [(place.code, place.name) for place in PLACES.values()]
CHOOSE = unchosen(_("Elija a qué numeral corresponde el archivo."))


class TitleField(forms.CharField):
    def to_python(self, value):
        return drop_unseen(" ".join((value or "").split()))


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


class DescriptionForm(ActForm):
    """What is written beside a file, whose key is the `prefix`, and what stood there when its page was made."""

    title = TitleField(required=False, validators=FichaTextFile._meta.get_field("title").validators)
    numeral = forms.ChoiceField(choices=CHOICES, error_messages=CHOOSE)
    title_was = forms.CharField(required=False, strip=False)
    numeral_was = forms.CharField(required=False)

    def add_prefix(self, field_name):
        return f"{field_name.replace('_', '-')}-{self.prefix}"

    @property
    def description(self) -> Description:
        given = self.cleaned_data
        return Description((given["numeral"], given["title"]), (given["numeral_was"], given["title_was"]))
