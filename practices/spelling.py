"""Spelling set aside: how texts are compared and put in order, the same on every database."""

import re
import unicodedata

MARKS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
TOKEN = re.compile(r"[^\W_]+")
AFTER_N = "n\uffff"


def fold(text: str) -> str:
    """Lower case without accents; ñ becomes n and g̃ becomes g."""
    return MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))


def tokens(folded: str) -> list[str]:
    """The letters-and-digits pieces of a folded text."""
    return TOKEN.findall(folded)


def sort_key(text: str) -> bytes:
    """Bytes that order texts as a Spanish index does: accents and punctuation ignored, ñ after n."""
    spelled = unicodedata.normalize("NFC", text.casefold()).replace("ñ", AFTER_N)
    kept = (
        c if c.isalnum() or c == "\uffff" else " "
        for c in MARKS.sub("", unicodedata.normalize("NFKD", spelled))
    )
    return " ".join("".join(kept).split()).encode()
