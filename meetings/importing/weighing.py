"""What a sentence says of itself against the heading it stands under."""

import re
from collections.abc import Callable

from practices.spelling import fold
from practices.statement_kinds import Kind

from . import plans
from .countries import without_accents
from .headings import BESIDE_ONE_ANOTHER
from .places import DONE_SOMEWHERE
from .saying import Saying, kind_among, read_sentence
from .sentences import parts_of, sentence_starts
from .sessions import MEETING
from .speech import is_speech

OVERRULED = (BESIDE_ONE_ANOTHER | {Kind.CONTEXT}) - {Kind.QUESTION}  # kinds of heading
# What is told alike under a heading is of the heading's kind: what States should do, among their agreements, is agreed.
KEPT: dict[Kind, tuple[Kind, ...]] = {
    Kind.PROPOSAL: (Kind.RECOMMENDATION, Kind.MENTION, Kind.APPROACH, Kind.WAY_FORWARD),
    Kind.RECOMMENDATION: (Kind.MENTION, Kind.APPROACH, Kind.WAY_FORWARD),
    Kind.AGREEMENT: (Kind.RECOMMENDATION, Kind.PROPOSAL, Kind.MENTION, Kind.APPROACH, Kind.WAY_FORWARD),
    Kind.WAY_FORWARD: (
        Kind.RECOMMENDATION,
        Kind.AGREEMENT,
        Kind.PROPOSAL,
        Kind.MENTION,
        Kind.APPROACH,
        Kind.EVENT_OBJECTIVE,
    ),
    Kind.MENTION: (Kind.ADVANCE,),
    Kind.ADVANCE: (Kind.MENTION,),
}
# What somebody is asked to do, in a list: it tells nothing that is.
TO_DO = re.compile(r"(?:no |nao )?\w+[aei]r(?:se|l[aeo]s?)?\b")
# Who agrees is the meeting, and not two States between them.
OF_THE_MEETING = re.compile(
    rf"(?:(?:por|by) \w+ )?(?:se|it|ficou|quedo|foi|fue|\w+(?:ou|iu|eu|am)-se)\b|(?:\w+ ){{0,3}}?{MEETING}\b"
)
# What is presented names obstacles that it overcomes: «presentó su plan para superar las barreras».
PRESENTS = re.compile(
    r"\b(?:present|expus|expon|expos|compart|describ|explic|apresent|relat|explain|shared)\w* (?!como\b|as\b)"
)
MAX_SPEAKER = 300  # characters within which a sentence says who speaks


def overruling(sentence: str, said: Kind) -> Kind | None:
    """The kind that a sentence says so plainly that the heading of the kind `said` does not count."""
    if said == Kind.DEFINITION and read_sentence(sentence).kind == Kind.APPROACH:
        return Kind.APPROACH
    if said not in OVERRULED or "?" in sentence:
        return None
    own = read_sentence(sentence)
    if said == Kind.AGREEMENT and plans.is_task(sentence):
        return Kind.WAY_FORWARD
    if not own.is_plain or own.kind in (Kind.CONTEXT, None) or own.kind == said:
        return None
    is_to_do = TO_DO.match(fold(sentence[:60])) is not None
    return None if is_to_do or is_kept(sentence, own.kind, said) else own.kind


def is_kept(sentence: str, own: Kind, said: Kind) -> bool:
    """Whether the heading stands: «Todos los países enfrentan dificultades …» is still a challenge."""
    if own == Kind.AGREEMENT and said in DONE_SOMEWHERE:
        return OF_THE_MEETING.match(fold(sentence[:MAX_SPEAKER])) is None
    return own in KEPT.get(said, ()) or (
        own == Kind.COMMON_ELEMENT and kind_among(sentence, frozenset((said,))) == said
    )


def says_otherwise(text: str, said: Kind, *, in_any_sentence: bool) -> bool:
    """Whether a text under a heading of the kind `said` says that it is of another one."""
    sentences = parts_of(text)
    return any(overruling(sentence, said) for sentence in (sentences if in_any_sentence else sentences[:1]))


def kind_reader(text: str, said: Kind, others: frozenset[Kind] = frozenset()) -> Callable[[str], Kind | None]:
    """What reads the kind of each sentence of a paragraph under a heading of the kind `said`, and of `others` too.

    Where somebody speaks, any sign counts; elsewhere only what is said plainly.
    """
    plain = without_accents(text)
    starts = [0, *sentence_starts(text)]
    is_spoken = any(is_speech(plain[start : start + MAX_SPEAKER]) for start in starts)

    def kind_of(sentence: str) -> Kind | None:
        own = read_sentence(sentence)
        if own.kind in others or own.kind == said:
            return own.kind
        return overruling(sentence, said) or kind_beside(own, sentence, said, is_spoken=is_spoken)

    return kind_of


def kind_beside(own: Saying, sentence: str, said: Kind, *, is_spoken: bool) -> Kind | None:
    """The kind that a sentence shows, though it does not say it plainly; none where the heading's goes on."""
    if said == Kind.RECOUNT and own.kind in (*DONE_SOMEWHERE, Kind.CHALLENGE):
        return said
    if own.kind is None or own.kind in KEPT.get(said, ()) or own.kind not in BESIDE_ONE_ANOTHER:
        return said if own.kind in DONE_SOMEWHERE else None
    is_presented = PRESENTS.search(fold(sentence[:MAX_SPEAKER])) is not None
    return own.kind if own.is_plain or (is_spoken and not is_presented) else None


def kind_in_part(text: str, part: str, kind: Kind) -> Kind:
    """The kind that a part of a text of this kind announces with its first sentence, else that of the whole."""
    if kind not in BESIDE_ONE_ANOTHER and kind != Kind.CONTEXT:
        return kind
    return kind_reader(text, kind)(parts_of(part)[0]) or kind


def is_narrative(text: str, said: Kind) -> bool:
    """Whether a paragraph under such a heading is read sentence by sentence: it has several, or tells what somebody said."""
    if said not in BESIDE_ONE_ANOTHER:
        return False
    return bool(sentence_starts(text)) or (said in DONE_SOMEWHERE and is_speech(without_accents(text)))
