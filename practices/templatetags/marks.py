"""Marks as they stand in a page: dots, or a number with a bar. A table has hundreds of them, and Django's templates take
ten times as long to write one. Numbers and codes stand as they are; what somebody wrote is escaped."""

from typing import NamedTuple

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..catalogue.drawings.bars import Bar
from ..catalogue.drawings.matrix import Cell, Matrix, Row
from ..catalogue.marks import grouped

register = template.Library()

DOTS = {"p": '<i class="dot"></i>', "t": '<i class="dot ring"></i>'}


class Words(NamedTuple):
    """What every row of a table says."""

    none: str
    presents: str
    takes_part: str
    together: str


@register.simple_tag
def rows(body: dict, matrix: Matrix, look: str, query: str) -> SafeString:
    """Those of a group of States, after one of what they have together; `query` is what the reader has gathered."""
    words = Words(
        none=escape(_("ninguna")),
        presents=escape(_("presenta")) + " ",
        takes_part=escape(_("participa en")) + " ",
        together=" " + escape(_("en conjunto")),
    )
    drawn = [draw_row(row, matrix, look, query, words) for row in body["rows"]]
    return SafeString("".join([draw_totals(body, matrix, words), *drawn]))


def draw_totals(body: dict, matrix: Matrix, words: Words) -> str:
    cells = [
        f'<td role="cell" class="total{" undocumented" if total["column"].is_undocumented else ""}">'
        f"{grouped(total['count'])}{hidden(words.together)}</td>"
        for total in body["totals"]
    ]
    if not matrix.presents_only:
        cells.append(f'<td role="cell" class="sum">{grouped(body["marks"].presents)}</td>')
        cells.append(f'<td role="cell" class="sum part">{grouped(body["marks"].takes_part)}</td>')
    name = f'<th role="rowheader" scope="rowgroup" class="who">{escape(body["name"])}</th>'
    return f'<tr role="row" class="group">{name}{"".join(cells)}</tr>'


def draw_row(row: Row, matrix: Matrix, look: str, query: str, words: Words) -> str:
    name = f'<a href="{escape(row.state.url + query)}">{escape(row.state.short_name)}</a>'
    cells = [draw_cell(cell, matrix, look, words) for cell in row.cells]
    sums = "" if matrix.presents_only else draw_sums(row, words)
    return (
        f'<tr role="row" class="{"idle" if row.is_idle else ""}">'
        f'<th role="rowheader" scope="row" class="who">{name}</th>{"".join(cells)}{sums}</tr>'
    )


def draw_cell(cell: Cell, matrix: Matrix, look: str, words: Words) -> str:
    opened = f'<td role="cell" class="{classes_of(cell)}"{name_of_column(cell, look)}>'
    if not cell.url:
        return f'{opened}<span aria-hidden="true">–</span>{hidden(words.none)}</td>'
    drawn = draw_marks(cell, matrix) + hidden(escape(cell.words))
    return f'{opened}<a class="mark" href="{escape(cell.url)}">{drawn}</a></td>'


def classes_of(cell: Cell) -> str:
    sand = " undocumented" if cell.column.is_undocumented else ""
    return f"{cell.column.look}{sand}{'' if cell.url else ' gap'}"


def name_of_column(cell: Cell, look: str) -> str:
    """On narrow screens the column has no head above it."""
    if look == "numbered":
        return f' data-n="{escape(cell.column.code)}"'
    return f' data-way="{escape(cell.column.item.short_name)}"' if look == "offers" else ""


def draw_sums(row: Row, words: Words) -> str:
    """In words, too: on narrow screens their heads are not there."""
    presents, takes_part = row.marks.presents, row.marks.takes_part
    first = f"<b>{grouped(presents)}</b>{draw_bar(row.bar) if presents else ''}"
    return (
        f'<td role="cell" class="sum{"" if presents else " zero"}">{hidden(words.presents)}{first}</td>'
        f'<td role="cell" class="sum part{"" if takes_part else " zero"}">{hidden(words.takes_part)}'
        f"{grouped(takes_part)}</td>"
    )


def hidden(words: str) -> str:
    return f'<span class="visually-hidden">{words}</span>'


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
