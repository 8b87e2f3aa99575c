"""Reminding States from the board: whom a letter reaches, of which fichas, and sending it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from people.entrance.directory import by_membership
from people.letters.recipients import wants_letters
from people.models import User
from practices.models import Country

from ..form.taking_over import DRAFTS
from ..letters.once_a_day import take_the_day, write_of_the_desk
from ..models import Ficha, Reminder
from .queue import WAITS_FOR_THE_COUNTRY, in_order


@dataclass
class Reach:
    """What a reminder of today means for a State: who gets it, who had one today, what waits for the State."""

    country: Country
    people: list[User] = field(default_factory=list)
    already: list[User] = field(default_factory=list)
    fichas: list[Ficha] = field(default_factory=list)
    drafts: int = 0

    @property
    def with_letter(self) -> list[User]:
        return [person for person in self.people if wants_letters(person)]

    @property
    def without_letter(self) -> list[User]:
        return [person for person in self.people if not wants_letters(person)]


def reach_of(countries: Iterable[Country]) -> list[Reach]:
    """In the order of the board, in as many queries for twelve States as for one."""
    reaches = {country.pk: Reach(country) for country in countries}
    today = Reminder.objects.filter(day=timezone.localdate())
    reminded = set(today.values_list("person", flat=True))
    people = User.objects.active().filter(role=User.Role.FOCAL_POINT, country__in=reaches)
    for person in people.select_related("country").order_by("pk"):
        reach = reaches[person.country_id]
        (reach.already if person.pk in reminded else reach.people).append(person)
    waiting = Ficha.objects.filter(state__in=WAITS_FOR_THE_COUNTRY, country__in=reaches)
    for ficha in in_order(waiting, "esperan-al-pais"):
        reaches[ficha.country_id].fichas.append(ficha)
    drafts = Ficha.objects.filter(DRAFTS, country__in=reaches).order_by().values_list("country")
    for pk, count in drafts.annotate(count=Count("pk")):
        reaches[pk].drafts = count
    return sorted(reaches.values(), key=lambda reach: by_membership(reach.country))


def fingerprint(reaches: list[Reach]) -> str:
    """Who would be written to, of what: another value once any of it has changed."""
    seen = [
        (
            [person.pk for person in reach.people],
            [(ficha.pk, ficha.state) for ficha in reach.fichas],
            reach.drafts,
        )
        for reach in reaches
    ]
    return sha256(repr(seen).encode()).hexdigest()[:16]


def remind_all(reaches: list[Reach], by: User, words: str) -> list[User]:
    """Each person in a transaction of their own: whoever was reminded by somebody else at this moment is left out. Returns
    those who were reminded."""
    return [person for reach in reaches for person in reach.people if remind_one(person, reach, by, words)]


@transaction.atomic
def remind_one(person: User, reach: Reach, by: User, words: str) -> bool:
    reminder = take_the_day(person, reach.fichas, by, words)
    if reminder is None:
        return False
    write_of_the_desk(reminder, by, reach.fichas, reach.drafts)
    return True
