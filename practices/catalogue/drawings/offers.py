"""Who offers what: the ways in which a State could take over another's practice, as the fichas say under 1.11."""

from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_

from ...lists import Item
from ...models import Practice
from ..index import IndexCache, numbers_of
from ..marks import groups_of
from ..selection import Selection
from .addresses import list_of
from .columns import Column, columns_of
from .matrix import Matrix
from .names import Names, names_of

MOST_LISTED = 12  # offers; of more the table alone gives the picture
MOST_NAMES = 6
READ = ("title", "language", "contact_institution", "contact_email", "transfer_needs_other")


@dataclass(frozen=True)
class Way:
    """A way of 1.11, with the States that offer it."""

    column: Column
    url: str
    names: list[Names]


@dataclass(frozen=True)
class Offers:
    index: IndexCache
    selection: Selection

    @cached_property
    def columns(self) -> list[Column]:
        return columns_of("transfer", self.index)

    @property
    def total(self) -> int:
        """How many there are: a practice that could be taken over in two ways is two."""
        return sum(column.count for column in self.columns)

    @property
    def practices(self) -> int:
        return reduce(or_, (column.bits for column in self.columns), 0).bit_count()

    @property
    def of_all(self) -> int:
        return self.index.live.bit_count()

    @property
    def ways(self) -> list[Way]:
        return [self.way(column) for column in self.columns]

    def way(self, column: Column) -> Way:
        def address(state: Item) -> str:
            return list_of(self.selection, presenta=state.code, transferencia=column.code)

        groups = groups_of(self.index)
        names = [names_of(group, column.bits, "lead", address, MOST_NAMES) for group in groups]
        named = [of_group for of_group in names if of_group.states]
        return Way(column, list_of(self.selection, transferencia=column.code), named)

    @cached_property
    def matrix(self) -> Matrix:
        return Matrix(self.index, self.columns, self.selection, presents_only=True)

    @property
    def listed(self) -> list[dict]:
        """While they are few, each way with its practices; one query."""
        if not 0 < self.total <= MOST_LISTED:
            return []
        practices = self.read()
        return [
            {"column": column, "offers": self.offers_of(column, practices)}
            for column in self.columns
            if column.count
        ]

    def read(self) -> dict[int, Practice]:
        bits = reduce(or_, (column.bits for column in self.columns))
        only = ["code", "number", *(f"current__{name}" for name in READ)]
        practices = Practice.objects.public().select_related("current")
        return {
            practice.number: practice
            for practice in practices.filter(number__in=list(numbers_of(bits))).only(*only)
            if practice.number
        }

    def offers_of(self, column: Column, practices: dict[int, Practice]) -> list[dict]:
        """In the order of the States' names."""
        return [
            {"state": state, "practice": practices[number]}
            for code, state in self.index.lists["country"].items()
            for number in numbers_of(column.bits & self.index.bits("lead", code))
            if number in practices
        ]


def count_offers(index: IndexCache, selection: Selection, state: Item) -> list[dict]:
    """What one State offers: each way with how many of its practices."""
    presented = index.bits("lead", state.code)
    return [
        {
            "column": column,
            "count": (column.bits & presented).bit_count(),
            "url": list_of(selection, presenta=state.code, transferencia=column.code),
        }
        for column in columns_of("transfer", index)
        if column.bits & presented
    ]
