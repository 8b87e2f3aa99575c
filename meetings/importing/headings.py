"""What a heading says of what follows it."""

import re
from functools import lru_cache

from practices.spelling import fold
from practices.statement_kinds import Kind, Strand

from .heading_signs import FILLERS, ROW_HEADS, STRANDS
from .heading_words import HEADINGS
from .vocabulary import Said, Section

SIGNS = re.compile(r"[^\w#]+")
MARKS_OF_SENTENCE = re.compile(r"[.:;?!]")
# Kinds that a heading can announce together, each item then saying which it is.
BESIDE_ONE_ANOTHER = frozenset(
    (
        Kind.ADVANCE,
        Kind.CHALLENGE,
        Kind.RECOMMENDATION,
        Kind.PROPOSAL,
        Kind.MENTION,
        Kind.AGREEMENT,
        Kind.WAY_FORWARD,
        Kind.QUESTION,
    )
)
PREFIX = re.compile(r"\[?([^:–—\[\]]{2,60}?)\s?(?:\]\s?:?|\.-|:|\s[–—-]\s)\s?(?=\S)")
# What may stand between the name of a kind and its colon: a number, or of what it is.
NUMBER = re.compile(
    r" ?(?:(?:n[oº°]? ?)?(?:\d{1,2}|[ivx]{1,4})|general|especific[oa]s?|principal(?:es)?"
    r"|(?:del?|d[ao]|of) (?:la |el |este |esta |the )?(?:reunion|taller|evento|encuentro|seminario|foro|mesa|grupo|sesion"
    r"|reuniao|oficina|meeting|workshop|event))?$"
)
# «Item 4. Challenges», «Punto 3 del orden del día: Retos»: what numbers a heading, folded and without signs.
POINT = re.compile(
    r"^(?:(?:agenda )?item|punto|ponto|tema|asunto|assunto|sesion|sessao|session|agenda point) (?:(?:no|nro|num) )?"
    r"(?:\d{1,2}|[ivx]{1,4})\b(?: (?:del orden del dia|de la agenda|da (?:agenda|pauta)|of the agenda)\b)? (?=\S)"
)
# «Resultados» and nothing besides: what was achieved. «Resultados de la discusión» says no kind.
RESULTS = re.compile(
    r"(?:(?:principales|principais|main|key) )?(?:resultados|results)(?: principales| principais)?"
)
# «Participantes del taller» says who came; «Participants were invited to consider» does not.
IS_NAME = re.compile(
    r"$| (?:de|del|da|do|dos|das|of|y|e|and|al|a la|en|para|por|el|la|las|los|presentes|\d+|[^ ]+$)\b| [^ ]+$"
)
ARTICLES = re.compile(r"^(?:(?:el|la|los|las|o|os|as|the) )+")


def pattern_of(synonyms: str) -> re.Pattern:
    """The pattern of a row of synonyms; a * that stands alone is up to four words."""
    alternatives = []
    for synonym in synonyms.replace("-", " ").split("|"):
        words = [
            r"(?:\S+ ){0,4}" if word == "*" else word.replace("*", r"\w*") + " " for word in synonym.split()
        ]
        alternatives.append("".join(words).strip())
    return re.compile(rf"\b(?:{'|'.join(sorted(alternatives, key=len, reverse=True))})\b")


PATTERNS = tuple((said, pattern_of(synonyms)) for said, synonyms in HEADINGS)


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """A heading folded, without signs."""
    return SIGNS.sub(" ", fold(text)).strip()


def begins_with(text: str, *, over_list: bool = False) -> Said | None:
    """What a heading names at its beginning, after words such as «algunos»; a list may follow it."""
    heading, at = POINT.sub("", plain(text)), 0
    if over_list and RESULTS.fullmatch(heading):
        return Kind.ADVANCE
    while at < len(heading):
        for said, pattern in PATTERNS:
            match = pattern.match(heading, at)
            if match and (said != Section.DATA or IS_NAME.match(heading, match.end())):
                rest = heading[match.end() :].strip()
                return (begins_with(rest) or first_named(rest) or said) if said == Section.NEUTRAL else said
        word, _blank, _rest = heading[at:].partition(" ")
        if word not in FILLERS and not word.isdecimal():
            return None
        at += len(word) + 1
    return None


def first_named(text: str) -> Said | None:
    """The kind of statement that a lead-in names first, wherever in it."""
    found = [
        (match.start(), order, said)
        for order, (said, pattern) in enumerate(PATTERNS)
        if isinstance(said, Kind)
        and said not in (Kind.CONTEXT, Kind.MATRIX)
        and (match := pattern.search(plain(text)))
    ]
    return min(found)[2] if found else None


def is_point(text: str) -> bool:
    """Whether a heading is numbered by a word: «Punto 3. Retorno»."""
    return POINT.match(plain(text)) is not None


def others_named(text: str, said: Said) -> frozenset[Kind]:
    """The other kinds that a heading announces: «Avances y desafíos»."""
    if said not in BESIDE_ONE_ANOTHER:
        return frozenset()
    heading = plain(text)
    return frozenset(
        kind
        for kind, pattern in PATTERNS
        if isinstance(kind, Kind) and kind in BESIDE_ONE_ANOTHER and kind != said and pattern.search(heading)
    )


def prefix_of(text: str) -> tuple[Said, str] | None:
    """The kind that stands before a colon, «Recomendación 2: …», and that prefix."""
    match = PREFIX.match(text)
    if not match:
        return None
    head = ARTICLES.sub("", plain(match[1]))
    for said, pattern in PATTERNS:
        whole = pattern.match(head)
        if whole and NUMBER.fullmatch(head, whole.end()):
            return said, match[0]
    return None


def strand_of(text: str) -> Strand | None:
    """The strand that a heading is the name of, and nothing else."""
    heading = plain(text)
    return next((strand for strand, names in STRANDS if heading in names), None)


def column_of(text: str) -> Said | Strand | str | None:
    """What the head of a column says of its cells; an empty text for a column that says whose row it is."""
    if strand := strand_of(text):
        return strand
    if plain(text) in ROW_HEADS:
        return ""
    said = begins_with(text) if len(text.split()) <= 8 else None
    return said if said not in (Section.DATA, Kind.MATRIX) else None
