"""Lines cut into blocks: a paragraph, an item of a list or a cell, each with its bullet and its number."""

import re
from dataclasses import dataclass, field

from practices.words import count_words

from .cleaning import Line, Taken, clean, repeated_tabs, with_words
from .debris import Debris
from .labels import BULLET, LABEL, STRAY
from .source import Place, say, trimmed

CELL_OR_BAR = re.compile(r"[^|]+|\|")
MIN_BARS = 3  # of a row of two cells
TABS = re.compile(r"[ \u00a0]*\t[ \t\u00a0]*")


@dataclass
class Block:
    """A paragraph, an item or a cell: the places of its words, and how it was set."""

    places: list[Place]
    text: str
    line: int
    last_line: int
    gap: int = 0  # blank lines before it
    bullet: Place | None = None
    mark: str = ""  # what the bullet is
    label: Place | None = None
    label_text: str = ""
    cell: bool = False  # it begins a cell, as a tab before it says
    column: int | None = None  # in a line of several cells
    empty_cells: int = 0  # right before it
    indent: int = 0  # blanks before it
    notes: list[Place] = field(default_factory=list)
    marks: list[Place] = field(default_factory=list)  # the bullets of lines that were joined to it
    joints: list[int] = field(default_factory=list)  # where in its text a line was joined

    @property
    def is_item(self) -> bool:
        return self.bullet is not None or self.label is not None

    @property
    def words(self) -> int:
        return count_words(self.text)


def cut(text: str) -> tuple[list[Block], list[Taken]]:
    """The blocks of a text from top to bottom, and what was taken out of it."""
    cutter = Cutter(text)
    for line in clean(text):
        cutter.add(line)
    return cutter.blocks, cutter.taken


class Cutter:
    def __init__(self, text: str):
        self.text = text
        self.rows = repeated_tabs(text)
        self.blocks: list[Block] = []
        self.taken: list[Taken] = []
        self.gap = 0
        self.empty_cells = 0

    def add(self, line: Line) -> None:
        self.taken += line.taken
        if not line.parts and not line.notes and not line.taken:
            self.gap += 1
            self.empty_cells += bool(line.leading_tabs)
            return
        before = len(self.blocks)
        for number, part in enumerate(line.parts):
            self.add_part(line, part, starts_cell=bool(line.leading_tabs) and not number)
        self.add_notes(line, before)

    def add_part(self, line: Line, part: list[Place], *, starts_cell: bool) -> None:
        if part and is_row_of_bars(self.text, part):
            self.add_row(line, part)
            return
        bullet, part = self.take_off(part, BULLET)
        if bullet and self.has_words([bullet]):  # the «o» that Word sets for a second level
            self.taken.append(Taken(Debris.STRAY_MARK, [bullet]))
            bullet = (bullet[1], bullet[1])
        stray, part = self.take_off(part, STRAY)
        if stray:
            self.taken.append(Taken(Debris.STRAY_MARK, [stray]))
        label, part = self.take_off(part, LABEL)
        if not self.has_words(part) and not label:
            self.take_empty(bullet, part)
            return
        is_row = line.number in self.rows and not bullet
        for column, places in self.cells(part, line.leading_tabs) if is_row else [(None, part)]:
            if column is not None and not label and not self.has_words(places):
                self.take_empty(None, places)
                continue
            block = Block(places, say(self.text, places), line.number, line.number, self.gap)
            block.empty_cells, self.empty_cells = self.empty_cells, 0
            block.indent = line.indent
            block.mark = self.text[bullet[0] : bullet[0] + 1] if bullet else ""
            block.bullet, block.label, block.column = bullet, label, column
            block.label_text = say(self.text, [label]) if label else ""
            block.cell = starts_cell or column is not None
            self.blocks.append(block)
            self.gap, bullet, label, starts_cell = 0, None, None, False

    def add_row(self, line: Line, part: list[Place]) -> None:
        """The cells of «| a | b |»; each keeps the bars before it."""
        cells: dict[int, Block] = {}
        marks: list[Place] = []
        column = -1
        for sign in (sign for start, end in part for sign in CELL_OR_BAR.finditer(self.text, start, end)):
            places = with_words(self.text, [sign.span()])
            column += sign[0] == "|"
            if not self.has_words(places):
                marks += places
            elif column in cells:
                cells[column].places += places
            else:
                cells[column] = Block(
                    places, "", line.number, line.number, self.gap, column=column, cell=True
                )
                cells[column].marks, marks, self.gap = marks, [], 0
        for block in cells.values():
            block.text = say(self.text, block.places)
        self.blocks += cells.values()
        if cells:
            self.blocks[-1].marks += marks
        elif marks:
            self.taken.append(Taken(Debris.STRAY_MARK, marks))

    def take_off(self, part: list[Place], pattern: re.Pattern) -> tuple[Place | None, list[Place]]:
        """What matches at the beginning of the words, and the rest of them."""
        if not part:
            return None, part
        (start, end), *others = part
        match = pattern.match(self.text, start, end)
        if not match:
            return None, part
        return trimmed(self.text, match.span()), with_words(self.text, [(match.end(), end), *others])

    def take_empty(self, bullet: Place | None, part: list[Place]) -> None:
        places = [bullet, *part] if bullet else part
        if places:
            self.taken.append(Taken(Debris.EMPTY_BULLET if bullet else Debris.STRAY_MARK, places))

    def has_words(self, part: list[Place]) -> bool:
        return count_words(say(self.text, part)) > 0

    def cells(self, part: list[Place], leading_tabs: int) -> list[tuple[int | None, list[Place]]]:
        """The cells of a line by their column; a cell without words is left out."""
        cells: list[list[Place]] = [[]]
        for start, end in part:
            for tab in TABS.finditer(self.text, start, end):
                cells[-1].append((start, tab.start()))
                cells += [[] for _tab in range(tab[0].count("\t"))]
                start = tab.end()
            cells[-1].append((start, end))
        found = [(column, with_words(self.text, places)) for column, places in enumerate(cells, leading_tabs)]
        return [(column, places) for column, places in found if places] or [(None, part)]

    def add_notes(self, line: Line, before: int) -> None:
        """The notes of a line go with its last block; without one they are a block."""
        if not line.notes:
            return
        if len(self.blocks) == before:
            places = [note for note in line.notes if note[0] < note[1]]
            self.blocks.append(Block(places, say(self.text, places), line.number, line.number, self.gap))
            self.gap = 0
        else:
            self.blocks[-1].notes += [note for note in line.notes if note[0] < note[1]]


def is_row_of_bars(text: str, part: list[Place]) -> bool:
    """Whether a line is a row of a table drawn with bars: «| País | Avance |»."""
    bars = sum(text.count("|", start, end) for start, end in part)
    return text[part[0][0]] == "|" and text[part[-1][1] - 1] == "|" and bars >= MIN_BARS
