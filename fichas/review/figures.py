"""The desk in figures: what each country sent and what of it was published, month by month, and how long it took."""

from dataclasses import dataclass, field
from datetime import date
from statistics import median

from django.db.models import Max, Min, Q
from django.utils import timezone

from practices.models import Country
from practices.spelling import sort_key

from ..models import Ficha, Transition
from ..models.ficha import INCORPORATED
from ..states import Action

# Not of one that was taken back and waits.
IS_PUBLISHED = Q(transitions__action=Action.PUBLISH, version__isnull=False)


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


def dates(year: int) -> list[tuple[str, date, date | None]]:
    """Country, day of the first sending and day of publication of each ficha of which one was in the year."""
    first = {
        "sent": Min("transitions__at", filter=Q(transitions__action=Action.SUBMIT)),
        "published": Max("transitions__at", filter=IS_PUBLISHED),
    }
    fichas, countries = Ficha.objects.submitted_once().annotate(**first), Country.objects.in_bulk()
    fichas = fichas.filter(Q(sent__year=year) | Q(published__year=year))
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
    for country, sent, published in dates(year):
        for day, days in ((sent, None), (published, (published - sent).days if published else None)):
            if day is None or day.year != year:
                continue
            first = day.replace(day=1)
            row = months.setdefault((first, country), Month(first, country))
            of_country = countries.setdefault(country, Month(whole.month, country))
            for month in (whole, of_country, row):
                count(month, days)
    by_name = sorted(months.values(), key=lambda month: sort_key(month.country))
    return Figures(
        whole,
        sorted(countries.values(), key=lambda month: sort_key(month.country)),
        sorted(by_name, key=lambda month: month.month, reverse=True),
    )


def count(month: Month, days: int | None) -> None:
    if days is None:
        month.sent += 1
    else:
        month.days.append(days)


def incorporated(year: int) -> int:
    """How many came out without a signature: nobody sent them, so that the other figures leave them out."""
    return Ficha.objects.filter(INCORPORATED, version__published_on__year=year).count()


def years() -> list[int]:
    """Those in which something was sent, to this one."""
    first = Transition.objects.filter(action=Action.SUBMIT).aggregate(first=Min("at"))["first"]
    this = timezone.localdate().year
    return list(range(this, (timezone.localdate(first).year if first else this) - 1, -1))
