"""The text of a Word document as lines and tables, the way its reader sees it.

What was struck out under tracked changes is gone, what was added is there. A tick box of any kind becomes ☒ or ☐ in its
place, a paragraph with a bullet or number keeps that in `bullet`, and a link keeps its address beside its text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .opening import Document

TICKED, EMPTY = "☒", "☐"
# What symbol fonts draw for a letter, as the character that has that shape everywhere.
WINGDINGS = {0x6F: EMPTY, 0x78: TICKED, 0xA8: EMPTY, 0xFB: "✗", 0xFC: "✓", 0xFD: TICKED, 0xFE: "☑"}
WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x52: "☑", 0x53: TICKED, 0x54: TICKED, 0xA3: EMPTY}
SYMBOL_FONTS = {"wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2}
UNSEEN = {"rPr", "pPr", "sdtPr", "del", "moveFrom", "Fallback", "delText", "tblPr", "softHyphen"}
MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
LINK_FIELD = re.compile(r'^\s*HYPERLINK\s+"([^"]+)"')
SYMBOL_CODE = re.compile("[0-9A-Fa-f]{4}")
TRUE = ("1", "true", "on")


@dataclass
class Line:
    """One line of text; `links` are the links of its paragraph, each with the text it stands on."""

    text: str
    bullet: bool = False
    links: list[tuple[str, str]] = field(default_factory=list)

    @property
    def whole(self) -> str:
        return f"- {self.text}" if self.bullet else self.text


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
    return [text for note in own if (text := joined(reader.lines(note)))]


def joined(lines: list[Line]) -> str:
    return "\n".join(line.whole for line in lines).strip()


class Passages:
    """Reads the blocks of one document."""

    def __init__(self, document: Document):
        self.addresses = document.addresses
        self.numbered = numbered_styles(document.styles)

    def of(self, parent) -> Iterator[Line | Table]:
        carried: list[str] = []
        for block in children(parent, "p", "tbl"):
            if local(block) == "tbl":
                yield Table([list(self.cells(row)) for row in children(block, "tr") if not is_struck(row)])
                continue
            writing = Writing(block, self.addresses)
            carried.append(writing.text)
            if mark_is_struck(block):
                continue
            first, *others = "".join(carried).split("\n")
            carried.clear()
            yield Line(first, bool(first.strip()) and self.is_item(block), writing.links)
            yield from map(Line, others)
        if carried:
            yield Line("".join(carried))

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

    def is_item(self, paragraph) -> bool:
        own = find(paragraph, "pPr", "numPr")
        if own is not None:
            return is_list(own)
        return attribute(find(paragraph, "pPr", "pStyle"), "val") in self.numbered


def in_one_line(row: list[Cell]) -> Line:
    lines = [line for cell in row for line in cell]
    text = " ".join(line.text.strip() for line in lines if line.text.strip())
    return Line(text, links=[link for line in lines for link in line.links])


class Writing:
    """The text of one paragraph, piece by piece, and its links."""

    def __init__(self, paragraph, addresses: dict[str, str]):
        self.addresses = addresses
        self.pieces: list[str] = []
        self.links: list[tuple[str, str]] = []
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

    def _t(self, element) -> None:
        shapes = SYMBOL_FONTS.get(attribute(find(element.getparent(), "rPr", "rFonts"), "ascii").lower(), {})
        self.write("".join(shapes.get(ord(one) & 0xFF, one) if shapes else one for one in element.text or ""))

    def _sym(self, element) -> None:
        code = attribute(element, "char")
        if SYMBOL_CODE.fullmatch(code):
            shapes = SYMBOL_FONTS.get(attribute(element, "font").lower(), {})
            self.write(shapes.get(int(code, 16) & 0xFF, chr(int(code, 16))))

    def _p(self, element) -> None:
        """A paragraph inside another: a text box."""
        self.write("\n")
        self.walk(element)
        self.write("\n")

    def _sdt(self, control) -> None:
        """A content control: a tick box, a field still showing its prompt, or text."""
        box = find(control, "sdtPr", "checkbox")
        if box is not None:
            self.write(TICKED if is_on(find(box, "checked"), missing=False) else EMPTY)
        elif find(control, "sdtPr", "showingPlcHdr") is None:
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
        return TICKED if is_on(find(box, "default") if checked is None else checked, missing=False) else EMPTY
    if choice is not None:
        entries = [attribute(one, "val") for one in choice if local(one) == "listEntry"]
        number = attribute(find(choice, "result"), "val")
        return dict(enumerate(entries)).get(int(number) if number.isdecimal() else 0, "")
    return ""


def is_on(element, *, missing: bool) -> bool:
    """Whether a switch is on: one that is written without a value is."""
    return missing if element is None else attribute(element, "val") in ("", *TRUE)


def is_struck(row) -> bool:
    return find(row, "trPr", "del") is not None


def mark_is_struck(paragraph) -> bool:
    """Whether tracked changes join the paragraph to the next."""
    return find(paragraph, "pPr", "rPr", "del") is not None


def is_list(properties) -> bool:
    return attribute(find(properties, "numId"), "val") not in ("", "0")


def numbered_styles(styles) -> set[str]:
    """The styles whose paragraphs have a bullet or a number, by themselves or by the style they rest on."""
    if styles is None:
        return set()
    own, rests_on = {}, {}
    for style in styles.iterfind("{*}style"):
        name, numbering = attribute(style, "styleId"), find(style, "pPr", "numPr")
        own[name] = None if numbering is None else is_list(numbering)
        rests_on[name] = attribute(find(style, "basedOn"), "val")
    found = set()
    for name in own:
        seen, one = set(), name
        while one in own and own[one] is None and one not in seen:
            seen.add(one)
            one = rests_on[one]
        if own.get(one):
            found.add(name)
    return found


def children(parent, *names: str) -> Iterator:
    """The children of these names, also inside what only wraps them: content controls and tracked changes."""
    for child in parent:
        if local(child) in names:
            yield child
        elif local(child) == "sdt":
            if find(child, "sdtPr", "showingPlcHdr") is None:
                yield from children(child, *names)
        elif local(child) in ("sdtContent", "ins", "moveTo", "customXml", "AlternateContent", "Choice"):
            yield from children(child, *names)


def local(element) -> str:
    """The name without its namespace: files of the strict kind have other namespaces and the same names."""
    return element.tag.rpartition("}")[2]


def find(element, *path: str):
    for name in path:
        element = None if element is None else element.find(f"{{*}}{name}")
    return element


def attribute(element, name: str) -> str:
    if element is None:
        return ""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), "")
