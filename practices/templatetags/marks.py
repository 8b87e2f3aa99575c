"""Marks as they stand in a page: dots, or a number with a bar. A table has hundreds of them, and Django's templates take
ten times as long to write one. Numbers and codes stand as they are; what somebody wrote is escaped."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..catalogue.drawings.bars import Bar
from ..catalogue.drawings.matrix import Cell, Matrix, Row
from ..catalogue.drawings.states import grouped

register = template.Library()

DOTS = {"p": '<i class="dot"></i>', "t": '<i class="dot ring"></i>'}


@register.simple_tag
def cells(row: Row, matrix: Matrix, look: str) -> SafeString:
    """All of a row but its State."""
    nothing = f'<span aria-hidden="true">–</span><span class="visually-hidden">{escape(_("ninguna"))}</span>'
    drawn = [draw_cell(cell, matrix, look, nothing) for cell in row.cells]
    return SafeString("".join(drawn if matrix.presents_only else [*drawn, draw_sums(row)]))


def draw_cell(cell: Cell, matrix: Matrix, look: str, nothing: str) -> str:
    opened = f'<td role="cell" class="{classes_of(cell)}"{name_of_column(cell, look)}>'
    if not cell.url:
        return f"{opened}{nothing}</td>"
    words = f'<span class="visually-hidden">{escape(cell.words)}</span>'
    return f'{opened}<a class="mark" href="{escape(cell.url)}">{draw_marks(cell, matrix)}{words}</a></td>'


def classes_of(cell: Cell) -> str:
    sand = " undocumented" if cell.column.is_undocumented else ""
    return f"{cell.column.look}{sand}{'' if cell.url else ' gap'}"


def name_of_column(cell: Cell, look: str) -> str:
    """On narrow screens the column has no head above it."""
    if look == "numbered":
        return f' data-n="{escape(cell.column.code)}"'
    return f' data-way="{escape(cell.column.item.short_name)}"' if look == "offers" else ""


def draw_sums(row: Row) -> str:
    """In words, too: on narrow screens their heads are not there."""
    presents, takes_part = row.marks.presents, row.marks.takes_part
    words = [
        f'<span class="visually-hidden">{escape(word)} </span>' for word in (_("presenta"), _("participa en"))
    ]
    first = f"{words[0]}<b>{grouped(presents)}</b>{draw_bar(row.bar) if presents else ''}"
    return (
        f'<td role="cell" class="sum{"" if presents else " zero"}">{first}</td>'
        f'<td role="cell" class="sum part{"" if takes_part else " zero"}">{words[1]}{grouped(takes_part)}</td>'
    )


@register.simple_tag
def marks(cell: Cell, matrix: Matrix) -> SafeString:
    """The marks of a cell, or its number with a bar; its words stand beside it."""
    return SafeString(draw_marks(cell, matrix))


def draw_marks(cell: Cell, matrix: Matrix) -> str:
    if matrix.has_bars:
        number = f'<b class="amount" aria-hidden="true">{grouped(cell.marks.total)}</b>'
        return number + draw_bar(cell.bar)
    return f'<span class="dots" aria-hidden="true">{"".join(DOTS[mark] for mark in cell.dots)}</span>'


def draw_bar(bar: Bar) -> str:
    full, hollow = bar.full, bar.hollow
    solid = f'<rect width="{full}" height="100%"/>' if bar.presents else ""
    rest = f'<rect class="hollow" x="{full}" width="{hollow}" height="100%"/>' if bar.takes_part else ""
    return f'<svg class="bar" width="100%" height="8" aria-hidden="true">{solid}{rest}</svg>'


@register.filter
def breakable(name: str) -> SafeString:
    """A name that may go on in the next line after a slash, for a narrow head."""
    return SafeString(escape(name).replace("/", "/<wbr>"))
