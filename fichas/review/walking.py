"""Going through a view of the queue, one ficha after another."""

from dataclasses import dataclass

from django.http import QueryDict

from .queue import FIRST, TABS, in_order
from .queue_filter import in_view


@dataclass(frozen=True)
class Walk:
    """Where a ficha stands in a view: its place from one on (none: it is no longer in it), and its neighbours, by
    reference, which are still in it. `query` is the view's."""

    query: str
    tab: str
    place: int | None
    total: int
    previous: str
    next: str


def walk_through(query: str, reference: str, user) -> Walk:
    view = QueryDict(query)
    tab = view.get("cola", "") if view.get("cola") in TABS else FIRST
    fichas = in_order(in_view(view, user), tab, view.get("orden", ""))
    references = list(fichas.values_list("reference", flat=True))
    if reference not in references:
        return Walk(query, str(TABS[tab]), None, len(references), "", next(iter(references), ""))
    place = references.index(reference)
    return Walk(
        query,
        str(TABS[tab]),
        place + 1,
        len(references),
        references[place - 1] if place else "",
        references[place + 1] if place + 1 < len(references) else "",
    )
