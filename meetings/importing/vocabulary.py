"""What a heading can announce, and how the tables of words are written.

Words stand folded: lower case, without accents.
"""

import re
from enum import StrEnum

from practices.statement_kinds import Kind


class Section(StrEnum):
    """What a heading can announce besides a kind of statement."""

    NEUTRAL = "neutral"  # discussion, conclusions: each sentence says what it is
    DATA = "data"  # who, when, where
    METHOD = "method"  # how the work is done: for facilitators, in a guide of theirs


Said = Kind | Section
CONTINUED = re.compile(r"\\\n *")


def alternatives(words: str) -> str:
    """The alternatives of a pattern; they stand apart by « | », over as many lines as they need.

    A line that ends with a backslash goes on in the next one.
    """
    return "|".join(split(words))


def split(words: str) -> list[str]:
    return re.split(r"\s+\|\s+", CONTINUED.sub("", words).strip())
