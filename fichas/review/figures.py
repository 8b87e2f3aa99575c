"""The desk in figures: what each country sent and what of it was published, month by month, and how long it took."""

from dataclasses import dataclass, field
from datetime import date
from statistics import median

from django.db.models import Min, Q
from django.utils import timezone

from practices.models import Country
from practices.spelling import sort_key

from ..models import Ficha, Transition
from ..states import Action


@dataclass
class Month:
    """What happened in a month, or in a year, with the fichas of a country, or of all."""

    month: date
    country: str = ""
    sent: int = 0
    days: list[int] = field(
        default_factory=list
    )  # from the first sending to publication, one for each published

    @property
    def published(self) -> int:
        return len(self.days)

    @property
    def median(self) -> float | None:
        return median(self.days) if self.days else None


@dataclass
class Figures:
    """A year: the whole, its countries, and its months with their countries, the last month first."""

    whole: Month
    countries: list[Month]
    months: list[Month]


def dates() -> list[tuple[str, date, date | None]]:
    """Country, day of the first sending and day of publication of each ficha."""
    first = {
        "sent": Min("transitions__at", filter=Q(transitions__action=Action.SUBMIT)),
        "published": Min("transitions__at", filter=Q(transitions__action=Action.PUBLISH)),
    }
    fichas, countries = Ficha.objects.filter(round__gte=1).annotate(**first), Country.objects.in_bulk()
    return [
        (countries[country].name, timezone.localdate(sent), published and timezone.localdate(published))
        for country, sent, published in fichas.values_list("country", *first)
        if sent
    ]


def figures(year: int) -> Figures:
    """A ficha counts as sent in the month in which its country sent it first, as published in that of its publication."""
    whole = Month(date(year, 1, 1))
    countries: dict[str, Month] = {}
    months: dict[tuple[date, str], Month] = {}
    for country, sent, published in dates():
        for day, days in ((sent, None), (published, (published - sent).days if published else None)):
            if day is None or day.year != year:
                continue
            first = day.replace(day=1)
            row = months.setdefault((first, country), Month(first, country))
            own = countries.setdefault(country, Month(whole.month, country))
            for one in (whole, own, row):
                count(one, days)
    by_name = sorted(months.values(), key=lambda one: sort_key(one.country))
    return Figures(
        whole,
        sorted(countries.values(), key=lambda one: sort_key(one.country)),
        sorted(by_name, key=lambda one: one.month, reverse=True),
    )


def count(one: Month, days: int | None) -> None:
    if days is None:
        one.sent += 1
    else:
        one.days.append(days)


def years() -> list[int]:
    """Those in which something was sent, to this one."""
    first = Transition.objects.filter(action=Action.SUBMIT).aggregate(first=Min("at"))["first"]
    this = timezone.localdate().year
    return list(range(this, (timezone.localdate(first).year if first else this) - 1, -1))
