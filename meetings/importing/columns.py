"""Tables whose heads say of what each column speaks: two strands, or several kinds."""

from collections.abc import Sequence

from practices.statement_kinds import Kind, Strand

from .asides import Apart
from .countries import Countries
from .cutting import Block
from .headings import column_of
from .places import who
from .vocabulary import Said

MAX_COLUMNS = 12
LONG_GAP = 2  # blank lines that end a table behind its last column


class Columns:
    """The columns of the table that is being read; a cell begins with a tab, and its paragraphs follow it."""

    def __init__(self, heads: list[Said | Strand | str | None], *, in_one_line: bool):
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

    @property
    def is_last(self) -> bool:
        return self.at == len(self.heads) - 1

    @property
    def kind(self) -> Kind | None:
        head = self.heads[self.at]
        return head if isinstance(head, Kind) else None

    @property
    def strand(self) -> Strand | None:
        head = self.heads[self.at]
        return head if isinstance(head, Strand) else None

    def is_row_head(self, block: Block, countries: Countries) -> bool:
        """Whether a cell says whose row it is, which is then kept for the other cells of its row."""
        if self.heads[self.at] != "" or not block.cell:
            return False
        named = who(block.text, countries)
        self.row_countries = named.countries if named else []
        return True


def heads_of(aparts: Sequence[Apart], at: int) -> list[Said | Strand | str | None]:
    """The heads of a table that begins here, if two cells or more follow one another that are heads."""
    heads: list[Said | Strand | str | None] = []
    for apart in aparts[at : at + MAX_COLUMNS]:
        block = apart.block
        if (not block.cell and (block.column is None or not heads)) or (heads and block.gap):
            break
        head = column_of(block.text)
        if head is None:
            break
        heads += [""] * ((block.column or 0) - len(heads))
        heads.append(head)
    announced = [head for head in heads if head]
    return heads if len(heads) > 1 and announced else []
