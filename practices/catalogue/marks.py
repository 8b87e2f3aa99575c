"""Who documented what, counted: what each State presents and takes part in, in each theme, objective or way of 1.11.

The counts are read from bitmaps of practices: those of all that is public, or those of the fichas of one book.
"""

from dataclasses import dataclass, field
from functools import cached_property, lru_cache, reduce
from operator import or_
from typing import Generic, Protocol, TypeVar

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..lists import Item, Lists
from .index import FACETS

BY_KIND = {facet.kind: facet for facet in FACETS}
MOST_DOTS = 6  # of one cell: with more, the whole table has numbers and bars on one scale


class Bitmaps(Protocol):
    """Some practices, by what they say of a facet: a bit for each."""

    @property
    def lists(self) -> Lists: ...

    @property
    def live(self) -> int:
        """All of them."""

    def bits(self, kind: str, code: str) -> int:
        """Those that have this value."""


@dataclass(frozen=True)
class Marks:
    """How many practices a State presents, and in how many of another's it takes part: together they are its list."""

    presents: int
    takes_part: int

    @property
    def total(self) -> int:
        return self.presents + self.takes_part

    @property
    def words(self) -> str:
        return words_for(self, get_language())


@lru_cache(maxsize=2_000)
def words_for(marks: Marks, language: str | None) -> str:
    """The same few come back in every cell of a table, in the active language."""
    presents = _("presenta %s") % grouped(marks.presents) if marks.presents else ""
    takes_part = _("participa en %s") % grouped(marks.takes_part) if marks.takes_part else ""
    if presents and takes_part:
        return _("%(presents)s y %(takes_part)s") % {"presents": presents, "takes_part": takes_part}
    return presents or takes_part or _("ninguna")


@dataclass(frozen=True)
class Group:
    """States that stand together, in the order of the alphabet: never by how much they did."""

    name: str
    states: list[Item]
    index: Bitmaps
    is_conference: bool

    def practices(self, among: int, kind: str = "country") -> int:
        """How many there are of any of these States, each counted once; of `lead`, how many they present."""
        return (among & union(self.index, kind, self.states)).bit_count()

    def marks(self, among: int) -> Marks:
        """What any of them presents, and that in which any of them takes part; here the two may overlap."""
        presents = among & union(self.index, "lead", self.states)
        takes_part = union(self.index, "part", self.states)
        return Marks(presents.bit_count(), (among & takes_part).bit_count())


@dataclass(frozen=True)
class Column:
    """A theme, an objective or a way, with the practices that have it."""

    item: Item
    bits: int
    is_undocumented: bool

    @property
    def code(self) -> str:
        return self.item.code

    @property
    def count(self) -> int:
        return self.bits.bit_count()


AnyColumn = TypeVar("AnyColumn", bound=Column)


@dataclass(frozen=True)
class MarkTable(Generic[AnyColumn]):
    """States × columns. Of what is offered it has those who present alone: nobody else can offer a practice."""

    index: Bitmaps
    columns: list[AnyColumn]
    presents_only: bool = field(default=False, kw_only=True)

    @cached_property
    def groups(self) -> list[Group]:
        return groups_of(self.index)

    @cached_property
    def marks(self) -> dict[tuple[str, str], Marks]:
        """By State and column; those of a State as a whole are under no column."""
        columns = [("", self.index.live), *((column.code, column.bits) for column in self.columns)]
        return {
            (state.code, code): marks_of(self.index, state.code, bits, presents_only=self.presents_only)
            for group in self.groups
            for state in group.states
            for code, bits in columns
        }

    @cached_property
    def largest(self) -> int:
        return max((marks.total for (_state, code), marks in self.marks.items() if code), default=0)

    @property
    def has_bars(self) -> bool:
        return self.largest > MOST_DOTS

    @property
    def undocumented(self) -> list[AnyColumn]:
        """The columns that no State has; where there are no practices at all none, for there is nothing to point at."""
        return [column for column in self.columns if column.is_undocumented]


def groups_of(index: Bitmaps) -> list[Group]:
    """The States of the Conference, always all of them, and beneath them others that appear."""
    members = index.lists.members
    known = {state.code for state in members}
    others = [
        state
        for code, state in index.lists["country"].items()
        if code not in known and index.bits("country", code)
    ]
    groups = [
        Group(_("Estados de la Conferencia"), members, index, True),
        Group(_("Otros Estados"), others, index, False),
    ]
    return [group for group in groups if group.states]


def columns_of(kind: str, index: Bitmaps) -> list[Column]:
    """A column for each value of a list: a theme (`theme`), an objective (`objective`) or a way of 1.11 (`transfer`)."""
    pairs = [(item, index.bits(kind, item.code)) for item in in_use(kind, index)]
    return [Column(item, bits, bool(index.live and not bits)) for item, bits in pairs]


def in_use(kind: str, index: Bitmaps) -> list[Item]:
    """The values of a list: a retired one while a practice has it."""
    items = index.lists[BY_KIND[kind].list_name].values()
    return [item for item in items if not item.retired or index.bits(kind, item.code)]


def marks_of(index: Bitmaps, code: str, among: int, *, presents_only: bool = False) -> Marks:
    presents, takes_part = ((index.bits(kind, code) & among).bit_count() for kind in ("lead", "part"))
    return Marks(presents, 0 if presents_only else takes_part)


def union(index: Bitmaps, kind: str, items: list[Item]) -> int:
    return reduce(or_, (index.bits(kind, item.code) for item in items), 0)


def grouped(number: int) -> str:
    """A number as it is read: «10 000»."""
    return number_format(number, force_grouping=True) if number > 999 else str(number)
