"""Spreadsheets for the tests of the import, and what becomes of them."""

from csv import writer
from io import BytesIO, StringIO

from openpyxl import Workbook

from fichas.models import TableImport
from fichas.sheets.planning import Plan
from fichas.sheets.reading import Reading, read_table
from fichas.sheets.taking_in import confirm, take_in
from fichas.sheets.working import work_on_next
from practices.lists import lists
from practices.models import Country, Repository

HEADINGS = ["País", "Título", "Resumen"]


def workbook(*rows: list, headings: list = HEADINGS, title: str = "Fichas") -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in (headings, *rows):
        sheet.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def csv_file(
    *rows: list, headings: list = HEADINGS, separator: str = ";", encoding: str = "utf-8-sig"
) -> bytes:
    text = StringIO()
    writer(text, delimiter=separator).writerows([headings, *rows])
    return text.getvalue().encode(encoding)


def read(data: bytes, name: str = "fichas.xlsx", country: str = "") -> Reading:
    of = Country.objects.filter(code=country).first()
    return read_table(data, name, lists(Repository.current_token()), of)


def read_rows(*rows: list, headings: list = HEADINGS, country: str = "") -> Reading:
    return read(workbook(*rows, headings=headings), country=country)


def one(**cells) -> Plan:
    """What a row with these headings would become, besides a title and Peru."""
    given = {"País": "Perú", "Título": "Registro consular"} | cells
    reading = read_rows(list(given.values()), headings=list(given))
    assert not reading.faults, reading.faults
    return reading.plans[0]


def refusals(**cells) -> list[str]:
    given = {"País": "Perú", "Título": "Registro consular"} | cells
    return [fault.message for fault in read_rows(list(given.values()), headings=list(given)).faults]


def brought(data: bytes, by, name: str = "fichas.xlsx", source: str = "Compilación de 2014") -> TableImport:
    """Taken in and read by the worker."""
    imported = take_in(data, name, source, None, by)
    return worked_on(imported)


def worked_on(imported: TableImport) -> TableImport:
    while work_on_next():
        pass
    imported.refresh_from_db()
    return imported


def written(data: bytes, by, name: str = "fichas.xlsx") -> TableImport:
    """The same, confirmed and written."""
    imported = brought(data, by, name)
    confirm(imported)
    return worked_on(imported)
