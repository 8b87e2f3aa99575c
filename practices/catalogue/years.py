"""Years of practices on one axis. Places are per cent, so that a drawing fills its cell and no text is stretched.

A year is an interval: its label stands where it begins, and a bar ends where the year after its last begins.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, Protocol

from django.utils import timezone

COMPACT_DAY = date(2018, 12, 10)  # when the Global Compact was adopted
COMPACT = COMPACT_DAY.year + (COMPACT_DAY.timetuple().tm_yday - 1) / 365
LATEST_FIRST = 2015  # no axis begins later, so that the Compact is on every one
ROUND = 5
STEPS = (2, 5, 10, 20)
MOST_LABELS = 10  # where there is room
LAST_LABEL = 85  # per cent; further right a label would leave the drawing


class Period(NamedTuple):
    """What a practice says of its years."""

    start: int | None
    end: int | None
    is_open: bool


UNKNOWN = Period(None, None, False)


class Label(NamedTuple):
    year: int
    x: str
    is_minor: bool  # left out where there is little room


class Bar(NamedTuple):
    """Solid up to today, or to the end; `ahead` is what is planned. What `goes_on` has an arrow at its end."""

    x: str
    width: str
    ahead_x: str
    ahead_width: str
    end_x: str
    goes_on: bool


@dataclass(frozen=True)
class Axis:
    """From the beginning of the year `first` to that of `last`."""

    first: int
    last: int
    this_year: int
    most_labels: int

    @classmethod
    def of(cls, periods: Iterable[Period], most_labels: int = MOST_LABELS) -> "Axis":
        """The axis on which all of these fit, with this year on it."""
        this_year, known = timezone.localdate().year, list(periods)
        starts = [period.start for period in known if period.start]
        ends = [period.end for period in known if period.end and period.start]
        first = min([*starts, LATEST_FIRST]) // ROUND * ROUND
        return cls(first, max([*starts, *ends, this_year + 1]) + 1, this_year, most_labels)

    def share(self, year: float) -> float:
        return 100 * (year - self.first) / (self.last - self.first)

    @property
    def step(self) -> int:
        span = self.last - self.first
        return next((step for step in STEPS if span / step <= self.most_labels), STEPS[-1])

    @cached_property
    def lines(self) -> list[str]:
        return [percent(self.share(year)) for year in range(self.first, self.last, self.step)]

    @cached_property
    def labels(self) -> list[Label]:
        years = range(self.first, self.last, self.step)
        return [
            Label(year, percent(self.share(year)), place % 2 == 1)
            for place, year in enumerate(years)
            if self.share(year) <= LAST_LABEL
        ]

    @property
    def compact(self) -> str:
        return percent(self.share(COMPACT))

    def bar(self, period: Period) -> Bar | None:
        """None without a first year: nothing is drawn at a guess."""
        if not period.start:
            return None
        last = max(self.this_year, period.start) if period.is_open else period.end or period.start
        past = max(min(last, self.this_year), period.start - 1)
        start, today, end = (self.share(year) for year in (period.start, past + 1, last + 1))
        return Bar(
            x=percent(start),
            width=percent(today - start),
            ahead_x=percent(today),
            ahead_width=percent(end - today) if last > past else "",
            end_x=percent(end),
            goes_on=period.is_open,
        )


class Dated(Protocol):
    years: Period


class Line(NamedTuple):
    card: Dated
    bar: Bar | None


class Drawn(NamedTuple):
    """Practices on a line of time."""

    axis: Axis
    lines: list[Line]


def draw_years(cards: Sequence[Dated]) -> Drawn:
    axis = Axis.of(card.years for card in cards)
    return Drawn(axis, [Line(card, axis.bar(card.years)) for card in cards])


def percent(share: float) -> str:
    return f"{share:.2f}%"
