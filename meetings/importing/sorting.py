"""The kind of a paragraph that no heading names, and its sentences where they say different things."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from practices.statement_kinds import Kind

from .countries import Countries, without_accents
from .declaring import declared_in
from .headings import BESIDE_ONE_ANOTHER
from .signals import adds_another, sentence_starts, signal_of, tells_of_session
from .speech import is_speech
from .telling import tells_of_its_own

# What is said among questions, proposed objectives and matrices is for who facilitates, in a guide of theirs.
ANNOUNCED_IN_A_GUIDE = frozenset((Kind.QUESTION, Kind.PROPOSED_OBJECTIVE, Kind.MATRIX))


def kind_of_one(sentence: str) -> Kind | None:
    return declared_in(sentence) or (None if tells_of_session(sentence) else signal_of(sentence))


def free_reader(countries: Countries) -> Callable[[str], Kind | None]:
    """What reads the kind of each sentence where nothing was announced."""

    def kind_of(sentence: str) -> Kind | None:
        return kind_of_one(sentence) or (Kind.ADVANCE if tells_of_its_own(sentence, countries) else None)

    return kind_of


def sentences_by_kind(
    text: str, otherwise: Kind, kind_of: Callable[[str], Kind | None]
) -> Iterator[tuple[int, int, Kind]]:
    """Where in a paragraph something of a kind is said; what goes on with the same thing is not cut.

    A sentence that tells of the session is of the kind `otherwise`, whatever it names.
    """
    starts = [0, *sentence_starts(text), len(text)]
    begun, kind = 0, kind_of(text[: starts[1]]) or otherwise
    for start, end in pairwise(starts[1:]):
        sentence = text[start:end]
        own = kind_of(sentence)
        is_another = own is not None and own != kind
        adds = kind in BESIDE_ONE_ANOTHER and adds_another(sentence)
        if is_another or adds or is_speech(without_accents(sentence)):
            yield begun, start, kind
            begun, kind = start, own or (kind if adds else otherwise)
    yield begun, len(text), kind
