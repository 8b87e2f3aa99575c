"""The letters about what is incorporated without a signature: who gets them and what they say."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from ..states import Action
from .announcement import Announcement, associated, country, desk, objecting
from .wording_to_states import OF_ANOTHER_STATE

OBJECTED = Announcement(
    desk,
    _("Hay una objeción a la ficha %(ficha)s, incorporada sin firma"),
    _("Hay una objeción a la ficha %(ficha)s, de %(country)s, que se incorporó sin la firma de su país."),
    _("Leer la objeción"),
    "fichas:review",
)
ANSWERED = Announcement(
    country,
    _("La Secretaría Técnica respondió a la objeción a la ficha %(ficha)s"),
    _("La Secretaría Técnica respondió allí a la objeción a la ficha %(ficha)s, de %(country)s."),
    _("Leer la respuesta"),
    "fichas:task_list",
)
OF_INCORPORATION: dict[str, tuple[Announcement, ...]] = {
    Action.INCORPORATE: (
        Announcement(
            country,
            _("La ficha %(ficha)s, de su país, se incorporó al repositorio"),
            _(
                "La Secretaría Técnica incorporó al repositorio la ficha %(ficha)s, a partir de %(source)s. Su país no la "
                "firmó, y la página pública lo dice: %(address)s Si algo no es correcto, puede objetarla desde su página; "
                "si quiere firmarla, revísela y envíela."
            ),
            _("Ver la ficha"),
            "fichas:task_list",
        ),
        Announcement(
            associated,
            _("La ficha %(ficha)s, que nombra a su país, se incorporó al repositorio"),
            _(
                "La Secretaría Técnica incorporó al repositorio la ficha %(ficha)s, de %(country)s, a partir de %(source)s. "
                "Nombra a su país como asociado, y ningún país la firmó: %(address)s Puede objetarla desde su página."
            ),
            _("Ver la ficha"),
            OF_ANOTHER_STATE,
        ),
    ),
    Action.UNDO_INCORPORATION: (
        Announcement(
            country,
            _("La Secretaría Técnica retiró lo que incorporó: la ficha %(ficha)s"),
            _(
                "La Secretaría Técnica retiró en su primera hora la ficha %(ficha)s, de su país, que había incorporado al "
                "repositorio, y explica allí por qué. Vuelve a ser un borrador."
            ),
            _("Leer el motivo"),
            "fichas:task_list",
        ),
        Announcement(
            associated,
            _("La ficha %(ficha)s, que nombra a su país, se retiró del repositorio"),
            _(
                "La Secretaría Técnica retiró en su primera hora la ficha %(ficha)s, de %(country)s, que nombra a su país "
                "como asociado."
            ),
            _("Ver la ficha"),
            OF_ANOTHER_STATE,
        ),
    ),
    Action.OBJECT_INCORPORATED: (OBJECTED, replace(OBJECTED, to=country, view="fichas:task_list")),
    Action.ANSWER_OBJECTION: (ANSWERED, replace(ANSWERED, to=objecting, view=OF_ANOTHER_STATE)),
}
NOT_INCORPORATED = (
    Announcement(
        desk,
        _("La ficha %(ficha)s no pudo incorporarse"),
        _("La ficha %(ficha)s, de %(country)s, no se incorporó al repositorio y sigue en borrador."),
        _("Leer por qué"),
        "fichas:task_list",
    ),
)
