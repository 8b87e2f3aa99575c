"""The letters about errata: who gets them and what they say."""

from django.utils.translation import gettext_lazy as _

from ..states import Action
from .announcement import Announcement, country, desk

ASKED = Announcement(
    country,
    _("La errata de la ficha %(ficha)s espera la firma de su país"),
    _(
        "La Secretaría Técnica propone corregir unas palabras de una práctica publicada de su país (%(ficha)s). "
        "Verá cuáles y por qué. Si su país las firma, se publican en unos minutos."
    ),
    _("Leer la errata"),
    "fichas:agreement",
)
OF_ERRATA: dict[str, tuple[Announcement, ...]] = {
    Action.PROPOSE_ERRATA: (ASKED,),
    Action.ASK_AGREEMENT: (ASKED,),
    Action.SEND_ERRATA: (
        Announcement(
            desk,
            _("%(country)s corrige una errata de la ficha %(ficha)s"),
            _("%(country)s firmó una errata de su práctica (%(ficha)s): puede publicarse."),
            _("Leer la errata"),
            "fichas:review",
        ),
        Announcement(
            country,
            _("Su país envió una errata de la ficha %(ficha)s"),
            _("Una persona que representa a su país firmó la errata y la envió a la Secretaría Técnica."),
            _("Ver la ficha"),
            "fichas:task_list",
            must_act=False,
        ),
    ),
    Action.AGREE: (
        Announcement(
            desk,
            _("%(country)s firmó la errata de la ficha %(ficha)s"),
            _("La errata se publica en unos minutos, sin que nadie tenga que hacer nada."),
            _("Ver la ficha"),
            "fichas:review",
            must_act=False,
        ),
        Announcement(
            country,
            _("Su país firmó la errata de la ficha %(ficha)s"),
            _("Una persona que representa a su país la firmó; se publica en unos minutos."),
            _("Ver la ficha"),
            "fichas:task_list",
            must_act=False,
        ),
    ),
    Action.REFUSE: (
        Announcement(
            desk,
            _("%(country)s no firma la errata de la ficha %(ficha)s"),
            _("El país explicó por qué no firma la errata."),
            _("Leer el motivo"),
            "fichas:review",
        ),
    ),
    Action.DECLINE: (
        Announcement(
            country,
            _("La errata de la ficha %(ficha)s no se publica"),
            _("La Secretaría Técnica explicó el motivo en la ficha %(ficha)s."),
            _("Leer el motivo"),
            "fichas:task_list",
        ),
    ),
}
