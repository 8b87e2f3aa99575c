"""Sentences that tell several things in a row: «dijo: que …; que …», «ACUERDAN: PRIMERO, …; SEGUNDO, …»."""

import re

from .sentences import sentence_starts

ORDINAL = (
    r"(?:primer|segund|tercer|cuart|quint|sext|primeir|terceir|quart)[oa]|(?:first|second|third|fourth|fifth)(?:ly)?"
    r"|\(?(?:[ivx]{1,4}|[a-h]|\d{1,2})[).]"
)
# What stands before an item of a row, and how the item begins.
ITEM = re.compile(rf"; (?:(?:y|e|and) )?(?=(?:{ORDINAL})[,:.)–— ]\s?\w|que\b)", re.I)
NUMBERED = re.compile(rf"(?:{ORDINAL})[,:.)–— ]", re.I)
MAX_ITEMS = 200


def starts_in(text: str) -> list[int]:
    """Where a sentence of a text begins after another one, or an item of a row within a sentence."""
    items = [match.end() for match in ITEM.finditer(text)][:MAX_ITEMS]
    return sorted({*sentence_starts(text), *items})


def is_numbered(part: str, before: str) -> bool:
    """Whether a part is an item by its ordinal, in a row with what stands before it."""
    return before.rstrip().endswith(";") and NUMBERED.match(part) is not None
