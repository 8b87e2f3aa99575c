"""The first lines, the lines that repeat them on a later page, and the titles of the tables."""

import re

from practices.spelling import fold
from practices.statement_kinds import Kind

from . import announcing, first_lines, titles
from .announcing import Announcement, read_announcement
from .asides import Apart
from .choices import Datum, Reason, Role
from .cleaning import Taken
from .cutting import Block
from .debris import Debris
from .drafts import draft_of
from .headings import BESIDE_ONE_ANOTHER, begins_with, prefix_of
from .proposal import Table
from .state import Here, Reading
from .tables import begins_columns
from .vocabulary import Section, alternatives

# By its first lines a text is a guide for those who lead a table.
GUIDE = re.compile(
    alternatives(
        r"""
        (?:documento|guia|orientac\w+|notas?|material) (?:para|de|do|dos) (?:l[ao]s |[ao]s |as )?(?:facilitador|moderador) |
        guia (?:de|para) (?:la )?(?:metodologi|facilitaci|moderaci|trabajo) | guia metodologic |
        facilitators?'?s? guide | guide for facilitators | roteiro de facilitac
        """
    )
)


def announces_tables(aparts: list[Apart]) -> bool:
    """Whether a text speaks of its tables and numbers none of them, so that a title alone begins one."""
    found = [titles.table_of(apart.block) for apart in aparts]
    if any(table and table.kind != "plenary" for table in found):
        return False
    return any(titles.announces_tables(apart.block.text) for apart in aparts)


def read_repeated_head(reading: Reading, here: Here) -> bool:
    block = here.block
    is_repeated = not reading.is_beginning and not block.is_item and fold(block.text) in reading.heads
    if is_repeated:
        reading.taken.append(
            Taken(Debris.REPEATED_HEAD, [*block.places, *block.marks, *block.notes, *here.apart.note])
        )
    return is_repeated


def read_table(reading: Reading, here: Here) -> bool:
    table = titles.table_of(here.block)
    if table:
        begin_table(reading, here.apart, table)
        said = begins_with(table.title) if len(table.title.split()) <= announcing.SHORT else None
        if said in BESIDE_ONE_ANOTHER:  # «Sesión 2. Desafíos»
            reading.announce(said)
    return table is not None


def begin_table(reading: Reading, apart: Apart, table: Table) -> None:
    """What follows was said at this table; nothing that was announced before it goes on."""
    known = [(each.kind, each.number, fold(each.title)) for each in reading.tables]
    key = (table.kind, table.number, fold(table.title))
    if key not in known:
        reading.tables.append(table)
        known.append(key)
    reading.table = known.index(key)
    reading.year, reading.columns, reading.matrix = None, None, None
    reading.strands.end()
    reading.speakers.end()
    reading.announce(None)
    if reading.is_beginning:
        reading.heads.add(fold(apart.block.text))
    reading.add(draft_of(Role.DATA, apart, datum=Datum.TABLE))


def read_first_line(reading: Reading, here: Here) -> bool:
    if not reading.is_beginning:
        return False
    if not belongs_to_beginning(reading, here):
        reading.is_beginning = False
        before = fold(" ".join(apart.block.text for apart in reading.aparts[: here.at]))
        reading.is_guide = GUIDE.search(before) is not None
        return False
    block = here.block
    is_title = not reading.drafts and first_lines.is_title(block, here.following, None)
    if not is_title and first_lines.announces_in_passing(block):
        reading.add(draft_of(Role.HEADING, here.apart))
        return True
    reading.heads.add(fold(block.text))
    datum = first_lines.datum_of(block, has_title=reading.has_title)
    reading.add(draft_of(Role.DATA, here.apart, datum=datum, reason=Reason.FIRST_LINES))
    return True


def belongs_to_beginning(reading: Reading, here: Here) -> bool:
    block = here.block
    prefix = prefix_of(block.text)
    says_its_kind = prefix is not None and isinstance(prefix[0], Kind)
    is_chapter = block.mark == "#" and bool(reading.drafts)
    if says_its_kind or is_chapter or begins_columns(reading, here):
        return False
    return first_lines.is_first_line(block, len(reading.drafts)) and not announced(
        reading, block, here.following
    )


def announced(reading: Reading, block: Block, following: Block | None) -> Announcement | None:
    """What a block announces; who and when among the first lines is no heading but what it says."""
    found = read_announcement(block, following)
    if not reading.is_beginning:
        return found
    if found and not reading.drafts and first_lines.is_title(block, following, found.said):
        return None
    has_list = following is not None and following.is_item and block.words <= 4
    return None if found and found.said == Section.DATA and not has_list else found


def read_unnumbered_table(reading: Reading, here: Here) -> bool:
    """The title of a table in a text that announces tables and numbers none."""
    block, following = here.block, here.following
    if not reading.announces_tables or not following or reading.columns or block.is_item or block.cell:
        return False
    has_stop = block.text.endswith((".", ":", ";", "?"))
    before_prose = not has_stop and 2 < block.words <= 16 and announcing.is_prose(following)
    before_heading = (
        block.gap and not following.gap and block.words <= 25 and is_heading(reading, here.at + 1)
    )
    if before_prose or before_heading:
        title = block.text.strip(" .")[: first_lines.MAX_TITLE]
        begin_table(reading, here.apart, Table("table", None, title, block.line))
        return True
    return False


def is_heading(reading: Reading, at: int) -> bool:
    block = reading.aparts[at].block
    return not block.is_item and read_announcement(block, reading.following(at)) is not None
