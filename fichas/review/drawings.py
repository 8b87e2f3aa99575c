"""What the figures of the desk are drawn from: months as pairs of bars, days of waiting as one sign a ficha."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import F
from django.utils import timezone

from practices.models import Country
from practices.spelling import sort_key

from ..deadlines import days_between, in_words, limit
from ..models import Ficha
from ..states import State
from .figures import Figures

# In units of the drawing.
BAR_HEIGHT, MONTH_WIDTH, BAR_WIDTH, BASE = 200, 80, 27, 230
LINE_WIDTH, MARGIN = 560, 20


@dataclass(frozen=True)
class Bar:
    """A month: how many were sent and published in it, and where each bar stands."""

    month: date
    number: int
    sent: int
    published: int
    most: int

    @property
    def left(self) -> int:
        return self.number * MONTH_WIDTH + 12

    @property
    def right(self) -> int:
        return self.left + BAR_WIDTH + 2

    @property
    def sent_height(self) -> int:
        return round(BAR_HEIGHT * self.sent / self.most)

    @property
    def published_height(self) -> int:
        return round(BAR_HEIGHT * self.published / self.most)

    @property
    def sent_top(self) -> int:
        return BASE - self.sent_height

    @property
    def published_top(self) -> int:
        return BASE - self.published_height


def bars(figures: Figures) -> list[Bar]:
    """The months of the year so far, also those in which nothing happened."""
    sent: Counter[int] = Counter()
    published: Counter[int] = Counter()
    for row in figures.months:
        sent[row.month.month] += row.sent
        published[row.month.month] += row.published
    year, today = figures.whole.month.year, timezone.localdate()
    last = today.month if year == today.year else 12
    most = max([*sent.values(), *published.values()], default=0) or 1
    return [
        Bar(date(year, month, 1), month - 1, sent[month], published[month], most)
        for month in range(1, last + 1)
    ]


@dataclass(frozen=True)
class Sign:
    """Fichas that have waited for the same number of days."""

    days: int
    count: int
    is_late: bool
    x: int

    @property
    def is_counted(self) -> bool:
        return self.count > 1


@dataclass(frozen=True)
class Line:
    """A State: each ficha that waits as a sign at its days, and the same in numbers."""

    country: Country
    signs: list[Sign]
    total: int
    median: float
    late: int


@dataclass(frozen=True)
class Waiting:
    """What waits in a state: by State, against the days that it should take."""

    state: State
    limit: int
    lines: list[Line]
    ticks: list[tuple[int, int]]
    limit_x: int

    @property
    def limit_in_words(self) -> str:
        return in_words(self.limit)

    @property
    def total(self) -> int:
        return sum(line.total for line in self.lines)


def waiting(state: State) -> Waiting:
    """Those whose publication is set for a day wait for nobody."""
    most, days = limit(state) or 0, days_by_country(state)
    longest = max([most, *(day for given in days.values() for day in given)]) or 1
    countries = Country.objects.in_bulk(days)
    lines = [line(countries[key], given, most, longest) for key, given in days.items()]
    step = next(step for step in (1, 5, 10, 20, 50, 100, 1000) if longest / step <= 6)
    return Waiting(
        state,
        most,
        sorted(lines, key=lambda line: sort_key(line.country.name)),
        [(day, place(day, longest)) for day in range(0, longest + 1, step)],
        place(most, longest),
    )


def days_by_country(state: State) -> dict[int, list[int]]:
    today = timezone.localdate()
    days: dict[int, list[int]] = {}
    fichas = Ficha.objects.submitted_once().filter(state=state, publish_on=None)
    for country, since in fichas.values_list(F("country"), "state_since"):
        days.setdefault(country, []).append(days_between(timezone.localdate(since), today))
    return days


def line(country: Country, days: list[int], most: int, longest: int) -> Line:
    signs = [
        Sign(day, count, day > most, place(day, longest)) for day, count in sorted(Counter(days).items())
    ]
    return Line(country, signs, len(days), median(days), sum(day > most for day in days))


def place(days: int, longest: int) -> int:
    return MARGIN + round((LINE_WIDTH - 2 * MARGIN) * days / longest)
