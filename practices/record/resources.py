"""What was said at a meeting as a table: what is public of it, and nothing else."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..exchange.columns import SEPARATOR
from ..exchange.csv_file import disarm, disarm_start
from ..exchange.resources import LONGEST_CELL, Column, ColumnResource
from ..lists import Item
from .items import Said


def codes(name: str):
    return lambda item: [value.code for value in getattr(item, name)]


def practice(item: Said) -> str:
    link = item.practice_link
    return link["code"] if link else ""


# Names as JSON has them, with what a spreadsheet calls them and how they are read from an item.
COLUMNS = {
    "number": (_("Aporte"), lambda item: item.number),
    "address": (_("Dirección"), lambda item: settings.SITE_URL + item.url),
    "kind": (_("Clase (código)"), lambda item: item.kind),
    "table": (
        pgettext_lazy("de una reunión", "Mesa"),
        lambda item: item.row.table.number if item.row.table else "",
    ),
    "heading": (_("Encabezado"), lambda item: item.heading),
    "label": (_("Numeral"), lambda item: item.label),
    "text": (_("Texto"), lambda item: item.text),
    "language": (_("Idioma"), lambda item: item.language),
    "countries": (_("País (código)"), codes("countries")),
    "beside": (_("Junto con (código)"), codes("beside")),
    "place": (_("Lugar"), lambda item: item.place),
    "actor": (_("Actor"), lambda item: item.actor),
    "actor_kind": (_("Tipo de actor (código)"), lambda item: item.actor_kind),
    "strand": (_("Vertiente (código)"), lambda item: item.strand),
    "year": (_("Año"), lambda item: item.year or ""),
    "objectives": (_("Objetivos del Pacto Mundial (código)"), codes("objectives")),
    "practice": (_("Práctica"), practice),
    "footnote": (_("Nota al pie"), lambda item: item.footnote),
    "released_on": (_("Publicado"), lambda item: item.first_on.isoformat()),
    "retracted_on": (_("Retractado"), lambda item: item.retracted_on and item.retracted_on.isoformat()),
    "reason": (_("Motivo"), lambda item: item.reason),
}


def names(values: list[Item]) -> list[str]:
    return [value.title for value in values]


# What a code of the column is called, for the spreadsheet; it stands before the code.
LABELS = {
    "kind": (_("Clase"), lambda item: item.kind_label),
    "countries": (_("País"), lambda item: names(item.countries)),
    "beside": (_("Junto con"), lambda item: names(item.beside)),
    "actor_kind": (_("Tipo de actor"), lambda item: item.actor_label),
    "strand": (_("Vertiente"), lambda item: item.strand_label),
    "objectives": (_("Objetivos del Pacto Mundial"), lambda item: names(item.objectives)),
}


class ItemResource(ColumnResource):
    """Values as they are, under the names of the code: what JSON is made of."""

    def __init__(self):
        super().__init__()
        self.fields = {name: Column(name, read) for name, (_label, read) in COLUMNS.items()}


class ItemTable(ItemResource):
    """The same for a spreadsheet: names beside codes, one text a cell, and no cell that runs as a formula."""

    def __init__(self):
        super().__init__()
        self.fields = {}
        for name, column in COLUMNS.items():
            for label, read in (LABELS[name], column) if name in LABELS else (column,):
                self.add(str(label), read)

    def add(self, heading: str, read) -> None:
        self.fields[heading] = Column(heading, lambda item: self.safe(whole(read(item), item)))

    def safe(self, value: str | int) -> str | int:
        return disarm_start(value) if isinstance(value, str) else value


class ItemCsv(ItemTable):
    """The same as text, in which a cell may begin at every separator."""

    def safe(self, value):
        return disarm(value) if isinstance(value, str) else value


def whole(value, item: Said) -> str | int:
    """One text for a cell; one that is longer than a cell can be says where it goes on."""
    if value is None:
        return ""
    if isinstance(value, list):
        return SEPARATOR.join(value)
    if isinstance(value, str) and len(value) > LONGEST_CELL:
        return f"{value[:LONGEST_CELL]} […] {settings.SITE_URL}{item.url}"
    return value
