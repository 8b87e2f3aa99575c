"""The States as the drawings show them, what each has done, and where that is listed."""

from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ...lists import Item
from ..index import Criteria, IndexCache
from ..listing import list_url
from ..selection import Selection


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
    index: IndexCache
    is_conference: bool

    def practices(self, among: int, kind: str = "country") -> int:
        """How many there are of any of these States, each counted once; of `lead`, how many they present."""
        return (among & union(self.index, kind, self.states)).bit_count()

    def marks(self, among: int) -> Marks:
        """What any of them presents, and that in which any of them takes part; here the two may overlap."""
        presents = among & union(self.index, "lead", self.states)
        takes_part = union(self.index, "part", self.states)
        return Marks(presents.bit_count(), (among & takes_part).bit_count())


def groups_of(index: IndexCache) -> list[Group]:
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


def marks_of(index: IndexCache, code: str, among: int, *, presents_only: bool = False) -> Marks:
    presents, takes_part = ((index.bits(kind, code) & among).bit_count() for kind in ("lead", "part"))
    return Marks(presents, 0 if presents_only else takes_part)


def union(index: IndexCache, kind: str, items: list[Item]) -> int:
    return reduce(or_, (index.bits(kind, item.code) for item in items), 0)


def list_of(selection: Selection, **chosen: str | tuple[str, ...]) -> str:
    """The list of what a mark counts: it has all of these values, several of one facet, too. What the reader has
    gathered goes along."""
    codes = {
        parameter: (values,) if isinstance(values, str) else values for parameter, values in chosen.items()
    }
    return list_url(Criteria(chosen=codes, selection=selection.codes, all_of=tuple(codes)))


def grouped(number: int) -> str:
    """A number as it is read: «10 000»."""
    return number_format(number, force_grouping=True) if number > 999 else str(number)
