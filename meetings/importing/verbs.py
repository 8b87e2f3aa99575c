"""Verbs as a report uses them: a stem, in the persons and tenses in which one tells what somebody said or did."""

import re

from .vocabulary import alternatives

# The present, the past and the imperfect of the third person; in English too. Folded.
ENDING = r"(?:o|a|on|an|aron|aban?|e|en|io|ieron|ian?|ou|am|aram|avam?|eu|em|eram|iu|iram|iam|s|es|ed|d)\b"
PARTICIPLE = r"(?:[ai]d[oa]s?|ed|d)\b"
BE = (
    r"\b(?:fue|fueron|ha sido|han sido|quedo|quedaron|foi|foram|ficou|ficaram|was|were|has been|have been|be)"
    r" (?:\w+ly |tambem |tambien |ja |ya |also )?"
)
# A noun that looks like the verb: «el registro», «a proposal», «de alerta».
NO_NOUN = "".join(
    rf"(?<!\b{word} )"
    for word in "el la los las un una del de su al cada este esta o um uma do da seu the a an this of sin sem con com"
    " por".split()
)


def told(stems: str) -> str:
    """The alternatives of a pattern for verbs that somebody does; stems stand apart by « | »."""
    return rf"{NO_NOUN}\b(?:{alternatives(stems)}){ENDING}"


def told_of(stems: str) -> str:
    """As `told`, and for what was done without saying by whom: «fue recomendado»."""
    return rf"{told(stems)}|{BE}(?:{alternatives(stems)}){PARTICIPLE}"


def beginning(stems: str) -> str:
    """The pattern of all words that begin so."""
    return rf"\b(?:{alternatives(stems)})\w*"


def whole(words: str) -> str:
    """The pattern of whole words, or of some in a row."""
    return rf"\b(?:{alternatives(words)})\b"


def pattern_of(*words: str) -> re.Pattern:
    return re.compile("|".join(words))


# A verb that makes a sentence of a line; a heading has none.
FINITE = re.compile(
    r"\b(?:fue|fueron|era|es|son|esta|estan|estuvo|foi|foram|e|sao|esteve|was|were|is|are|has|have|had"
    r"|will|ha|han|se \w+[oae]n?|\w+(?:aron|ieron|aram|eram|iram)"
    r"|tuvo|tiene|tem|teve|puede|pueden|debe|deben|hay|habia)\b"
)
