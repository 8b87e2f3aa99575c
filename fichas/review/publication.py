"""From what the country signed, or the desk incorporates, to what the public reads: now, or on a day. And what the desk
does to it afterwards."""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from practices.answers import read_answers
from practices.models import ExperienceState, Practice, PracticeVersion, Repository
from practices.press.engine import LayoutFailed, PressBusy
from practices.press.ficha import print_edition
from practices.publishing import Refused, publish_version, reserve_practice
from practices.standing import confirm, reinstate, withdraw

from ..files.attachments import make_public
from ..letters.announcements import announce_act
from ..models import Ficha, PracticeAct, Transition
from ..preconditions import PreconditionFailed, check_publishable
from ..rules import reviews
from ..signing import last_signed, publishable
from ..states import Action, State
from ..workflow import READY, NotAllowed, WrongState, is_due, perform
from .incorporable import cancel_incorporation
from .incorporation import check_before_printing, end_by_withdrawing

logger = logging.getLogger(__name__)
AT_ONCE = (Action.SCHEDULE, Action.INCORPORATE_SOON)  # on today's day its words go along to the publication
SETS_THE_DAY = (*AT_ONCE, Action.PROPOSE_ERRATA, Action.ASK_AGREEMENT)
FARTHEST = timedelta(3 * 366)  # from today: a year mistyped is noticed


def publish(ficha: Ficha, by, words: str = "", *, on_its_day: bool = False) -> PracticeVersion:
    """Publishes what the country signed, or the desk chose to incorporate, with its PDF; a version, the step and the
    letters stand or fall together.

    Raises what `perform()` raises; PreconditionFailed too when the PDF cannot be laid out or the practice has moved on.
    """
    ficha = Ficha.objects.select_related("country", "practice", "base").get(pk=ficha.pk)
    if not (is_due(ficha) if on_its_day else reviews(by, ficha.country)):
        raise NotAllowed
    check_now(ficha, by, words)
    said = read_answers(publishable(ficha))
    try:
        make_public(said)
        return publish_version(
            said,
            practice_of(ficha),
            submitted_on=submitted_on(ficha),
            incorporated_from=incorporated_from(ficha),
            errata=ficha.errata,
            prepare=print_edition,
            record=lambda version: record(version, ficha, by, words, on_its_day),
        )
    except (Refused, LayoutFailed) as fault:
        raise PreconditionFailed(str(fault)) from fault
    except PressBusy as fault:
        raise PreconditionFailed(_("%s Espere unos segundos y publique de nuevo.") % fault) from fault
    except ValidationError as fault:
        raise PreconditionFailed(" ".join(fault.messages)) from fault


def record(version: PracticeVersion, ficha: Ficha, by, words: str, on_its_day: bool) -> None:
    """In the transaction of the publication: what was printed is still what the country signed last, or what was kept of
    the draft that is incorporated."""
    action = Action.INCORPORATE if ficha.incorporated_from else Action.PUBLISH
    perform(action, ficha, by, words, on_its_day=on_its_day, version=version)
    kept = ficha.snapshots.last() if ficha.incorporated_from else last_signed(ficha)
    if kept is None or kept.content_hash != version.content_hash:
        raise PreconditionFailed(
            _("El texto cambió mientras se preparaba la publicación: publique de nuevo.")
        )


def submitted_on(ficha: Ficha) -> date | None:
    """When the country sent the text; errata change nothing of that. What is incorporated it never sent."""
    if ficha.base and ficha.is_of_errata:
        return ficha.base.submitted_on
    return timezone.localdate(ficha.submitted_at) if ficha.submitted_at else None


def incorporated_from(ficha: Ficha) -> str:
    """Whoever signs a few words signs no whole text: a version with errata comes from where its base does."""
    of_errata = ficha.base if ficha.is_of_errata else None
    return of_errata.incorporated_from if of_errata else ficha.incorporated_from


def check_now(ficha: Ficha, by, words: str) -> None:
    """What `perform()` will ask under the lock, asked before the PDF is laid out; and that its base is the current
    version. Another one that comes meanwhile makes `publish_version()` refuse."""
    if ficha.is_to_be_incorporated:
        check_before_printing(ficha, by, words)
        return
    if ficha.state not in READY:
        raise WrongState(ficha.state, ficha.reference)
    check_publishable(ficha, by, words)


@transaction.atomic
def practice_of(ficha: Ficha) -> Practice:
    """Its practice, with a code from now on: a publication that is broken off and begun again takes no second one.

    The repository's row is locked before the ficha's, here as at the publication itself.
    """
    Repository.lock()
    ficha = (
        Ficha.objects.select_for_update(of=("self",)).select_related("country", "practice").get(pk=ficha.pk)
    )
    if ficha.practice is None:
        ficha.practice = reserve_practice(ficha.country.code)
        ficha.save(update_fields=["practice"])
    return ficha.practice


def schedule(ficha: Ficha, by, on: date, words: str = "") -> Transition:
    """Sets the day of publication. Raises what `perform()` raises, and PreconditionFailed for a day that is past."""
    return perform(Action.SCHEDULE, ficha, by, words, publish_on=check_day(on))


def publish_soon(ficha: Ficha, by, words: str = "") -> Transition:
    """Sets today, which has come: `publish_due` lays it out and publishes it within minutes, in the desk's name."""
    return perform(Action.SCHEDULE, ficha, by, words, publish_on=timezone.localdate())


def check_day(on: date) -> date:
    if on <= timezone.localdate():
        raise PreconditionFailed(_("Elija un día posterior a hoy, o publique ahora."))
    if on > timezone.localdate() + FARTHEST:
        raise PreconditionFailed(_("Ese día queda a más de tres años: revise el año."))
    return on


def publish_due() -> bool:
    """Publishes one ficha whose day has come, in the desk's name; true when there may be more.

    What cannot be published loses its day, with the reason at the head of its pages, and the desk is told at once.
    """
    ficha = (
        Ficha.objects.filter(publish_on__lte=timezone.localdate(), state__in=(*READY, State.DRAFT))
        .order_by("publish_on")
        .first()
    )
    if ficha is None:
        return False
    scheduled = ficha.transitions.filter(action__in=SETS_THE_DAY).latest("pk")
    by = scheduled.by
    try:
        publish(ficha, by, words_of_publication(scheduled, ficha.publish_on), on_its_day=True)
    except PreconditionFailed as fault:
        give_up_the_day(ficha, by, str(fault))
    except (NotAllowed, WrongState):
        pass  # meanwhile somebody published it, took its day away or set another
    except (OperationalError, InterfaceError):
        raise  # the database is away: the next turn finds it due
    except Exception:
        logger.exception("A publication on its day failed.")
        give_up_the_day(ficha, by, _("Ocurrió un error, que quedó registrado. Puede publicarla ahora."))
    return True


def words_of_publication(scheduled: Transition, on: date | None) -> str:
    """What was written to be read with it, by whoever had it published at once; the words for another day stand with that
    day."""
    is_at_once = scheduled.action in AT_ONCE and timezone.localdate(scheduled.at) == on
    return scheduled.comment if is_at_once else ""


def give_up_the_day(ficha: Ficha, by, why: str) -> None:
    with suppress(NotAllowed, WrongState):
        if ficha.incorporated_from:
            cancel_incorporation(ficha, by, why, on_its_day=True)
        else:
            perform(Action.UNSCHEDULE, ficha, by, why, on_its_day=True, publish_on=None)


@transaction.atomic
def take_down(
    practice: Practice, by, reason_code: str, note: str, replaced_by: Practice | None = None
) -> None:
    """Takes a practice from the public, with a reason that its page gives. Raises NotAllowed, PreconditionFailed."""
    act(
        practice,
        by,
        PracticeAct.Kind.WITHDRAWN,
        note,
        lambda: withdraw(practice, reason_code, note, replaced_by),
    )


@transaction.atomic
def put_back(practice: Practice, by, note: str = "") -> None:
    act(practice, by, PracticeAct.Kind.REINSTATED, note, lambda: reinstate(practice))


@transaction.atomic
def confirm_state(practice: Practice, by, state_code: str, note: str) -> None:
    """Says how the experience stands today: in progress, ended, repealed."""
    act(
        practice,
        by,
        PracticeAct.Kind.CONFIRMED,
        note,
        lambda: confirm(practice, state_code),
        ExperienceState.objects.get(code=state_code),
    )


def act(
    practice: Practice, by, kind: str, note: str, do: Callable, state: ExperienceState | None = None
) -> None:
    if not reviews(by, practice.country):
        raise NotAllowed
    try:
        do()
    except Refused as fault:
        raise PreconditionFailed(str(fault)) from fault
    practice.fichas.update(is_asked=False)
    if kind == PracticeAct.Kind.WITHDRAWN:
        end_by_withdrawing(practice)
    announce_act(PracticeAct.objects.create(practice=practice, kind=kind, state=state, note=note, by=by))
