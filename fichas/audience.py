"""Who reads the words that come with an act. One table: labels, heads of pages, histories and tests are made from it."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import PracticeAct
from .states import Action


class Audience(models.TextChoices):
    """The labels stand beside the field in which the words are written."""

    BOTH = "both", _("Lo leen el país y la Secretaría Técnica. No se publica.")
    CONCERNED = (
        "concerned",
        _("Lo leen el país que la presentó, el Estado que objeta y la Secretaría Técnica. No se publica."),
    )
    PARTIES = (
        "parties",
        _("Lo leen el país de la ficha, el Estado que objeta y la Secretaría Técnica. No se publica."),
    )
    DESK = "desk", _("Solo lo lee la Secretaría Técnica.")
    PUBLIC = "public", _("Se publica en su página.")


@dataclass(frozen=True)
class Act:
    """Who reads its words, and under which heading they stand until the next step."""

    audience: Audience
    heading: str | Promise = ""


REMINDER = "reminder"  # what the desk writes to those who speak for a State, from the board
BOTH, CONCERNED, DESK, PUBLIC = Audience.BOTH, Audience.CONCERNED, Audience.DESK, Audience.PUBLIC
PARTIES = Audience.PARTIES
ACTS: dict[str, Act] = {
    Action.SUBMIT: Act(BOTH),
    Action.REQUEST_CHANGES: Act(BOTH, _("La Secretaría Técnica pide cambios")),
    Action.ASK_AGREEMENT: Act(BOTH, _("La Secretaría Técnica pide la conformidad del país con el extracto")),
    Action.AGREE: Act(BOTH),
    Action.REFUSE: Act(BOTH, _("El país no da su conformidad")),
    Action.REOPEN: Act(BOTH, _("La Secretaría Técnica la volvió a abrir")),
    Action.SCHEDULE: Act(BOTH, _("La Secretaría Técnica fijó el día de la publicación")),
    Action.UNSCHEDULE: Act(BOTH, _("Se anuló el día de la publicación")),
    Action.PUBLISH: Act(BOTH, _("La Secretaría Técnica la publicó")),
    Action.DECLINE: Act(BOTH, _("La Secretaría Técnica no la incorpora al repositorio")),
    Action.RETIRE: Act(BOTH, _("El país la retiró")),
    Action.ASSIGN: Act(DESK),
    Action.REBASE: Act(DESK),
    Action.WRITE: Act(BOTH, _("El país escribe")),
    Action.WRITE_BACK: Act(BOTH, _("La Secretaría Técnica escribe")),
    Action.OBJECT: Act(CONCERNED, _("Un Estado asociado objeta")),
    Action.END_OBJECTION: Act(CONCERNED, _("El Estado asociado retira su objeción")),
    Action.TAKE_BACK: Act(BOTH, _("La Secretaría Técnica retiró la publicación en su primera hora")),
    Action.PROPOSE_ERRATA: Act(BOTH, _("La Secretaría Técnica propone corregir una errata")),
    Action.SEND_ERRATA: Act(BOTH, _("El país corrige una errata")),
    Action.ASK_WITHDRAWAL: Act(BOTH, _("El país pide que la práctica se retire del repositorio")),
    Action.INCORPORATE_SOON: Act(BOTH, _("La Secretaría Técnica la eligió para incorporarla al repositorio")),
    Action.CANCEL_INCORPORATION: Act(BOTH, _("No se incorporó")),
    Action.INCORPORATE: Act(BOTH, _("La Secretaría Técnica la incorporó al repositorio")),
    Action.UNDO_INCORPORATION: Act(
        BOTH, _("La Secretaría Técnica retiró en su primera hora lo que incorporó")
    ),
    Action.OBJECT_INCORPORATED: Act(PARTIES, _("Objeción a lo incorporado")),
    Action.ANSWER_OBJECTION: Act(PARTIES, _("La Secretaría Técnica responde a la objeción")),
    REMINDER: Act(BOTH),
    PracticeAct.Kind.WITHDRAWN: Act(PUBLIC, _("La Secretaría Técnica retiró la práctica del repositorio")),
    PracticeAct.Kind.REINSTATED: Act(BOTH, _("La Secretaría Técnica repuso la práctica en el repositorio")),
    PracticeAct.Kind.CONFIRMED: Act(BOTH, _("La Secretaría Técnica confirmó el estado de la experiencia")),
}
READ_BY_THE_COUNTRY = [name for name, act in ACTS.items() if act.audience != DESK]
AT_THE_HEAD = [name for name, act in ACTS.items() if act.heading]


def reader(act: str) -> str:
    """Who reads the words of an act, as the field says it in which they are written."""
    return str(ACTS[act].audience.label)
