"""Words as the index holds them: folded, and reduced to their stem in the language of the text.

Accents are set aside before stemming, and the ones a stemmer needs («-ción») are put back: so a word typed
without accents has the stem of the word written with them, and singulars in «-ión» meet their plurals.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import Stemmer

from ...fields import drop_invisible
from ...spelling import MARKS, fold, join_thousands, tokens

VERSION = f"snowball {Stemmer.version()}, rules 3"  # with a change `migrate` makes the index anew
SNOWBALL = {"es": "spanish", "pt": "portuguese", "en": "english"}
RESTORED = {
    "es": ((re.compile("cion$"), "ción"), (re.compile("sion$"), "sión")),
    "pt": (
        # Snowball leaves «migração» and «migrações» apart: the plural becomes the singular first.
        (re.compile("c(ao|oes)$"), "ção"),
        (re.compile("s(ao|oes)$"), "são"),
        (re.compile("oes$"), "ão"),
    ),
    "en": (),
}
EXCEPTIONS = {"es": {"anos": "ano"}, "pt": {"anos": "ano"}, "en": {}}
COMPOUND = re.compile(
    r"(?<!\w)(?:"
    r"(?=[\w\u2010-]*[^\W\d_])[^\W_]+(?:[\u2010-][^\W_]+)+"  # pieces with hyphens, a letter among them
    r"|[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+\.?"  # initials: «A.C.N.U.R.», «EE.UU»
    r"|[^\W\d_]{1,2}\.(?: [^\W\d_]{1,2}\.)+"  # and «EE. UU.»
    r")(?!\w)"
)
STOP_WORDS = frozenset(
    """a al ante aos as ao com como con da das de del desde do dos e el em en entre era es esta este for from ha han
    in is la las lo los mas me mi na nas nem no nos not o of on or os ou para pela pelo per pero por que quem se sem ser si sin
    sobre son su sua suas sus the this to tu um uma un una uno unos unas was with y ya yo and are at be by it its
    that which""".split()
)


@cache
def stemmer(language: str):
    return Stemmer.Stemmer(SNOWBALL[language], 0)


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """The stem of a folded word."""
    if word in EXCEPTIONS[language]:
        return EXCEPTIONS[language][word]
    for ending, restored in RESTORED[language]:
        word, count = ending.subn(restored, word)
        if count:
            break
    return fold(stemmer(language).stemWord(word))


def stems_in_all_languages(word: str) -> list[str]:
    return sorted({stem(word, language) for language in SNOWBALL})


def spelled_with_enye(text: str) -> list[str]:
    """The words that have an ñ, folded: whoever types «niñez» finds it before «ninez»."""
    kept = MARKS.sub("", drop_invisible(text).casefold().replace("n\u0303", "ñ").replace("ñ", "\u0001"))
    if "\u0001" not in kept:
        return []
    pieces = re.findall(r"[^\W_\u0001]*(?:\u0001[^\W_\u0001]*)+", kept)
    return [fold(piece.replace("\u0001", "n")) for piece in pieces]


def words_of(text: str) -> list[str]:
    """The words of a text, folded; a number is one word however its thousands are set apart."""
    return tokens(fold(join_thousands(text)))


def compounds_of(text: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is written in pieces and by others in one: the pieces, folded, and the whole.

    «COVID-19» is covid19, «sub-regional» subregional, «A.C.N.U.R.» acnur, «EE. UU.» eeuu.
    """
    for compound in COMPOUND.finditer(fold(text)):
        pieces = tuple(tokens(compound[0]))
        yield pieces, "".join(pieces)


def indexed_words(text: str) -> list[str]:
    """All that a text is found by: its words, and its compounds as one word."""
    return [*words_of(text), *(whole for _pieces, whole in compounds_of(text))]
