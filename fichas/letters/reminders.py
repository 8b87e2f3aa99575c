"""One reminder, for each ficha and state that lasts too long, to whoever has to act."""

from collections import defaultdict

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from people.letters.notifications import language_of
from people.letters.recipients import of_country, wants, wants_a_digest
from people.models import Notice, User

from ..deadlines import is_overdue
from ..models import Ficha
from ..states import State
from .announcement import Announcement, country, desk
from .announcements import announce_about, facts_of, tell
from .once_a_day import take_the_day, write_letter

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
    """Writes the reminders of every ficha that is overdue, each of them once."""
    waiting = Ficha.objects.filter(state__in=REMINDERS).select_related("country", "practice", "assignee")
    by_country: dict = defaultdict(list)
    for ficha in filter(is_overdue, waiting):
        if ficha.state == State.SUBMITTED:
            announce_about(ficha, REMINDERS[State.SUBMITTED], key_of(ficha))
        else:
            by_country[ficha.country].append(ficha)
    for state, fichas in by_country.items():
        for person in of_country(state):
            remind_of(person, fichas)


def key_of(ficha: Ficha) -> str:
    """The moment at which the ficha came into its state is in it, so that one that comes back has a new reminder."""
    return f"overdue:{ficha.reference}:{ficha.state_since:%Y%m%d%H%M%S%f}"


@transaction.atomic
def remind_of(person: User, fichas: list[Ficha]) -> None:
    """Of those the person was not reminded of yet, in one letter; tomorrow, if they were reminded of any today."""
    keys = {key_of(ficha): ficha for ficha in fichas}
    known = set(Notice.objects.filter(person=person, key__in=keys).values_list("key", flat=True))
    new = {key: ficha for key, ficha in keys.items() if key not in known}
    if not new or take_the_day(person, new.values()) is None:
        return
    announcement = REMINDERS[State.AWAITING_CONSENT]
    for key, ficha in new.items():
        path = reverse(announcement.view, args=[ficha.reference])
        tell(person, announcement, facts_of(ficha), path, key, ficha, by_letter=len(new) == 1)
    if len(new) > 1 and wants(person, announcement.must_act) and not wants_a_digest(person):
        write_of_several(person, list(new.values()))


def write_of_several(person: User, fichas: list[Ficha]) -> None:
    with translation.override(language_of(person)):
        words = ngettext(
            "%(n)d ficha sigue esperando la conformidad de su país",
            "%(n)d fichas siguen esperando la conformidad de su país",
            len(fichas),
        )
        what = gettext("Esperan desde hace más días que el plazo la respuesta de su país.")
    key = f"overdue:{timezone.localdate().isoformat()}:{person.pk}"
    write_letter(person, fichas, key, words % {"n": len(fichas)}, what)
