"""The headings: what they announce, and what of the announced before goes on below them."""

import re

from practices.spelling import fold
from practices.statement_kinds import Kind, Strand

from . import announcing
from .announcing import style_of, year_alone
from .beginning import announced
from .choices import Role
from .cutting import Block
from .drafts import draft_of
from .headings import is_point
from .matrices import MatrixReader
from .state import Here, Reading
from .vocabulary import Section
from .voices import add_heading

# A heading that begins so divides what was announced: «A nivel regional».
PART_OF = re.compile(r"(?:a nivel|en materia|en el|en la|para|sobre|por|de|del|em|no|na|at|in|for|on)\b")


def read_year(reading: Reading, here: Here) -> bool:
    year = year_alone(here.block.text)
    if year is None or here.block.is_item:
        return False
    reading.year = year
    return add_heading(reading, here)


def read_strand(reading: Reading, here: Here) -> bool:
    """A strand's name alone. Both together are the title of a table where tables have no numbers."""
    strand = announcing.strand_in(here.block)
    is_title = strand == Strand.BOTH and reading.announces_tables
    if strand is None or is_title or reading.columns:
        return False
    reading.strands.begin(strand, here.block, reading.said)
    return add_heading(reading, here)


def read_announcement(reading: Reading, here: Here) -> bool:
    block = here.block
    found = announced(reading, block, here.following)
    if not found:
        return False
    if reading.columns and (block.label or reading.columns.is_last):
        reading.columns = None
    reading.strands.pass_heading(block, found.said)
    reading.speakers.pass_heading(block, found.said)
    said = announcing.settle(found.said, block.text, reading.said, is_guide=reading.is_guide)
    reading.announce(said, found.others, block)
    reading.year = found.year
    is_matrix = said == Kind.MATRIX
    reading.matrix = (reading.matrix or MatrixReader(reading.text, reading.add)) if is_matrix else None
    return add_heading(reading, here)


def read_other_heading(reading: Reading, here: Here) -> bool:
    """A heading that no table of words knows: what was announced before goes on below it, or ends."""
    block = here.block
    if not is_other_heading(reading, block, here.following) and not parts_prose(reading, here):
        return False
    is_behind_agenda = reading.said == Section.DATA
    if (
        is_behind_agenda
        or is_sibling(reading, block)
        or (begins_chapter(reading, block) and reading.said != Kind.INSTRUCTION)
    ):
        reading.announce(None)
    reading.speakers.end()
    reading.add(draft_of(Role.HEADING, here.apart))
    return True


def is_sibling(reading: Reading, block: Block) -> bool:
    """Whether a heading is set and numbered as the one is that announced what goes on: it ends with it."""
    own = reading.announced_by
    if own is None or not (block.label or block.text.isupper() or is_point(block.text)):
        return False
    return (style_of(own), own.text.isupper(), is_point(own.text)) == (
        style_of(block),
        block.text.isupper(),
        is_point(block.text),
    )


def parts_prose(reading: Reading, here: Here) -> bool:
    """Whether a short line stands alone above a paragraph or a list, and below another: it is no statement."""
    block, following = here.block, here.following
    if not here.at or following is None or not block.gap or reading.columns or reading.is_guide:
        return False
    if not announcing.is_alone(block) or block.text.endswith(".") or not block.text[:1].isupper():
        return False
    before = reading.aparts[here.at - 1].block
    is_one_of_many = (
        not before.is_item and announcing.is_alone(before) and reading.drafts[-1].role == Role.STATEMENT
    )
    return not is_one_of_many and (announcing.is_paragraph(following) or following.is_item)


def begins_chapter(reading: Reading, block: Block) -> bool:
    """Whether what was announced ends here: a heading of its own, behind the items, where none stood before them."""
    if block.mark == "#" or (not block.is_item and block.text.isupper()):
        return True
    follows_items = bool(reading.drafts) and reading.drafts[-1].role == Role.STATEMENT
    if not follows_items and ": " not in block.text:
        reading.has_subheadings = True
    is_set_off = block.gap > 0 and not block.is_item and not block.text.endswith((".", ":"))
    return (
        follows_items and is_set_off and not reading.has_subheadings and not PART_OF.match(fold(block.text))
    )


def is_other_heading(reading: Reading, block: Block, following: Block | None) -> bool:
    if not block.words or block.mark == "#":
        return True
    if announcing.says_its_kind(block.text) or following is None:
        return False
    if reading.said == Section.DATA and parts_paragraphs(block, following):
        return True
    if reading.said == Section.DATA:  # behind an agenda, its points
        return style_of(block) == "number" and block.gap > 0 and announcing.is_prose(following)
    if reading.columns and not block.text.endswith(":"):
        return False
    if (numbered := is_numbered_heading(reading, block, following)) is not None:
        return numbered
    return announcing.is_alone(block) and is_heading_alone(reading, block, following)


def is_numbered_heading(reading: Reading, block: Block, following: Block) -> bool | None:
    """Whether its number or letter makes a block a heading; None where that says nothing."""
    style = style_of(block)
    if style == "capital":
        return opens_list(reading, following)
    if style.startswith("number") and following.bullet and block.words <= announcing.BARE:
        return not block.text.endswith((".", ";", ","))
    if style == "number" and reading.said in (None, Kind.INSTRUCTION, Kind.CONTEXT, Section.NEUTRAL):
        has_stop = block.text.endswith((".", ";"))
        return not has_stop and block.words <= 20 and announcing.is_prose(following)
    return None


def is_heading_alone(reading: Reading, block: Block, following: Block) -> bool:
    if block.text.isupper() and block.gap and block.words > 1:
        return True
    if block.text.endswith(":"):
        return following.is_item or block.words <= announcing.BARE
    return reading.is_listed or not isinstance(reading.said, Kind) or reading.said == Kind.INSTRUCTION


def parts_paragraphs(block: Block, following: Block) -> bool:
    return bool(block.gap) and announcing.is_alone(block) and announcing.is_paragraph(following)


def opens_list(reading: Reading, following: Block) -> bool:
    """Whether a capital letter numbers a heading with a list below it, and no item of a list."""
    before = reading.drafts[-1] if reading.drafts else None
    is_next = before is not None and before.role == Role.STATEMENT and before.label_text[:1].isupper()
    return not is_next and style_of(following) != "capital"
