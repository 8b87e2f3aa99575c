"""Paragraphs in prose under a heading of one kind: «Intercambio de experiencias», and then who spoke, sentence by sentence."""

import re
from collections.abc import Callable

from practices.spelling import fold
from practices.statement_kinds import Kind

from .countries import without_accents
from .declaring import declared_in
from .headings import BESIDE_ONE_ANOTHER
from .places import DONE_SOMEWHERE
from .signals import sentence_starts, signal_of, tells_of_session
from .speech import from_verb, is_speech, without_connector
from .vocabulary import alternatives

# How a sentence begins that announces what it says; folded, without what connects it to the one before.
ANNOUNCES: tuple[tuple[Kind, str], ...] = (
    (Kind.QUESTION, r"[¿]"),
    (Kind.RECOMMENDATION, r"(?:se )?(?:recom|sug[ei]r|exhort) | (?:se )?insto a\b | pid(?:io|ieron) que"),
    (
        Kind.AGREEMENT,
        r"se (?:acord|convin|comprom) | acord(?:o|aron|ou|aram) | (?:ficou|quedo) acordado | it was agreed",
    ),
    (Kind.PROPOSAL, r"(?:se )?prop(?:us|os|on|ou) | it was proposed"),
    (
        Kind.CHALLENGE,
        r"""
        (?:\S+ ){0,5}(?:desafios?|retos?|obstaculos?|dificultad(?:es)?|problemas?|limitacion(?:es)?|barreras?|brechas?)\b |
        (?:\S+ ){0,5}(?:dificuldades?|barreiras?|lacunas?|challenges?|obstacles?|barriers?|gaps?)\b
        """,
    ),
    (
        Kind.ADVANCE,
        r"(?:como|entre|el|los|un|otro|outro|um|o|os|as|another|one) (?:\S+ ){0,3}(?:avances?|logros?|avancos?|progress)\b",
    ),
    (
        Kind.MENTION,
        r"(?:como|una|uma|otra|outra|another) (?:\S+ ){0,3}(?:buenas? practicas?|boas? praticas?|good practices?|ejemplos?)\b",
    ),
)
PATTERNS = tuple((kind, re.compile(f"(?:{alternatives(words)})")) for kind, words in ANNOUNCES)
MAX_SPEAKER = 300  # characters within which a sentence says who speaks
# What is presented names obstacles that it overcomes: «presentó su plan para superar las barreras».
PRESENTS = re.compile(
    r"(?:present|expus|expon|expos|compart|describ|explic|apresent|relat|explain|shared)\w* (?!como\b|as\b)"
)
# Kinds that are told alike: a heading of the one is not left for the other.
ALIKE = (DONE_SOMEWHERE, frozenset((Kind.RECOMMENDATION, Kind.PROPOSAL)))


def kind_reader(text: str, said: Kind, others: frozenset[Kind] = frozenset()) -> Callable[[str], Kind | None]:
    """What reads the kind of each sentence of a paragraph under a heading of the kind `said`, and of `others` too.

    Where somebody speaks, any sign counts; elsewhere only how a sentence begins.
    """
    starts = [0, *sentence_starts(text)]
    plain = without_accents(text)
    is_spoken = any(is_speech(plain[start : start + MAX_SPEAKER]) for start in starts)

    def kind_of(sentence: str) -> Kind | None:
        if declared := declared_in(sentence, said):
            return declared
        if tells_of_session(sentence) or presents(sentence):
            return None
        own = announced_in(sentence) or (signal_of(sentence, BESIDE_ONE_ANOTHER) if is_spoken else None)
        is_alike = own not in others and any({own, said} <= alike for alike in ALIKE)
        return said if is_alike else own

    return kind_of


def kind_in_part(text: str, part: str, kind: Kind) -> Kind:
    """The kind that a part of a text of this kind announces with its first sentence, else that of the whole."""
    if kind not in BESIDE_ONE_ANOTHER and kind != Kind.CONTEXT:
        return kind
    ends = sentence_starts(part)
    return kind_reader(text, kind)(part[: ends[0]] if ends else part) or kind


def is_narrative(text: str, said: Kind) -> bool:
    """Whether a paragraph under such a heading is read sentence by sentence: it has several, or tells what somebody said."""
    if said not in BESIDE_ONE_ANOTHER:
        return False
    return bool(sentence_starts(text)) or (said in DONE_SOMEWHERE and is_speech(without_accents(text)))


def announced_in(sentence: str) -> Kind | None:
    """The kind that a sentence announces with its first words: «Otro obstáculo …», «Se acordó …»."""
    begins = without_connector(fold(sentence).strip())
    return next((kind for kind, pattern in PATTERNS if pattern.match(begins)), None)


def presents(sentence: str) -> bool:
    return PRESENTS.match(fold(from_verb(without_accents(sentence)))) is not None
