"""The columns of a table of practices, declared once: what each is called and what it holds.

A table goes out by them and comes in by them. They follow the declared form; names are those of the code, headings are
in the reader's language.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..lists import Lists
from ..sections import FIELDS, Field, Kind

SEPARATOR = " | "
IN_PLACES = (Kind.LINKS, Kind.FILES)  # a table has them by the question that they are about
CODES, LINKS, FILES = "codes", "links", "files"


@dataclass(frozen=True)
class TableColumn:
    """A column by its name and heading; `read` tells its value of a row, a version with its answers.

    `field` is the answer that it holds, whole, or by `part`: the codes of what was chosen, the links or the files of its
    question. A column without one says which practice the row is.
    """

    name: str
    heading: str
    read: Callable
    field: Field | None = None
    part: str = ""


IDENTITY = {
    "code": (gettext_lazy("Código"), lambda row: row.version.practice.code),
    "version": (gettext_lazy("Versión"), lambda row: row.version.label),
    "published_on": (gettext_lazy("Publicada"), lambda row: row.version.published_on.isoformat()),
    "submitted_on": (gettext_lazy("Fecha de envío"), lambda row: iso(row.version.submitted_on)),
    "incorporated_from": (
        gettext_lazy("Incorporada por la Secretaría Técnica a partir de"),
        lambda row: row.version.incorporated_from,
    ),
    "address": (gettext_lazy("Dirección"), lambda row: row.address),
    "language": (gettext_lazy("Idioma"), lambda row: row.answers["language"]),
}


def table_columns(lists: Lists) -> list[TableColumn]:
    """In their order. What is chosen from a list has two columns side by side: names, and codes for whoever counts."""
    columns = [identity(name, label, read) for name, (label, read) in IDENTITY.items()]
    for field in published_fields():
        columns += columns_of(field, lists)
    return columns


def identity(name: str, label: str | Promise, read: Callable) -> TableColumn:
    return TableColumn(name, str(label), read, FIELDS.get(name))


def columns_of(field: Field, lists: Lists) -> Iterator[TableColumn]:
    read, label = reader(field.name), heading(field)
    if field.list_name:
        items = lists[field.list_name]
        codes = in_order(read, list(items))
        yield TableColumn(field.name, label, named(codes, items), field)
        yield TableColumn(f"{field.name}:{CODES}", _("%s (código)") % label, codes, field, CODES)
    elif field.kind not in IN_PLACES:
        yield TableColumn(field.name, label, read, field)
    if field.question.place:
        yield from documents(field, label)


def documents(field: Field, label: str) -> Iterator[TableColumn]:
    """The links of a question beside its text, and its files."""
    assert field.question.place, "only a question with a place has documents"
    place = field.question.place.code
    if field.kind is Kind.LINKS:
        yield TableColumn(f"{place}:{LINKS}", label, rows_at(place, LINKS), field, LINKS)
        return
    yield TableColumn(f"{place}:{LINKS}", _("%s: enlaces") % label, rows_at(place, LINKS), field, LINKS)
    yield TableColumn(f"{place}:{FILES}", _("%s: archivos") % label, rows_at(place, FILES), field, FILES)


def published_fields() -> list[Field]:
    """Every answer that is published, but for the language, which stands before them; links and files close the list."""
    fields = [field for field in FIELDS.values() if not field.private and field.name not in IDENTITY]
    return sorted(fields, key=lambda field: field.kind in IN_PLACES)


def heading(field: Field) -> str:
    """What a table calls an answer: its numeral and question, and which part of it."""
    label = f"{field.numeral} {field.question.public_label}".strip()
    return f"{label}: {field.part}" if field.part else label


def rows_at(place: str, name: str) -> Callable:
    """The links or files of a question."""
    return lambda row: [
        " ".join(filter(None, describe(line))) for line in row.answers[name] if line["numeral"] == place
    ]


def describe(row: dict) -> tuple[str, str]:
    return row.get("label") or row.get("title") or "", row.get("url") or row.get("name") or ""


def reader(name: str) -> Callable:
    return lambda row: row.answers[name]


def in_order(read: Callable, order: list[str]) -> Callable:
    """The codes of a row in the order of their list."""

    def codes(row) -> list[str]:
        value = read(row)
        given = value if isinstance(value, list) else [value] if value else []
        return sorted(given, key=lambda code: order.index(code) if code in order else len(order))

    return codes


def named(read: Callable, items) -> Callable:
    """The same values by the names that the list gives them."""
    return lambda row: [items[code].title if code in items else code for code in read(row)]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
