"""The files of an extract: those of its country, each with another title, in another place, or left out."""

import hashlib
import json

from django import forms
from django.utils.translation import gettext_lazy as _

from practices.answers import FILE_FIELDS

from ..models import FichaTextFile
from .acts import ActForm
from .attachments import TitleField


class ExtractFileForm(ActForm):
    """One file, whose key in its country's text is the prefix."""

    titulo = TitleField(
        label=_("Título"), required=False, validators=FichaTextFile._meta.get_field("title").validators
    )
    lugar = forms.IntegerField(
        label=_("Lugar"),
        min_value=1,
        max_value=999,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "place"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Escriba un número.")
        ),
    )
    fuera = forms.BooleanField(label=_("Fuera del extracto"), required=False)

    def __init__(self, file: FichaTextFile, data=None, **kwargs):
        super().__init__(data, prefix=str(file.pk), **kwargs)
        self.file = file

    @property
    def value(self) -> dict:
        return {name: getattr(self.file, name) for name in FILE_FIELDS} | {
            "title": self.cleaned_data["titulo"]
        }


class ExtractFilesForm:
    """All files of a country's text, and what the extract has of them."""

    def __init__(self, files: list[FichaTextFile], answers: dict, data=None):
        self.files = answers["files"]
        self.data = data
        self.rows = [
            ExtractFileForm(file, data, initial=self.initial_of(file, number))
            for number, file in enumerate(files, 1)
        ]
        if data is None:
            self.rows.sort(key=lambda row: row.initial["lugar"])

    def initial_of(self, file: FichaTextFile, number: int) -> dict:
        places = (
            (place, one["title"])
            for place, one in enumerate(self.files, 1)
            if (one["sha256"], one["name"]) == (file.sha256, file.name)
        )
        place, title = next(places, (len(self.files) + number, file.title))
        return {"titulo": title, "lugar": place, "fuera": place > len(self.files)}

    @property
    def fingerprint(self) -> str:
        """Of the files that were read."""
        return hashlib.sha256(json.dumps(self.files).encode()).hexdigest()

    def is_valid(self) -> bool:
        valid = [row.is_valid() for row in self.rows]  # every row says what is wrong with it
        return all(valid)

    @property
    def is_stale(self) -> bool:
        """Whether the page was made of other files than the extract has now."""
        return self.data is not None and self.data.get("leidos") != self.fingerprint

    @property
    def chosen(self) -> list[dict]:
        """The files of the extract as they were asked for, in their order."""
        kept = [row for row in self.rows if not row.cleaned_data["fuera"]]
        return [row.value for row in sorted(kept, key=lambda row: row.cleaned_data["lugar"])]
