"""How many practices began in each year, as bars: no year is left out, and many stand by fives."""

from dataclasses import dataclass

from .index import NO_YEAR
from .years import COMPACT, percent

MOST_SINGLE = 15  # years; of more, five are one bar that opens
STEP = 5


@dataclass(frozen=True)
class Start:
    """A year, or five, with how many practices began then."""

    years: list[str]
    count: int
    amount: str  # how long its bar is
    has_compact: bool

    @property
    def label(self) -> str:
        return self.years[0] if len(self.years) == 1 else f"{self.years[0]}–{self.years[-1]}"


def draw_starts(counts: dict[str, int]) -> list[Start]:
    """From the first year with any to the last."""
    years = [int(code) for code, count in counts.items() if count and code != NO_YEAR]
    if not years:
        return []
    step = 1 if max(years) - min(years) < MOST_SINGLE else STEP
    firsts = range(min(years) // step * step, max(years) + 1, step)
    spans = [[str(year) for year in range(first, first + step)] for first in firsts]
    totals = [sum(counts.get(year, 0) for year in span) for span in spans]
    compact = str(int(COMPACT))
    return [
        Start(span, total, percent(100 * total / max(totals)) if total else "", compact in span)
        for span, total in zip(spans, totals, strict=True)
    ]


def years_between(codes: list[str]) -> list[str]:
    """These years and those between them, newest first, and at last «without a year»."""
    years = [int(code) for code in codes if code != NO_YEAR]
    between = range(max(years), min(years) - 1, -1) if years else []
    return [*map(str, between), NO_YEAR]


def groups_of_years(options: list[dict]) -> list[dict]:
    """One group of few years; of many a group of each five, with their sum, and «without a year» by itself."""
    years = [option for option in options if option["code"] != NO_YEAR]
    rest = [option for option in options if option["code"] == NO_YEAR]
    is_short = len(years) <= MOST_SINGLE
    groups = [{"options": options}] if is_short else [*by_fives(years), {"options": rest}]
    draw_amounts(groups)
    return groups


def by_fives(years: list[dict]) -> list[dict]:
    starts = sorted({int(year["code"]) // STEP * STEP for year in years}, reverse=True)
    return [
        group_of(start, [year for year in years if start <= int(year["code"]) < start + STEP])
        for start in starts
    ]


def group_of(start: int, years: list[dict]) -> dict:
    return {
        "options": years,
        "label": f"{start}–{start + STEP - 1}",
        "count": sum(year["count"] for year in years),
        "is_open": any(year["selected"] for year in years),
    }


def draw_amounts(groups: list[dict]) -> None:
    """How long each bar is, the years inside fives on a scale of their own, and before which year the Global Compact
    was adopted."""
    fives = [group for group in groups if "label" in group]
    inside = [option for group in fives for option in group["options"]]
    beside = [option for group in groups if "label" not in group for option in group["options"]]
    draw_bars(inside)
    draw_bars([*fives, *beside])
    after = False
    for option in [*inside, *beside]:
        year = 0 if option["code"] == NO_YEAR else int(option["code"])
        option["follows_compact"] = after and 0 < year <= COMPACT
        after = year > COMPACT


def draw_bars(bars: list[dict]) -> None:
    most = max((bar["count"] for bar in bars), default=0)
    for bar in bars:
        bar["amount"] = percent(100 * bar["count"] / most) if bar["count"] else ""
