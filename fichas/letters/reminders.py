"""One reminder, for each ficha and state that lasts too long, to whoever has to act."""

from django.utils.translation import gettext_lazy as _

from ..deadlines import is_overdue
from ..models import Ficha
from ..states import State
from .announcement import Announcement, country, desk
from .announcements import announce_about

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
    """Writes the reminders of every ficha that is overdue, each of them once.

    The moment at which the ficha came into its state is in the key, so that one that comes back has a new reminder.
    """
    waiting = Ficha.objects.filter(state__in=REMINDERS).select_related("country", "assignee")
    for ficha in filter(is_overdue, waiting):
        key = f"overdue:{ficha.reference}:{ficha.state_since:%Y%m%d%H%M%S%f}"
        announce_about(ficha, REMINDERS[State(ficha.state)], key)
