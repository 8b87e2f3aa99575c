"""The objectives of the Global Compact that a practice serves, as one strip: filled its own aims, outlined the others."""

from collections.abc import Iterable
from typing import NamedTuple

from ..lists import Item, Lists

STEP = 10  # units of the drawing between two objectives


class Mark(NamedTuple):
    """An objective of a strip: `kind` is that of its mark, `x` its left edge."""

    item: Item
    kind: str
    x: int


class Strip(NamedTuple):
    """Drawn for the eye; `primary` and `secondary` say the same in numbers."""

    marks: list[Mark]
    primary: list[str]
    secondary: list[str]

    @property
    def width(self) -> int:
        return len(self.marks) * STEP


def draw_strip(lists: Lists, primary: Iterable[str], secondary: Iterable[str]) -> Strip:
    own, other = set(primary), set(secondary)
    items = lists["gcmobjective"].values()
    kinds = {
        item.code: "own" if item.code in own else "other" if item.code in other else "" for item in items
    }
    return Strip(
        [Mark(item, kinds[item.code], place * STEP) for place, item in enumerate(items)],
        [item.code for item in items if kinds[item.code] == "own"],
        [item.code for item in items if kinds[item.code] == "other"],
    )


class Numeral(NamedTuple):
    code: str
    x: int  # its middle


class Scale(NamedTuple):
    """Numerals over strips that stand one under the other: the first, the last and every fifth."""

    numerals: list[Numeral]
    width: int


def draw_scale(lists: Lists) -> Scale:
    codes = [*lists["gcmobjective"]]
    shown = {0, len(codes) - 1, *range(4, len(codes), 5)}
    numerals = [Numeral(codes[place], place * STEP + STEP // 2) for place in sorted(shown)]
    return Scale(numerals, len(codes) * STEP)
