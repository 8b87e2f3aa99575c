"""What the conference adopted before the repository existed: published without its country's signature, and objected to.

An import made the draft. The desk chooses it with the words that say where it comes from, and the worker publishes it.
Its country, and the States that it names, are told and may object for as long as nothing else took its place.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from practices import bounds
from practices.answers import read_answers
from practices.models import Practice

from ..form.completeness import contradictions, says_something, years
from ..form.drafts import country_text
from ..models import AssociatedState, Ficha, Objection, Transition
from ..preconditions import (
    PreconditionFailed,
    check_that_it_can_be_taken_back,
    check_that_its_base_is_current,
)
from ..searching import remember_words
from ..signed_text import titles_as_signed
from ..signing import take_snapshot
from .associates import Closing, associated_with, close, let_go, named_by, note, own_objections

SHOWN = 20  # objections at the head of the queue; those after them come when these are answered


def check_incorporable(ficha: Ficha, by, words: str) -> None:
    """What an import brought, as it or the desk wrote it: no word of its country is published that nobody signed, and
    nothing that it signed is replaced."""
    if ficha.table_import_id is None:
        raise PreconditionFailed(_("No viene de una planilla: la firma y la envía su país."))
    if ficha.base and not ficha.base.incorporated_from:
        raise PreconditionFailed(_("Revisa lo que su país firmó: es él quien firma la versión siguiente."))
    if ficha.is_taken_up:
        raise PreconditionFailed(_("El país ya escribió en ella: es él quien la firma y la envía."))
    if why := fault_of(read_answers(country_text(ficha))):
        raise PreconditionFailed(why)


def fault_of(answers: dict) -> str:
    """Why a text cannot be published, in words. Answers that it lacks are none: old fichas lack some."""
    if not says_something(answers["title"]):
        return _("No tiene título.")
    fault = next((fault for check in (contradictions, years) for fault in check(answers)), None)
    return fault.message if fault else bounds.excess(answers)


def check_that_it_is_not_chosen(ficha: Ficha, by, words: str) -> None:
    if ficha.incorporated_from:
        raise PreconditionFailed(_("Ya está elegida: se incorpora en unos minutos."))
    check_before_printing(ficha, by, words)


def check_before_printing(ficha: Ficha, by, words: str) -> None:
    """Asked before a version is written, as of what is signed."""
    check_that_its_base_is_current(ficha)
    check_incorporable(ficha, by, words)


def check_that_it_is_chosen(ficha: Ficha, by, words: str) -> None:
    if not ficha.incorporated_from:
        raise PreconditionFailed(_("No está elegida para incorporarla."))


def keep_what_is_published(ficha: Ficha, by, words: str) -> None:
    """A text that nobody signs is kept as it is published, and found by its words."""
    check_that_it_is_chosen(ficha, by, words)
    check_incorporable(ficha, by, words)
    text = country_text(ficha)
    take_snapshot(ficha, text, by)
    remember_words(ficha, text, read_answers(text))


def follow_incorporation(step: Transition) -> None:
    """Notes the States that it names, which are told with its country, and lets go of those that it names no more. What was
    objected to in a version before is answered by this one."""
    ficha = step.ficha
    end_by_another_version(ficha)
    wanted = named_by(country_text(ficha), ficha)
    let_go(ficha, wanted)
    known = set(ficha.associated.filter(until=None).values_list("country__code", flat=True))
    for code in sorted(wanted.keys() - known):
        note(AssociatedState(ficha=ficha, country=wanted[code]))


def check_that_its_incorporation_can_be_undone(ficha: Ficha, by, words: str) -> None:
    if not ficha.is_incorporated:
        raise PreconditionFailed(_("El país la firmó: retire su publicación."))
    check_that_it_can_be_taken_back(ficha, by, words)


def check_that_it_can_be_objected_to(ficha: Ficha, by, words: str) -> None:
    if not may_be_objected_to(ficha):
        raise PreconditionFailed(_("Lo que hoy se lee de esta práctica no es lo incorporado."))
    if own_objections(ficha, by).exists():
        raise PreconditionFailed(_("Su país ya presentó una objeción."))


def may_be_objected_to(ficha: Ficha) -> bool:
    """While what the public reads is what was incorporated of it, with errata or without."""
    current = ficha.practice.current if ficha.practice else None
    if not (ficha.is_incorporated and ficha.version and current):
        return False
    return bool(current.incorporated_from) and current.version == ficha.version.version


def may_object(ficha: Ficha, by) -> bool:
    return may_be_objected_to(ficha) and not own_objections(ficha, by).exists()


def object_to_what_is_published(step: Transition) -> None:
    """In the name of its own country, or of the State that it names."""
    ficha, associate = step.ficha, associated_with(step.by, step.ficha)
    country = associate.country if associate else ficha.country
    Objection.objects.create(ficha=ficha, country=country, made=step)


def check_that_there_is_an_objection(ficha: Ficha, by, words: str) -> None:
    if not ficha.objections.open().exists():
        raise PreconditionFailed(_("No hay una objeción abierta."))


def end_by_an_answer(step: Transition) -> None:
    close(step.ficha.objections.open(), Closing.ANSWERED)


def end_by_undoing(step: Transition) -> None:
    close(step.ficha.objections.open(), Closing.WITHDRAWN)


def end_by_withdrawing(practice: Practice) -> None:
    close(objections_to(practice), Closing.WITHDRAWN)


def end_by_another_version(ficha: Ficha) -> None:
    """Nothing is left to be answered of objections to what the public read before it."""
    assert ficha.practice, "what is published is of a practice"
    objected = objections_to(ficha.practice)
    Ficha.objects.filter(pk__in=list(objected.values_list("ficha", flat=True))).update(is_asked=False)
    close(objected, Closing.CORRECTED)


def open_objections() -> list[dict]:
    """Those that wait for the desk, the oldest first, each with the title of its ficha."""
    objections = Objection.objects.to_what_is_published()
    first = list(objections.select_related("ficha__country", "country", "made__by")[:SHOWN])
    titles = titles_as_signed([objection.ficha for objection in first])
    return [{"objection": objection, "title": titles[objection.ficha_id]} for objection in first]


def objections_to(practice: Practice) -> QuerySet[Objection]:
    return Objection.objects.to_what_is_published().filter(ficha__practice=practice)
