"""Tables whose heads say of what each column speaks: two strands, or several kinds."""

from collections.abc import Sequence

from practices.statement_kinds import Kind, Strand

from .asides import Apart
from .countries import Countries
from .cutting import Block
from .headings import column_of
from .places import who_in
from .vocabulary import Said

Head = Said | Strand | str
MAX_COLUMNS = 12
LONG_GAP = 2  # blank lines that end a table behind its last column


class Columns:
    """The columns of the table that is being read; a cell begins with a tab, and its paragraphs follow it."""

    def __init__(self, heads: list[Head], *, in_one_line: bool):
        self.heads = heads
        self.in_one_line = in_one_line
        self.at = -1
        self.row_countries: list[str] = []

    def step(self, block: Block) -> bool:
        """Goes to the column of a block; false where the table has ended before it."""
        if self.in_one_line:
            if block.column is None or block.column >= len(self.heads):
                return False
            self.at = block.column
        elif block.cell:
            self.at = (self.at + 1 + block.empty_cells) % len(self.heads)
        elif block.gap >= LONG_GAP and self.at == len(self.heads) - 1:
            return False
        return True

    def is_in(self, block: Block) -> bool:
        """Whether a block is a cell of a column that says its kind, and so no heading."""
        return block.cell and block.words > 0 and (self.in_one_line or self.kind is not None)

    @property
    def is_last(self) -> bool:
        return self.at == len(self.heads) - 1

    @property
    def kind(self) -> Kind | None:
        head = self.heads[self.at]
        return head if isinstance(head, Kind) else None

    @property
    def strand(self) -> Strand | None:
        head = self.heads[self.at] if self.at >= 0 else None
        return head if isinstance(head, Strand) else None

    def is_row_head(self, block: Block, countries: Countries) -> bool:
        """Whether a cell says whose row it is, which is then kept for the other cells of its row."""
        if self.heads[self.at] != "" or not block.cell:
            return False
        named = who_in(block.text, countries)
        self.row_countries = named.countries if named else []
        return True


def heads_of(aparts: Sequence[Apart], at: int) -> tuple[list[Head], int]:
    """The heads of a table that begins here, and how many cells they are; two at least, none of them empty of meaning."""
    heads: list[Head] = []
    first = aparts[at].block
    count = 0
    for apart in aparts[at : at + MAX_COLUMNS]:
        block = apart.block
        if not block.cell or (heads and block.gap) or (first.column is not None and block.line != first.line):
            break
        head = column_of(block.text)
        if head is None:
            break
        heads += [""] * ((block.column or 0) - len(heads))
        heads.append(head)
        count += 1
    return (heads, count) if count > 1 and any(heads) else ([], 0)
