"""Where a text was found: a few words around it, escaped, with the words that matched marked."""

import re

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from ..sections import FIELDS, Kind
from ..spelling import fold
from .matching import Match
from .stems import STOP_WORDS, indexed_words, stem, stems_in_all_languages

LETTER = r"(?:[^\W_][\u00ad\u0300-\u036f\u200b-\u200d\u2060]*)"
WORD = re.compile(
    rf"\d{{1,3}}(?:[.,'’\u00a0\u2009\u202f]\d{{3}})+(?!\d)"  # a number with its thousands set apart
    rf"|(?:{LETTER}{{1,2}}\.){{2,}}|{LETTER}+(?:[-\u2010\u2011]{LETTER}+)+"  # what others write in one
    rf"|{LETTER}+"
)
AROUND = 14  # words on each side
SHOWN_TEXTS = sorted(
    (field.name for field in FIELDS.values() if field.kind in (Kind.TEXT, Kind.FIGURES)),
    key="summary".__ne__,  # what it is all about comes first
)


class Marker:
    """Recognises, in a text of a given language, the words a search matched."""

    def __init__(self, match: Match):
        self.words = match.words
        self.prefixes = tuple(match.prefixes)
        self.stems = {one for word in match.words - STOP_WORDS for one in stems_in_all_languages(word)}

    def matches(self, word: str, language: str) -> bool:
        return any(self.matches_one(folded, language) for folded in indexed_words(word))

    def matches_one(self, folded: str, language: str) -> bool:
        if folded in self.words or (self.prefixes and folded.startswith(self.prefixes)):
            return True
        return folded not in STOP_WORDS and stem(folded, language) in self.stems

    def snippet(self, text: str, language: str) -> SafeString | None:
        """The text around its first match, or None."""
        words = list(WORD.finditer(text))
        hits = [place for place, word in enumerate(words) if self.matches(word[0], language)]
        if not hits:
            return None
        first, last = max(0, hits[0] - AROUND), min(len(words) - 1, hits[0] + AROUND)
        start = 0 if first == 0 else words[first].start()
        end = len(text) if last == len(words) - 1 else words[last].end()
        spans = [words[place].span() for place in hits if place <= last]
        before, after = "… " if start else "", " …" if end < len(text) else ""
        return mark_safe(before + marked(text, start, end, spans) + after)  # noqa: S308 - every piece is escaped

    def spelled(self, word: str, texts: list[str]) -> str:
        """A folded word as the texts write it: «busqueda» is «búsqueda»."""
        found = (one[0] for text in texts for one in WORD.finditer(text) if fold(one[0]) == word)
        return next(found, word).lower()


def marked(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> str:
    pieces, place = [], start
    for first, last in spans:
        pieces += [escape(text[place:first]), "<mark>", escape(text[first:last]), "</mark>"]
        place = last
    return "".join([*pieces, escape(text[place:end])])


def snippets(content, match: Match, marker: Marker) -> list[SafeString]:
    """At most one, from the first of the ficha's texts that has a match."""
    texts = (getattr(content, name) for name in SHOWN_TEXTS)
    found = (marker.snippet(" ".join(text.split()), content.language) for text in texts if text)
    return [first for first in [next(filter(None, found), None)] if first]
