"""A list of practices as a table: what was published, under the form's numerals.

The columns come from the declared form and the rows from published versions, which hold nothing personal.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from import_export.fields import Field
from import_export.resources import Resource

from ..experience import answers_today
from ..lists import Lists
from ..models import PracticeVersion
from ..reading import LISTS
from ..sections import SECTIONS
from .csv_file import disarm, disarm_start

SEPARATOR = " | "
LONGEST_CELL = 32_000  # a spreadsheet's own limit is 32,767
PARTS = {
    "themes_other": "otro",
    "levels_other": "otro",
    "transfer_needs_other": "otro",
    "contact_email": "correo general institucional",
    "contact_institution": "institución",
    "start_year": "inicio",
    "end_year": "fin",
    "end_is_open": "continúa",
}


@dataclass
class Published:
    """A version with what it says: one row."""

    version: PracticeVersion
    said: dict

    @property
    def address(self) -> str:
        return settings.SITE_URL + reverse("practices:practice", args=[self.version.practice.code])


class Column(Field):
    """A column read from a row by a function."""

    def __init__(self, name: str, read):
        super().__init__(column_name=name)
        self.read = read

    def export(self, instance, **kwargs):
        return self.read(instance)


IDENTITY = {
    "code": ("Código", lambda row: row.version.practice.code),
    "version": ("Versión", lambda row: row.version.version),
    "published_on": ("Publicada", lambda row: row.version.published_on.isoformat()),
    "submitted_on": (
        "Fecha de envío",
        lambda row: row.version.submitted_on and row.version.submitted_on.isoformat(),
    ),
    "address": ("Dirección", lambda row: row.address),
    "language": ("Idioma", lambda row: row.said["language"]),
}


class PracticeResource(Resource):
    """Practices with values as they are; names of columns as in the code. What JSON is made of."""

    def __init__(self):
        super().__init__()
        columns = {name: read for name, (_label, read) in IDENTITY.items()}
        columns |= {name: reader(name) for name, _label in question_columns()}
        self.fields = {name: Column(name, read) for name, read in columns.items()}

    def get_export_order(self, selected_fields=None):
        return list(self.fields)

    def iter_queryset(self, rows: Iterable[Published]) -> Iterator[Published]:
        return iter(rows)


class TableResource(PracticeResource):
    """The same for a spreadsheet: official labels, one text a cell, and no cell that runs as a formula.

    What is chosen from a list has two columns side by side: names, and codes for whoever counts.
    """

    def __init__(self, lists: Lists):
        super().__init__()
        labels = {key: label for key, (label, _read) in IDENTITY.items()} | dict(question_columns())
        own, self.fields = self.fields, {}
        for key, column in own.items():
            if key in LISTS:
                codes = in_order(column.read, list(lists[LISTS[key]]))
                self.add(labels[key], named(codes, lists[LISTS[key]]))
                self.add(f"{labels[key]} (código)", codes)
            else:
                self.add(labels[key], column.read)

    def add(self, heading: str, read) -> None:
        self.fields[heading] = Column(heading, lambda row: self.safe(whole_cell(flat(read(row)), row)))

    def safe(self, value: str | int) -> str | int:
        """A workbook knows what is text: only a cell that begins like a formula could be taken for one, once copied."""
        return disarm_start(value) if isinstance(value, str) else value


class CsvResource(TableResource):
    """The same as text, in which a cell may begin at every separator."""

    def safe(self, value):
        return disarm(value) if isinstance(value, str) else value


def question_columns() -> Iterator[tuple[str, str]]:
    """Every answer with its numeral and label; files and links close the table."""
    for question in (question for section in SECTIONS for question in section.questions):
        label = f"{question.numeral} {question.label}".strip()
        for name in question.fields:
            if name != "links":
                yield name, f"{label}: {PARTS[name]}" if name in PARTS else label
    yield "links", "Enlaces"
    yield "files", "Archivos"


def reader(name: str):
    return lambda row: row.said[name]


def in_order(read, order: list[str]):
    """The codes of a row in the order of their list."""

    def codes(row) -> list[str]:
        value = read(row)
        given = value if isinstance(value, list) else [value] if value else []
        return sorted(given, key=lambda code: order.index(code) if code in order else len(order))

    return codes


def named(read, items):
    """The same values by the names that the list gives them."""
    return lambda row: [items[code].title if code in items else code for code in read(row)]


def flat(value) -> str | int:
    if value is None or isinstance(value, bool):
        return "sí" if value else ""
    if isinstance(value, list):
        return SEPARATOR.join(one if isinstance(one, str) else link_or_file(one) for one in value)
    return value


def link_or_file(row: dict) -> str:
    name = row.get("label") or row.get("title") or ""
    return f"{row['numeral']} {name} {row.get('url') or row.get('name')}".strip()


def whole_cell(value: str | int, row: Published) -> str | int:
    """A text that is longer than a cell can be says where it goes on."""
    if isinstance(value, str) and len(value) > LONGEST_CELL:
        return f"{value[:LONGEST_CELL]} […] Continúa en {row.address}"
    return value


def published(numbers: list[int]) -> list[Published]:
    """The current versions of these practices, in this order, in a fixed number of queries."""
    choices = [relation.name for relation in PracticeVersion._meta.many_to_many]
    versions = PracticeVersion.objects.filter(practice__number__in=numbers, practice__current=F("pk"))
    versions = versions.select_related(
        "practice__experience_state", "country", "experience_state", "practice_type"
    )
    rows = {}
    for version in versions.prefetch_related(*choices, "entities", "links", "files"):
        rows[version.practice.number] = Published(version, answers_today(version))
    return [rows[number] for number in numbers if number in rows]
