"""How long what is personal is kept: the contact of a ficha that will not be published is cleared after some time."""

from datetime import timedelta

from django.conf import settings
from django.db.models.functions import Now

from ..form.sections import PRIVATE
from ..models import Answers
from ..states import State


def clear_contacts() -> int:
    """Clears name, post and personal address of what was declined or retired CONTACT_DAYS ago; how many it were."""
    before = Now() - timedelta(days=settings.CONTACT_DAYS)
    closed = Answers.objects.filter(
        ficha__state__in=[State.DECLINED, State.WITHDRAWN], ficha__state_since__lt=before
    )
    kept = closed.exclude(**dict.fromkeys(PRIVATE, ""))
    return Answers.objects.filter(pk__in=list(kept.values_list("pk", flat=True))).update(
        **dict.fromkeys(PRIVATE, "")
    )
