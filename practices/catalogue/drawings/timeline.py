"""Since when: the practices of a list on one axis, those that began first above, with the day of the Global Compact."""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice

from ..cards import Card
from ..histogram import draw_starts
from ..index import NO_YEAR, TIMELINE, Criteria, IndexCache, Search
from ..listing import list_url
from ..years import Drawn, draw_years

MOST = 30  # lines; of more practices the bars of their first years give the picture


@dataclass(frozen=True)
class Timeline:
    """Of the practices of a list. What does not say when it began is counted, never drawn."""

    index: IndexCache
    criteria: Criteria

    @cached_property
    def search(self) -> Search:
        return Search(replace(self.criteria, order="anio"), self.index)

    @property
    def total(self) -> int:
        return self.search.total

    @property
    def undated(self) -> int:
        return (self.search.bits & self.index.bits("year", NO_YEAR)).bit_count()

    @property
    def undated_url(self) -> str:
        return list_url(replace(self.criteria, chosen={**self.criteria.chosen, "anio": (NO_YEAR,)}))

    @property
    def dated(self) -> int:
        return self.total - self.undated

    @property
    def is_cut(self) -> bool:
        return self.dated > MOST

    @property
    def url(self) -> str:
        """All of them on a line of time, page by page."""
        return list_url(replace(self.criteria, view=TIMELINE))

    @property
    def starts(self) -> list[dict]:
        """Each year, or five, with its bar and the list of what began then."""
        years = self.index.values("year")
        counts = {code: (self.search.bits & bits).bit_count() for code, bits in years.items()}
        return [
            {"start": start, "url": self.url_of([year for year in start.years if counts.get(year)])}
            for start in draw_starts(counts)
        ]

    def url_of(self, years: list[str]) -> str:
        chosen = {**self.criteria.chosen, "anio": tuple(reversed(years))}
        return list_url(replace(self.criteria, chosen=chosen))

    @property
    def numbers(self) -> list[int]:
        """The practices that have a line."""
        return list(islice(self.search.numbers(), min(self.dated, MOST)))

    def draw(self, cards: dict[int, Card]) -> Drawn:
        """From the cards of these numbers."""
        return draw_years([cards[number] for number in self.numbers if number in cards])
