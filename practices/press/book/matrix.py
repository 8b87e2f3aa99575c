"""Who documented what among the fichas of a book: the marks that the pages of the site have, counted of these alone."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ...catalogue.index import with_parts
from ...catalogue.marks import Column, Group, Marks, MarkTable, columns_of, grouped
from ...lists import Item, Lists
from .plan import BookPlan, Entry

MAX_COLUMNS = 8  # that a page has the width for: more themes go on in another table


@dataclass(frozen=True)
class FichaBitmaps:
    """The fichas of a book by what they say, as the index has those of all practices. An edition may hold versions that
    the index has no more, so its fichas are read and not looked up there."""

    lists: Lists
    facets: dict[str, dict[str, int]]

    @property
    def live(self) -> int:
        return self.bits("live", "")

    def bits(self, kind: str, code: str) -> int:
        return self.facets.get(kind, {}).get(code, 0)


def bitmaps_of(entries: list[Entry], lists: Lists) -> FichaBitmaps:
    facets: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for place, entry in enumerate(entries):
        values = {"country": entry.values["country"], "lead": [entry.country], "theme": entry.values["theme"]}
        pairs = [(kind, item.code) for kind, items in values.items() for item in items]
        for kind, code in [("live", ""), *pairs]:
            facets[kind][code] |= 1 << place
    return FichaBitmaps(lists, with_parts(facets))


def matrix_of(plan: BookPlan) -> dict:
    """A row for each State, a column for each theme; several tables where there are many themes."""
    bitmaps = bitmaps_of(plan.entries, plan.lists)
    columns = columns_of("theme", bitmaps)
    table = MarkTable(bitmaps, columns)
    starts = range(0, len(columns), MAX_COLUMNS)
    return {
        "title": _("Quién documentó qué"),
        "key": key_of(table),
        "has_bars": table.has_bars,
        "longest": table.largest,
        "heads": {
            "state": pgettext("país", "Estado"),
            "presents": _("Presenta"),
            "takes_part": _("Participa"),
        },
        "tables": [part_of(table, columns[start : start + MAX_COLUMNS]) for start in starts],
    }


def key_of(table: MarkTable[Column]) -> list[dict]:
    """What each mark means: beside it, above the table."""
    if table.has_bars:
        mark = _(
            "El número cuenta fichas de esta compilación. En la barra, lo lleno son las que el Estado presenta; lo hueco, "
            "aquellas en que participa."
        )
    else:
        mark = _(
            "Un punto es una ficha de esta compilación: lleno si el Estado la presenta, hueco si participa en la de otro."
        )
    key = [
        {"mark": "bar" if table.has_bars else "dot", "text": mark},
        {"mark": "gap", "text": _("Ninguna ficha de esta compilación.")},
    ]
    if table.undocumented:
        key.append({"mark": "sand", "text": _("Sobre fondo de arena, los temas que aquí no tienen ninguna.")})
    return key


def part_of(table: MarkTable[Column], columns: list[Column]) -> dict:
    return {
        "columns": [
            {
                "name": column.item.name,
                "weave": column.item.weave,
                "total": grouped(column.count),
                "is_undocumented": column.is_undocumented,
            }
            for column in columns
        ],
        "groups": [group_of(table, group, columns) for group in table.groups],
    }


def group_of(table: MarkTable[Column], group: Group, columns: list[Column]) -> dict:
    """Its numbers count each ficha once, so they are not the sums of its rows."""
    return {
        "name": group.name,
        "totals": [grouped(group.practices(column.bits)) for column in columns],
        "sums": sums_of(group.marks(table.index.live)),
        "rows": [row_of(table, state, columns) for state in group.states],
    }


def row_of(table: MarkTable[Column], state: Item, columns: list[Column]) -> dict:
    return {
        "name": state.short_name,
        "cells": [cell_of(table.marks[state.code, column.code]) for column in columns],
        "sums": sums_of(table.marks[state.code, ""]),
    }


def cell_of(marks: Marks) -> dict:
    return {
        "presents": marks.presents,
        "takes_part": marks.takes_part,
        "total": grouped(marks.total),
        "words": marks.words,
    }


def sums_of(marks: Marks) -> list[str]:
    return [grouped(marks.presents), grouped(marks.takes_part)]
