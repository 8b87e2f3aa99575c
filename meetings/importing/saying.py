"""What kind a sentence is of, read by itself: who does what by saying it, and what is said."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from practices.spelling import fold
from practices.statement_kinds import Kind

from . import acts, contents, frames, hardship, plans
from .clauses import CONDITION, MAX_OPENINGS, OPENING, main_end, without_asides, without_connector

MAX_READ = 600  # characters in which a sentence says what it is
MAX_NAME = 6  # words before a colon
MAX_DEPTH = 3  # who tells that somebody told
# Between who tells and what is told: «indicó asimismo que …».
THAT = re.compile(r",? (?:\w+ |[^,]{0,40}, ){0,2}?(?:de )?(?:que|that) ")
# Every sign of a kind, wherever it stands.
SIGNS = (
    *frames.PATTERNS,
    *((act, pattern) for act, pattern in acts.PATTERNS if isinstance(act, Kind)),
    *((kind, pattern) for kind, _is_plain, pattern in contents.PATTERNS),
)
QUOTED = re.compile(r'\s*["“«](?P<words>[^"“”«»]{10,600})["”»],? (?P<rest>\w.{3,300})')
QUESTION = re.compile(r"¿|\?[\"'»”)]*$")


@dataclass(frozen=True)
class Saying:
    """The kind of a sentence, `is_plain` where its main clause says so; no kind where it tells nothing else but that
    somebody told it, `is_told`."""

    kind: Kind | None = None
    is_plain: bool = False
    is_told: bool = False


@lru_cache(maxsize=4096)
def read_sentence(sentence: str) -> Saying:
    """What a sentence says of itself: by what is asked or quoted, by a turn of phrase, by what is done in saying it, by what
    is said."""
    whole = fold(sentence[:MAX_READ]).strip(" \"«“'-–—")
    if QUESTION.search(sentence.strip()):
        return Saying(Kind.QUESTION, is_plain=True)
    if quoted := QUOTED.match(sentence):
        return read_quoted(quoted["words"], fold(quoted["rest"]))
    clause = without_openings(without_asides(whole))
    if kind := frame_of(whole, frames.OF_ALL_SENTENCES):
        return Saying(kind, is_plain=True)
    if not plans.are_told(clause) and act_of(clause, main_end(clause))[0] == Kind.CONTEXT:
        return Saying(Kind.CONTEXT, is_plain=True)
    kind = frame_of(whole, frames.OF_WHAT_IS_SAID)
    return Saying(kind, is_plain=True) if kind else turned(whole, read_clause(without_name(clause)))


def read_quoted(words: str, rest: str) -> Saying:
    """«“No nos lleven lejos”, pidió una madre»: by what is done by saying it, else by what was said."""
    act, _end = act_of(rest, main_end(rest))
    return (
        Saying(act, is_plain=True) if isinstance(act, Kind) else replace(read_sentence(words), is_told=True)
    )


def turned(whole: str, said: Saying) -> Saying:
    """«Pero el grupo vive de dos oficiales»: what turns against what was said before it tells what is hard."""
    is_fact = said.kind in (Kind.ADVANCE, None) and not said.is_plain
    return replace(said, kind=Kind.CHALLENGE) if is_fact and hardship.turns(whole) else said


def without_name(clause: str) -> str:
    """«Argentina: considera …», without what stands before the colon if that says nothing."""
    name, _colon, rest = clause.partition(": ")
    return rest if rest and len(name.split()) <= MAX_NAME and says_nothing(name) else clause


def frame_of(whole: str, patterns: tuple[tuple[Kind, re.Pattern], ...]) -> Kind | None:
    return next((kind for kind, pattern in patterns if pattern.search(whole)), None)


def without_openings(clause: str) -> str:
    """«En Chile, se aprobó …» from where it says what was done; what opens it does not say it."""
    clause = without_connector(clause.lstrip(" ,:"))
    for _time in range(MAX_OPENINGS):
        opening = OPENING.match(clause)
        if not opening or not (CONDITION.match(clause) or says_nothing(opening[0])):
            break
        clause = without_connector(clause[opening.end() :])
    return clause


def says_nothing(words: str) -> bool:
    return act_of(words, MAX_READ)[0] is None and read_content(words).kind is None


def read_clause(clause: str, depth: int = 0) -> Saying:
    """What a clause says, without accents and what opens it. Who only tells has what is told read, `depth` times at most."""
    if plans.are_told(clause):
        return Saying(Kind.WAY_FORWARD, is_plain=not depth)
    act, end = act_of(clause, main_end(clause))
    if act == acts.TELLING and depth < MAX_DEPTH:
        said = read_clause(without_openings(after_that(clause[end:])), depth + 1)
        said = said if said.kind else read_content(contents.OVERCOME.sub(r"\1 ", clause))
        return Saying(said.kind, said.is_plain, is_told=True)
    if isinstance(act, Kind):
        return Saying(act, is_plain=True)
    said = read_content(contents.OVERCOME.sub(r"\1 ", clause))
    if said.kind == Kind.ADVANCE and contents.is_but_hard(clause):
        return Saying(Kind.CHALLENGE)
    if said.kind is None and not depth and plans.are_likely(clause[: main_end(clause)], clause):
        return Saying(Kind.WAY_FORWARD)
    if said.kind is None and hardship.is_told_of_people(clause):
        return Saying(Kind.CHALLENGE)
    return said


def after_that(told: str) -> str:
    that = THAT.match(told)
    return told[that.end() :] if that else told


@lru_cache(maxsize=1024)
def act_of(clause: str, last: int) -> tuple[acts.Act | None, int]:
    """What is done by saying in the main clause, and where its verb ends; what stands first counts."""
    found = [
        (match.start(), order, act, match.end())
        for order, (act, pattern) in enumerate(acts.PATTERNS)
        if (match := pattern.search(clause)) and match.start() <= last
    ]
    return min(found)[2:] if found else (None, 0)


@lru_cache(maxsize=1024)
def read_content(clause: str) -> Saying:
    """The kind of what is said in a clause, whoever says it; what stands first counts, a bare number last."""
    last = main_end(clause)
    found = [
        (match.start(), order, kind, is_plain)
        for order, (kind, is_plain, pattern) in enumerate(contents.PATTERNS)
        if (match := pattern.search(clause))
    ]
    if not found:
        return Saying(Kind.ADVANCE if contents.IS_COUNTED.search(clause) else None)
    _start, _order, kind, _plain = min(found)
    is_plain = any(plain and of == kind and start <= last for start, _order, of, plain in found)
    return Saying(kind, is_plain=is_plain)


def kind_among(sentence: str, kinds: frozenset[Kind]) -> Kind | None:
    """Of some kinds, the one that a sentence shows a sign of, plain or not; the first sign counts."""
    whole = fold(sentence[:MAX_READ]).strip()
    found = [
        (match.start(), order, kind)
        for order, (kind, pattern) in enumerate(SIGNS)
        if kind in kinds and (match := pattern.search(whole))
    ]
    return min(found)[2] if found else None
