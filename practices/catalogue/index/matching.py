"""Which practices a text finds, and in which order of relevance."""

from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import and_, or_

from django.utils.translation import gettext as _

from ...models import FoldedText
from . import postings
from .cache import IndexCache, numbers_of
from .query import Alternative, Unit, Word, understand, unit_of
from .stems import STOP_WORDS, indexed_words, stem, stems_in_all_languages
from .terms import term

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST_PREFIX, SHORTEST_TYPO, LONGEST_TYPO = 3, 4, 24
PHRASE_CANDIDATES = 5_000


@dataclass
class Match:
    """The practices a text finds, in tiers of falling relevance, and what to tell whoever typed it."""

    tiers: list[int]
    words: set[str] = field(default_factory=set)
    prefixes: tuple[str, ...] = ()
    notices: list[str] = field(default_factory=list)
    corrections: dict[str, str] = field(default_factory=dict)
    by_title: list[int] | None = None  # in the order of their titles, when a phrase had the texts read anyway

    @property
    def bits(self) -> int:
        return reduce(or_, self.tiers, 0)

    @cached_property
    def stems(self) -> set[str]:
        return {stem for word in self.words - STOP_WORDS for stem in stems_in_all_languages(word)}

    def has(self, text: str, language: str) -> bool:
        """Whether a word, as a text in this language has it, is one that was looked for."""
        return any(
            word in self.words
            or word.startswith(self.prefixes)
            or (word not in STOP_WORDS and stem(word, language) in self.stems)
            for word in indexed_words(text)
        )


class Matcher:
    """One text held against the index."""

    def __init__(self, text: str, index: IndexCache):
        self.index = index
        self.query = understand(text, index.lists)
        self.bitmaps = dict(index.read(self.query.terms))
        self.match = Match([])
        if self.query.left_out:
            left_out = ", ".join(self.query.left_out)
            self.match.notices.append(_("Se buscaron las primeras palabras; quedaron fuera: %s.") % left_out)
        self.prefixed: dict[str, int] = {}

    def find(self) -> Match:
        self.mend_unknown_words()
        bits = self.every(self.anywhere)
        for phrase in self.query.phrases:
            bits = self.holding(phrase, bits)
        title, often = self.every(self.in_title), self.every(self.often)
        tiers = [bits & title, bits & ~title & often, bits & ~title & ~often]
        if self.query.exact:
            exact = reduce(and_, map(self.bits, self.query.exact))
            tiers = [part for tier in tiers for part in (tier & exact, tier & ~exact)]
        self.match.tiers = tiers
        self.match.words = {word.text for word in self.query.words} - self.prefixed.keys()
        self.match.prefixes = tuple(self.prefixed)
        return self.match

    def bits(self, terms) -> int:
        return reduce(or_, (self.bitmaps.get(term, 0) for term in terms), 0)

    def every(self, where) -> int:
        """The practices that have every unit, in the sense of `where`."""
        return reduce(and_, (self.any_of(unit, where) for unit in self.query.units), self.index.live)

    def any_of(self, unit: Unit, where) -> int:
        return reduce(or_, (self.all_of(alternative, where) for alternative in unit.alternatives), 0)

    def all_of(self, alternative: Alternative, where) -> int:
        if alternative.facet:
            kind, _colon, code = alternative.facet[1:].decode().partition(":")
            return self.index.bits(kind, code)
        return reduce(and_, map(where, alternative.words))

    def anywhere(self, word: Word) -> int:
        return self.bits(word.terms("s")) | self.prefixed.get(word.text, 0)

    def in_title(self, word: Word) -> int:
        return self.bits(word.terms("t"))

    def often(self, word: Word) -> int:
        return self.bits(word.terms("f"))

    def mend_unknown_words(self) -> None:
        """A word that no text has is taken as the beginning of one, or else as one with a letter wrong."""
        lone = {unit.lone_word for unit in self.query.units} - {""}
        unknown = sorted(word for word in lone if not self.anywhere(Word(word)))
        if not unknown:
            return
        known = near(unknown)
        for word in unknown:
            if bits := beginning(word, known):
                self.prefixed[word] = bits
                self.match.notices.append(
                    _("Ningún texto tiene la palabra «%s»; se buscó como comienzo.") % word
                )
            elif better := closest(word, known):
                self.match.corrections[word] = better
        if self.match.corrections:
            self.correct_words(self.match.corrections)

    def correct_words(self, corrections: dict[str, str]) -> None:
        self.query.units = [
            unit_of(corrections[unit.lone_word]) if unit.lone_word in corrections else unit
            for unit in self.query.units
        ]
        self.bitmaps |= postings.read(self.query.terms)

    def holding(self, phrase: str, among: int) -> int:
        """The practices among these whose folded text has the phrase; the newest are looked at, within a bound."""
        candidates = [number for number, _n in zip(numbers_of(among), range(PHRASE_CANDIDATES), strict=False)]
        texts = FoldedText.objects.filter(practice__number__in=candidates, text__contains=f" {phrase} ")
        if among.bit_count() > PHRASE_CANDIDATES:
            self.match.notices.append(
                _("La frase se buscó en las %d prácticas más recientes.") % PHRASE_CANDIDATES
            )
        ordered = texts.order_by("practice__sort_key", "practice__number")
        numbers = ordered.values_list("practice__number", flat=True)
        self.match.by_title = [number for number in numbers if number is not None]
        return sum(1 << number for number in self.match.by_title)


def match(text: str, index: IndexCache) -> Match | None:
    """None when the text asks for nothing."""
    matcher = Matcher(text, index)
    return matcher.find() if matcher.query else None


def near(words: list[str]) -> postings.Bitmaps:
    """The words that begin like one of these, or differ from one by a letter."""
    starts = [term("w", word) for word in words if len(word) >= SHORTEST_PREFIX]
    others = {term("w", other) for word in words for other in one_edit_away(word)}
    return postings.read(others, [(start, start + b"\xff") for start in starts])


def beginning(word: str, known: postings.Bitmaps) -> int:
    start = term("w", word)
    if len(word) < SHORTEST_PREFIX:
        return 0
    return reduce(or_, (bits for other, bits in known.items() if other.startswith(start)), 0)


def closest(word: str, known: postings.Bitmaps) -> str:
    """The word one letter away that most practices have; empty when there is none."""
    near = {other: bits for other in one_edit_away(word) if (bits := known.get(term("w", other), 0))}
    return min(near, key=lambda other: (-near[other].bit_count(), other), default="")


def one_edit_away(word: str) -> set[str]:
    """What a word of a length to be mistyped may have been."""
    if not SHORTEST_TYPO <= len(word) <= LONGEST_TYPO:
        return set()
    halves = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    words = {left + right[1:] for left, right in halves if right}
    words |= {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
    words |= {left + letter + right[1:] for left, right in halves if right for letter in LETTERS}
    words |= {left + letter + right for left, right in halves for letter in LETTERS}
    return words - {word}
