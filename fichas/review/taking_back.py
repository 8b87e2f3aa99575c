"""A publication is taken back in its first hour: it was too early, of another text, or had a name in it."""

from django.db import transaction
from django.utils import timezone

from practices import standing
from practices.models import Practice
from practices.publishing import Refused

from ..models import Ficha, PracticeAct, Transition
from ..preconditions import PreconditionFailed
from ..states import Action
from ..workflow import perform


@transaction.atomic
def take_back(ficha: Ficha, by, words: str) -> Transition:
    """The public reads the version before again, if there is one; the ficha is at the desk, as its country signed it.

    Raises what `perform()` raises; PreconditionFailed too when another version was published since.
    """
    ficha = Ficha.objects.select_related("version__practice").get(pk=ficha.pk)
    version = ficha.version
    if version is None:
        return perform(Action.TAKE_BACK, ficha, by, words)
    try:
        practice = standing.take_back(version)
    except Refused as fault:
        raise PreconditionFailed(str(fault)) from fault
    if not version.erratum:
        confirm_again(practice)
    return perform(Action.TAKE_BACK, ficha, by, words, version=None)


def confirm_again(practice: Practice) -> None:
    """What the version had put an end to holds again: how the experience stands, as the desk had confirmed it."""
    acts = PracticeAct.objects.filter(practice=practice, kind=PracticeAct.Kind.CONFIRMED)
    last = acts.select_related("state").last()
    if practice.current and last and last.state and last.at.date() >= practice.current.published_on:
        standing.confirm(practice, last.state.code, on=timezone.localdate(last.at))
