"""States × themes, objectives, offers: one table whose cells hold the marks, so that it is its own equivalent in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ...lists import Item
from ..index import IndexCache
from ..marks import BY_KIND, Marks, MarkTable, union
from ..selection import Selection
from .addresses import list_of
from .bars import Bar
from .columns import Column, columns_of

MOST_COLUMNS = 6  # that have the room for their words


@dataclass(frozen=True)
class Cell:
    """What a State has done of a theme or an objective."""

    column: Column
    marks: Marks
    words: str
    url: str
    bar: Bar

    @property
    def dots(self) -> str:
        """A letter for each mark: those of what it presents come first."""
        return "p" * self.marks.presents + "t" * self.marks.takes_part


@dataclass(frozen=True)
class Row:
    state: Item
    marks: Marks
    cells: list[Cell]
    bar: Bar

    @property
    def is_idle(self) -> bool:
        return not any(cell.marks.total for cell in self.cells)


@dataclass(frozen=True)
class Matrix(MarkTable[Column]):
    """The table of some columns, each mark with the list that it counts."""

    selection: Selection

    @cached_property
    def most_presented(self) -> int:
        return max((marks.presents for (_state, code), marks in self.marks.items() if not code), default=0)

    @property
    def kind(self) -> str:
        return "lead" if self.presents_only else "country"

    @property
    def is_crowded(self) -> bool:
        """Whether there are more themes than the form was made with."""
        return len(self.columns) > MOST_COLUMNS

    @property
    def total(self) -> int:
        return self.index.live.bit_count()

    @property
    def of_members(self) -> int:
        """How many practices some State of the Conference presents or takes part in."""
        return (self.index.live & union(self.index, "country", self.index.lists.members)).bit_count()

    def bodies(self) -> Iterator[dict]:
        """The groups of States, each with its totals and its rows."""
        for group in self.groups:
            yield {
                "name": group.name,
                "totals": [
                    {"column": column, "count": group.practices(column.bits, self.kind)}
                    for column in self.columns
                ],
                "marks": group.marks(self.index.live),
                "rows": [self.row(state) for state in group.states],
            }

    def row(self, state: Item) -> Row:
        marks = self.marks[state.code, ""]
        cells = [self.cell(state, column) for column in self.columns]
        return Row(state, marks, cells, Bar(marks.presents, 0, self.most_presented))

    def cell(self, state: Item, column: Column) -> Cell:
        marks = self.marks[state.code, column.code]
        bar = Bar(marks.presents, marks.takes_part, self.largest)
        if not marks.total:
            return Cell(column, marks, "", "", bar)
        chosen = {BY_KIND[self.kind].parameter: state.code, column.parameter: column.code}
        url = list_of(self.selection, **chosen)
        return Cell(column, marks, f"{state.short_name}, {column.full_name}: {marks.words}", url, bar)


def draw_matrix(kind: str, index: IndexCache, selection: Selection) -> Matrix:
    """The table of the States and of the themes (`theme`) or the objectives (`objective`)."""
    return Matrix(index, columns_of(kind, index), selection)
