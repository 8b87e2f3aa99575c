"""Which column of a spreadsheet is which answer: by the headings of our tables in three languages, and by shorter names."""

from dataclasses import dataclass, field
from functools import lru_cache

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from practices.exchange.columns import IDENTITY, TableColumn, table_columns
from practices.languages import in_each
from practices.lists import Lists
from practices.spelling import fold, tokens

from .faults import Refused
from .source import MOST_HEADING_ROWS, Cell, Sheet

REFERENCE = gettext_noop("Referencia")
MENDING = gettext_noop("Qué corregir")
# They come with our own tables, and are nobody's answer.
NOT_READ = (*(name for name in IDENTITY if name not in ("code", "language")), "mending")


@dataclass(frozen=True)
class Headings:
    """Where they stand, the column of the table by the place of each, and the headings that nothing is known of."""

    row: int
    columns: dict[int, TableColumn]
    unknown: dict[int, str] = field(default_factory=dict)

    @property
    def read(self) -> dict[int, TableColumn]:
        return {at: column for at, column in self.columns.items() if column.name not in NOT_READ}


def find_headings(sheet: Sheet) -> Headings | None:
    """The first row with a title and one more heading that are known; None where there is none. Raises Refused."""
    for number in list(sheet.rows)[:MOST_HEADING_ROWS]:
        cells = sheet.rows[number]
        found = {at: column for at, cell in enumerate(cells) if (column := column_of(cell))}
        if len(found) > 1 and any(column.name == "title" for column in found.values()):
            check_unique(found)
            unknown = {at: str(cell) for at, cell in enumerate(cells) if at not in found and cell}
            return Headings(number, found, unknown)
    return None


def check_unique(found: dict[int, TableColumn]) -> None:
    names = [column.name for column in found.values()]
    if twice := next((column for column in found.values() if names.count(column.name) > 1), None):
        raise Refused(_("Dos columnas se llaman «%s»: deje una.") % twice.heading)


def column_of(cell: Cell) -> TableColumn | None:
    return known_headings().get(key_of(cell)) if isinstance(cell, str) else None


def key_of(text: str) -> str:
    return " ".join(tokens(fold(text)))


@lru_cache(maxsize=1)
def known_headings() -> dict[str, TableColumn]:
    """Full headings before shorter ones: «1.1 País», then «País», «1.1» and the name in our code."""
    known: dict[str, TableColumn] = {}
    shorter: dict[str, TableColumn] = {}
    for _language in in_each():
        for column in (*table_columns(Lists([], "es")), *others()):
            known.setdefault(key_of(column.heading), column)
            for name in short_names(column):
                shorter.setdefault(key_of(name), column)
    return shorter | known


def others() -> list[TableColumn]:
    return [
        TableColumn("reference", _(REFERENCE), str),
        TableColumn("mending", _(MENDING), str),
    ]


def short_names(column: TableColumn) -> list[str]:
    names = [column.name]
    if column.field and not column.part:
        question = column.field.question
        if column.field.part:
            return [*names, f"{question.public_label} {column.field.part}", str(column.field.label)]
        labels = (
            question.label,
            question.public_label,
            column.field.label,
            *column.field.also,
            *question.also,
        )
        names += [str(label) for label in labels]
        names += [column.field.numeral, f"{column.field.numeral} {column.field.label}"]
    return [name for name in names if key_of(name)]
