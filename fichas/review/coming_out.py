"""What the desk set a day for, which the queue shows apart, under its days: all that comes out then, also what its country
asks about."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count
from django.utils import timezone

from ..models import Ficha
from .queue import SCHEDULED, in_order

DAYS, TITLES = 3, 12  # of so many days, and so many fichas of each


@dataclass
class Day:
    """A day of publication: how many fichas, and the first of them."""

    on: date
    count: int
    fichas: list[Ficha] = field(default_factory=list)

    @property
    def is_here(self) -> bool:
        """Whether the worker publishes them now, one after another."""
        return self.on <= timezone.localdate()

    @property
    def others(self) -> int:
        return self.count - len(self.fichas)


def next_days() -> list[Day]:
    """In as many queries for many fichas as for one."""
    set_for = Ficha.objects.submitted_once().filter(SCHEDULED)
    counts = set_for.order_by("publish_on").values_list("publish_on").annotate(n=Count("pk"))[:DAYS]
    days = {on: Day(on, count) for on, count in counts}
    for on in days:
        days[on].fichas = list(in_order(set_for.filter(publish_on=on), "programadas", "pais")[:TITLES])
    return list(days.values())
