"""The map of the States of the Conference, with the number of practices of each; rows beside it say the same."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import ngettext

from ...lists import Item
from ..index import IndexCache
from ..marks import grouped
from .classes import class_starts, legend, tint

# A number at the largest that it is drawn, in units of the map: so wide is a figure, and so what stands between three.
FIGURE, SEPARATOR = 19, 9


@cache
def shapes() -> dict:
    """Each State's outline; `room` for a number inside it, or `leader` to a place in the sea where that always fits."""
    return json.loads((Path(__file__).parent / "map_shapes.json").read_text())


@dataclass(frozen=True)
class MapState:
    """A State as the map draws it."""

    code: str
    name: str
    url: str
    count: int
    tint: int

    @property
    def words(self) -> str:
        practices = ngettext("%(name)s: %(n)s práctica", "%(name)s: %(n)s prácticas", self.count)
        return practices % {"name": self.name, "n": self.number}

    @property
    def number(self) -> str:
        return grouped(self.count)

    @property
    def shape(self) -> dict:
        return shapes()["countries"][self.code]

    @property
    def leader(self) -> dict | None:
        """Where its number goes when the shape is too small for it."""
        width = sum(FIGURE if letter.isdigit() else SEPARATOR for letter in self.number)
        return self.shape.get("leader") if width > self.shape["room"] else None


@dataclass(frozen=True)
class Map:
    states: list[MapState]
    starts: list[int]
    total: int

    @property
    def is_shown(self) -> bool:
        return settings.SHOW_MAP

    @property
    def of_others(self) -> int:
        """How many practices there are where no State of the map has any: a white map alone would say that there are none."""
        return 0 if any(state.count for state in self.states) else self.total

    @property
    def legend(self) -> list[dict]:
        return legend([state.count for state in self.states], self.starts)

    @property
    def outlines(self) -> dict:
        """What all maps of a page are drawn with, written once."""
        return shapes()

    @property
    def view_box(self) -> str:
        return shapes()["view_box"]

    @property
    def close_view_box(self) -> str:
        """Around the shapes alone, for a map without numbers."""
        return shapes()["close_view_box"]


def draw_map(
    index: IndexCache, among: int, address: Callable[[Item], str], starts: list[int] | None = None
) -> Map:
    """The map of some practices. `starts` are the classes of several maps that share one scale."""
    counts = count_by_state(index, among)
    starts = class_starts(counts.values()) if starts is None else starts
    states = [
        MapState(
            state.code, state.short_name, address(state), counts[state.code], tint(counts[state.code], starts)
        )
        for state in index.lists.members
        if state.code in counts
    ]
    return Map(states, starts, among.bit_count())


def count_by_state(index: IndexCache, among: int) -> dict[str, int]:
    """For each State that has a shape, the practices that it presents or takes part in."""
    return {
        state.code: (index.bits("country", state.code) & among).bit_count()
        for state in index.lists.members
        if state.code in shapes()["countries"]
    }
