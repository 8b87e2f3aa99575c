"""Spreadsheets made to harm, or only badly made: refused or rendered harmless, in words."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook

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
    with pytest.raises(Refused, match="muy lejos de las otras"):
        read(workbook(*[["PE", f"Título {n}", ""] for n in range(31)]))
    with pytest.raises(Refused, match="más de 10 filas"):
        read(csv_file(*[["PE", f"Título {n}", ""] for n in range(31)]), "fichas.csv")


def test_a_cell_at_the_end_of_the_sheet_is_refused_before_all_between_are_read():
    book = Workbook()
    for row in (HEADINGS, ["PE", "Uno", ""]):
        book.active.append(row)
    book.active["B1048576"] = "Última"
    with pytest.raises(Refused, match="fila 1048576"):
        read(saved(book))


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A2"><v>NaN</v></c>',
        '<c r="A2"><v>abc</v></c>',
        f'<c r="A2"><v>{"9" * 5000}</v></c>',
        '<c r="A2" t="s"><v>99</v></c>',
        '<c r="ZZZZZZZ2"><v>1</v></c>',
        '<c r="A2" t="d"><v>ayer</v></c>',
    ],
)
def test_what_a_reader_of_workbooks_stumbles_over_is_a_damaged_file(cell):
    data = workbook(["PE", "Uno", ""])
    with ZipFile(BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    broken = re.sub(r'<c r="A2".*?</c>', cell, sheet)
    assert broken != sheet
    outcome = outcome_of(with_part(data, "xl/worksheets/sheet1.xml", broken))
    assert outcome == "read" or "dañada" in outcome


def outcome_of(data: bytes) -> str:
    try:
        read(data)
    except Refused as why:
        return str(why)
    return "read"


def test_a_cell_of_blanks_or_commas_takes_no_time():
    for text in ("x" + " " * 30_000 + "y", "a, " * 4_000, "www.a" * 6_000):
        reading = read(workbook(["PE", "Uno", text, text], headings=["País", "Título", "Temas", "Enlaces"]))
        assert {fault.column for fault in reading.faults} <= {"Temas", "Enlaces"}
        assert len(str([fault.as_list() for fault in reading.faults])) < 2_000


def test_what_is_refused_is_kept_without_what_no_database_takes():
    (fault,) = read(csv_file(["Nar\x00nia", "Uno", ""]), "fichas.csv").faults
    assert "\x00" not in str(fault.as_list()) and "Narnia" in str(fault.as_list())


def test_a_second_sheet_of_fichas_is_named():
    book = Workbook()
    for sheet in (book.active, book.create_sheet("Otras")):
        sheet.append(HEADINGS)
        sheet.append(["PE", sheet.title, ""])
    reading = read(saved(book))
    assert len(reading.plans) == 1 and "«Otras» también tiene los títulos" in reading.notes[0]


def test_a_heading_may_be_merged():
    book = Workbook()
    for row in (HEADINGS, [], ["PE", "Uno", "Dice"]):
        book.active.append(row)
    book.active.merge_cells("C1:C2")
    (plan,) = read(saved(book)).plans
    assert plan.answers["summary"] == "Dice"


@pytest.mark.parametrize(
    "text", ["'=1+1", "''=1+1", "'- uno", "\nuno", '"=1+1', '"+Vida": programa', "-5 grados"]
)
def test_the_workbook_to_mend_changes_nothing_that_nobody_touched(text):
    data = workbook(["Narnia", "Uno", text])
    (fault,) = read(data).faults
    mended = load_workbook(BytesIO(workbook_to_mend(data, "fichas.xlsx", [fault.as_list()])))
    mended.active["B2"] = "Perú"
    once = read(workbook(["Perú", "Uno", text])).plans[0].answers["summary"]
    assert read(saved(mended)).plans[0].answers["summary"] == once


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
