"""What a paragraph is about, where its first sentence only says that: «Se pasó revista a lo acordado en Lima. …»."""

import re

from practices.spelling import fold
from practices.statement_kinds import Kind

from .promises import OF_EARLIER, PROMISES
from .saying import read_sentence
from .sentences import parts_of
from .verbs import one_of, pattern_of

MAX_TOPIC = 45  # words
AGREED = (
    r"(?:acordad|convenid|resuelt|comprometid|decidid|combinad|pactad|deliberad|agreed|decided|resolved)\w*"
)
TOPICS: tuple[tuple[Kind, re.Pattern], ...] = (
    (
        Kind.RECOUNT,
        pattern_of(
            rf"\b(?:lo|o|what was|what had been) (?:que se (?:habia )?)?{AGREED} (?:en|em|in|at|on|no"
            rf"|na|el|durante|la)\b"
            rf"|\b{PROMISES}(?: \S+){{0,6}}? {OF_EARLIER}|\b(?:deliberac\w+|{PROMISES}) d[aeo]l? \d",
            r"\b(?:seguimiento|acompanhamento|follow.up|cumplimiento|cumprimento|balance|balanco"
            r"|repaso|revista|revision|revisao|review|recuento"
            r"|stock|estado) (?:de|del|d[ao]s?|to|of|on|a) (?:\S+ ){0,3}" + PROMISES,
        ),
    ),
    (
        Kind.CHALLENGE,
        pattern_of(
            one_of(
                r"""
                \b(?:no|nao|nem) (?:todo|tudo) (?:son|sao|es|e|fue|foi) (?:\w+ )?(?:bue|bo|logr|avan|\
                flor|ros|positiv|exit)\w* |
                \bnot (?:all|everything) (?:is|was|are) (?:\w+ )?(?:good|rosy|positive|progress)\b |
                ^(?:en cuanto a|sobre|respecto (?:de|a)|quanto a[os]?|as (?:to|for)|regarding|on|\
                entre) (?:l[oa]s|[oa]s|the) (?:\w+ )?(?:desafi|dificul|obstacul|challeng|retos|\
                problem|brechas|lacunas|gaps|limita|limites|preocup)\w*
                """
            )
        ),
    ),
    (
        Kind.DEFINITION,
        pattern_of(
            one_of(
                r"""
                \b(?:dedicad|devoted|consagrad|destinad)\w* (?:a|ao|al|to) (?:una? |uma? |la |a |the \
                )?(?:\w+ )?(?:palabra|palavra|word|termino|termo|term|concept|conceit|definic)\w* |
                \b(?:discus|debat|intercambi|exchange|convers)\w*(?: \S+){0,6} (?:sobre|on|about|en \
                torno al?) (?:el |la |o |a |the )?(?:\w+ )?(?:termino|termo|term|definic|concept|\
                conceit|alcance de la|significado|meaning)\w*
                """
            )
        ),
    ),
)


def topic_of(text: str) -> Kind | None:
    """The kind of what a paragraph of several sentences tells, if its first sentence says no more than what it is about."""
    sentences = parts_of(text)
    if len(sentences) < 2 or len(sentences[0].split()) > MAX_TOPIC:
        return None
    first = fold(sentences[0])
    kind = next((kind for kind, pattern in TOPICS if pattern.search(first)), None)
    own = read_sentence(sentences[0]).kind
    return kind if own in (None, Kind.CONTEXT, Kind.ADVANCE, kind) or kind == Kind.RECOUNT else None
