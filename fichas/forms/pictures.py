"""What is said of a file where it is a picture of the practice: its place, what it shows, whose it is, who agreed."""

from collections.abc import Iterable

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from practices.fields import drop_unseen
from practices.models.content import MOST_PICTURES, PICTURE_TYPES

from ..models import FichaTextFile
from .acts import ActForm, unchosen

PLACES = [
    ("", _("No se muestra")),
    *((place, format_lazy(_("Imagen {}"), place)) for place in range(1, MOST_PICTURES + 1)),
]
ASKED = {
    "description": _("Describa la imagen: qué se ve en ella, para quien no puede verla."),
    "credit": _("Escriba de quién es la imagen."),
    "consent": _(
        "Confirme que quienes se reconocen en la imagen aceptaron aparecer; si no lo sabe, elija «No se muestra»."
    ),
}
TAKEN = _(
    "«%s» ya tiene ese lugar. Una ficha lleva hasta cuatro imágenes, cada una en el suyo: elija otro, o «No se muestra»."
)


class TitleField(forms.CharField):
    def to_python(self, value):
        return drop_unseen(" ".join((value or "").split()))


class PictureForm(ActForm):
    """A file, whose key is the prefix. One that can be no picture is not asked about it."""

    picture = forms.TypedChoiceField(
        label=_("Como imagen de la práctica"),
        choices=PLACES,
        coerce=int,
        empty_value=None,
        required=False,
        error_messages=unchosen(_("Elija uno de los lugares.")),
    )
    description = TitleField(
        label=_("Descripción"),
        help_text=_("Qué se ve en ella, para quien no puede verla."),
        required=False,
        validators=FichaTextFile._meta.get_field("description").validators,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    credit = TitleField(
        label=_("Crédito"),
        help_text=_("De quién es la imagen, como deba leerse: «Foto: Cancillería»."),
        required=False,
        validators=FichaTextFile._meta.get_field("credit").validators,
    )

    def __init__(self, file: FichaTextFile, data=None, **kwargs):
        super().__init__(data, prefix=str(file.pk), **kwargs)
        self.file = file
        if not self.may_be_picture:
            for name in ("picture", *ASKED):
                self.fields.pop(name, None)

    @property
    def may_be_picture(self) -> bool:
        return self.file.media_type in PICTURE_TYPES

    @property
    def picture_place(self) -> int | None:
        """Among the pictures, if it shall be one."""
        return self.cleaned_data.get("picture")

    def clean(self):
        given = super().clean()
        for name, sentence in ASKED.items():
            if self.picture_place and name in self.fields and not (given.get(name) or self.has_error(name)):
                self.add_error(name, sentence)
        return given


def refuse_shared_places(rows: Iterable[PictureForm]) -> None:
    """Of forms that were validated: of two pictures in one place the second says which file has it already."""
    taken: dict[int, PictureForm] = {}
    for row in rows:
        if row.picture_place:
            first = taken.setdefault(row.picture_place, row)
            if first is not row:
                row.add_error("picture", TAKEN % first.file.name)
