"""The text of a Word document as lines and tables, as Word shows it.

Tracked changes count as accepted, and an item of a list keeps its bullet or number in `marker`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .docx_paragraph import ParagraphText
from .elements import Styles, attribute, find, local, shows_prompt
from .numbering import Numbering
from .opening import Document


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


def read_blocks(document: Document) -> list[Line | Table]:
    """The lines and tables of a document, from top to bottom."""
    return list(BlockReader(document).read(document.body))


def read_notes(document: Document) -> list[str]:
    """The texts of the footnotes and endnotes, without the elements that draw their separators."""
    reader = BlockReader(document)
    notes = [note for part in document.notes for note in part if attribute(note, "type") in ("", "normal")]
    return [text for note in notes if (text := join_lines(reader.lines(note)))]


def join_lines(lines: list[Line]) -> str:
    return "\n".join(line.full_text for line in lines).strip()


class BlockReader:
    """Reads the lines and tables of one document, counting its lists as it goes."""

    def __init__(self, document: Document):
        self.addresses = document.addresses
        self.styles = Styles(document.styles)
        self.numbering = Numbering(document.numbering, self.styles)

    def read(self, parent) -> Iterator[Line | Table]:
        joined: list[ParagraphText] = []  # those whose end a tracked change deletes, and the next
        for block in children(parent, "p", "tbl"):
            if local(block) == "tbl":
                yield Table([list(self.cells(row)) for row in children(block, "tr") if not is_struck(row)])
                continue
            joined.append(ParagraphText(block, self.addresses, self.styles))
            if not is_joined_to_next(block):
                yield from self.split_lines(joined, block)
                joined = []
        if joined:
            yield from self.split_lines(joined)

    def split_lines(self, paragraphs: list[ParagraphText], block=None) -> list[Line]:
        """The lines of a paragraph and of those joined to it; `block` is the one whose list item it is."""
        first, *others = "".join(paragraph.text for paragraph in paragraphs).split("\n")
        marker = self.numbering.marker(block) if block is not None and first.strip() else ""
        return [Line(first, marker, *gather_links(paragraphs)), *map(Line, others)]

    def cells(self, row) -> Iterator[Cell]:
        """The cells of a row, without those merged with the cell above."""
        for cell in children(row, "tc"):
            merged = find(cell, "tcPr", "vMerge")
            if merged is None or attribute(merged, "val") == "restart":
                yield self.lines(cell)

    def lines(self, parent) -> list[Line]:
        """Everything in a cell as lines; a table in it gives a line for each row."""
        lines: list[Line] = []
        for block in self.read(parent):
            lines += [block] if isinstance(block, Line) else map(join_cells, block.rows)
        return lines


def join_cells(row: list[Cell]) -> Line:
    """A row of a table as one line."""
    lines = [line for cell in row for line in cell]
    text = " ".join(line.text.strip() for line in lines if line.text.strip())
    return Line(text, "", *gather_links(lines))


def gather_links(texts) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The links of several lines or paragraphs, and what was left out of them."""
    return [link for text in texts for link in text.links], [left for text in texts for left in text.left_out]


def is_struck(row) -> bool:
    return find(row, "trPr", "del") is not None


def is_joined_to_next(paragraph) -> bool:
    """Whether a tracked change deletes the end of the paragraph."""
    return find(paragraph, "pPr", "rPr", "del") is not None


def children(parent, *names: str) -> Iterator:
    """The children of these names, also those inside content controls and tracked changes."""
    for child in parent:
        if local(child) in names:
            yield child
        elif local(child) == "sdt":
            if not shows_prompt(child):
                yield from children(child, *names)
        elif local(child) in ("sdtContent", "ins", "moveTo", "customXml", "AlternateContent", "Choice"):
            yield from children(child, *names)
