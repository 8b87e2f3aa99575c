"""What becomes of a published practice: withdrawn, put back, its version taken back, its state confirmed."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import ExperienceState, Practice, PracticeVersion, TakenBack, Withdrawal, WithdrawalReason
from .publishing import Refused, changing
from .spelling import sort_key


def withdraw(
    practice: Practice, reason_code: str, note: str = "", replaced_by: Practice | None = None
) -> Withdrawal:
    """Takes a practice down; a page that says why stays at each of its addresses."""
    with changing(practice) as practice:
        if practice.current is None:
            raise Refused(_("La práctica no está publicada."))
        practice.current = None
        return Withdrawal.objects.create(
            practice=practice,
            reason=WithdrawalReason.objects.get(code=reason_code),
            note=note,
            replaced_by=replaced_by,
            withdrawn_on=timezone.localdate(),
        )


def reinstate(practice: Practice) -> None:
    """Puts a withdrawn practice back, at the version it had."""
    with changing(practice) as practice:
        withdrawal = practice.withdrawals.filter(reinstated_on=None).first()
        if withdrawal is None:
            raise Refused(_("La práctica no está retirada."))
        withdrawal.reinstated_on = timezone.localdate()
        withdrawal.save(update_fields=["reinstated_on"])
        practice.current = practice.versions.standing().first()


def take_back(version: PracticeVersion) -> Practice:
    """Hands the current version of a practice out no more; the one before it is current again, if there is one."""
    with changing(version.practice) as practice:
        if practice.current_id != version.pk:
            raise Refused(_("Ya no es la versión vigente de la práctica."))
        TakenBack.objects.create(version=version)
        practice.current = practice.versions.standing().first()
        if practice.current:
            practice.sort_key = sort_key(practice.current.title)
        if not version.erratum:
            before = said_before(practice)
            practice.experience_state = before.experience_state if before else None
            practice.confirmed_on = None
    return practice


def said_before(practice: Practice) -> PracticeVersion | None:
    """The last version that says how the experience stands: what a later one leaves blank it leaves as it was."""
    return practice.versions.standing().filter(erratum=0, experience_state__isnull=False).first()


def confirm(practice: Practice, state_code: str, on: date | None = None) -> None:
    """Records that someone made sure how the experience stands: in progress, ended, repealed."""
    with changing(practice) as practice:
        practice.experience_state = ExperienceState.objects.get(code=state_code) if state_code else None
        practice.confirmed_on = on or timezone.localdate()
