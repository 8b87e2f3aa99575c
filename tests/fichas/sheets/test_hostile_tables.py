"""Spreadsheets made to harm, or only badly made: refused or rendered harmless, in words."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from fichas.sheets.faults import Refused
from fichas.sheets.mending import workbook_to_mend
from fichas.sheets.source import check_file
from practices import bounds
from tests.fichas.sheets.workbooks import HEADINGS, csv_file, read, saved, workbook

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
)


def with_part(data: bytes, name: str, content: str | bytes) -> bytes:
    """The workbook with one part put in or replaced."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(file, "w", ZIP_DEFLATED) as after:
        for entry in before.namelist():
            if entry != name:
                after.writestr(entry, before.read(entry))
        after.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/worksheets/sheet1.xml", BOMB),
        ("xl/vbaProject.bin", b"macro"),
        ("xl/embeddings/oleObject1.bin", b"object"),
        ("xl/worksheets/sheet1.xml", b"a" * 70_000_000),
        ("xl/evil.html", b"<script>"),
    ],
)
def test_entities_macros_objects_and_bombs_are_refused(part, content):
    with pytest.raises(Refused):
        check_file(with_part(workbook(["PE", "Uno", ""]), part, content), "fichas.xlsx")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "fichas.xlsx"),
        (b"PK\x03\x04", "fichas.xlsx"),
        (b"%PDF-1.7", "fichas.xlsx"),
        (b"x", "fichas.xls"),
        (b"x", "fichas"),
    ],
)
def test_what_is_no_spreadsheet_is_refused(data, name):
    with pytest.raises(Refused):
        check_file(data, name)


def test_more_rows_than_an_import_takes(monkeypatch):
    monkeypatch.setattr(bounds, "TABLE_ROWS", 10)
    with pytest.raises(Refused, match="más de 10 filas"):
        read(workbook(*[["PE", f"Título {n}", ""] for n in range(31)]))
    with pytest.raises(Refused, match="más de 10 filas"):
        read(csv_file(*[["PE", f"Título {n}", ""] for n in range(31)]), "fichas.csv")


def test_a_cell_at_the_end_of_the_sheet_costs_no_memory():
    book = Workbook()
    for row in (HEADINGS, ["PE", "Uno", ""]):
        book.active.append(row)
    book.active["A1048576"] = "Perú"
    book.active["B1048576"] = "Última"
    assert [plan.number for plan in read(saved(book)).plans] == [2, 1_048_576]


def test_hidden_sheets_are_named_and_not_read():
    book = Workbook()
    for row in (HEADINGS, ["PE", "Uno", ""]):
        book.active.append(row)
    hidden = book.create_sheet("Secreta", 0)
    hidden.sheet_state = "hidden"
    hidden.append(HEADINGS)
    hidden.append(["PE", "Oculta", ""])
    reading = read(saved(book))
    assert [plan.answers["title"] for plan in reading.plans] == ["Uno"]
    assert reading.notes == ["La hoja «Secreta» está oculta: no se lee."]


def test_merged_cells_are_pointed_out():
    book = Workbook()
    for row in (HEADINGS, ["PE", "Uno", "Dice"], ["PE", "Dos", ""]):
        book.active.append(row)
    book.active.merge_cells("C2:C3")
    (fault,) = read(saved(book)).faults
    assert (fault.row, fault.column) == (2, "Resumen") and "combinada" in fault.message


def test_two_columns_of_one_name_are_refused():
    with pytest.raises(Refused, match="Dos columnas se llaman"):
        read(workbook(["PE", "Uno", "Otro"], headings=["País", "Título", "Nombre de la práctica"]))


def test_cells_without_a_heading_are_told():
    reading = read(workbook(["PE", "Uno", "", None, "suelta"]))
    assert "columnas sin título, que no se leen: E" in reading.notes[0]


def test_a_csv_that_no_spreadsheet_would_open_is_refused_in_words():
    with pytest.raises(Refused):
        read(b"Pa\xc3\xads;T\xc3\xadtulo\nPE;" + b"x" * 1_100_000, "fichas.csv")


def test_a_formula_comes_back_as_text_in_the_workbook_to_mend():
    data = workbook(["PE", '=HYPERLINK("https://example.org")', ""])
    faults = [fault.as_list() for fault in read(data).faults]
    again = read(workbook_to_mend(data, "fichas.xlsx", faults))
    assert not again.faults
    assert again.plans[0].answers["title"] == '=HYPERLINK("https://example.org")'
