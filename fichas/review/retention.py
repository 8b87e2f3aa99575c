"""How long what is personal is kept: the contact of a ficha that will not be published, and from where somebody acted."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models.functions import Now

from practices.answers import read_canonical

from ..form.sections import PRIVATE
from ..models import Comment, FichaText, PracticeAct, Reminder, Snapshot, TakeOver, Transition
from ..searching import remember_words
from ..states import State


@transaction.atomic
def clear_contacts() -> int:
    """Clears name, post and personal address of what was declined or retired CONTACT_DAYS ago; how many it were."""
    before = Now() - timedelta(days=settings.CONTACT_DAYS)
    closed = FichaText.objects.filter(
        ficha__state__in=[State.DECLINED, State.WITHDRAWN], ficha__state_since__lt=before
    )
    blank = dict.fromkeys(PRIVATE, "")
    kept = FichaText.objects.filter(pk__in=list(closed.exclude(**blank).values_list("pk", flat=True)))
    count = kept.update(**blank)
    for text in kept.filter(role=FichaText.Role.COUNTRY).select_related("ficha__country"):
        signed = text.ficha.snapshots.signed().filter(role=text.role).last()
        if signed:  # the desk finds it by that person no more
            remember_words(text.ficha, text, read_canonical(signed.text), signed.signed_by)
    return count


def clear_addresses() -> int:
    """Clears the address of what somebody did ADDRESS_DAYS ago; how many it were."""
    before = Now() - timedelta(days=settings.ADDRESS_DAYS)
    acts = (
        Transition.objects.filter(at__lt=before),
        PracticeAct.objects.filter(at__lt=before),
        Comment.objects.filter(at__lt=before),
        Reminder.objects.filter(at__lt=before),
        TakeOver.objects.filter(at__lt=before),
        Snapshot.objects.filter(taken_at__lt=before),
    )
    return sum(one.filter(from_address__isnull=False).update(from_address=None) for one in acts)
