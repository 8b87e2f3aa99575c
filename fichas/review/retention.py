"""How long what is personal is kept: the contact of a ficha that will not be published, and from where somebody acted."""

from datetime import timedelta

from django.conf import settings
from django.db.models.functions import Now

from ..form.sections import PRIVATE
from ..models import Comment, FichaText, PracticeAct, Snapshot, Transition
from ..states import State


def clear_contacts() -> int:
    """Clears name, post and personal address of what was declined or retired CONTACT_DAYS ago; how many it were."""
    before = Now() - timedelta(days=settings.CONTACT_DAYS)
    closed = FichaText.objects.filter(
        ficha__state__in=[State.DECLINED, State.WITHDRAWN], ficha__state_since__lt=before
    )
    kept = closed.exclude(**dict.fromkeys(PRIVATE, ""))
    return FichaText.objects.filter(pk__in=list(kept.values_list("pk", flat=True))).update(
        **dict.fromkeys(PRIVATE, "")
    )


def clear_addresses() -> int:
    """Clears the address of what somebody did ADDRESS_DAYS ago; how many it were."""
    before = Now() - timedelta(days=settings.ADDRESS_DAYS)
    acts = (
        Transition.objects.filter(at__lt=before),
        PracticeAct.objects.filter(at__lt=before),
        Comment.objects.filter(at__lt=before),
        Snapshot.objects.filter(taken_at__lt=before),
    )
    return sum(one.filter(from_address__isnull=False).update(from_address=None) for one in acts)
