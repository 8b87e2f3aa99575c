"""All themes side by side, each with its small map and its facts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings

from ..index import IndexCache
from ..selection import Selection
from .classes import class_starts, legend
from .columns import Column, columns_of
from .facts import Facts
from .map import Map, count_by_state, shapes

MOST_NAMES = 6


@dataclass(frozen=True)
class Plate:
    column: Column
    facts: Facts
    map: Map


@dataclass(frozen=True)
class Plates:
    """The maps share one scale: else they could not be compared."""

    index: IndexCache
    selection: Selection

    @cached_property
    def columns(self) -> list[Column]:
        return columns_of("theme", self.index)

    @cached_property
    def counts(self) -> list[int]:
        of_themes = (count_by_state(self.index, column.bits) for column in self.columns)
        return [count for counts in of_themes for count in counts.values()]

    @cached_property
    def starts(self) -> list[int]:
        return class_starts(self.counts)

    @property
    def are_mapped(self) -> bool:
        return settings.SHOW_MAP

    @property
    def legend(self) -> list[dict]:
        return legend(self.counts, self.starts)

    @property
    def outlines(self) -> dict:
        return shapes()

    def __iter__(self) -> Iterator[Plate]:
        for column in self.columns:
            facts = Facts(self.index, "theme", column.item, self.selection, MOST_NAMES)
            yield Plate(column, facts, facts.map(self.starts))
