"""The columns of a ficha: plain text without characters that hide, reorder or break what is read."""

import re
import unicodedata
from functools import lru_cache

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from . import bounds

BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Unicode's Default_Ignorable_Code_Point and the blank of Braille, but for the marks that turn the reading direction:
# without those a line would read in another order than it was seen in. U+200E turns nothing among our letters.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200e\u2060-\u2065\u206a-\u206f\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# What a text may lose and say the same: controls, what is not seen, and marks of direction. Without U+202E, which turns
# letters around, another text would stand than the one that was seen: that one is refused.
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff\u061c\u200f\u202a-\u202d\u2066-\u2069]|(?![\u200c\u200d\ufe00-\ufe0f])"
    + INVISIBLE.pattern
)
# They make letters of Indic and Persian texts, and families of emoji; after ours they do nothing.
IDLE_JOINERS = re.compile(
    "(?:(?<=[\x00-\u024f\u1e00-\u1eff\u2000-\u206f])|^)[\u200c\u200d\ufe00-\ufe0f]+", re.M
)
CHARACTERS = 4_096  # of which it is remembered what they are: more than our languages have
MARKS = 8  # on one letter; no language needs as many, and a tower of them covers the lines above


def drop_invisible(text: str) -> str:
    """An address, a link or a line without the characters that nobody sees or types, and that make two of what looks one."""
    return INVISIBLE.sub("", text)


def drop_unseen(text: str) -> str:
    """A text without the characters that nobody sees and that change nothing in it; PDFs and web pages bring them along."""
    return IDLE_JOINERS.sub("", UNSEEN.sub("", text))


def address_as_typed(text: str) -> str:
    """An e-mail address as everyone types it, however it was pasted: the form in which accounts and letters know it."""
    plain = unicodedata.normalize("NFKC", drop_invisible(text)).lower()
    return unicodedata.normalize("NFKC", plain).strip()


@lru_cache(maxsize=CHARACTERS)
def is_forbidden(character: str) -> bool:
    """Controls (tab and line feed excepted), marks that turn the reading direction, lone surrogates, noncharacters."""
    if character in "\t\n":
        return False
    if character in BIDI or unicodedata.category(character) in ("Cc", "Cs"):
        return True
    return ord(character) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(character) <= 0xFDEF


@lru_cache(maxsize=CHARACTERS)
def is_mark(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Me")


def excess_marks(text: str) -> list[tuple[int, str]]:
    """Where a letter bears more marks than any language needs, and those that are too many."""
    marks = "".join(filter(is_mark, set(text)))
    towers = re.finditer(f"(?<=[{marks}]{{{MARKS}}})[{marks}]+", text) if marks else ()
    return [(tower.start(), tower[0]) for tower in towers]


def forbidden_in(text: str) -> set[str]:
    """The characters that no text may hold, be it for themselves or for the marks that their letter bears already."""
    return {*filter(is_forbidden, set(text)), *"".join(marks for _start, marks in excess_marks(text))}


def without_forbidden(text: str) -> str:
    for character in filter(is_forbidden, set(text)):
        text = text.replace(character, "")
    for start, marks in reversed(excess_marks(text)):
        text = text[:start] + text[start + len(marks) :]
    return text


def validate_plain_text(text: str) -> None:
    if forbidden := list(filter(is_forbidden, set(text))):
        code = f"U+{ord(min(forbidden, key=text.index)):04X}"
        raise ValidationError(
            _("El texto tiene un carácter que no se ve (%s): bórrelo y escríbalo de nuevo.") % code
        )
    if excess_marks(text):
        raise ValidationError(
            _("El texto tiene una letra con más de %d signos encima: bórrela y escríbala de nuevo.") % MARKS
        )


class StoredFileField(models.CharField):
    """The SHA-256 of a stored file: what a field of this kind names is swept by nobody and missed by every backup."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"max_length": 64})

    def deconstruct(self):
        """To the database it is a plain column."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


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


class TextFormField(forms.CharField):
    """A text of several lines in a form, without what nobody sees. What `column` cannot hold is refused."""

    widget = forms.Textarea

    def __init__(
        self, *, column: models.Field | None = None, rows: int = 4, required: bool = False, **kwargs
    ):
        validators = column.validators if column else [validate_plain_text]
        super().__init__(required=required, validators=validators, **kwargs)
        self.widget.attrs["rows"] = rows

    def to_python(self, value):
        return drop_unseen(super().to_python(value).replace("\r\n", "\n")).strip()


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
    """Text without characters that hide, and within bounds: both are refused before they reach the database.

    A TextField even on one line, because SQLite does not enforce lengths and PostgreSQL does. The bounds are rules of
    writing: migrations know nothing of them.
    """

    default_validators = [validate_plain_text]
    max_characters, max_lines = bounds.TEXT, bounds.TEXT_LINES

    def __init__(self, *args, max_characters: int | None = None, max_lines: int | None = None, **kwargs):
        self.max_characters = max_characters or self.max_characters
        self.max_lines = max_lines or self.max_lines
        super().__init__(*args, **kwargs)

    def validate_size(self, text: str) -> None:
        bounds.validate_size(text, self.max_characters, self.max_lines)

    @cached_property
    def validators(self):
        return [*super().validators, self.validate_size]

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        if isinstance(value, str):
            validate_plain_text(value)
            self.validate_size(value)
        return value


class LineField(PlainTextField):
    """Text on one line."""

    max_characters, max_lines = bounds.LINE, 1

    def validate_size(self, text: str) -> None:
        if "\n" in text:
            raise ValidationError(_("Escriba este dato en una sola línea."))
        super().validate_size(text)


class LimitedTextField(PlainTextField):
    """Text with a limit in words. The limit stops a submission, never a save, and cuts nothing."""

    def __init__(self, *args, max_words: int, **kwargs):
        self.max_words = max_words
        super().__init__(*args, max_characters=bounds.PER_WORD * max_words, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, kwargs | {"max_words": self.max_words}
