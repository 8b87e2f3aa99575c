"""What someone typed, understood: words, phrases in quotation marks, synonyms, names of countries, themes and objectives.

The text has no syntax besides quotation marks; whatever else it holds is set aside, so nothing typed can fail.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from ...lists import Item, Lists
from .stems import STOP_WORDS, compounds_of, spelled_with_enye, stems_in_all_languages, words_of
from .terms import facet, term

MAX_LETTERS = 300  # of a query: a title of any length that the form takes
MOST_UNITS = 12
CODE_LETTERS = 3  # a country's codes are no words: whoever types «per» or «col» means something else
FACETS_BY_NAME = {"country": "country", "theme": "theme", "gcmobjective": "objective"}
QUOTED = re.compile(r"[\"«“”]([^\"«»“”]*)[\"»”“]")


@dataclass(frozen=True)
class Word:
    """A folded word and the terms that hold the practices it is in."""

    text: str

    @property
    def stems(self) -> list[str]:
        return [] if self.text in STOP_WORDS else stems_in_all_languages(self.text)

    def terms(self, kind: str) -> set[bytes]:
        """`s` anywhere, `t` in the title, `f` often; anywhere also counts the word as it is."""
        word = {term("w", self.text)} if kind == "s" else set()
        return word | {term(kind, stem) for stem in self.stems}


@dataclass(frozen=True)
class Alternative:
    """Words that must all be there, or a facet's value that says the same."""

    words: tuple[Word, ...] = ()
    facet: bytes = b""


Equivalents = dict[tuple[str, ...], list[Alternative]]


@dataclass
class Unit:
    """One thing asked for, in any of its alternatives."""

    typed: str
    alternatives: list[Alternative]
    quoted: bool = False

    @property
    def lone_word(self) -> str:
        """The word, when it is one that may be misspelled: alone, not quoted, neither synonym nor country."""
        only = self.alternatives[0]
        lone = len(self.alternatives) == 1 and len(only.words) == 1 and not self.quoted
        return only.words[0].text if lone else ""


@dataclass
class Query:
    units: list[Unit] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    # For each word typed with ñ, the terms that have it so.
    exact: list[set[bytes]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def __bool__(self):
        return bool(self.units or self.phrases)

    @property
    def terms(self) -> set[bytes]:
        return set().union(*self.exact, *(word.terms(kind) for word in self.words for kind in "stf"))

    @property
    def words(self) -> list[Word]:
        return [
            word for unit in self.units for alternative in unit.alternatives for word in alternative.words
        ]


def understand(text: str, lists: Lists) -> Query:
    phrases = [words for quoted in QUOTED.findall(text) if (words := words_of(quoted))]
    loose = QUOTED.sub(" ", text)
    query = Query(phrases=[" ".join(words) for words in phrases])
    query.units = group(words_of(loose), with_compounds(loose, equivalents(lists)))
    query.units += [
        unit_of(word, quoted=True) for words in phrases for word in words if word not in STOP_WORDS
    ]
    query.units, rest = query.units[:MOST_UNITS], query.units[MOST_UNITS:]
    query.left_out = [unit.typed for unit in rest]
    query.exact = [
        {term("x", stem) for stem in stems_in_all_languages(word)} for word in spelled_with_enye(text)
    ]
    return query


def group(words: list[str], equivalent: Equivalents) -> list[Unit]:
    """The words as units, the longest known sequence first. Stop words count only when there is nothing else."""
    units, stops, place = [], [], 0
    longest = max(map(len, equivalent), default=1)
    while place < len(words):
        lengths = range(min(longest, len(words) - place), 0, -1)
        known = next((n for n in lengths if tuple(words[place : place + n]) in equivalent), 0)
        piece = tuple(words[place : place + (known or 1)])
        place += len(piece)
        if known:
            units.append(Unit(" ".join(piece), [all_of(piece), *equivalent[piece]]))
        elif piece[0] in STOP_WORDS:
            stops.append(unit_of(piece[0]))
        else:
            units.append(unit_of(piece[0]))
    return units or stops


def with_compounds(text: str, equivalent: Equivalents) -> Equivalents:
    """What is typed in pieces is looked for in one word too: «sub-regional» finds «subregional»."""
    typed = {pieces: Alternative((Word(whole),)) for pieces, whole in compounds_of(text)}
    return equivalent | {pieces: [*equivalent.get(pieces, []), whole] for pieces, whole in typed.items()}


def unit_of(word: str, *, quoted: bool = False) -> Unit:
    return Unit(word, [Alternative((Word(word),))], quoted)


def all_of(words: tuple[str, ...]) -> Alternative:
    """All of these words; stop words count only when there is nothing else."""
    meaningful = [word for word in words if word not in STOP_WORDS] or words
    return Alternative(tuple(map(Word, meaningful)))


@lru_cache(maxsize=6)
def equivalents(lists: Lists) -> Equivalents:
    """What else a sequence of words stands for: synonyms of the Secretariat; countries, themes and objectives by any of
    their names, in each language."""
    alternatives: Equivalents = defaultdict(list)
    for synonym in lists["synonym"]:
        sequences = [words for part in synonym.split(" = ") if (words := tuple(words_of(part)))]
        for words in sequences:
            alternatives[words] += [all_of(other) for other in sequences if other != words]
    for list_name, kind in FACETS_BY_NAME.items():
        for item in lists[list_name].values():
            for name in names_of(item):
                alternatives[name].append(Alternative(facet=facet(kind, item.code)))
    return alternatives


def names_of(item: Item) -> set[tuple[str, ...]]:
    """What stands for a value in a search. One word is a country's name; of a theme or an objective it says too little."""
    if item.list_name == "country":
        return {tuple(words_of(name)) for name in item.names if len(name) > CODE_LETTERS}
    names = (*item.names, item.title_es, item.title_pt, item.title_en)
    return {words for name in names if len(words := tuple(words_of(name))) > 1}
