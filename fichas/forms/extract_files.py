"""The files of an extract: those of its country, each with another title, in another place, or left out."""

import hashlib
import json

from django import forms
from django.utils.translation import gettext_lazy as _

from practices.answers import read_file, without_picture

from ..models import FichaTextFile
from .pictures import PictureForm, TitleField, refuse_shared_places


class ExtractFileForm(PictureForm):
    """One file, whose key in its country's text is the prefix. Only what its country shows as a picture may be one: it is
    the country that vouches for those who appear."""

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

    field_order = ("lugar", "titulo", "fuera")

    @property
    def may_be_picture(self) -> bool:
        return bool(self.file.picture)

    @property
    def picture_place(self) -> int | None:
        return None if self.cleaned_data.get("fuera") else super().picture_place

    @property
    def value(self) -> dict:
        file = read_file(self.file)
        if self.picture_place:
            file |= {name: self.cleaned_data[name] for name in ("picture", "description", "credit")}
        else:
            file = without_picture(file)
        return file | {"title": self.cleaned_data["titulo"]}


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
        """As the extract has it; of what it leaves out, as its country does."""
        own = read_file(file)
        places = (
            (place, one)
            for place, one in enumerate(self.files, 1)
            if (one["sha256"], one["name"]) == (file.sha256, file.name)
        )
        place, said = next(places, (len(self.files) + number, own))
        initial = own | {"picture": None} | said
        return initial | {"titulo": said["title"], "lugar": place, "fuera": place > len(self.files)}

    @property
    def fingerprint(self) -> str:
        """Of the files that were read."""
        return hashlib.sha256(json.dumps(self.files).encode()).hexdigest()

    def is_valid(self) -> bool:
        for row in self.rows:
            row.full_clean()
        refuse_shared_places(self.rows)
        return not any(row.errors for row in self.rows)  # every row says what is wrong with it

    @property
    def is_stale(self) -> bool:
        """Whether the page was made of other files than the extract has now."""
        return self.data is not None and self.data.get("leidos") != self.fingerprint

    @property
    def chosen(self) -> list[dict]:
        """The files of the extract as they were asked for, in their order."""
        kept = [row for row in self.rows if not row.cleaned_data["fuera"]]
        return [row.value for row in sorted(kept, key=lambda row: row.cleaned_data["lugar"])]
