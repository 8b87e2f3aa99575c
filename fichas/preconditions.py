"""What a step of a ficha asks for first, what it signs, and what stands in its way."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from practices.answers import read_answers, read_canonical

from .deadlines import taken_back_until
from .form.completeness import Missing, contradictions, missing
from .form.drafts import country_text
from .models import Criterion, Ficha
from .review.associates import own_objections, what_objections_prevent
from .searching import remember_words
from .signing import is_as_signed, publishable, sign
from .states import State


class PreconditionFailed(Exception):
    """Something has to be done or written first, or stands in the way; the message says what, in the user's words."""


class Incomplete(Exception):
    """The ficha cannot be sent yet; `missing` says why."""

    def __init__(self, faults: list[Missing]):
        self.missing = faults


def submit(ficha: Ficha, by, words: str) -> None:
    """An incomplete text is not signed."""
    if faults := missing(ficha):
        raise Incomplete(faults)
    sign_and_send(ficha, by)


def sign_and_send(ficha: Ficha, by) -> None:
    text = country_text(ficha)
    signed = sign(ficha, text, by)
    remember_words(ficha, text, read_canonical(signed.text), signed.signed_by)
    ficha.round += 1
    ficha.submitted_at = timezone.now()


def send_errata(ficha: Ficha, by, words: str) -> None:
    """What an older version left blank is no reason to keep its misprint."""
    check_that_it_is_of_errata(ficha)
    sign_and_send(ficha, by)


def propose_errata(ficha: Ficha, by, words: str) -> None:
    """Their country signs them when it agrees."""
    check_that_it_is_of_errata(ficha)
    text = country_text(ficha)
    remember_words(ficha, text, read_answers(text))
    ficha.round += 1
    ficha.submitted_at = timezone.now()


def check_that_it_is_of_errata(ficha: Ficha) -> None:
    if not ficha.is_of_errata:
        raise PreconditionFailed(_("La ficha no corrige erratas: es un texto entero."))


def check_that_its_text_can_change(ficha: Ficha, by, words: str) -> None:
    if ficha.is_of_errata:
        raise PreconditionFailed(
            _(
                "Una errata no se reescribe: no la incorpore, y el país puede enviar otra o revisar la práctica."
            )
        )


def check_that_nobody_is_asked(ficha: Ficha, by, words: str) -> None:
    """What its country reads and may sign is not taken from it, but for errata that the desk itself proposed."""
    if ficha.state == State.AWAITING_CONSENT and not ficha.is_of_errata:
        raise PreconditionFailed(_("El país lee el extracto: espere su respuesta."))


def check_that_its_signature_stands(ficha: Ficha, by, words: str) -> None:
    """What nobody signed goes back to no desk."""
    if ficha.incorporated_from:
        raise PreconditionFailed(_("Ningún país la firmó: retire su incorporación."))
    check_that_it_can_be_taken_back(ficha, by, words)


def check_that_it_can_be_taken_back(ficha: Ficha, by, words: str) -> None:
    if taken_back_until(ficha) is None:
        raise PreconditionFailed(
            _("Ya pasó una hora desde que se publicó: puede retirar la práctica, con un motivo público.")
        )
    other = Ficha.objects.open().filter(practice=ficha.practice_id).exclude(pk=ficha.pk).first()
    if other and other.is_of_errata:
        raise PreconditionFailed(_("Espera una errata de esta práctica: primero tiene que terminar."))
    if other:
        raise PreconditionFailed(
            _(
                "El país ya empezó a revisar la práctica. Puede retirarla, con un motivo público, desde su página."
            )
        )


def agree(ficha: Ficha, by, words: str) -> None:
    sign(ficha, publishable(ficha), by)


def check_that_something_differs(ficha: Ficha, by, words: str) -> None:
    if not publishable(ficha).title.strip():
        raise PreconditionFailed(_("El extracto no tiene título."))
    if fault := next(contradictions(read_answers(publishable(ficha))), None):
        raise PreconditionFailed(fault.message)
    if is_as_signed(ficha):
        raise PreconditionFailed(
            _("El texto que se publicaría es el que el país ya firmó: no hace falta su conformidad.")
        )


def check_publishable(ficha: Ficha, by, words: str) -> None:
    """Asked before a version is written."""
    check_that_its_base_is_current(ficha)
    check_signed(ficha, by, words)


def check_that_its_base_is_current(ficha: Ficha) -> None:
    """What is published stands over the version it was written on."""
    if ficha.base and ficha.current_id != ficha.base_id:
        raise PreconditionFailed(
            _("Desde que el país empezó esta revisión se publicó otra versión de la práctica, o se retiró.")
        )


def check_schedulable(ficha: Ficha, by, words: str) -> None:
    """While an objection stands no day is set: whoever publishes in spite of it says why."""
    if why := what_objections_prevent(ficha, words, now=False):
        raise PreconditionFailed(why)
    check_publishable(ficha, by, words)


def check_signed(ficha: Ficha, by, words: str) -> None:
    """What is published is what was signed, with the criteria looked at, and nobody who is named objects."""
    if not is_as_signed(ficha):
        if ficha.is_of_errata:
            raise PreconditionFailed(_("Falta la firma del país."))
        raise PreconditionFailed(_("El extracto difiere de lo que el país firmó: pida su conformidad."))
    if settings.CRITERIA_REQUIRED and not ficha.is_of_errata and ficha.assessments.count() < len(Criterion):
        raise PreconditionFailed(_("Antes de publicar, guarde la lista de criterios."))
    if why := what_objections_prevent(ficha, words):
        raise PreconditionFailed(why)


def check_that_the_base_is_stale(ficha: Ficha, by, words: str) -> None:
    check_that_its_text_can_change(ficha, by, words)
    if ficha.base is None or ficha.current_id in (None, ficha.base_id):
        raise PreconditionFailed(_("La ficha ya está sobre la versión vigente."))
    ficha.base_id = ficha.current_id


def check_that_no_other_is_open(ficha: Ficha, by, words: str) -> None:
    """What was over comes back only while its practice has no other ficha on its way."""
    others = Ficha.objects.open().filter(practice=ficha.practice_id).exclude(pk=ficha.pk)
    if ficha.practice_id and (other := others.first()):
        raise PreconditionFailed(_("El país ya revisa esta práctica en la ficha %s.") % other.reference)


def check_that_it_has_not_objected(ficha: Ficha, by, words: str) -> None:
    if own_objections(ficha, by).exists():
        raise PreconditionFailed(_("Su país ya presentó una objeción."))


def check_that_it_has_objected(ficha: Ficha, by, words: str) -> None:
    if not own_objections(ficha, by).exists():
        raise PreconditionFailed(_("Su país no tiene una objeción abierta."))
