"""Tables with columns: their heads announce what each cell is."""

from .choices import Role
from .columns import Columns, heads_of
from .drafts import draft_of
from .state import Here, Reading
from .stating import read_statement


def begins_columns(reading: Reading, here: Here) -> bool:
    return heads_of(reading.aparts, here.at)[1] > 0


def read_heads_of_columns(reading: Reading, here: Here) -> bool:
    if reading.columns and reading.columns.in_one_line and here.block.column:
        return False
    heads, count = heads_of(reading.aparts, here.at)
    if not count:
        return False
    run = reading.aparts[here.at : here.at + count]
    reading.matrix = None
    reading.columns = Columns(heads, in_one_line=run[0].block.line == run[-1].block.line)
    reading.strands.end()
    for apart in run:
        reading.add(draft_of(Role.HEADING, apart))
    reading.skip = count - 1
    return True


def read_cell(reading: Reading, here: Here) -> bool:
    """Goes to the column of a block; has it where the column says whose row it is, or of what kind."""
    columns = reading.columns
    if not columns:
        return False
    if not columns.step(here.block):
        reading.columns = None
        return False
    if columns.is_row_head(here.block, reading.countries):
        reading.add(draft_of(Role.HEADING, here.apart))
        return True
    return columns.is_in(here.block) and read_statement(reading, here)
