"""Where a text was found: a few words around it, escaped, with the words that matched marked."""

import re
from itertools import islice

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ..sections import FIELDS, Kind
from ..spelling import THOUSANDS, fold
from .index import Match

LETTER = r"(?:[^\W_][\u00ad\u0300-\u036f\u200b-\u200d\u2060]*)"
WORD = re.compile(
    rf"{THOUSANDS.pattern}"
    rf"|(?:{LETTER}{{1,2}}\.){{2,}}|{LETTER}+(?:[-\u2010\u2011]{LETTER}+)+"  # what others write in one
    rf"|{LETTER}+"
)
AROUND = 14  # words on each side
SHOWN_TEXTS = sorted(
    (field.name for field in FIELDS.values() if field.kind in (Kind.TEXT, Kind.FIGURES)),
    key="summary".__ne__,  # what it is all about comes first
)


def snippets(content, match: Match) -> list[SafeString]:
    """At most one, from the first of the ficha's texts that has a match."""
    texts = (getattr(content, name) for name in SHOWN_TEXTS)
    pieces = (snippet(" ".join(text.split()), content.language, match) for text in texts if text)
    return list(islice(filter(None, pieces), 1))


def snippet(text: str, language: str, match: Match) -> SafeString | None:
    """The text around its first match, or None."""
    words = list(WORD.finditer(text))
    hits = [place for place, word in enumerate(words) if match.has(word[0], language)]
    if not hits:
        return None
    first, last = max(0, hits[0] - AROUND), min(len(words) - 1, hits[0] + AROUND)
    start = 0 if first == 0 else words[first].start()
    end = len(text) if last == len(words) - 1 else words[last].end()
    spans = [words[place].span() for place in hits if place <= last]
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(before + marked(text, start, end, spans) + after)  # noqa: S308 - every piece is escaped


def marked(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> str:
    pieces, place = [], start
    for first, last in spans:
        pieces += [escape(text[place:first]), "<mark>", escape(text[first:last]), "</mark>"]
        place = last
    return "".join([*pieces, escape(text[place:end])])


def spelled(folded: str, texts: list[str]) -> str:
    """A folded word as the texts write it: «busqueda» is «búsqueda»."""
    words = (word[0] for text in texts for word in WORD.finditer(text))
    return next((word for word in words if fold(word) == folded), folded).lower()
