"""The columns of a ficha: plain text without characters that hide, reorder or break what is read."""

import re
import unicodedata
from collections.abc import Iterator

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from .words import count_words

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Unicode's Default_Ignorable_Code_Point and the blank of Braille, but for the marks that turn the reading direction:
# without those a line would read in another order than it was seen in. U+200E turns nothing among our letters.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200e\u2060-\u2065\u206a-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
MARKS = 8  # on one letter; no language needs as many, and a tower of them covers the lines above


def drop_invisible(text: str) -> str:
    """An address, a link or a line without the characters that nobody sees or types, and that make two of what looks one."""
    return INVISIBLE.sub("", text)


def address_as_typed(text: str) -> str:
    """An e-mail address as everyone types it, however it was pasted: the form in which accounts and letters know it."""
    plain = unicodedata.normalize("NFKC", drop_invisible(text)).lower()
    return unicodedata.normalize("NFKC", plain).strip()


def is_forbidden(character: str) -> bool:
    """Controls (tab and line feed excepted), marks that turn the reading direction, lone surrogates, noncharacters."""
    if character in "\t\n":
        return False
    if character in BIDI or unicodedata.category(character) in ("Cc", "Cs"):
        return True
    return ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF


def judged(text: str) -> Iterator[tuple[str, bool]]:
    """Each character, and whether it is forbidden, be it for itself or for the marks that its letter bears already."""
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        yield character, marks > MARKS or is_forbidden(character)


def without_forbidden(text: str) -> str:
    return "".join(character for character, forbidden in judged(text) if not forbidden)


def validate_plain_text(text: str) -> None:
    found = next(filter(is_forbidden, text), None)
    if found:
        code = f"U+{ord(found):04X}"
        raise ValidationError(
            _("El texto tiene un carácter que no se ve (%s): bórrelo y escríbalo de nuevo.") % code
        )
    if any(forbidden for _character, forbidden in judged(text)):
        raise ValidationError(
            _("El texto tiene una letra con más de %d signos encima: bórrela y escríbala de nuevo.") % MARKS
        )


def validate_file_name(name: str) -> None:
    """A name that stands in an address and names a download: no path, not even a piece of one."""
    if "/" in name or "\\" in name or name.strip(" .") == "":
        raise ValidationError(_("«%s» no sirve como nombre de archivo.") % name)


class AddressFormField(forms.EmailField):
    def to_python(self, value):
        return super().to_python(address_as_typed(value) if isinstance(value, str) else value)


class LineFormField(forms.CharField):
    """A line in a form, without what nobody sees; everything else in it is judged as it was typed."""

    def to_python(self, value):
        return super().to_python(drop_invisible(value) if isinstance(value, str) else value)


class AddressField(models.EmailField):
    """An e-mail address in the one form that everyone types, whichever way it is written or looked for."""

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return address_as_typed(value) if isinstance(value, str) else value

    def pre_save(self, model_instance, add):
        value = self.get_prep_value(super().pre_save(model_instance, add))
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": AddressFormField, **kwargs})


class PlainTextField(models.TextField):
    """Text of any length; forbidden characters are refused before they reach the database."""

    default_validators = [validate_plain_text]

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        if isinstance(value, str):
            validate_plain_text(value)
        return value


class LineField(PlainTextField):
    """Text on one line. A TextField, because SQLite does not enforce lengths and PostgreSQL does."""

    def get_prep_value(self, value):
        if isinstance(value, str) and "\n" in value:
            raise ValidationError(_("Escriba este dato en una sola línea."))
        return super().get_prep_value(value)


class LimitedTextField(PlainTextField):
    """Text with a limit in words. The limit stops a submission, never a save, and cuts nothing."""

    def __init__(self, *args, max_words: int, **kwargs):
        self.max_words = max_words
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"max_words": self.max_words}

    def words_over(self, text: str) -> int:
        """How many words the text has too many; 0 when it fits."""
        return max(0, count_words(text) - self.max_words)
