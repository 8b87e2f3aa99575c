"""The spreadsheet given back with what is to be mended: each cell marked, and at the head of its row in words."""

from collections import defaultdict
from io import BytesIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill

from practices.exchange.csv_file import disarm_start, rearm, rearm_start
from practices.spelling import words_alone

from .faults import Refused
from .headings import MENDING
from .reading import first_table
from .source import Cell, Sheet, Unreadable

MARKED = PatternFill("solid", start_color="FCE4D6")
BOLD, TOP = Font(bold=True), Alignment(vertical="top", wrap_text=True)
WIDE = 60  # characters
LONGEST_CELL = 32_767  # of a workbook; what is longer would be cut
Mends = dict[int, dict[str, str]]  # by row and heading


def workbook_to_mend(data: bytes, name: str, faults: list[list]) -> bytes:
    """All rows and columns of the file, to be corrected in it and brought back. `faults` are as the report keeps them."""
    sheet, headings = first_table(data, name)
    by_row: Mends = defaultdict(dict)
    for row, column, _value, message in faults:
        by_row[row][column] = message
    book = Workbook(write_only=True)
    out = book.create_sheet(_("Fichas"))
    out.freeze_panes = f"B{headings.row + 1}"
    out.column_dimensions["A"].width = WIDE
    own = [at for at, heading in headings.said.items() if words_alone(heading) != words_alone(_(MENDING))]
    for number in range(1, max(sheet.rows) + 1):  # each row keeps its number
        cells = as_meant(sheet, sheet.rows.get(number, []))
        if number == headings.row:
            out.append([bold(out, _(MENDING)), *(bold(out, cells[at]) for at in own)])
        else:
            out.append(row_to_mend(out, cells, own, headings.said, by_row.get(number, {})))
    return whole(book)


def as_meant(sheet: Sheet, cells: list[Cell]) -> list[Cell]:
    """As they are read: what was made harmless is so once, when it is written again."""
    undo = rearm if sheet.is_text else rearm_start
    return [undo(cell) if isinstance(cell, str) else cell for cell in cells]


def row_to_mend(out, cells: list[Cell], own: list[int], said: dict[int, str], mends: dict[str, str]) -> list:
    words = "\n".join(f"{column}: {message}" if column else message for column, message in mends.items())
    row = [styled(out, words)]
    for at in own:
        cell = styled(out, cells[at] if at < len(cells) else None)
        if message := mends.get(said.get(at, "")):
            cell.fill, cell.comment = MARKED, Comment(message, "")
        row.append(cell)
    return row


def styled(out, value: Cell) -> WriteOnlyCell:
    """A formula comes back as its text, which runs nowhere."""
    if isinstance(value, Unreadable | str):
        value = disarm_start(ILLEGAL_CHARACTERS_RE.sub("", str(value)))
        if len(value) > LONGEST_CELL:
            words = _(
                "Una celda tiene más de %d caracteres, y una planilla no los guarda: corríjala en el CSV."
            )
            raise Refused(words % LONGEST_CELL)
    cell = WriteOnlyCell(out, value=value)
    cell.alignment = TOP
    return cell


def bold(out, value: Cell) -> WriteOnlyCell:
    cell = styled(out, value)
    cell.font = BOLD
    return cell


def whole(book: Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()
