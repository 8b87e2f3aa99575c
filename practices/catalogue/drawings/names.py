"""Which States of a group: named while they are few; of many, how many they are or who is missing."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from ...lists import Item
from .states import Group, marks_of

MOST_MISSING = 4


@dataclass(frozen=True)
class NamedState:
    """`count` is of what is told here; `words` say all that the list at `url` has."""

    name: str
    url: str
    words: str
    count: int


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
    group: Group, among: int, of: str, address: Callable[[Item], str], most: int | None = None
) -> Names:
    """Those of a group that present some of these practices, or that take part (`of` is which of the marks). Who does
    not present is told; whoever takes no part may well present."""
    marks = [(state, marks_of(group.index, state.code, among)) for state in group.states]
    states = [
        NamedState(state.short_name, address(state), marks.words, getattr(marks, of))
        for state, marks in marks
        if getattr(marks, of)
    ]
    return Names(group, states, most, tells_missing=of == "presents")


def listed(names: list[str]) -> str:
    """«Chile, Colombia y Perú»."""
    if len(names) == 1:
        return names[0]
    return _("%(names)s y %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}
