"""What the tags of Typst get wrong, put right, so that lists and tables are read aloud as they are meant."""

from collections.abc import Iterable

from pikepdf import Array, Dictionary, Name, Object


def repair_tags(elements: Iterable[Object], are_contents: bool) -> None:
    """Typst labels the items of a list that has no marks, and knows no headers of rows; to those of columns it gives
    identifiers, of which a book may hold none twice. All lists but the indexes are tables of contents."""
    for element in elements:
        if element.S == "/L":
            repair_list(element, are_contents)
        elif element.S == "/Table":
            repair_table(element)
        elif element.S == "/Div":
            repair_tags(element.K, are_contents)


def repair_list(element: Object, are_contents: bool) -> None:
    for item in element.K:
        del item.K[0]
        if are_contents:
            item.S, item.K[0].S = Name.TOCI, Name.Reference
    if are_contents:
        element.S = Name.TOC


def repair_table(table: Object) -> None:
    """A table of marks has a head; a row that names a group of States repeats on each page, and is a row all the same."""
    if table.K[0].S != "/THead":
        for row in table.K:
            name_row(row)
        return
    head, *bodies = table.K
    for cell in head.K[0].K:
        set_head(cell, Name.Column)
    hand_over(list(head.K)[1:], bodies[0])
    head.K = Array([head.K[0]])
    for row in (row for body in bodies for row in body.K):
        for cell in list(row.K)[1:]:
            repair_cell(cell)
        name_row(row)


def hand_over(rows: list[Object], body: Object) -> None:
    """Puts rows before those of a body."""
    for row in rows:
        row.P = body
    body.K = Array([*rows, *body.K])


def name_row(row: Object) -> None:
    set_head(row.K[0], Name.Row)


def set_head(cell: Object, scope: Name) -> None:
    cell.S, cell.A = Name.TH, Dictionary(O=Name.Table, Scope=scope)
    if "/ID" in cell:
        del cell.ID


def repair_cell(cell: Object) -> None:
    """What it shows is read as its words: to name a picture in each of two hundred cells would bury them."""
    cell.S = Name.TD
    for name in ("/ID", "/A"):
        if name in cell:
            del cell[name]
    for mark in cell.K:
        if not isinstance(mark, int) and mark.S == "/Figure":
            mark.S, mark.ActualText = Name.P, mark.Alt
            del mark.Alt, mark.A
