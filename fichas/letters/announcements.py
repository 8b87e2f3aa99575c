"""Whom a step is told to, in the site and by letter. Nobody is told of what they did themselves.

The words typed at a step are in no letter: whoever may read them finds them in the ficha.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import Ficha, Notice, PracticeAct, Transition, User
from ..rules import is_secretariat
from ..states import Action
from .notifications import language_of, post
from .recipients import at_the_desk, of_country, wants, wants_a_digest


def country(step: Transition) -> list[User]:
    return of_country(step.ficha.country)


def desk(step: Transition) -> list[User]:
    """Whoever has the ficha in hand, else everyone there."""
    assignee = step.ficha.assignee
    if assignee and assignee.is_active and is_secretariat(assignee):
        return [assignee]
    return at_the_desk()


def assignee(step: Transition) -> list[User]:
    return [step.ficha.assignee] if step.ficha.assignee else []


def of_act(act: PracticeAct) -> list[User]:
    return of_country(act.practice.country)


@dataclass(frozen=True)
class Announcement:
    """To whom, in which words, leading where; whether it asks them to act."""

    to: Callable[..., list[User]]
    subject: str
    text: str
    button: str
    view: str
    must_act: bool = True


ANNOUNCEMENTS: dict[str, tuple[Announcement, ...]] = {
    Action.SUBMIT: (
        Announcement(
            desk,
            _("%(country)s envió la ficha %(reference)s"),
            _("La ficha %(reference)s, de %(country)s, espera su revisión."),
            _("Revisar la ficha"),
            "fichas:review",
        ),
        Announcement(
            country,
            _("La ficha %(reference)s se envió a la Secretaría Técnica"),
            _("Una persona que representa a su país firmó y envió la ficha %(reference)s."),
            _("Ver la ficha"),
            "fichas:task_list",
            must_act=False,
        ),
    ),
    Action.REQUEST_CHANGES: (
        Announcement(
            country,
            _("La ficha %(reference)s vuelve con observaciones"),
            _(
                "La Secretaría Técnica leyó la ficha %(reference)s y pide cambios. "
                "Las observaciones están junto a cada respuesta; al terminar, envíela de nuevo."
            ),
            _("Ver las observaciones"),
            "fichas:task_list",
        ),
    ),
    Action.ASK_AGREEMENT: (
        Announcement(
            country,
            _("La ficha %(reference)s espera la conformidad de su país"),
            _(
                "La Secretaría Técnica preparó el extracto que se publicaría de la ficha %(reference)s. "
                "Verá qué cambia respecto de lo que su país firmó, y podrá aceptarlo o explicar por qué no."
            ),
            _("Ver el extracto"),
            "fichas:agreement",
        ),
    ),
    Action.AGREE: (
        Announcement(
            desk,
            _("%(country)s dio su conformidad a la ficha %(reference)s"),
            _("El país firmó el extracto de la ficha %(reference)s: ya puede publicarse."),
            _("Ver la ficha"),
            "fichas:review",
        ),
        Announcement(
            country,
            _("Su país dio su conformidad a la ficha %(reference)s"),
            _("Una persona que representa a su país aceptó y firmó el extracto de la ficha %(reference)s."),
            _("Ver la ficha"),
            "fichas:task_list",
            must_act=False,
        ),
    ),
    Action.REFUSE: (
        Announcement(
            desk,
            _("%(country)s no dio su conformidad a la ficha %(reference)s"),
            _("El país explicó por qué no acepta el extracto de la ficha %(reference)s."),
            _("Leer el motivo"),
            "fichas:review",
        ),
    ),
    Action.PUBLISH: (
        Announcement(
            country,
            _("La ficha %(reference)s está publicada"),
            _("La ficha %(reference)s ya se lee en el repositorio público, como su país la firmó."),
            _("Ver la ficha"),
            "fichas:task_list",
        ),
    ),
    Action.DECLINE: (
        Announcement(
            country,
            _("La ficha %(reference)s no se incorpora al repositorio"),
            _("La Secretaría Técnica explicó el motivo en la ficha %(reference)s."),
            _("Leer el motivo"),
            "fichas:task_list",
        ),
    ),
    Action.REOPEN: (
        Announcement(
            country,
            _("La Secretaría Técnica volvió a abrir la ficha %(reference)s"),
            _("La ficha %(reference)s vuelve a revisión. La Secretaría Técnica explica allí por qué."),
            _("Leer el motivo"),
            "fichas:task_list",
            must_act=False,
        ),
    ),
    Action.RETIRE: (
        Announcement(
            desk,
            _("%(country)s retiró la ficha %(reference)s"),
            _("El país retiró la ficha %(reference)s y explicó por qué."),
            _("Leer el motivo"),
            "fichas:review",
            must_act=False,
        ),
    ),
    Action.WRITE: (
        Announcement(
            desk,
            _("%(country)s escribió sobre la ficha %(reference)s"),
            _("Hay un mensaje de %(country)s sobre la ficha %(reference)s."),
            _("Leer el mensaje"),
            "fichas:correspondence",
        ),
    ),
    Action.WRITE_BACK: (
        Announcement(
            country,
            _("La Secretaría Técnica escribió sobre la ficha %(reference)s"),
            _("Hay un mensaje de la Secretaría Técnica sobre la ficha %(reference)s."),
            _("Leer el mensaje"),
            "fichas:task_list",
        ),
    ),
    Action.ASK_WITHDRAWAL: (
        Announcement(
            desk,
            _("%(country)s pide que se retire la práctica de la ficha %(reference)s"),
            _("%(country)s pide que se retire del repositorio la práctica de la ficha %(reference)s."),
            _("Leer el motivo"),
            "fichas:review",
        ),
    ),
    Action.ASSIGN: (
        Announcement(
            assignee,
            _("La ficha %(reference)s queda a su cargo"),
            _("La ficha %(reference)s, de %(country)s, queda a su cargo."),
            _("Ver la ficha"),
            "fichas:review",
        ),
    ),
}

ACTS: dict[str, Announcement] = {
    PracticeAct.Kind.WITHDRAWN: Announcement(
        of_act,
        _("La práctica %(code)s se retiró del repositorio"),
        _(
            "La Secretaría Técnica retiró la práctica %(code)s, de su país. "
            "En su dirección pública queda una página que dice por qué."
        ),
        _("Leer el motivo"),
        "fichas:task_list",
    ),
    PracticeAct.Kind.REINSTATED: Announcement(
        of_act,
        _("La práctica %(code)s está de nuevo en el repositorio"),
        _("La Secretaría Técnica repuso la práctica %(code)s, de su país."),
        _("Ver la práctica"),
        "fichas:task_list",
    ),
    PracticeAct.Kind.CONFIRMED: Announcement(
        of_act,
        _("La Secretaría Técnica confirmó el estado de la práctica %(code)s"),
        _("La página de la práctica %(code)s, de su país, dice desde cuándo está confirmado su estado."),
        _("Ver la práctica"),
        "fichas:task_list",
        must_act=False,
    ),
}


def facts_of(ficha: Ficha) -> dict:
    """What the words of an announcement name."""
    return {"reference": ficha.reference, "country": ficha.country.name}


def announce(step: Transition) -> None:
    """Writes the notices and letters of a step, in the caller's transaction."""
    for number, one in enumerate(ANNOUNCEMENTS.get(step.action, ())):
        if step.action == Action.RETIRE and not step.ficha.snapshots.exists():
            return  # the desk never saw it
        facts = facts_of(step.ficha)
        path = reverse(one.view, args=[step.ficha.reference])
        for person in one.to(step):
            if person != step.by:
                tell(person, one, facts, path, f"{step.action}:{step.pk}:{number}", step.ficha)
    if step.action == Action.SUBMIT:
        post_receipt(step)


def announce_act(act: PracticeAct) -> None:
    """Tells the country what the desk did to its practice, in the caller's transaction; its ficha's history keeps it."""
    one = ACTS[act.kind]
    ficha = Ficha.objects.filter(practice=act.practice, version__isnull=False).order_by("-pk").first()
    path = reverse("fichas:task_list", args=[ficha.reference]) if ficha else public_page(act)
    for person in one.to(act):
        tell(person, one, {"code": act.practice.code}, path, f"{act.kind}:{act.pk}", ficha)


def public_page(act: PracticeAct) -> str:
    return reverse("practices:practice", args=[act.practice.code])


def tell(person: User, one: Announcement, facts: dict, path: str, key: str, ficha) -> None:
    with translation.override(language_of(person)):
        subject, text, button = (gettext(words) % facts for words in (one.subject, one.text, one.button))
    awaits = wants_a_digest(person)
    notice = {"ficha": ficha, "text": subject, "path": path, "awaits_digest": awaits}
    Notice.objects.get_or_create(person=person, key=key, defaults=notice)
    if not awaits and wants(person, one.must_act):
        context = {"subject_line": subject, "what": text, "label": button, "path": path}
        post("step", person.email, context, f"{key}:{person.pk}", person=person)


def post_receipt(step: Transition) -> None:
    """To whoever sent it, unless they want no letters; it says no more than the reference."""
    if wants(step.by, must_act=True):
        reference = step.ficha.reference
        context = {"reference": reference, "path": reverse("fichas:submitted", args=[reference])}
        post("submitted", step.by.email, context, f"submitted:{reference}:{step.ficha.round}", person=step.by)
