"""A workbook to be filled in: the columns of the form, an example, and the lists that its cells are chosen from."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from practices.answers import CHOICES
from practices.exchange.columns import CODES, FILES, TableColumn, table_columns
from practices.lists import Lists
from practices.sections import Field, Kind

from .choices import choices_of
from .headings import NOT_READ
from .mending import whole

ROWS = 500  # in which a list opens
WIDTHS = {Kind.TEXT: 50, Kind.FIGURES: 40, Kind.LINE: 32, Kind.NAMES: 32, Kind.CHOICES: 32}
HEAD = PatternFill("solid", start_color="0F3D46")


def template(lists: Lists) -> bytes:
    book = Workbook()
    sheet, listed = book.active, book.create_sheet(_("Listas"))
    sheet.title = _("Fichas")
    columns = [column for column in table_columns(lists) if column.part not in (CODES, FILES)]
    columns = [column for column in columns if column.name not in NOT_READ]
    places = write_lists(listed, columns, lists)
    for at, column in enumerate(columns, start=1):
        write_head(sheet, at, column)
        if place := places.get(column.name):
            validate(sheet, at, column, place)
    sheet.freeze_panes = "A2"
    write_example(book.create_sheet(_("Ejemplo")), columns, lists)
    return whole(book)


def write_head(sheet, at: int, column: TableColumn) -> None:
    cell = sheet.cell(1, at, column.heading)
    cell.font, cell.fill = Font(bold=True, color="FFFFFF"), HEAD
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if words := hint(column):
        cell.comment = Comment(words, "", height=140, width=320)
    kind = column.field.kind if column.field else Kind.YEAR
    sheet.column_dimensions[get_column_letter(at)].width = WIDTHS.get(kind, 18)


def hint(column: TableColumn) -> str:
    """What is written in a column, for whoever fills it in."""
    if column.field is None:
        return _("Déjelo en blanco, o escriba el código de la práctica que se revisa.")
    sentences = [str(column.field.guidance)]
    if most := column.field.max_words:
        sentences.append(ngettext("Hasta %(n)d palabra.", "Hasta %(n)d palabras.", most) % {"n": most})
    if is_many(column.field):
        sentences.append(_("Varios valores: uno por línea, o separados por «|»."))
    return " ".join(filter(None, sentences))


def is_many(field: Field) -> bool:
    return field.name in CHOICES or field.kind in (Kind.NAMES, Kind.LINKS)


def write_lists(sheet, columns: list[TableColumn], lists: Lists) -> dict[str, str]:
    """Each list in a column of its own; returns where the values of each stand."""
    places = {}
    chosen = [
        column for column in columns if column.field and (column.field.list_name or column.name == "language")
    ]
    for at, column in enumerate(chosen, start=1):
        assert column.field, "a column of a list has a field"
        labels = list(choices_of(column.field, lists).labels.values())
        letter = get_column_letter(at)
        sheet.cell(1, at, column.heading).font = Font(bold=True)
        sheet.column_dimensions[letter].width = 40
        for row, label in enumerate(labels, start=2):
            sheet.cell(row, at, label)
        places[column.name] = f"{quote_sheetname(sheet.title)}!${letter}$2:${letter}${len(labels) + 1}"
    sheet.freeze_panes = "A2"
    return places


def validate(sheet, at: int, column: TableColumn, place: str) -> None:
    """The list opens in the cell. Where several values can be chosen it only helps: a cell may hold more than one."""
    assert column.field, "a column of a list has a field"
    rule = DataValidation(
        type="list", formula1=place, allow_blank=True, showErrorMessage=not is_many(column.field)
    )
    rule.error, rule.errorTitle = _("Elija un valor de la lista."), column.heading[:30]
    letter = get_column_letter(at)
    rule.add(f"{letter}2:{letter}{ROWS + 1}")
    sheet.add_data_validation(rule)


def write_example(sheet, columns: list[TableColumn], lists: Lists) -> None:
    """A row as it may be filled in, on a sheet of its own, which is not read."""
    said = example(lists)
    for at, column in enumerate(columns, start=1):
        write_head(sheet, at, column)
        cell = sheet.cell(2, at, said.get(column.name, ""))
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "A2"


def example(lists: Lists) -> dict[str, str | int]:
    def names(list_name: str, *codes: str) -> str:
        return "\n".join(item.title for item in lists.items(list_name, codes))

    return {
        "language": "es",
        "country": names("country", "PE"),
        "title": _("Ventanilla itinerante de regularización"),
        "themes": names("theme", "institucionalidad", "derechos-humanos"),
        "responsible_entity": _("Superintendencia Nacional de Migraciones"),
        "associated_entities": _("Defensoría del Pueblo") + "\n" + _("Cancillería"),
        "summary": _("Equipos móviles reciben solicitudes de residencia en provincias sin oficina."),
        "figures": _("12.400 solicitudes recibidas en 2013"),
        "references:links": _("Informe final") + " https://www.gob.pe/informe",
        "start_year": 2012,
        "end_is_open": _("sí"),
        "primary_objectives": "4 | 7",
    }
