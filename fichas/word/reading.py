"""What a document says to each question: its lines, gathered under the numerals and labels of the form.

Nothing is dropped: what stands where no answer is expected is kept apart, to be shown.
"""

from dataclasses import dataclass, field, replace

from . import texts
from .form import CONTACT, CONTACT_NAMES, is_form_text, is_section_title, is_unwritten, words
from .headings import Heading, contact_part, heading, is_bare_numeral
from .passages import Cell, Line, Table, join_lines

LINKS, FILES = "links", "files"


@dataclass
class Gathered:
    """The lines by question, the rows of links and files, and the text that belongs to no question.

    `left_out` holds what was not taken: the question it stood at, why, and what it was. `doubts` are the questions whose
    label was not the form's, each with its line.
    """

    lines: dict[str, Cell] = field(default_factory=dict)
    links: list[list[str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    left_out: list[tuple[str, str, str]] = field(default_factory=list)
    doubts: dict[str, str] = field(default_factory=dict)
    says_no_links: bool = False


def gather(passages: list[Line | Table]) -> Gathered:
    gathering = Gathering()
    for one in passages:
        if isinstance(one, Table):
            gathering.table(one)
        else:
            gathering.paragraph(one)
    return gathering.found


class Gathering:
    """One way through a document, from top to bottom, with the question it is at."""

    def __init__(self) -> None:
        self.found = Gathered()
        self.question: str | None = None

    def paragraph(self, line: Line) -> None:
        asked = asked_by(line, in_cell=False)
        if asked:
            self.question = asked.target
            self.doubt(asked, line)
            self.say(self.question, [replace(line, text=asked.rest, marker="")] if asked.rest else [])
        elif is_section_title(line.text):
            self.question = None
        elif self.question:
            self.say(self.question, [line])
        else:
            self.strange([line])
        self.leave_out([line])

    def table(self, table: Table) -> None:
        kind = kind_of_table(table)
        if kind:
            self.question = None
            getattr(self, f"_{kind}")(table.rows[1:])
            self.leave_out([line for row in table.rows for cell in row for line in cell])
            return
        asks = [self.whole_row(row) for row in table.rows]
        if any(asks):
            self.question = None  # what follows the table is not the answer to its last row

    def whole_row(self, row: list[Cell]) -> bool:
        asks = self.row(join_numeral([cell for cell in row if join_lines(cell)]))
        self.leave_out([line for cell in row for line in cell])
        return asks

    def row(self, cells: list[Cell]) -> bool:
        """Takes a row in; whether it asks a question of the form."""
        if not cells:
            return False
        first = trim(cells[0])
        asked = asked_by(first[0], in_cell=True)
        if asked:
            self.doubt(asked, first[0])
            self.begin_question(asked, first, cells[1:])
            return True
        lines = [line for cell in cells for line in cell]
        if is_section_title(first[0].text):
            self.question = None
            self.strange(lines)
            return True
        if self.question:
            self.say(self.question, lines)
        else:
            self.strange(lines)
        return False

    def begin_question(self, asked: Heading, first: Cell, others: list[Cell]) -> None:
        """A row whose first cell asks. What else that cell says is the answer when the row has no other cell."""
        self.question = question = asked.target
        beside = ([replace(first[0], text=asked.rest, marker="")] if asked.rest else []) + first[1:]
        if any(not is_unwritten(line.text) for cell in others for line in cell):
            self.strange(beside)
            self.answer(question, [line for cell in others for line in cell])
        elif question == CONTACT:
            self.say(question, beside)
        else:
            self.answer(
                question, [line for line in beside if not is_form_text(line.text) or not line.text.strip()]
            )

    def doubt(self, asked: Heading, line: Line) -> None:
        if not asked.is_sure:
            self.found.doubts.setdefault(asked.target, line.text)

    def leave_out(self, lines: Cell) -> None:
        """Notes what was not taken of these lines, under the question that they belong to."""
        left = [(self.question or "", *one) for line in lines for one in line.left_out]
        self.found.left_out += left

    def answer(self, question: str, lines: Cell) -> None:
        """What stands beside a question, or under it."""
        if question == CONTACT:
            self.contact(lines, None)
        else:
            self.found.lines.setdefault(question, []).extend(lines)

    def say(self, question: str, lines: Cell) -> None:
        """What follows later: after one part of 1.12 the next one may come."""
        if question in CONTACT_NAMES:
            self.contact(lines, question)
        else:
            self.answer(question, lines)

    def contact(self, lines: Cell, part: str | None) -> None:
        """1.12 as a whole: its parts on lines of their own, a line without a name going on from the one before."""
        for line in lines:
            named = contact_part(line.text)
            if named:
                part = named[0]
                self.answer(part, [replace(line, text=named[1], marker="")])
            elif part:
                self.answer(part, [line])
            else:
                self.strange([line])

    def strange(self, lines: Cell) -> None:
        said = [line for line in lines if not is_form_text(line.text)]
        unsaid = [address for line in said for label, address in line.links if address not in label]
        if text := "\n".join(filter(None, [join_lines(said), *unsaid])):
            self.found.strange.append(text)

    def _links(self, rows: list[list[Cell]]) -> None:
        for row in rows:
            cells = [join_lines(cell) for cell in row]
            if len(cells) == len(texts.LINK_COLUMNS):
                if any(cells[1:]):
                    self.found.links.append(with_target(cells, row))
            elif words(" ".join(cells)) == words(str(texts.NO_LINKS)):
                self.found.says_no_links = True
            else:
                self.strange([line for cell in row for line in cell])

    def _files(self, rows: list[list[Cell]]) -> None:
        self.found.files += [name for row in rows if (name := " · ".join(filter(None, map(join_lines, row))))]


def asked_by(line: Line, *, in_cell: bool) -> Heading | None:
    """The question that a line asks; its numeral may be one that Word counts."""
    return heading(line.text, in_cell=in_cell) or (
        heading(line.full_text, in_cell=in_cell) if line.marker else None
    )


def join_numeral(cells: list[Cell]) -> list[Cell]:
    """A row whose numeral and label stand in two cells, as if they stood in one."""
    if len(cells) < 2 or not is_bare_numeral(join_lines(cells[0])):
        return cells
    label = trim(cells[1])
    whole = replace(label[0], text=f"{join_lines(cells[0])} {label[0].text}", marker="")
    asked = heading(whole.text, in_cell=False)
    return [[whole, *label[1:]], *cells[2:]] if asked and asked.is_label else cells


def kind_of_table(table: Table) -> str | None:
    """Whether this is our table of links or of files, as its first row says."""
    if not table.rows:
        return None
    head = [words(join_lines(cell)) for cell in table.rows[0]]
    for kind, columns in ((LINKS, texts.LINK_COLUMNS), (FILES, texts.FILE_COLUMNS)):
        if head == [words(str(one)) for one in columns]:
            return kind
    return None


def with_target(cells: list[str], row: list[Cell]) -> list[str]:
    """A row of links in which the address stands behind a word: the word is then its name."""
    place, label, address = cells
    behind = [target for cell in row for line in cell for text, target in line.links if target not in text]
    if behind and not address.lower().startswith("http"):
        return [place, " ".join(filter(None, [label, address])), behind[0]]
    return cells


def trim(cell: Cell) -> Cell:
    """The cell from its first line with text."""
    return cell[next(number for number, line in enumerate(cell) if line.text.strip()) :]
