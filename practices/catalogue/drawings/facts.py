"""What is known of a theme or an objective at a glance: who, since when, beside what."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from ...lists import Item
from ..index import NO_YEAR, IndexCache
from ..selection import Selection
from .columns import BY_KIND, word_for
from .map import Map, draw_map
from .names import Names, names_of
from .states import groups_of, list_of

MOST_OBJECTIVES = 6


@dataclass(frozen=True)
class Crossing:
    """The practices that have one value and also another; `url` is empty where no list asks for both."""

    item: Item
    count: int
    url: str

    @property
    def word(self) -> str:
        return word_for(self.item)


@dataclass(frozen=True)
class Facts:
    """Of a theme or an objective. `most` is how many States of a group are named; of more it is said how many, or
    who is missing."""

    index: IndexCache
    kind: str
    item: Item
    selection: Selection
    most: int | None = None

    @cached_property
    def bits(self) -> int:
        return self.index.bits(self.kind, self.item.code)

    @property
    def total(self) -> int:
        return self.bits.bit_count()

    def list_of(self, **chosen: str) -> str:
        return list_of(self.selection, **{BY_KIND[self.kind].parameter: self.item.code}, **chosen)

    @property
    def presents(self) -> list[Names]:
        """The States of the Conference first, also when none of them does; then others."""
        return self.names("presents")

    @property
    def takes_part(self) -> list[Names]:
        return [names for names in self.names("takes_part") if names.states]

    def names(self, of: str) -> list[Names]:
        groups = groups_of(self.index)
        return [
            names_of(group, self.bits, of, lambda state: self.list_of(pais=state.code), self.most)
            for group in groups
        ]

    @property
    def first_year(self) -> str:
        years = self.index.values("year")
        return min((year for year, bits in years.items() if year != NO_YEAR and bits & self.bits), default="")

    @property
    def dated(self) -> int:
        return (self.bits & ~self.index.bits("year", NO_YEAR)).bit_count()

    def crossings(self, kind: str, address: Callable[[Item], str]) -> list[Crossing]:
        """With the values of a list, those that have most practices in common first."""
        crossings = [
            Crossing(item, (self.bits & self.index.bits(kind, code)).bit_count(), address(item))
            for code, item in self.index.lists[BY_KIND[kind].list_name].items()
            if item != self.item
        ]
        return sorted(
            (crossing for crossing in crossings if crossing.count), key=lambda crossing: -crossing.count
        )

    @property
    def themes(self) -> list[Crossing]:
        """The other themes of a theme stand without a link: a list asks for either, not for both."""
        if self.kind == "theme":
            return self.crossings("theme", lambda item: "")
        return self.crossings("theme", lambda item: self.list_of(tema=item.code))

    @property
    def objectives(self) -> list[Crossing]:
        """Those that most practices of a theme develop."""
        if self.kind == "objective":
            return []
        return self.crossings("objective", lambda item: self.list_of(objetivo=item.code))[:MOST_OBJECTIVES]

    @property
    def primary(self) -> Crossing | None:
        """Of an objective, the practices that develop it before all others."""
        if self.kind == "theme":
            return None
        count = self.index.bits("primary", self.item.code).bit_count()
        return Crossing(self.item, count, list_of(self.selection, objetivo_principal=self.item.code))

    def map(self, starts: list[int] | None = None) -> Map:
        """A State without any is no link."""

        def address(state: Item) -> str:
            has_any = self.bits & self.index.bits("country", state.code)
            return self.list_of(pais=state.code) if has_any else ""

        return draw_map(self.index, self.bits, address, starts)
