"""Which States of a group: named while they are few; of many, how many they are or who is missing."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ...lists import Item
from ..marks import Group, Marks

MOST_MISSING = 4


@dataclass(frozen=True)
class NamedState:
    """`count` and `words` are of the list at `url`; both are made when they are shown, for many are only counted."""

    item: Item
    count: int
    presents: bool
    address: Callable[[Item], str]

    @property
    def name(self) -> str:
        return self.item.short_name

    @property
    def url(self) -> str:
        return self.address(self.item)

    @property
    def words(self) -> str:
        return (Marks(self.count, 0) if self.presents else Marks(0, self.count)).words


@dataclass(frozen=True)
class Names:
    group: Group
    states: list[NamedState]
    most: int | None
    tells_missing: bool

    @property
    def are_named(self) -> bool:
        return self.most is None or len(self.states) <= self.most

    @property
    def summary(self) -> str:
        named = {state.name for state in self.states}
        missing = [state.short_name for state in self.group.states if state.short_name not in named]
        if not self.group.is_conference:
            return str(len(self.states))
        if not missing:
            return _("Los %d de la Conferencia") % len(self.states)
        if self.tells_missing and len(missing) <= MOST_MISSING:
            return _("Todos menos %s") % listed(missing)
        return _("%(some)d de los %(all)d") % {"some": len(self.states), "all": len(self.group.states)}


def names_of(
    group: Group, among: int, kind: str, address: Callable[[Item], str], most: int | None = None
) -> Names:
    """Those of a group that present some of these practices (`lead`), or that take part in another's (`part`). Who does
    not present is told; whoever takes no part may well present."""
    presents = kind == "lead"
    counts = [(state, (group.index.bits(kind, state.code) & among).bit_count()) for state in group.states]
    states = [NamedState(state, count, presents, address) for state, count in counts if count]
    return Names(group, states, most, tells_missing=presents)


def listed(names: list[str]) -> str:
    """«Chile, Colombia y Perú»."""
    if len(names) == 1:
        return names[0]
    return _("%(names)s y %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}
