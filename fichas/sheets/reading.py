"""A file read from its first byte to what each of its rows would become; nothing is written."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter

from practices.lists import Lists
from practices.models import Country

from .choices import all_choices
from .faults import Fault, Refused
from .headings import NOT_READ, Headings, find_headings
from .planning import Becomes, Plan, Planner
from .rows import RowResource, dataset_of
from .source import Sheet, sheets


@dataclass
class Reading:
    """What a file says: a plan for each row without a fault, and the faults of the others."""

    sheet: Sheet
    headings: Headings
    plans: list[Plan] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def rows(self) -> int:
        return len(self.plans) + len(self.faulty_rows)

    @cached_property
    def faulty_rows(self) -> set[int]:
        return {fault.row for fault in self.faults}

    @property
    def notes(self) -> list[str]:
        return [*self.sheet.notes, *about_headings(self.headings), *self.without_heading]

    @property
    def without_heading(self) -> list[str]:
        rows = [cells for number, cells in self.sheet.rows.items() if number > self.headings.row]
        filled = {at for cells in rows for at, cell in enumerate(cells) if cell not in (None, "")}
        letters = [get_column_letter(at + 1) for at in sorted(filled - self.headings.said.keys())]
        return (
            [_("Hay celdas en columnas sin título, que no se leen: %s.") % ", ".join(letters)]
            if letters
            else []
        )

    def becoming(self, what: Becomes) -> list[Plan]:
        return [plan for plan in self.plans if plan.becomes == what]


def read_table(
    data: bytes, name: str, lists: Lists, country: Country | None, step: Callable[[], object] = bool
) -> Reading:
    """The file as fichas; `step` is called for each of its rows. Raises Refused."""
    sheet, headings = first_table(data, name)
    resource = RowResource(headings, all_choices(lists), is_text=sheet.is_text, step=step)
    # Straight to the rows: as a whole, a trial run would be a transaction, which no other writer could pass.
    resource.import_data_inner(
        dataset_of(sheet, headings),
        dry_run=True,
        raise_errors=True,
        using_transactions=False,
        collect_failed_rows=False,
    )
    reading = Reading(sheet, headings)
    planner = Planner(resource.rows, resource.headings, country)
    for row in resource.rows:
        if plan := planner.plan(row):
            reading.plans.append(plan)
        reading.faults += row.faults
    if not resource.rows:
        raise Refused(_("Debajo de los títulos de las columnas no hay ninguna fila."))
    return reading


def first_table(data: bytes, name: str) -> tuple[Sheet, Headings]:
    found: tuple[Sheet, Headings] | None = None
    for sheet in sheets(data, name):
        if found and find_headings(sheet):
            found[0].notes.append(
                _("La hoja «%s» también tiene los títulos de la ficha: no se lee.") % sheet.name
            )
        elif not found and (headings := find_headings(sheet)):
            found = sheet, headings
    if found:
        return found
    raise Refused(
        _(
            "No se encontraron los títulos de las columnas: tiene que haber al menos «Título» y otro de la ficha. "
            "Use la plantilla, o copie sus títulos."
        )
    )


def about_headings(headings: Headings) -> list[str]:
    """What of the file is left out: nothing is dropped without a word."""
    notes = []
    if headings.unknown:
        names = "; ".join(headings.unknown)
        notes.append(_("Estas columnas no son de la ficha y no se importan: %s.") % names)
    others = [headings.said[at] for at, column in headings.columns.items() if column.name in NOT_READ]
    if others:
        notes.append(_("Estas columnas las escribe el repositorio y no se leen: %s.") % "; ".join(others))
    if any(column.part == "files" for column in headings.columns.values()):
        notes.append(_("Los archivos no viajan en una planilla: se suben después, en cada borrador."))
    return notes
