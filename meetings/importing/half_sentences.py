"""Headings that are half a sentence, or a question, and name no kind: «Qué preocupa», «El grupo sugiere que:»."""

import re

from practices.spelling import fold
from practices.statement_kinds import Kind

from .cutting import Block
from .heading_signs import ASKED
from .headings import BESIDE_ONE_ANOTHER
from .saying import kind_among, read_sentence
from .vocabulary import alternatives

ASKS = re.compile(r"[¿¡]?(?:lo que|que|donde|como|en que|a donde|o que|onde|what|where|how)\b")
ASKED_PATTERNS = [(kind, re.compile(rf"\b(?:{alternatives(words)})")) for kind, words in ASKED]
SENTENCE_WITHIN = re.compile(r"[.;!] ")


def lead_in_of(text: str) -> Kind | None:
    """What a half sentence before a colon does with what follows: «El grupo sugiere que:»."""
    own = read_sentence(SENTENCE_WITHIN.split(text)[-1].strip(" :"))
    return own.kind if own.kind in BESIDE_ONE_ANOTHER and own.is_plain else None


def asked_in(block: Block, following: Block | None) -> Kind | None:
    """What a heading asks that stands for the name of a kind: «Lo que se ha avanzado», «Qué preocupa»."""
    if (
        following is None
        or block.bullet
        or block.words > 8
        or block.text.endswith(".")
        or not ASKS.match(fold(block.text))
    ):
        return None
    is_set_off = block.gap > 0 or following.is_item
    is_question = block.text.endswith("?") and not following.is_item
    if not is_set_off or is_question:
        return None
    asked = next((kind for kind, pattern in ASKED_PATTERNS if pattern.search(fold(block.text))), None)
    return asked or kind_among(block.text.strip("¿?:"), BESIDE_ONE_ANOTHER - {Kind.QUESTION})
