"""The lines of a document gathered by question, under the numerals and labels of the form.

Nothing is dropped: text where no answer is expected is kept apart, for the report of the import.
"""

from dataclasses import dataclass, field, replace

from practices.languages import in_each

from . import texts
from .docx_text import Cell, Line, Table, join_lines
from .form import (
    CONTACT,
    CONTACT_NAMES,
    in_any_language,
    is_form_text,
    is_section_title,
    is_unwritten,
    words,
)
from .headings import Heading, is_bare_numeral, read_contact_part, read_heading

LINKS, FILES = "links", "files"


@dataclass
class FileAnswers:
    """The lines by question, the rows of links and files, and in `strange` the text that belongs to no question.

    `left_out` holds what was not taken: its question, why, and its text. `doubts` are the questions whose label was not
    the form's, each with its line.
    """

    lines: dict[str, Cell] = field(default_factory=dict)
    links: list[list[str]] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    strange: list[str] = field(default_factory=list)
    left_out: list[tuple[str, str, str]] = field(default_factory=list)
    doubts: dict[str, str] = field(default_factory=dict)
    says_no_links: bool = False


def gather_answers(blocks: list[Line | Table]) -> FileAnswers:
    reader = AnswerReader()
    for block in blocks:
        if isinstance(block, Table):
            reader.read_table(block)
        else:
            reader.read_line(block)
    return reader.answers


class AnswerReader:
    """Reads a document from top to bottom; `question` is the one whose answer is being read."""

    def __init__(self) -> None:
        self.answers = FileAnswers()
        self.question: str | None = None

    def read_line(self, line: Line) -> None:
        heading = find_heading(line, in_cell=False)
        if heading:
            self.question = heading.target
            self.note_doubt(heading, line)
            rest = [replace(line, text=heading.rest, marker="")] if heading.rest else []
            self.add_lines(self.question, rest)
        elif is_section_title(line.text):
            self.question = None
        elif self.question:
            self.add_lines(self.question, [line])
        else:
            self.keep_strange([line])
        self.note_left_out([line])

    def read_table(self, table: Table) -> None:
        kind = kind_of_table(table)
        if kind:
            self.question = None
            getattr(self, f"read_{kind}")(table.rows[1:])
            self.note_left_out([line for row in table.rows for cell in row for line in cell])
            return
        asks = False
        for row in table.rows:
            asks |= self.read_row(join_numeral([cell for cell in row if join_lines(cell)]))
            self.note_left_out([line for cell in row for line in cell])
        if asks:
            self.question = None  # what follows the table is not the answer to its last row

    def read_row(self, cells: list[Cell]) -> bool:
        """Adds a row to the answers; returns whether it asks a question of the form."""
        if not cells:
            return False
        first = trim(cells[0])
        heading = find_heading(first[0], in_cell=True)
        if heading:
            self.note_doubt(heading, first[0])
            self.begin_question(heading, first, cells[1:])
            return True
        lines = [line for cell in cells for line in cell]
        if is_section_title(first[0].text):
            self.question = None
            self.keep_strange(lines)
            return True
        if self.question:
            self.add_lines(self.question, lines)
        else:
            self.keep_strange(lines)
        return False

    def begin_question(self, heading: Heading, first: Cell, others: list[Cell]) -> None:
        """A row whose first cell asks. The rest of that cell is the answer when the other cells are empty."""
        self.question = question = heading.target
        beside = ([replace(first[0], text=heading.rest, marker="")] if heading.rest else []) + first[1:]
        if any(not is_unwritten(line.text) for cell in others for line in cell):
            self.keep_strange(beside)
            self.add_answer(question, [line for cell in others for line in cell])
        elif question == CONTACT:
            self.add_lines(question, beside)
        else:
            answer = [line for line in beside if not is_form_text(line.text) or not line.text.strip()]
            self.add_answer(question, answer)

    def note_doubt(self, heading: Heading, line: Line) -> None:
        if not heading.is_sure:
            self.answers.doubts.setdefault(heading.target, line.text)

    def note_left_out(self, lines: Cell) -> None:
        """Notes what was not taken of these lines, under the question that they belong to."""
        for line in lines:
            self.answers.left_out += [(self.question or "", why, text) for why, text in line.left_out]

    def add_answer(self, question: str, lines: Cell) -> None:
        """Adds lines that stand beside a question or under it."""
        if question == CONTACT:
            self.add_contact(lines, None)
        else:
            self.answers.lines.setdefault(question, []).extend(lines)

    def add_lines(self, question: str, lines: Cell) -> None:
        """Adds lines further down the document: after one part of 1.12 they may name the next."""
        if question in CONTACT_NAMES:
            self.add_contact(lines, question)
        else:
            self.add_answer(question, lines)

    def add_contact(self, lines: Cell, part: str | None) -> None:
        """1.12 as a whole: its parts on lines of their own, a line without a name going on from the one before."""
        for line in lines:
            if answer := read_contact_part(line.text):
                part, text = answer
                self.add_answer(part, [replace(line, text=text, marker="")])
            elif part:
                self.add_answer(part, [line])
            else:
                self.keep_strange([line])

    def keep_strange(self, lines: Cell) -> None:
        lines = [line for line in lines if not is_form_text(line.text)]
        hidden = [address for line in lines for label, address in line.links if address not in label]
        if text := "\n".join(filter(None, [join_lines(lines), *hidden])):
            self.answers.strange.append(text)

    def read_links(self, rows: list[list[Cell]]) -> None:
        for row in rows:
            cells = [join_lines(cell) for cell in row]
            if len(cells) == len(texts.LINK_COLUMNS):
                if any(cells[1:]):
                    self.answers.links.append(show_target(cells, row))
            elif words(" ".join(cells)) in in_any_language(texts.NO_LINKS):
                self.answers.says_no_links = True
            else:
                self.keep_strange([line for cell in row for line in cell])

    def read_files(self, rows: list[list[Cell]]) -> None:
        self.answers.files += [
            name for row in rows if (name := " · ".join(filter(None, map(join_lines, row))))
        ]


def find_heading(line: Line, *, in_cell: bool) -> Heading | None:
    """The question that a line asks; its numeral may be one that Word counts."""
    return read_heading(line.text, in_cell=in_cell) or (
        read_heading(line.full_text, in_cell=in_cell) if line.marker else None
    )


def join_numeral(cells: list[Cell]) -> list[Cell]:
    """A row whose numeral and label stand in two cells, as if they stood in one."""
    if len(cells) < 2 or not is_bare_numeral(join_lines(cells[0])):
        return cells
    label = trim(cells[1])
    line = replace(label[0], text=f"{join_lines(cells[0])} {label[0].text}", marker="")
    heading = read_heading(line.text, in_cell=False)
    return [[line, *label[1:]], *cells[2:]] if heading and heading.is_label else cells


def kind_of_table(table: Table) -> str | None:
    """Whether this is our table of links or of files, as its first row says."""
    if not table.rows:
        return None
    head = [words(join_lines(cell)) for cell in table.rows[0]]
    for kind, columns in ((LINKS, texts.LINK_COLUMNS), (FILES, texts.FILE_COLUMNS)):
        if any(head == [words(str(column)) for column in columns] for _language in in_each()):
            return kind
    return None


def show_target(cells: list[str], row: list[Cell]) -> list[str]:
    """A row of links whose address stands behind a word: the word becomes its name."""
    place, label, address = cells
    behind = [target for cell in row for line in cell for text, target in line.links if target not in text]
    if behind and not address.lower().startswith("http"):
        return [place, " ".join(filter(None, [label, address])), behind[0]]
    return cells


def trim(cell: Cell) -> Cell:
    """The cell from its first line with text."""
    return cell[next(number for number, line in enumerate(cell) if line.text.strip()) :]
