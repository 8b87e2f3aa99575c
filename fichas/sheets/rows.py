"""A row of a spreadsheet as a ficha: django-import-export reads its cells, each into an answer or a fault."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.fields import Field as ResourceField
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource
from tablib import Dataset

from practices.answers import CHOICES
from practices.exchange.columns import CODES, LINKS, TableColumn
from practices.exchange.csv_file import rearm, rearm_start
from practices.sections import PLACES, Kind
from practices.spelling import fold

from .choices import Choices
from .faults import Fault
from .headings import Headings
from .source import Cell, Sheet
from .values import is_open, read_checkbox, read_links, read_names, read_text, read_year, text_of

WHOLE = (Kind.LINE, Kind.EMAIL, Kind.TEXT, Kind.FIGURES, Kind.OTHER)


@dataclass
class Row:
    """What a row says: the answers of the columns that the file has, by name; links by the place that they are about.

    `by_codes` are the answers that came by codes, beside their names.
    """

    number: int
    code: str = ""
    reference: str = ""
    answers: dict = field(default_factory=dict)
    links: dict[str, list[dict]] = field(default_factory=dict)
    others: dict[str, str] = field(default_factory=dict)
    by_codes: dict = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def has_fault(self, heading: str | None) -> bool:
        return any(fault.column == heading for fault in self.faults)


class CellField(ResourceField):
    """A column, which reads its cell of a row."""

    def __init__(self, column: TableColumn, choices: Choices | None, *, is_text: bool):
        super().__init__(column_name=column.name)
        self.column, self.choices = column, choices
        self.rearm = rearm if is_text else rearm_start

    def read(self, cell: Cell, row: Row) -> None:
        """Raises ValidationError for what no ficha can hold."""
        text = text_of(cell)
        text = self.rearm(text).strip() if isinstance(cell, str) else text
        column, of = self.column, self.column.field
        if of is None:
            setattr(row, column.name, " ".join(text.split()))
        elif column.part == LINKS:
            place = column.name.partition(":")[0]
            row.links[place] = read_links(place, text)
        elif self.choices:
            self.choose(text, row)
        elif of.kind is Kind.YEAR:
            self.read_year(cell, text, row)
        elif of.kind is Kind.CHECKBOX:
            row.answers[of.name] = read_checkbox(fold(text)) or row.answers.get(of.name, False)
        else:
            row.answers[of.name] = read_text(of, text) if of.kind in WHOLE else read_names(of, text)

    def read_year(self, cell: Cell, text: str, row: Row) -> None:
        name = self.column.field.name  # type: ignore[union-attr]
        if name == "end_year" and is_open(text):
            row.answers |= {"end_year": None, "end_is_open": True}
        else:
            row.answers[name] = read_year(cell, text)

    def choose(self, text: str, row: Row) -> None:
        of, chosen = self.column.field, self.choices.read(text)  # type: ignore[union-attr]
        assert of, "a column with choices has a field"
        if of.name not in CHOICES and len(chosen.codes) > 1:
            raise ValidationError(_("Elija un solo valor."))
        value = sorted(chosen.codes) if of.name in CHOICES else (chosen.codes or [""])[0]
        (row.by_codes if self.column.part == CODES else row.answers)[of.name] = value
        if chosen.other and of.other:
            row.others[of.other.name] = chosen.other


class RowResource(Resource):
    """The rows of a sheet, read one by one and written by nobody: a draft is made of them later, of all or of none."""

    class Meta:
        instance_loader_class = BaseInstanceLoader
        import_id_fields = ()
        skip_diff = True

    def __init__(
        self,
        headings: Headings,
        choices: dict[str, Choices],
        *,
        is_text: bool,
        step: Callable[[], object] = bool,
    ):
        super().__init__()
        self.rows: list[Row] = []
        self.step = step
        self.headings = {column.name: headings.said[at] for at, column in headings.read.items()}
        self.fields = {
            column.name: CellField(column, choices_for(column, choices), is_text=is_text)
            for column in headings.read.values()
            if column.part != "files"
        }

    def get_import_fields(self):
        return list(self.fields.values())

    def get_or_init_instance(self, instance_loader, row):
        return Row(row["number"]), True

    def import_field(self, field, instance: Row, row, is_m2m=False, **kwargs):
        cell = row[field.column_name]
        try:
            field.read(cell, instance)
        except ValidationError as fault:
            heading = self.headings[field.column_name]
            message = " ".join(fault.messages)
            instance.faults.append(Fault(instance.number, heading, str(cell), message))

    def save_instance(self, instance: Row, is_create, row, **kwargs):
        settle(instance, self.headings)
        self.rows.append(instance)
        self.step()


def choices_for(column: TableColumn, choices: dict[str, Choices]) -> Choices | None:
    return choices.get(column.field.name) if column.field else None


def dataset_of(sheet: Sheet, headings: Headings) -> Dataset:
    """The rows below the headings, with the names of our columns and the number of each."""
    dataset = Dataset(headers=["number", *(column.name for column in headings.read.values())])
    for number, cells in sheet.rows.items():
        if number > headings.row:
            values = [cells[at] if at < len(cells) else None for at in headings.read]
            dataset.append([number, *values])
    return dataset


def settle(row: Row, headings: dict[str, str]) -> None:
    """What stands in two columns of a row is said once, or twice alike."""
    for name, value in row.by_codes.items():
        said = row.answers.get(name)
        if said and value and said != value:
            words = _("Las dos columnas, con nombres y con códigos, no dicen lo mismo: deje una en blanco.")
            row.faults.append(Fault(row.number, headings[name], "", words))
        row.answers[name] = said or value
    for name, text in row.others.items():
        row.answers[name] = row.answers.get(name) or text


def links_of(row: Row, before: list[dict]) -> list[dict]:
    """The links of a ficha: those of the columns that the file has, and of the others those from before."""
    if all(row.links[place] == at(place, before) for place in row.links):
        return before
    return [link for place in PLACES for link in row.links.get(place, at(place, before))]


def at(place: str, links: list[dict]) -> list[dict]:
    return [link for link in links if link["numeral"] == place]
