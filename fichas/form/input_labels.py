"""How the fields in which people of the desk and of the countries write are called, wherever their text is given back."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .fields import LABELS, QUESTIONS, kind_of

CHOSEN = ("choices", "choice", "checkbox")
LOOSE_WORDS = {
    "motivo": _("Motivo"),
    "mensaje": _("Mensaje"),
    "texto": _("Comentario"),
    "foreword": _("Presentación"),
}


def input_label(name: str) -> str | Promise | None:
    """The label of a field for text; None for one in which something is chosen, and for one of no form here."""
    if name.startswith("nota"):
        return _("Nota")
    if name.startswith("link_"):
        return LABELS["links"]
    if name in LOOSE_WORDS:
        return LOOSE_WORDS[name]
    if (name not in QUESTIONS and name not in LABELS) or kind_of(name) in CHOSEN:
        return None
    return LABELS.get(name) or QUESTIONS[name].label
