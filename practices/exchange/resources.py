"""A list of practices as a table: what was published, under the form's numerals.

The columns come from the declared form and the rows from published versions, which hold nothing personal.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import F
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export import fields
from import_export.resources import Resource

from ..experience import answers_today
from ..lists import Lists
from ..models import PracticeVersion
from ..sections import FIELDS, Field, Kind
from .csv_file import disarm, disarm_start

SEPARATOR = " | "
IN_PLACES = (Kind.LINKS, Kind.FILES)  # a table has them by the question that they are about
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


IDENTITY = {
    "code": (gettext_lazy("Código"), lambda row: row.version.practice.code),
    "version": (gettext_lazy("Versión"), lambda row: row.version.label),
    "published_on": (gettext_lazy("Publicada"), lambda row: row.version.published_on.isoformat()),
    "submitted_on": (
        gettext_lazy("Fecha de envío"),
        lambda row: row.version.submitted_on and row.version.submitted_on.isoformat(),
    ),
    "incorporated_from": (
        gettext_lazy("Incorporada por la Secretaría Técnica a partir de"),
        lambda row: row.version.incorporated_from,
    ),
    "address": (gettext_lazy("Dirección"), lambda row: row.address),
    "language": (gettext_lazy("Idioma"), lambda row: row.answers["language"]),
}


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
    """The same for a spreadsheet: official labels, one text a cell, and no cell that runs as a formula.

    What is chosen from a list has two columns side by side: names, and codes for whoever counts.
    """

    def __init__(self, lists: Lists):
        super().__init__()
        self.fields = {}
        for label, read in IDENTITY.values():
            self.add(label, read)
        for field in published_fields():
            if field.list_name:
                self.add_choices(field, lists[field.list_name])
            elif field.kind not in IN_PLACES:
                self.add(heading(field), reader(field.name))
            if field.question.place:
                self.add_documents(field)

    def add_choices(self, field, items) -> None:
        codes = in_order(reader(field.name), list(items))
        self.add(heading(field), named(codes, items))
        self.add(_("%s (código)") % heading(field), codes)

    def add_documents(self, field) -> None:
        """The links of a question beside its text, and its files."""
        label, place = heading(field), field.question.place.code
        if field.kind is Kind.LINKS:
            self.add(label, rows_at(place, "links"))
        else:
            self.add(_("%s: enlaces") % label, rows_at(place, "links"))
            self.add(_("%s: archivos") % label, rows_at(place, "files"))

    def add(self, heading: str | Promise, read) -> None:
        heading = str(heading)
        self.fields[heading] = Column(heading, lambda row: self.safe(whole_cell(flat(read(row)), row)))

    def safe(self, value: str | int) -> str | int:
        """A workbook knows what is text: only a cell that begins like a formula could be taken for one, once copied."""
        return disarm_start(value) if isinstance(value, str) else value


class CsvResource(TableResource):
    """The same as text, in which a cell may begin at every separator."""

    def safe(self, value):
        return disarm(value) if isinstance(value, str) else value


def published_fields() -> list[Field]:
    """Every answer that is published, but for the language, which stands before them; links and files close the list."""
    fields = [field for field in FIELDS.values() if not field.private and field.name not in IDENTITY]
    return sorted(fields, key=lambda field: field.kind in IN_PLACES)


def heading(field: Field) -> str:
    """What a table calls an answer: its numeral and question, and which part of it."""
    label = f"{field.numeral} {field.question.public_label}".strip()
    return f"{label}: {field.part}" if field.part else label


def rows_at(place: str, name: str):
    """The links or files of a question."""
    return lambda row: [
        " ".join(filter(None, describe(line))) for line in row.answers[name] if line["numeral"] == place
    ]


def describe(row: dict) -> tuple[str, str]:
    return row.get("label") or row.get("title") or "", row.get("url") or row.get("name") or ""


def reader(name: str):
    return lambda row: row.answers[name]


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
