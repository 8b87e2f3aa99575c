"""The text of a Word document as lines and tables, the way its reader sees it.

What was struck out under tracked changes is gone, what was added is there. A tick box of any kind becomes ☒ or ☐ in its
place, an item of a list keeps its bullet or number in `marker`, and a link keeps its address beside its text. What is
no text to be taken (hidden, struck out, a picture) is kept apart in `left_out`, to be told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .elements import Styles, attribute, find, is_on, local, number, shows_prompt
from .numbering import Numbering
from .opening import Document
from .symbols import EMPTY, TICKED, decode_symbols, raise_digits

HIDDEN, STRUCK, PICTURE = "hidden", "struck", "picture"  # why something is left out
SWITCHES = {"vanish": HIDDEN, "strike": STRUCK, "dstrike": STRUCK}
UNSEEN = {"rPr", "pPr", "sdtPr", "del", "moveFrom", "Fallback", "delText", "tblPr", "softHyphen"}
MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
SHOWN = {"blip", "imagedata", "chart", "relIds"}  # what a drawing shows that is no text
LINK_FIELD = re.compile(r'^\s*HYPERLINK\s+"([^"]+)"')
SYMBOL_CODE = re.compile("[0-9A-Fa-f]{4}")


@dataclass
class Line:
    """One line of text; `links` are the links of its paragraph, each with the text it stands on.

    `left_out` says why something of the paragraph is not in the text, and what it was.
    """

    text: str
    marker: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    left_out: list[tuple[str, str]] = field(default_factory=list)

    @property
    def full_text(self) -> str:
        return f"{self.marker} {self.text}" if self.marker else self.text


Cell = list[Line]


@dataclass
class Table:
    rows: list[list[Cell]]


def passages(document: Document) -> list[Line | Table]:
    """The document from top to bottom."""
    return list(Passages(document).of(document.body))


def notes(document: Document) -> list[str]:
    """The footnotes and endnotes; what separates them from the text is not one."""
    reader = Passages(document)
    own = [note for part in document.notes for note in part if attribute(note, "type") in ("", "normal")]
    return [text for note in own if (text := join_lines(reader.lines(note)))]


def join_lines(lines: list[Line]) -> str:
    return "\n".join(line.full_text for line in lines).strip()


class Passages:
    """Reads the blocks of one document."""

    def __init__(self, document: Document):
        self.addresses = document.addresses
        self.styles = Styles(document.styles)
        self.numbering = Numbering(document.numbering, self.styles)

    def of(self, parent) -> Iterator[Line | Table]:
        carried: list[Writing] = []
        for block in children(parent, "p", "tbl"):
            if local(block) == "tbl":
                yield Table([list(self.cells(row)) for row in children(block, "tr") if not is_struck(row)])
                continue
            carried.append(Writing(block, self.addresses, self.styles))
            if not mark_is_struck(block):
                yield from self.paragraph(carried, block)
                carried = []
        if carried:
            yield from self.paragraph(carried)

    def paragraph(self, writings: list["Writing"], block=None) -> list[Line]:
        """The lines of a paragraph, and of those that tracked changes join to it."""
        first, *others = "".join(one.text for one in writings).split("\n")
        marker = self.numbering.marker(block) if block is not None and first.strip() else ""
        links = [link for one in writings for link in one.links]
        left_out = [left for one in writings for left in one.left_out]
        return [Line(first, marker, links, left_out), *map(Line, others)]

    def cells(self, row) -> Iterator[Cell]:
        """The cells of a row; one that goes on from the row above is not repeated."""
        for cell in children(row, "tc"):
            merged = find(cell, "tcPr", "vMerge")
            if merged is None or attribute(merged, "val") == "restart":
                yield self.lines(cell)

    def lines(self, parent) -> list[Line]:
        """Everything in a cell as lines; a table in it gives a line for each row."""
        found: list[Line] = []
        for block in self.of(parent):
            found += [block] if isinstance(block, Line) else map(in_one_line, block.rows)
        return found


def in_one_line(row: list[Cell]) -> Line:
    lines = [line for cell in row for line in cell]
    text = " ".join(line.text.strip() for line in lines if line.text.strip())
    return Line(
        text,
        links=[link for line in lines for link in line.links],
        left_out=[left for line in lines for left in line.left_out],
    )


class Writing:
    """The text of one paragraph, piece by piece, its links, and what is left out of it."""

    def __init__(self, paragraph, addresses: dict[str, str], styles: Styles):
        self.addresses, self.styles = addresses, styles
        self.style = attribute(find(paragraph, "pPr", "pStyle"), "val")
        self.left_out: list[tuple[str, str]] = []
        self.left_at = 0  # the piece before which something was left out last
        self.pieces: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.is_drawing = False
        self.fields: list[dict] = []  # those begun and not ended, the innermost last
        self.walk(paragraph)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def walk(self, element) -> None:
        for child in element:
            name = local(child)
            if name in UNSEEN:
                continue
            if name in MARKS:
                self.write(MARKS[name])
            else:
                getattr(self, f"_{name}", self.walk)(child)

    def write(self, text: str) -> None:
        if not (self.fields and self.fields[-1]["code"]):
            self.pieces.append(text)

    def _r(self, run) -> None:
        """A run of text in one format; what its author hid or struck out is no part of the answer."""
        why = next((why for name, why in SWITCHES.items() if is_on(self.format(run, name))), "")
        start = len(self.pieces)
        self.walk(run)
        if why:
            text = "".join(self.pieces[start:])
            del self.pieces[start:]
            self.leave_out(why, text, start)

    def leave_out(self, why: str, text: str, start: int) -> None:
        """Keeps a text apart; pieces with nothing between them are one text."""
        if not text.strip() and not (self.left_out and self.left_at == start):
            return
        if self.left_out and self.left_out[-1][0] == why and self.left_at == start:
            text = self.left_out.pop()[1] + text
        self.left_out.append((why, text))
        self.left_at = start

    def format(self, run, name: str):
        """What says whether the run has this format: itself, its style or that of its paragraph."""
        own = find(run, "rPr", name)
        if own is not None:
            return own
        style = attribute(find(run, "rPr", "rStyle"), "val")
        named = self.styles.says(style, "rPr", name)
        return self.styles.says(self.style, "rPr", name) if named is None else named

    def _t(self, element) -> None:
        run = element.getparent()
        fonts = {one.lower() for one in getattr(self.format(run, "rFonts"), "attrib", {}).values()}
        text = decode_symbols(element.text or "", fonts)
        self.write(raise_digits(text, attribute(self.format(run, "vertAlign"), "val")))

    def _sym(self, element) -> None:
        code = attribute(element, "char")
        if SYMBOL_CODE.fullmatch(code):
            self.write(decode_symbols(chr(int(code, 16)), {attribute(element, "font").lower()}))

    def _drawing(self, drawing) -> None:
        """A picture, or a box with text. What is drawn inside a drawing is part of it, and is looked at once."""
        is_outermost, self.is_drawing = not self.is_drawing, True
        self.walk(drawing)
        self.is_drawing = not is_outermost
        if not is_outermost:
            return
        names = {local(one) for one in drawing.iter()}
        if SHOWN & names and "txbxContent" not in names:
            said = (attribute(one, "descr") or attribute(one, "title") for one in drawing.iter())
            self.left_out.append((PICTURE, next(filter(None, said), "")))

    _pict = _object = _drawing

    def _p(self, element) -> None:
        """A paragraph inside another: a text box."""
        self.write("\n")
        self.walk(element)
        self.write("\n")

    def _sdt(self, control) -> None:
        """A content control: a tick box, a field still showing its prompt, or text."""
        box = find(control, "sdtPr", "checkbox")
        if box is not None:
            self.write(TICKED if is_on(find(box, "checked")) else EMPTY)
        elif not shows_prompt(control):
            self.walk(control)

    def _hyperlink(self, link) -> None:
        start = len(self.pieces)
        self.walk(link)
        self.note_link(self.addresses.get(attribute(link, "id"), ""), start)

    def note_link(self, address: str, start: int) -> None:
        label = " ".join("".join(self.pieces[start:]).split()) if address else ""
        if label:
            self.links.append((label, address))

    def _fldChar(self, mark) -> None:  # noqa: N802, the element's own name
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self.write(form_field(mark))
            self.fields.append({"code": "\0", "start": len(self.pieces), "address": ""})
        elif self.fields and kind == "separate":
            link = LINK_FIELD.match(self.fields[-1]["code"].strip("\0"))
            self.fields[-1] |= {"code": "", "address": link[1] if link else ""}
        elif self.fields and kind == "end":
            ended = self.fields.pop()
            self.note_link(ended["address"], ended["start"])

    def _instrText(self, element) -> None:  # noqa: N802, the element's own name
        if self.fields:
            self.fields[-1]["code"] += element.text or ""


def form_field(mark) -> str:
    """What a field of an old form shows: its tick box, or the chosen entry of its list."""
    box, choice = find(mark, "ffData", "checkBox"), find(mark, "ffData", "ddList")
    if box is not None:
        checked = find(box, "checked")
        return TICKED if is_on(find(box, "default") if checked is None else checked) else EMPTY
    if choice is not None:
        entries = [attribute(one, "val") for one in choice if local(one) == "listEntry"]
        return dict(enumerate(entries)).get(number(find(choice, "result"), "val"), "")
    return ""


def is_struck(row) -> bool:
    return find(row, "trPr", "del") is not None


def mark_is_struck(paragraph) -> bool:
    """Whether tracked changes join the paragraph to the next."""
    return find(paragraph, "pPr", "rPr", "del") is not None


def children(parent, *names: str) -> Iterator:
    """The children of these names, also inside what only wraps them: content controls and tracked changes."""
    for child in parent:
        if local(child) in names:
            yield child
        elif local(child) == "sdt":
            if not shows_prompt(child):
                yield from children(child, *names)
        elif local(child) in ("sdtContent", "ins", "moveTo", "customXml", "AlternateContent", "Choice"):
            yield from children(child, *names)
