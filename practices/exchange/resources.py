"""A list of practices as a table: what was published, under the form's numerals.

The columns come from the declared form and the rows from published versions, which hold nothing personal.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _
from import_export import fields
from import_export.resources import Resource

from ..experience import answers_today
from ..lists import Lists
from ..models import PracticeVersion
from .columns import IDENTITY, SEPARATOR, published_fields, reader, table_columns
from .csv_file import disarm, disarm_start

LONGEST_CELL = 32_000  # a spreadsheet's own limit is 32,767


@dataclass
class Published:
    """A version with what it says: one row."""

    version: PracticeVersion
    answers: dict

    @property
    def address(self) -> str:
        return settings.SITE_URL + reverse("practices:practice", args=[self.version.practice.code])


class Column(fields.Field):
    """A column read from a row by a function."""

    def __init__(self, name: str, read):
        super().__init__(column_name=name)
        self.read = read

    def export(self, instance, **kwargs):
        return self.read(instance)


class ColumnResource(Resource):
    """Rows of any kind, in columns that functions read from them."""

    def get_export_order(self, selected_fields=None):
        return list(self.fields)

    def iter_queryset(self, rows: Iterable) -> Iterator:
        return iter(rows)


class PracticeResource(ColumnResource):
    """Practices with values as they are; names of columns as in the code. What JSON is made of."""

    def __init__(self):
        super().__init__()
        columns = {name: read for name, (_label, read) in IDENTITY.items()}
        columns |= {field.name: reader(field.name) for field in published_fields()}
        self.fields = {name: Column(name, read) for name, read in columns.items()}


class TableResource(PracticeResource):
    """The same for a spreadsheet: official labels, one text a cell, and no cell that runs as a formula."""

    def __init__(self, lists: Lists):
        super().__init__()
        self.fields = {
            column.heading: Column(column.heading, self.cell_of(column.read))
            for column in table_columns(lists)
        }

    def cell_of(self, read: Callable) -> Callable:
        return lambda row: self.safe(whole_cell(flat(read(row)), row))

    def safe(self, value: str | int) -> str | int:
        """A workbook knows what is text: only a cell that begins like a formula could be taken for one, once copied."""
        return disarm_start(value) if isinstance(value, str) else value


class CsvResource(TableResource):
    """The same as text, in which a cell may begin at every separator."""

    def safe(self, value):
        return disarm(value) if isinstance(value, str) else value


def flat(value) -> str | int:
    if value is None or isinstance(value, bool):
        return _("sí") if value else ""
    if isinstance(value, list):
        return SEPARATOR.join(value)
    return value


def whole_cell(value: str | int, row: Published) -> str | int:
    """A text that is longer than a cell can be says where it goes on."""
    if isinstance(value, str) and len(value) > LONGEST_CELL:
        onward = _("Continúa en")
        return f"{value[:LONGEST_CELL]} […] {onward} {row.address}"
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
