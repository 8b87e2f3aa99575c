"""How the fields in which people of the desk and of the countries write are called, wherever their text is given back."""

import re

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from practices.sections import FIELDS
from practices.sections.kinds import TEXTS, Kind

from .unseen import LINK_TEXTS

BY_HAND = TEXTS | {Kind.NAMES, Kind.YEAR}
LOOSE_WORDS = {
    "motivo": _("Motivo"),
    "mensaje": _("Mensaje"),
    "texto": _("Comentario"),
    "foreword": _("Presentación"),
    "palabras": _("Lo que dirá la carta"),
    "nombre": _("Nombre de la vista"),
    "edition": _("Edición"),
    "source": _("De dónde viene"),
    "codes": _("Agregar prácticas"),
    "practicas": _("Prácticas, en su orden"),
}
# With the key of the file before them or behind.
OF_FILES = {
    "titulo": _("Título del archivo"),
    "title": _("Título del archivo"),
    "description": _("Descripción de la imagen"),
    "credit": _("Crédito de la imagen"),
}
A_FILE = re.compile(rf"\d+-({'|'.join(OF_FILES)})|({'|'.join(OF_FILES)})-\d+")


def input_label(name: str) -> str | Promise | None:
    """The label of a field for text; None for one in which something is chosen, and for one of no form here."""
    if name.startswith("nota"):
        return _("Nota")
    if about_a_file := A_FILE.fullmatch(name):
        return OF_FILES[about_a_file[1] or about_a_file[2]]
    if name.startswith("observa-"):
        about = FIELDS.get(name.removeprefix("observa-"))
        return gettext("Observación: %s") % about.label if about else _("Observación")
    if name.startswith("anota-"):
        about = FIELDS.get(name.removeprefix("anota-"))
        return gettext("Nota interna: %s") % about.label if about else _("Nota interna")
    if name.startswith("extracto-"):
        return input_label(name.removeprefix("extracto-"))
    if name in LINK_TEXTS:
        return FIELDS["links"].label
    if name in FIELDS and FIELDS[name].kind in BY_HAND:
        return FIELDS[name].label
    return LOOSE_WORDS.get(name)
