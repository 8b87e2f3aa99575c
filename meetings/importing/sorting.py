"""The kind of a paragraph that no heading names, and its sentences where they say different things."""

from collections.abc import Iterator
from itertools import pairwise

from practices.statement_kinds import Kind

from .headings import BESIDE_ONE_ANOTHER
from .signals import adds_another, sentence_starts, signal_of, tells_of_session

# What is said among questions, proposed objectives and matrices is for who facilitates, in a guide of theirs.
ANNOUNCED_IN_A_GUIDE = frozenset((Kind.QUESTION, Kind.PROPOSED_OBJECTIVE, Kind.MATRIX))


def sentences_by_kind(
    text: str, otherwise: Kind, among: frozenset[Kind] | None = None
) -> Iterator[tuple[int, int, Kind]]:
    """Where in a paragraph something of a kind is said; what goes on with the same thing is not cut.

    A paragraph that tells of the session is whole.
    """
    starts = [0, *sentence_starts(text)]
    if tells_of_session(text):
        yield 0, len(text), otherwise
        return
    begun, kind = 0, signal_of(first_sentence(text, starts), among) or otherwise
    for start, end in pairwise([*starts[1:], len(text)]):
        own = signal_of(text[start:end], among)
        is_another = own is not None and own != kind
        if is_another or (kind in BESIDE_ONE_ANOTHER and adds_another(text[start:end])):
            yield begun, start, kind
            begun, kind = start, own or kind
    yield begun, len(text), kind


def first_sentence(text: str, starts: list[int]) -> str:
    return text[: starts[1]] if len(starts) > 1 else text
