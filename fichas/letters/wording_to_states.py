"""The letters to the States that a ficha names, about what becomes of its publication, by act."""

from django.utils.translation import gettext_lazy as _

from ..models import PracticeAct
from ..states import Action
from .announcement import Announcement, associated, associated_of_act

OF_ANOTHER_STATE, PUBLIC_PAGE = "fichas:associated", "practices:practice"
TO_STATES: dict[str, Announcement] = {
    Action.SCHEDULE: Announcement(
        associated,
        _("La ficha %(ficha)s, que nombra a su país, se publica el %(day)s"),
        _(
            "La Secretaría Técnica fijó el %(day)s para publicar la ficha %(ficha)s, de %(country)s, que nombra a "
            "su país como asociado. Hasta entonces puede leer lo que se publica y presentar una objeción."
        ),
        _("Leer lo que se publica"),
        OF_ANOTHER_STATE,
    ),
    Action.UNSCHEDULE: Announcement(
        associated,
        _("La ficha %(ficha)s, que nombra a su país, ya no tiene día de publicación"),
        _(
            "La ficha %(ficha)s, de %(country)s, nombra a su país y no se publica en el día que se había fijado."
        ),
        _("Ver la ficha"),
        OF_ANOTHER_STATE,
    ),
    Action.PUBLISH: Announcement(
        associated,
        _("La ficha %(ficha)s, que nombra a su país, está publicada"),
        _(
            "La ficha %(ficha)s, de %(country)s, que nombra a su país como asociado, ya se lee en el repositorio "
            "público: %(address)s"
        ),
        _("Ver la ficha"),
        OF_ANOTHER_STATE,
    ),
    Action.TAKE_BACK: Announcement(
        associated,
        _("La publicación de la ficha %(ficha)s, que nombra a su país, se retiró"),
        _(
            "La Secretaría Técnica retiró en su primera hora la publicación de la ficha %(ficha)s, de %(country)s, "
            "que nombra a su país como asociado. Puede publicarse de nuevo."
        ),
        _("Ver la ficha"),
        OF_ANOTHER_STATE,
    ),
    PracticeAct.Kind.WITHDRAWN: Announcement(
        associated_of_act,
        _("La práctica %(practice)s, que nombra a su país, se retiró del repositorio"),
        _(
            "La Secretaría Técnica retiró la práctica %(practice)s, de %(country)s, que nombra a su país como "
            "asociado. En su dirección pública queda una página que dice por qué."
        ),
        _("Leer el motivo"),
        PUBLIC_PAGE,
    ),
    PracticeAct.Kind.REINSTATED: Announcement(
        associated_of_act,
        _("La práctica %(practice)s, que nombra a su país, está de nuevo en el repositorio"),
        _(
            "La Secretaría Técnica repuso la práctica %(practice)s, de %(country)s, que nombra a su país como "
            "asociado."
        ),
        _("Ver la práctica"),
        PUBLIC_PAGE,
    ),
}
