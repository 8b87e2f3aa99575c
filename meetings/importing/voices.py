"""Headings that say who speaks below them: «Chile», «Ana Paz, Ministerio del Trabajo del Ecuador»."""

import re
import unicodedata

from . import announcing
from .choices import Role
from .countries import unique, without_accents
from .cutting import Block
from .drafts import draft_of
from .places import who_in
from .state import Here, Reading
from .vocabulary import Section

# «Ana Paz, …», «Dr. João da Silva (Ministério …)».
PERSON = re.compile(
    r"(?:(?:Sra?|Dra?|Lic|Ing|Prof|Mr|Ms|Mrs|Emb|Min)\.? )?[A-ZÁÉÍÓÚÑÂÊÔÃÕÇ][\w'’-]+(?: (?:de |del |da "
    r"|do |dos |la )*[A-ZÁÉÍÓÚÑÂÊÔÃÕÇ][\w'’.-]*){1,4}(?:,| \(| [–—-] |: )"
)
MAX_PERSON = 22  # words
MAX_SPEAKERS = 8  # words of a heading that names countries


def add_heading(reading: Reading, here: Here) -> bool:
    """Adds a heading below which the items may be listed or not."""
    reading.add(draft_of(Role.HEADING, here.apart))
    reading.is_listed = reading.has_list_below(here.at)
    return True


def read_speaker(reading: Reading, here: Here) -> bool:
    """A line that names countries and nothing else is the heading of what they say."""
    block = here.block
    if block.bullet or not block.text or block.words > MAX_SPEAKERS or reading.columns or not here.following:
        return False
    if block.label and announcing.is_alike(block, here.following):
        return False
    named = who_in(block.text, reading.countries)
    if named is None or not named.countries or named.actor:
        return False
    reading.speakers.begin(tuple(named.countries), block, reading.said)
    return add_heading(reading, here)


def read_person(reading: Reading, here: Here) -> bool:
    """«Ana Paz, Ministerio del Trabajo del Ecuador», alone above a paragraph: who speaks in it."""
    block, following = here.block, here.following
    if reading.columns or reading.is_guide or reading.said == Section.DATA:
        return False
    if following is None or not is_person(block, following):
        return False
    plain = without_accents(unicodedata.normalize("NFC", block.text))
    codes = unique([each.code for each in reading.countries.named_in(plain)])
    if codes:
        reading.speakers.begin(tuple(codes), block, reading.said)
    else:
        reading.speakers.end()
    return add_heading(reading, here)


def is_person(block: Block, following: Block) -> bool:
    has_stop = block.text.endswith((".", ";", "?"))
    return (
        bool(block.gap)
        and not block.is_item
        and not has_stop
        and block.words <= MAX_PERSON
        and announcing.is_paragraph(following)
        and PERSON.match(block.text) is not None
    )
