"""Once for each ficha that waits too long, in each state: whoever is to act is reminded."""

from types import SimpleNamespace

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..deadlines import is_overdue
from ..models import Ficha
from ..states import State
from .announcement import Announcement, country, desk
from .announcements import facts_of, tell

REMINDERS = {
    State.SUBMITTED: Announcement(
        desk,
        _("La ficha %(ficha)s lleva más días que el plazo sin respuesta de la Secretaría"),
        _("La ficha %(ficha)s, de %(country)s, espera su revisión desde hace más días que el plazo."),
        _("Revisar la ficha"),
        "fichas:review",
    ),
    State.AWAITING_CONSENT: Announcement(
        country,
        _("La ficha %(ficha)s sigue esperando la conformidad de su país"),
        _(
            "El extracto de la ficha %(ficha)s espera desde hace más días que el plazo la respuesta de su país."
        ),
        _("Ver el extracto"),
        "fichas:agreement",
    ),
}


def remind() -> None:
    """Reminds of every ficha that is overdue; a second time says nothing new.

    The moment at which it came into its state names the reminder, so a ficha that comes back is reminded of anew.
    """
    waiting = Ficha.objects.filter(state__in=REMINDERS).select_related("country", "assignee")
    for ficha in filter(is_overdue, waiting):
        one = REMINDERS[State(ficha.state)]
        facts = facts_of(ficha)
        path = reverse(one.view, args=[ficha.reference])
        for person in one.to(SimpleNamespace(ficha=ficha)):
            key = f"overdue:{ficha.reference}:{ficha.state_since:%Y%m%d%H%M%S%f}"
            tell(person, one, facts, path, key, ficha)
