"""What practices have in common: what all of them chose from the lists of the form, and the other practices that did."""

from collections.abc import Callable, Iterable, Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ..lists import Item, Lists
from ..sections import FIELDS, Field
from .comparing import Column
from .index import Criteria

# Told apart from the other choices, or with them.
APART = {"themes", "primary_objectives", "secondary_objectives", "country", "associated_countries"}
REST = [field for field in FIELDS.values() if field.vocabulary and field.name not in APART]


class InCommon:
    """Themes, objectives and the rest that all columns share."""

    def __init__(self, columns: list[Column], lists: Lists):
        self.columns, self.lists = columns, lists
        self.themes = self.shared("theme", lambda column: column.reading.answers["themes"])
        self.objectives = self.shared("gcmobjective", lambda column: column.objectives)

    def shared(self, list_name: str, codes_of: Callable[[Column], Iterable[str]]) -> list[Item]:
        """In the order of their list. An «Otro» is another one in each, so nobody shares it."""
        codes = set.intersection(*(set(codes_of(column)) for column in self.columns))
        return [item for item in self.lists.items(list_name, codes) if not item.asks_for_text]

    @property
    def more(self) -> Iterator[tuple[str | Promise, list[Item]]]:
        """What else they share: a label and its values."""
        if states := self.shared("country", lambda column: column.states):
            yield _("Estados que participan"), states
        for field in REST:
            if items := self.shared(field.list_name, chosen(field)):
                yield field.title, items

    @property
    def criteria(self) -> Criteria | None:
        """The list of all practices with these themes and objectives; none where they share none."""
        shared = {"tema": self.themes, "objetivo": self.objectives}
        chosen = {name: tuple(item.code for item in items) for name, items in shared.items() if items}
        return Criteria(chosen=chosen, all_of=tuple(chosen)) if chosen else None


def chosen(field: Field) -> Callable[[Column], list[str]]:
    """Reads the codes that a practice has of a list."""

    def codes_of(column: Column) -> list[str]:
        value = column.reading.answers[field.name]
        return value if isinstance(value, list) else [value] if value else []

    return codes_of
