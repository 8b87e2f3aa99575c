"""Reads the blocks of a text from top to bottom: what each one is, by what was announced before it."""

from . import beginning, chapters, stating, tables, voices
from .asides import Apart
from .choices import Datum, Role
from .countries import Countries
from .drafts import draft_of
from .state import Here, Reading


def read_practice_place(reading: Reading, here: Here) -> bool:
    if here.apart.keeps_practice_place:
        reading.add(draft_of(Role.DATA, here.apart, datum=Datum.PRACTICE_PLACE))
    return here.apart.keeps_practice_place


def read_matrix(reading: Reading, here: Here) -> bool:
    return reading.matrix is not None and reading.matrix.read(here.apart)


# In this order; the first that knows what a block is has it, and what none knows is a statement.
READERS = (
    beginning.read_repeated_head,
    read_practice_place,
    beginning.read_table,
    beginning.read_first_line,
    tables.read_heads_of_columns,
    read_matrix,
    chapters.read_year,
    tables.read_cell,
    chapters.read_strand,
    chapters.read_announcement,
    voices.read_speaker,
    voices.read_person,
    beginning.read_unnumbered_table,
    chapters.read_other_heading,
    stating.read_statement,
)


def walk(text: str, aparts: list[Apart], countries: Countries) -> Reading:
    """The text, read."""
    reading = Reading(text, aparts, countries)
    reading.announces_tables = beginning.announces_tables(aparts)
    for at, apart in enumerate(aparts):
        if reading.skip:
            reading.skip -= 1
            continue
        here = Here(at, apart, reading.following(at))
        any(reader(reading, here) for reader in READERS)
    return reading
