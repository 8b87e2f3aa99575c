"""What the queue says of a ficha: its state and since when, whose turn it is, the last word said about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from operator import itemgetter

from django.db.models import Max, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import FocalPoint, User
from practices.models import Country

from ..audience import READ_BY_THE_COUNTRY
from ..deadlines import days_waiting, in_words, is_overdue, is_scheduled
from ..models import Comment, Ficha, Transition
from ..states import AT_THE_DESK, SCHEDULABLE, Action
from .queue import SCHEDULED_LABEL, WAITS_FOR_THE_COUNTRY, label

WORDS = 12  # of a message, as many as a row shows
DESK = gettext_lazy("Secretaría")
ASKED_FOR = {
    Action.ASK_WITHDRAWAL: gettext_lazy("Pide retirarla"),
    Action.OBJECT_INCORPORATED: gettext_lazy("Objeta lo incorporado"),
}
ASKS = gettext_lazy("El país escribe")


@dataclass(frozen=True)
class LastWord:
    """The first words of a remark or message that both sides may read, by whom and when."""

    words: str
    who: str
    at: datetime


def rows(fichas: Iterable[Ficha]) -> list[dict]:
    """Of a page of the queue, in as many queries for fifty as for one."""
    fichas = list(fichas)
    words, speakers = last_words(fichas), speakers_for(fichas)
    return [
        row(ficha) | {"last_word": words.get(ficha.pk), "speakers": speakers.get(ficha.country_id, [])}
        for ficha in fichas
    ]


def row(ficha) -> dict:
    """Of one as `in_order` lists it."""
    return {
        "reference": ficha.reference,
        "title": ficha.title,
        "language": ficha.language,
        "country": ficha.country.name,
        "state": state_of(ficha),
        "state_code": "asked" if ficha.is_asked else ficha.state,
        "since": since(ficha),
        "assignee": ficha.assignee.get_short_name() if ficha.assignee else "",
        "can_be_taken": ficha.state in AT_THE_DESK,
        "round": ficha.round,
        "is_incorporated": ficha.is_incorporated,
        "days": days_waiting(ficha) if ficha.state in AT_THE_DESK else None,
        "is_overdue": is_overdue(ficha),
        "waits_for_the_country": ficha.state in WAITS_FOR_THE_COUNTRY and not ficha.is_asked,
        "waits_for_the_desk": ficha.is_asked or (ficha.state in SCHEDULABLE and not is_scheduled(ficha)),
        "publish_on": ficha.publish_on,
        "touched_at": ficha.touched_at,
    }


def state_of(ficha) -> str:
    if ficha.is_asked:
        return str(ASKED_FOR.get(ficha.asked_for, ASKS))
    return str(SCHEDULED_LABEL) if is_scheduled(ficha) else label(ficha.state)


def since(ficha) -> str:
    """Since today or yesterday, or in days as the deadlines count them; in the archive, the day of the last change."""
    if is_scheduled(ficha):
        return _("sale el %s") % short_day(ficha.publish_on)
    if ficha.state not in AT_THE_DESK:
        return short_day(ficha.touched_at)
    days = (timezone.localdate() - timezone.localdate(ficha.state_since)).days
    if days < 2:
        return _("desde ayer") if days == 1 else _("hoy")
    return in_words(days_waiting(ficha))


def short_day(day: date | datetime) -> str:
    return date_format(day, "SHORT_DATE_FORMAT")


def last_words(fichas: list[Ficha]) -> dict[int, LastWord]:
    """By the key of the ficha; those about which nobody wrote are left out. What the desk says to itself is no word."""
    steps = Transition.objects.filter(action__in=READ_BY_THE_COUNTRY).exclude(comment="")
    remarks = Comment.objects.for_the_country()
    written = [(step, step.comment, step.at) for step in last_of_each(steps, fichas)]
    written += [(remark, remark.text, remark.sent_at) for remark in last_of_each(remarks, fichas)]
    written.sort(key=itemgetter(2))
    people, states = {row.by for row, _text, _at in written}, {ficha.pk: ficha.country for ficha in fichas}
    spoke = set(FocalPoint.objects.filter(user__in=people).values_list("user", "country"))
    return {
        row.ficha_id: LastWord(
            Truncator(text).words(WORDS), who_wrote(row.by, states[row.ficha_id], spoke), at
        )
        for row, text, at in written
    }


def last_of_each(rows: QuerySet, fichas: list[Ficha]) -> QuerySet:
    last = rows.filter(ficha__in=fichas).order_by().values("ficha").annotate(last=Max("pk")).values("last")
    return rows.filter(pk__in=last).select_related("by")


def who_wrote(person: User, country: Country, spoke: set[tuple[int, int]]) -> str:
    """The country for whoever speaks for it, or did then and has left since."""
    return country.name if (person.pk, country.pk) in spoke else str(DESK)


def speakers_for(fichas: list[Ficha]) -> dict[int, list[User]]:
    """Who speaks for each country that is waited for."""
    countries = {ficha.country_id for ficha in fichas if ficha.state in WAITS_FOR_THE_COUNTRY}
    people: dict[int, list[User]] = {}
    for person in (
        User.objects.active().filter(role=User.Role.FOCAL_POINT, country__in=countries).order_by("pk")
    ):
        people.setdefault(person.country_id, []).append(person)
    return people
