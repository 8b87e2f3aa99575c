"""Going through a view of the queue, one ficha after another."""

from dataclasses import dataclass

from django.http import QueryDict

from .queue import TABS
from .queue_filter import tab_of, view_in_order


@dataclass(frozen=True)
class Walk:
    """Where a ficha stands in a view: its place from one on (none: it is no longer in it), and its neighbours, by
    reference, which are still in it. `query` is the view's."""

    query: QueryDict
    tab: str
    place: int | None
    total: int
    previous: str
    next: str


def walk_through(query: QueryDict, reference: str, user) -> Walk:
    tab = str(TABS[tab_of(query)])
    references = list(view_in_order(query, user).values_list("reference", flat=True))
    if reference not in references:
        return Walk(query, tab, None, len(references), "", next(iter(references), ""))
    place = references.index(reference)
    before, after = references[:place], references[place + 1 :]
    return Walk(query, tab, place + 1, len(references), next(reversed(before), ""), next(iter(after), ""))
