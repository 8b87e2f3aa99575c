"""A page of the list as a dense table: themes as signs, objectives as a strip, years on one axis, heads that sort."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..lists import Item
from .cards import Card
from .filters import list_url
from .index import ORDERS, Search
from .strip import Scale, Strip, draw_scale, draw_strip
from .years import Axis, Bar

MOST_LABELS = 4  # of years, in a narrow column
# Columns by their class, with what each is called and by what it sorts.
COLUMNS = {
    "state": (pgettext_lazy("país", "Estado"), "pais"),
    "title": (_("Práctica"), "titulo"),
    "themes": (_("Temas"), "tema"),
    "objectives": (_("Objetivos"), ""),
    "time": (_("Años"), "anio"),
}


class Head(NamedTuple):
    """The head of a column; its link sorts by it, or the other way round if the list is sorted so."""

    name: str
    label: str | Promise
    url: str
    sorted: str  # as `aria-sort` says it; empty where the list is not sorted by this column


class Line(NamedTuple):
    card: Card
    strip: Strip
    bar: Bar | None


class Table:
    def __init__(self, cards: list[Card], search: Search):
        self.cards, self.search = cards, search

    @cached_property
    def axis(self) -> Axis:
        return Axis.of((card.years for card in self.cards), MOST_LABELS)

    @property
    def themes(self) -> list[Item]:
        """Those whose signs it shows, in the order of their list."""
        shown = {theme.code for card in self.cards for theme in card.themes}
        return self.search.index.lists.items("theme", shown)

    @property
    def lines(self) -> Iterator[Line]:
        for card in self.cards:
            primary = [objective.code for objective in card.objectives if objective.primary]
            secondary = [objective.code for objective in card.objectives if not objective.primary]
            strip = draw_strip(self.search.index.lists, primary, secondary)
            yield Line(card, strip, self.axis.bar(card.years))

    @property
    def heads(self) -> list[Head]:
        return [self.head(name, label, order) for name, (label, order) in COLUMNS.items()]

    def head(self, name: str, label: str | Promise, order: str) -> Head:
        now = self.search.order
        is_sorted = {order: "ascending", f"-{order}": "descending"}.get(now, "") if order else ""
        url = self.url(f"-{order}" if now == order else order) if order else ""
        return Head(name, label, url, is_sorted)

    @property
    def other_orders(self) -> list[dict]:
        """Those of no column: the newest first, and what fits a text best."""
        usual = self.search.usual_order
        orders = ["recientes"] if usual == "recientes" else [usual, "recientes"]
        return [
            {
                "label": ORDERS[order],
                "url": self.url("" if order == usual else order),
                "current": order == self.search.order,
            }
            for order in orders
        ]

    @property
    def scale(self) -> Scale:
        return draw_scale(self.search.index.lists)

    def url(self, order: str) -> str:
        return list_url(replace(self.search.criteria, order=order, page=1))
