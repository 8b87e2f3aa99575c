"""What an act would do to each of many fichas, tried before it is asked about; and the act itself, to all or to none."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from people.letters.gathering import Letters, letters_unwritten, one_letter_each

from ..models import Ficha
from ..preconditions import PreconditionFailed
from ..review.queue import label
from ..workflow import WrongState
from .bulk import BulkForm


@dataclass(frozen=True)
class Trial:
    """Why it could not be done to some, by their keys; and the letters that would go out, by whom they are to."""

    reasons: dict[int, str]
    letters: Letters


@transaction.atomic
def try_all(form: BulkForm, fichas: list[Ficha], by) -> Trial:
    """It is done and undone: what is asked now is what will be asked then, and the same people would be told. One after
    another, so that who acts on one of them meanwhile does not wait for all."""
    with letters_unwritten() as letters:
        reasons = {ficha.pk: why_not(form, ficha, by) for ficha in by_key(fichas)}
    return Trial({key: why for key, why in reasons.items() if why}, letters)


@transaction.atomic
def do_to_all(form: BulkForm, fichas: list[Ficha], by) -> str:
    """In words which one cannot be done and why, and then nothing has changed."""
    keys = [ficha.pk for ficha in fichas]
    now = {ficha.pk: ficha for ficha in Ficha.objects.select_for_update().filter(pk__in=keys).order_by("pk")}
    with one_letter_each():
        for ficha in by_key(fichas):
            if why := what_came_between(form, now[ficha.pk]) or take_step(form.step, ficha, by):
                break
    if why:
        transaction.set_rollback(True)
        return f"{ficha.reference}: {why}"
    return ""


def by_key(fichas: list[Ficha]) -> list[Ficha]:
    """In one order, so that two people who choose the same ones wait for each other and no more."""
    return sorted(fichas, key=lambda ficha: ficha.pk)


def what_came_between(form: BulkForm, ficha: Ficha) -> str:
    """In words, when a step was taken since the page was made that said what would follow."""
    if not form.changed_since(ficha):
        return ""
    return _("cambió desde que usted vio esta página, y está ahora en «%s».") % label(ficha.state)


def why_not(form: BulkForm, ficha: Ficha, by) -> str:
    return _("Ya está así.") if form.is_so(ficha) else rehearse(form, ficha, by)


@transaction.atomic
def rehearse(form: BulkForm, ficha: Ficha, by) -> str:
    """In words why the step cannot be taken, or nothing. Nothing of it stays."""
    why = take_step(form.rehearse, ficha, by)
    transaction.set_rollback(True)
    return why


def take_step(step, ficha: Ficha, by) -> str:
    """In words why it cannot be taken, or nothing."""
    try:
        step(ficha, by)
    except WrongState as now:
        return _("está ahora en «%s».") % label(now.state)
    except PreconditionFailed as fault:
        return str(fault)
    return ""
