"""What is known of a theme or an objective at a glance: who, since when, beside what."""

from dataclasses import dataclass
from functools import cached_property

from ...lists import Item
from ..index import NO_YEAR, IndexCache
from ..marks import BY_KIND, groups_of
from ..selection import Selection
from .addresses import list_of
from .columns import word_for
from .map import Map, draw_map
from .names import Names, names_of

MOST_OBJECTIVES = 6


@dataclass(frozen=True)
class Crossing:
    """The practices that have one value and also another; the list at `url` asks for both."""

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

    def list_of(self, kind: str, code: str) -> str:
        """The list of what has this value and another, also where both are of one facet."""
        own, other = BY_KIND[self.kind].parameter, BY_KIND[kind].parameter
        if own != other:
            return list_of(self.selection, **{own: self.item.code, other: code})
        both = [
            known for known in self.index.lists[BY_KIND[kind].list_name] if known in (self.item.code, code)
        ]
        return list_of(self.selection, **{own: tuple(both)})

    @property
    def presents(self) -> list[Names]:
        """The States of the Conference first, also when none of them does; then others."""
        return self.names("lead")

    @property
    def takes_part(self) -> list[Names]:
        return [names for names in self.names("part") if names.states]

    def names(self, kind: str) -> list[Names]:
        def address(state: Item) -> str:
            return self.list_of(kind, state.code)

        return [names_of(group, self.bits, kind, address, self.most) for group in groups_of(self.index)]

    @property
    def first_year(self) -> str:
        years = self.index.values("year")
        return min((year for year, bits in years.items() if year != NO_YEAR and bits & self.bits), default="")

    @property
    def dated(self) -> int:
        return (self.bits & ~self.index.bits("year", NO_YEAR)).bit_count()

    def crossings(self, kind: str) -> list[Crossing]:
        """With the other values of a list, those that have most practices in common first."""
        crossings = [
            Crossing(item, (self.bits & self.index.bits(kind, code)).bit_count(), self.list_of(kind, code))
            for code, item in self.index.lists[BY_KIND[kind].list_name].items()
            if item != self.item
        ]
        return sorted(
            (crossing for crossing in crossings if crossing.count), key=lambda crossing: -crossing.count
        )

    @property
    def themes(self) -> list[Crossing]:
        return self.crossings("theme")

    @property
    def objectives(self) -> list[Crossing]:
        """Those that most of its practices develop."""
        return self.crossings("objective")[:MOST_OBJECTIVES]

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
            return self.list_of("country", state.code) if has_any else ""

        return draw_map(self.index, self.bits, address, starts)
