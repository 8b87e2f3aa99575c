"""Which lines are headings, and what they announce."""

import re
from dataclasses import dataclass

from practices.spelling import fold
from practices.statement_kinds import Kind, Strand

from .countries import without_accents
from .cutting import Block
from .half_sentences import ASKS, SENTENCE_WITHIN, asked_in, lead_in_of
from .headings import BESIDE_ONE_ANOTHER, begins_with, first_named, others_named, prefix_of, strand_of
from .saying import kind_among
from .speech import is_speech
from .vocabulary import Said, Section, alternatives

MAX_LEAD_IN = 45  # words of a sentence that ends with a colon
MAX_HALF = 20  # of half a sentence that says what is done with what follows
MIN_PARAGRAPH = 10  # words
MAX_HEADING = 14
BARE = 6  # words of a heading that needs no other sign
SHORT = 3
OF_THE_EVENT = re.compile(
    alternatives(
        r"""
        especific | general | of the (?:workshop|meeting|event) | \bd[ao] (?:oficina|evento|reuniao) |
        \bdel? (?:la |este |esta )?(?:taller|evento|reunion|encuentro|conferencia|seminario|webinari|foro|mesa|sesion)
        """
    )
)
YEAR_ALONE = re.compile(r"(?:ano |year )?\(?((?:19|20)\d\d)\)?[\s:.–-]*$")
YEAR = re.compile(r"\b((?:19|20)\d\d)\b")


@dataclass(frozen=True)
class Announcement:
    said: Said
    others: frozenset[Kind] = frozenset()
    year: int | None = None


def read_announcement(block: Block, following: Block | None) -> Announcement | None:
    """What a heading or a lead-in announces, if the block is one."""
    text, count = block.text, block.words
    if not text or count > MAX_LEAD_IN or text.startswith("(") or says_its_kind(text):
        return None
    over_list = following is not None and following.is_item and not is_alike(block, following)
    if text.endswith(":") or is_asked_of_list(block, following):
        said = begins_with(text, over_list=over_list) if count <= MAX_HEADING else None
        if count > SHORT and not isinstance(said, Kind):
            said = first_named(text) or said
        said = said or first_named(SENTENCE_WITHIN.split(text)[-1])
        if said is None and text.endswith(":") and count <= MAX_HALF:
            said = lead_in_of(text)
        if said is None and text.endswith("?") and not ASKS.match(fold(text)):
            said = kind_among(text.strip("¿?"), BESIDE_ONE_ANOTHER - {Kind.QUESTION})
    else:
        is_heading = count <= MAX_HEADING and stands_out(block, following)
        said = begins_with(text, over_list=over_list) if is_heading else None
    said = said or asked_in(block, following)
    return Announcement(said, others_named(text, said), year_in(text)) if said else None


def says_its_kind(text: str) -> bool:
    """«Desafío: …», «Fecha: …»: a heading and what stands below it, in one line."""
    prefix = prefix_of(text)
    return prefix is not None and (isinstance(prefix[0], Kind) or prefix[0] == Section.DATA)


def is_asked_of_list(block: Block, following: Block | None) -> bool:
    """«¿Qué desafíos persisten?» with a list of answers below it."""
    return (
        block.text.endswith("?")
        and not block.bullet
        and following is not None
        and following.bullet is not None
        and "?" not in following.text
        and "¿" not in following.text
    )


def stands_out(block: Block, following: Block | None) -> bool:
    """Whether a short line is set as a heading is, and not as an item of a list."""
    is_last = following is None
    if is_marked(block):
        return True
    if block.text.endswith((".", ";", ",")):
        return not block.bullet and (
            block.words <= SHORT - 1
            or (following is not None and following.is_item and not is_alike(block, following))
        )
    if block.bullet:
        return following is not None and following.bullet is None and not is_last
    if block.label:
        return block.words <= SHORT or not (following is not None and is_alike(block, following))
    return (
        block.words <= BARE
        or block.text.isupper()
        or bool(block.gap)
        or (following is not None and following.is_item)
    )


def is_marked(block: Block) -> bool:
    return block.mark == "#"


def is_alike(block: Block, following: Block) -> bool:
    """Whether two blocks are items of one list."""
    return style_of(block) == style_of(following)


def style_of(block: Block) -> str:
    if not block.label:
        return "bullet" if block.bullet else ""
    letters = block.label_text.strip("().-–º° ")
    if letters[:1].isdecimal():
        return "number" + "." * letters.count(".")
    return "capital" if letters.isupper() else "small"


def is_alone(block: Block) -> bool:
    """Whether a short line, no item of a list, could be a heading that no table of words knows."""
    if block.is_item or not block.text or block.text.startswith(("(", "¿", '"', "«", "“")):
        return False
    if block.text.endswith(":"):
        return block.words <= 30
    if block.text.endswith((".", "?", "!", ";", ",")):
        return block.words <= 4 and block.text.endswith(".")
    return block.words <= 8 or (block.text.isupper() and block.words <= 20)


def year_in(text: str) -> int | None:
    years = YEAR.findall(text)
    return int(years[0]) if len(years) == 1 else None


def year_alone(text: str) -> int | None:
    match = YEAR_ALONE.match(fold(text[:30]))
    return int(match[1]) if match and len(text) <= 30 else None


def strand_in(block: Block) -> Strand | None:
    """The strand that a heading names; with a number before it too."""
    return strand_of(block.text) if block.words <= 8 and not block.bullet else None


def is_prose(block: Block) -> bool:
    return not block.is_item and not is_alone(block)


def is_paragraph(block: Block) -> bool:
    return is_prose(block) and (block.words >= MIN_PARAGRAPH or is_speech(without_accents(block.text)))


def is_about_facilitators(text: str) -> bool:
    return bool(re.search(r"facilitad|moderador|facilitator", fold(text)))


def settle(said: Said, text: str, now: Said | None, *, is_guide: bool) -> Said:
    """What a heading means here: objectives within the method are proposed ones, and a method is for who facilitates."""
    if said == Section.METHOD:
        return Kind.INSTRUCTION if is_guide or is_about_facilitators(text) else Kind.CONTEXT
    of_the_event = OF_THE_EVENT.search(fold(text))
    if said == Kind.EVENT_OBJECTIVE and now == Kind.INSTRUCTION and not of_the_event:
        return Kind.PROPOSED_OBJECTIVE
    return said
