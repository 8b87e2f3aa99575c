"""A publication is taken back in its first hour: it was too early, of another text, or had a name in it."""

from datetime import datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from practices import standing
from practices.models import Country, Practice, PracticeVersion
from practices.publishing import Refused

from ..models import Ficha, PracticeAct, Transition
from ..preconditions import PreconditionFailed
from ..states import PUBLISHING, Action
from ..workflow import perform


@transaction.atomic
def take_back(ficha: Ficha, by, words: str, of: str = "") -> Transition:
    """The public reads the version before again, if there is one; the ficha is at the desk, as its country signed it, or a
    draft again if nobody did.

    `of`: the version that whoever takes it back has seen. Raises what `perform()` raises; PreconditionFailed too when another
    version was published since.
    """
    Country.objects.select_for_update().get(pk=ficha.country_id)  # no revision begins meanwhile
    ficha = Ficha.objects.select_related("version__practice").get(pk=ficha.pk)
    version = ficha.version
    action = Action.UNDO_INCORPORATION if ficha.is_incorporated else Action.TAKE_BACK
    if version is None:
        return perform(action, ficha, by, words)
    if of and version.label != of:
        raise PreconditionFailed(
            _("Desde que abrió la página se publicó otra versión: mírela antes de retirarla.")
        )
    try:
        practice = standing.take_back(version)
    except Refused as fault:
        raise PreconditionFailed(str(fault)) from fault
    if not version.erratum:
        confirm_again(practice)
    return perform(action, ficha, by, words, version=None)


def confirm_again(practice: Practice) -> None:
    """What the version had put an end to holds again: how the experience stands, as the desk had confirmed it."""
    acts = PracticeAct.objects.filter(practice=practice, kind=PracticeAct.Kind.CONFIRMED)
    last = acts.select_related("state").last()
    said = standing.said_before(practice)
    if practice.current and last and last.state and (said is None or last.at >= published_at(said)):
        standing.confirm(practice, last.state.code, on=timezone.localdate(last.at))


def published_at(version: PracticeVersion) -> datetime:
    """What no ficha of the desk published came at the beginning of its day."""
    step = Transition.objects.filter(action__in=PUBLISHING, ficha__version=version).last()
    if step:
        return step.at
    return timezone.make_aware(datetime.combine(version.published_on, time()))
