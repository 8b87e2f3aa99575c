"""The letters about each step and act: who gets them and what they say. The words typed with it are in none."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from ..models import PracticeAct
from ..states import Action
from .announcement import Announcement, assignee, country, desk, of_act
from .wording_of_incorporation import OF_INCORPORATION
from .wording_to_states import TO_STATES

SENT_AGAIN = (
    Announcement(
        desk,
        _("%(country)s envió %(time)s la ficha %(ficha)s, con los cambios pedidos"),
        _("La ficha %(ficha)s, de %(country)s, volvió con los cambios pedidos y espera su revisión."),
        _("Revisar la ficha"),
        "fichas:review",
    ),
    Announcement(
        country,
        _("La ficha %(ficha)s se envió %(time)s a la Secretaría Técnica"),
        _(
            "Una persona que representa a su país firmó la ficha %(ficha)s con los cambios pedidos y la envió."
        ),
        _("Ver la ficha"),
        "fichas:task_list",
        must_act=False,
    ),
)
OBJECTION = Announcement(
    desk,
    _("Un Estado asociado objeta la ficha %(ficha)s"),
    _("Un Estado que la ficha %(ficha)s nombra como asociado presentó una objeción."),
    _("Leer la objeción"),
    "fichas:review",
)
OBJECTION_ENDED = Announcement(
    desk,
    _("Un Estado asociado retira su objeción a la ficha %(ficha)s"),
    _("Ya no hay objeción de ese Estado a la ficha %(ficha)s."),
    _("Ver la ficha"),
    "fichas:review",
)
NOT_ON_ITS_DAY = (
    Announcement(
        desk,
        _("La ficha %(ficha)s no pudo publicarse en su día"),
        _("La ficha %(ficha)s no se publicó en el día fijado, que ya no tiene."),
        _("Leer por qué"),
        "fichas:review",
    ),
    Announcement(
        country,
        _("La ficha %(ficha)s no se publicó en el día fijado"),
        _("La Secretaría Técnica está avisada de que la ficha %(ficha)s no se publicó en el día fijado."),
        _("Ver la ficha"),
        "fichas:task_list",
        must_act=False,
    ),
    TO_STATES[Action.UNSCHEDULE],
)
ANNOUNCEMENTS: dict[str, tuple[Announcement, ...]] = OF_INCORPORATION | {
    Action.SUBMIT: (
        Announcement(
            desk,
            _("%(country)s envió la ficha %(ficha)s"),
            _("La ficha %(ficha)s, de %(country)s, espera su revisión."),
            _("Revisar la ficha"),
            "fichas:review",
        ),
        Announcement(
            country,
            _("La ficha %(ficha)s se envió a la Secretaría Técnica"),
            _("Una persona que representa a su país firmó y envió la ficha %(ficha)s."),
            _("Ver la ficha"),
            "fichas:task_list",
            must_act=False,
        ),
    ),
    Action.REQUEST_CHANGES: (
        Announcement(
            country,
            _("La ficha %(ficha)s vuelve con observaciones"),
            _(
                "La Secretaría Técnica leyó la ficha %(ficha)s y pide cambios. "
                "Las observaciones están junto a cada respuesta; al terminar, envíela de nuevo."
            ),
            _("Ver las observaciones"),
            "fichas:task_list",
        ),
    ),
    Action.ASK_AGREEMENT: (
        Announcement(
            country,
            _("La ficha %(ficha)s espera la conformidad de su país"),
            _(
                "La Secretaría Técnica preparó el extracto que se publicaría de la ficha %(ficha)s. "
                "Verá qué cambia respecto de lo que su país firmó, y podrá aceptarlo o explicar por qué no."
            ),
            _("Ver el extracto"),
            "fichas:agreement",
        ),
    ),
    Action.AGREE: (
        Announcement(
            desk,
            _("%(country)s dio su conformidad a la ficha %(ficha)s"),
            _("El país firmó el extracto de la ficha %(ficha)s: ya puede publicarse."),
            _("Ver la ficha"),
            "fichas:review",
        ),
        Announcement(
            country,
            _("Su país dio su conformidad a la ficha %(ficha)s"),
            _("Una persona que representa a su país aceptó y firmó el extracto de la ficha %(ficha)s."),
            _("Ver la ficha"),
            "fichas:task_list",
            must_act=False,
        ),
    ),
    Action.REFUSE: (
        Announcement(
            desk,
            _("%(country)s no dio su conformidad a la ficha %(ficha)s"),
            _("El país explicó por qué no acepta el extracto de la ficha %(ficha)s."),
            _("Leer el motivo"),
            "fichas:review",
        ),
    ),
    Action.PUBLISH: (
        Announcement(
            country,
            _("La ficha %(ficha)s está publicada"),
            _("La ficha %(ficha)s ya se lee en el repositorio público, como su país la firmó: %(address)s"),
            _("Ver la ficha"),
            "fichas:task_list",
        ),
        TO_STATES[Action.PUBLISH],
    ),
    Action.TAKE_BACK: (
        Announcement(
            country,
            _("La Secretaría Técnica retiró la publicación de la ficha %(ficha)s"),
            _(
                "La Secretaría Técnica retiró la publicación de la ficha %(ficha)s en su primera hora y explica allí "
                "por qué. Lo que su país firmó queda como está: puede publicarse de nuevo."
            ),
            _("Leer el motivo"),
            "fichas:task_list",
        ),
        TO_STATES[Action.TAKE_BACK],
    ),
    Action.DECLINE: (
        Announcement(
            country,
            _("La ficha %(ficha)s no se incorpora al repositorio"),
            _("La Secretaría Técnica explicó el motivo en la ficha %(ficha)s."),
            _("Leer el motivo"),
            "fichas:task_list",
        ),
    ),
    Action.REOPEN: (
        Announcement(
            country,
            _("La Secretaría Técnica volvió a abrir la ficha %(ficha)s"),
            _("La ficha %(ficha)s vuelve a revisión. La Secretaría Técnica explica allí por qué."),
            _("Leer el motivo"),
            "fichas:task_list",
            must_act=False,
        ),
    ),
    Action.RETIRE: (
        Announcement(
            desk,
            _("%(country)s retiró la ficha %(ficha)s"),
            _("El país retiró la ficha %(ficha)s y explicó por qué."),
            _("Leer el motivo"),
            "fichas:review",
            must_act=False,
        ),
    ),
    Action.WRITE: (
        Announcement(
            desk,
            _("%(country)s escribió sobre la ficha %(ficha)s"),
            _("Hay un mensaje de %(country)s sobre la ficha %(ficha)s."),
            _("Leer el mensaje"),
            "fichas:correspondence",
            gathers=True,
        ),
    ),
    Action.WRITE_BACK: (
        Announcement(
            country,
            _("La Secretaría Técnica escribió sobre la ficha %(ficha)s"),
            _("Hay un mensaje de la Secretaría Técnica sobre la ficha %(ficha)s."),
            _("Leer el mensaje"),
            "fichas:task_list",
            gathers=True,
        ),
    ),
    Action.ASK_WITHDRAWAL: (
        Announcement(
            desk,
            _("%(country)s pide que se retire la práctica de la ficha %(ficha)s"),
            _("%(country)s pide que se retire del repositorio la práctica de la ficha %(ficha)s."),
            _("Leer el motivo"),
            "fichas:review",
            gathers=True,
        ),
    ),
    Action.OBJECT: (OBJECTION, replace(OBJECTION, to=country, view="fichas:task_list")),
    Action.END_OBJECTION: (
        OBJECTION_ENDED,
        replace(OBJECTION_ENDED, to=country, view="fichas:task_list", must_act=False),
    ),
    Action.SCHEDULE: (
        Announcement(
            country,
            _("La ficha %(ficha)s se publica el %(day)s"),
            _(
                "La Secretaría Técnica fijó el %(day)s para publicar la ficha %(ficha)s, como su país la firmó."
            ),
            _("Ver la ficha"),
            "fichas:task_list",
            must_act=False,
        ),
        TO_STATES[Action.SCHEDULE],
    ),
    Action.UNSCHEDULE: (
        Announcement(
            desk,
            _("La ficha %(ficha)s ya no tiene día de publicación"),
            _("Se anuló el día de publicación de la ficha %(ficha)s."),
            _("Leer por qué"),
            "fichas:review",
        ),
        Announcement(
            country,
            _("La ficha %(ficha)s ya no tiene día de publicación"),
            _("Se anuló el día de publicación de la ficha %(ficha)s."),
            _("Ver la ficha"),
            "fichas:task_list",
            must_act=False,
        ),
        TO_STATES[Action.UNSCHEDULE],
    ),
    Action.ASSIGN: (
        Announcement(
            assignee,
            _("La ficha %(ficha)s queda a su cargo"),
            _("La ficha %(ficha)s, de %(country)s, queda a su cargo."),
            _("Ver la ficha"),
            "fichas:review",
        ),
    ),
}

ACTS: dict[str, tuple[Announcement, ...]] = {
    PracticeAct.Kind.WITHDRAWN: (
        Announcement(
            of_act,
            _("La práctica %(practice)s se retiró del repositorio"),
            _(
                "La Secretaría Técnica retiró la práctica %(practice)s, de su país. "
                "En su dirección pública queda una página que dice por qué."
            ),
            _("Leer el motivo"),
            "fichas:task_list",
        ),
        TO_STATES[PracticeAct.Kind.WITHDRAWN],
    ),
    PracticeAct.Kind.REINSTATED: (
        Announcement(
            of_act,
            _("La práctica %(practice)s está de nuevo en el repositorio"),
            _("La Secretaría Técnica repuso la práctica %(practice)s, de su país."),
            _("Ver la práctica"),
            "fichas:task_list",
        ),
        TO_STATES[PracticeAct.Kind.REINSTATED],
    ),
    PracticeAct.Kind.CONFIRMED: (
        Announcement(
            of_act,
            _("La Secretaría Técnica confirmó el estado de la práctica %(practice)s"),
            _(
                "La página de la práctica %(practice)s, de su país, dice desde cuándo está confirmado su estado."
            ),
            _("Ver la práctica"),
            "fichas:task_list",
            must_act=False,
        ),
    ),
}
