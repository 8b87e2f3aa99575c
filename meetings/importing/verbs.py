"""Verbs as a report uses them: a stem, in the persons and tenses in which one tells what somebody said or did."""

import re

from .vocabulary import split

# The present, the past and the imperfect of the third person; in English too. Folded.
ENDING = r"(?:o|a|on|an|aron|aban?|e|en|io|ieron|ian?|ou|am|aram|avam?|eu|em|eram|iu|iram|iam|s|es|ed|d|amos|emos|imos)\b"
PARTICIPLE = r"(?:[ai]d[oa]s?|ed|d)\b"
BE = (
    r"\b(?:fue|fueron|ha sido|han sido|quedo|quedaron|foi|foram|ficou|ficaram|was|were|has been|have been|be)"
    r" (?:\w+ly |tambem |tambien |ja |ya |also )?"
)
BEGIN = re.compile(r"[a-z]{2}(?![?*+{])")  # of an alternative: two letters that stand in it for sure
# A noun that looks like the verb: «el registro», «a proposal», «de alerta».
NO_NOUN = "".join(
    rf"(?<!\b{word} )"
    for word in "el la los las un una del de su al cada este esta o um uma do da seu the a an this of sin sem con com"
    " por".split()
)


def one_of(words: str) -> str:
    """The alternatives of a pattern, put together by how they begin, so that few are tried at each place of a text."""
    bounded: list[str] = []
    free: list[str] = []
    for word in split(words):
        (bounded if word.startswith(r"\b") else free).append(word.removeprefix(r"\b"))
    return "|".join(filter(None, (by_letter(free), rf"\b(?:{by_letter(bounded)})" if bounded else "")))


def by_letter(words: list[str]) -> str:
    """The alternatives; those that begin with the same two letters behind them."""
    groups: dict[str, list[str]] = {}
    for word in words:
        begin = word[:2]
        groups.setdefault(begin if BEGIN.match(word) else "", []).append(word)
    alone = groups.pop("", [])
    grouped = [rf"{begin}(?:{'|'.join(word[2:] for word in group)})" for begin, group in groups.items()]
    return "|".join([*grouped, *alone])


def told(stems: str) -> str:
    """The alternatives of a pattern for verbs that somebody does; stems stand apart by « | »."""
    verbs = f"(?:{one_of(stems)}){ENDING}"
    return rf"\b(?={verbs}){NO_NOUN}{verbs}"


def told_of(stems: str) -> str:
    """As `told`, and for what was done without saying by whom: «fue recomendado»."""
    return rf"{told(stems)}|{BE}(?:{one_of(stems)}){PARTICIPLE}"


def beginning(stems: str) -> str:
    """The pattern of all words that begin so."""
    return rf"\b(?:{one_of(stems)})\w*"


def whole(words: str) -> str:
    """The pattern of whole words, or of some in a row."""
    return rf"\b(?:{one_of(words)})\b"


def pattern_of(*words: str) -> re.Pattern:
    return re.compile("|".join(words))


# A verb that makes a sentence of a line; a heading has none.
FINITE = re.compile(
    r"\b(?:fue|fueron|era|es|son|esta|estan|estuvo|foi|foram|e|sao|esteve|was|were|is|are|has|have|had"
    r"|will|ha|han|se \w+[oae]n?|\w+(?:aron|ieron|aram|eram|iram)"
    r"|tuvo|tiene|tem|teve|puede|pueden|debe|deben|hay|habia)\b"
)
