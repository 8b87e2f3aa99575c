"""A State as its page shows it: what it has documented, with whom, and what it offers."""

from dataclasses import dataclass, field
from functools import cached_property

from django.conf import settings

from ...lists import Item
from ..index import IndexCache
from ..marks import Group, Marks, groups_of, marks_of
from ..selection import Selection
from .addresses import list_of
from .classes import class_starts
from .columns import columns_of
from .map import Map, count_by_state, draw_map, shapes
from .matrix import Cell, Matrix
from .offers import count_offers


@dataclass(frozen=True)
class StateRow(Matrix):
    """The row of one State alone, on a scale of its own."""

    state: Item = field(kw_only=True)

    @cached_property
    def groups(self) -> list[Group]:
        return [Group(self.state.name, [self.state], self.index, False)]

    @cached_property
    def cells(self) -> list[Cell]:
        return self.row(self.state).cells

    @property
    def documented(self) -> list[Cell]:
        return [cell for cell in self.cells if cell.url]


@dataclass(frozen=True)
class Partner:
    """Another State of the same practices; the list at `url` asks for both."""

    state: Item
    count: int
    url: str


@dataclass(frozen=True)
class Portrait:
    index: IndexCache
    state: Item
    selection: Selection

    @cached_property
    def bits(self) -> int:
        return self.index.bits("country", self.state.code)

    @cached_property
    def marks(self) -> Marks:
        return marks_of(self.index, self.state.code, self.index.live)

    @cached_property
    def themes(self) -> StateRow:
        return StateRow(self.index, columns_of("theme", self.index), self.selection, state=self.state)

    @cached_property
    def objectives(self) -> StateRow:
        return StateRow(self.index, columns_of("objective", self.index), self.selection, state=self.state)

    @cached_property
    def partners(self) -> list[Partner]:
        """The States of the Conference first, each group in the order of the alphabet."""
        states = [state for group in groups_of(self.index) for state in group.states if state != self.state]
        counted = [
            (state, (self.bits & self.index.bits("country", state.code)).bit_count()) for state in states
        ]
        return [Partner(state, count, self.list_with(state)) for state, count in counted if count]

    def list_with(self, other: Item) -> str:
        codes = [code for code in self.index.lists["country"] if code in (self.state.code, other.code)]
        return list_of(self.selection, pais=tuple(codes))

    @property
    def is_mapped(self) -> bool:
        """Whether any of its partners has a shape to be tinted."""
        return settings.SHOW_MAP and any(
            partner.state.code in shapes()["countries"] for partner in self.partners
        )

    @property
    def map(self) -> Map:
        """The partners, tinted among themselves."""
        urls = {partner.state.code: partner.url for partner in self.partners}
        counts = count_by_state(self.index, self.bits)
        counts.pop(self.state.code, None)
        starts = class_starts(counts.values())
        return draw_map(self.index, self.bits, lambda state: urls.get(state.code, ""), starts)

    @cached_property
    def offers(self) -> list[dict]:
        """The ways in which its own practices could be taken to another country."""
        return count_offers(self.index, self.selection, self.state)
