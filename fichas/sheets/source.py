"""The rows of an XLSX or CSV file as it was uploaded, within bounds. Nothing in it is run, fetched or trusted."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO, StringIO
from pathlib import PurePath
from zipfile import ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from practices import bounds

from ..files.packages import open_package
from .faults import Refused, Unreadable

MOST_COLUMNS = 200
KINDS = ("xlsx", "csv")
MERGED = re.compile(rb"<mergeCell ref=[\"']([A-Z]{1,3}\d{1,7}):")
ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br=[\"'](\d{1,12})[\"']")
# What a workbook writes for a carriage return.
RETURN = "_x000D_"
LONGEST_CELL = 1024 * 1024  # characters

Cell = str | int | float | bool | date | Unreadable | None


@dataclass
class Sheet:
    """The rows of a sheet, each by its number; `is_text` when a cell was only text, and could begin at any separator."""

    rows: dict[int, list[Cell]]
    is_text: bool = False
    name: str = ""
    notes: list[str] = field(default_factory=list)


def kind_of(name: str) -> str:
    """Raises Refused for a file that is no table."""
    kind = PurePath(name).suffix.removeprefix(".").lower()
    if kind not in KINDS:
        raise Refused(_("Se aceptan archivos .xlsx y .csv: guarde la planilla con uno de esos formatos."))
    return kind


def check_file(data: bytes, name: str) -> None:
    """What can be said of a file before its rows are read. Raises Refused."""
    if not data:
        raise Refused(_("El archivo está vacío."))
    if kind_of(name) == "xlsx":
        try:
            open_package(data, "xlsx").close()
        except ValidationError as fault:
            too_heavy = _("La planilla es demasiado pesada: divídala e impórtela por partes.")
            raise Refused(too_heavy if fault.code == "size" else " ".join(fault.messages)) from fault


def sheets(data: bytes, name: str) -> Iterator[Sheet]:
    """The visible sheets of the file; a CSV file is one. Raises Refused."""
    check_file(data, name)
    yield from workbook(data) if kind_of(name) == "xlsx" else [text_table(data)]


def workbook(data: bytes) -> Iterator[Sheet]:
    """Its visible sheets. What a reader of hostile files stumbles over is a damaged file."""
    try:
        yield from visible_sheets(data)
    except Refused:
        raise
    except Exception as fault:
        raise Refused(
            _(
                "La planilla está dañada o tiene algo que no se puede leer: guárdela de nuevo y súbala otra vez."
            )
        ) from fault


def visible_sheets(data: bytes) -> Iterator[Sheet]:
    book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
    hidden = [sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible"]
    notes = [_("La hoja «%s» está oculta: no se lee.") % title for title in hidden]
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            written = part_of(data, sheet._worksheet_path)
            check_last_row(written)
            rows = mark_merged(read_rows(sheet), [cell.decode() for cell in MERGED.findall(written)])
            yield Sheet(rows, name=sheet.title, notes=notes)


def read_rows(sheet) -> dict[int, list[Cell]]:
    """The rows in which something stands, by number; the dimensions that the file declares count for nothing."""
    sheet.reset_dimensions()
    rows = {}
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), start=1):
        if values := trimmed([value_of(cell) for cell in cells]):
            rows[number] = values
            check_count(rows)
    return rows


def trimmed(values: list[Cell]) -> list[Cell]:
    """Without the empty cells behind the last one in which something stands."""
    while values and values[-1] in (None, ""):
        values.pop()
    return values


def check_count(rows) -> None:
    if len(rows) > bounds.TABLE_ROWS + MOST_HEADING_ROWS:
        raise Refused(
            _("La planilla tiene más de %d filas: divídala e impórtela por partes.") % bounds.TABLE_ROWS
        )


MOST_HEADING_ROWS = 20  # a title and notes may stand above the headings


def value_of(cell) -> Cell:
    if cell.data_type == "f":
        return Unreadable(str(cell.value), _("Es una fórmula: copie la celda y péguela como valor."))
    if cell.data_type == "e":
        return Unreadable(str(cell.value), _("Es un error de la planilla: escriba el dato."))
    return cell.value.replace(RETURN, "") if isinstance(cell.value, str) else cell.value


def part_of(data: bytes, name: str) -> bytes:
    with ZipFile(BytesIO(data)) as archive:
        return archive.read(name.lstrip("/"))


def check_last_row(written: bytes) -> None:
    """A row far below the others would be read with all the empty ones between them."""
    last = max((int(number) for number in ROW.findall(written)), default=0)
    if last > 2 * bounds.TABLE_ROWS:
        raise Refused(
            _(
                "Hay algo en la fila %d, muy lejos de las otras: borre las filas que sobran debajo de la tabla."
            )
            % last
        )


def mark_merged(rows: dict[int, list[Cell]], merged: list[str]) -> dict[int, list[Cell]]:
    """The first cell of each group of merged ones is marked: the others of it look filled and are empty."""
    for cell in merged:
        letters, number = re.match(r"([A-Z]+)(\d+)", cell).groups()  # type: ignore[union-attr]
        row, at = rows.get(int(number)), column_number(letters)
        if row and at < len(row) and row[at] not in (None, ""):
            row[at] = Unreadable(str(row[at]), _("Está combinada con otras: sepárelas y llene cada una."))
    return rows


def column_number(letters: str) -> int:
    """From 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def text_table(data: bytes) -> Sheet:
    """A CSV file: UTF-8 or UTF-16 where it says so, else as spreadsheets of an office write it."""
    text, notes = decode(data)
    first = text[: text.find("\n") if "\n" in text else len(text)]
    separator = max(";,\t", key=first.count)
    rows: dict[int, list[Cell]] = {}
    csv.field_size_limit(LONGEST_CELL)  # of the whole process, where others may set it
    try:
        for number, row in enumerate(csv.reader(StringIO(text, newline=""), delimiter=separator), start=1):
            if any(map(str.strip, row)):
                rows[number] = list(row)
                check_count(rows)
    except csv.Error as fault:
        raise Refused(
            _("El archivo no es un CSV entero: ábralo en una planilla y guárdelo de nuevo.")
        ) from fault
    return Sheet(rows, is_text=True, notes=notes)


def decode(data: bytes) -> tuple[str, list[str]]:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding), []
    except UnicodeDecodeError:
        note = _("El archivo no está en UTF-8: se leyó como Windows-1252. Mire que los acentos estén bien.")
        return data.decode("cp1252", errors="replace"), [note]
