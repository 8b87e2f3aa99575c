"""What became of each word between two texts: compared by paragraphs, then word by word within those that differ.

Pieces are plain text with what became of them. Longest common subsequences are computed by rapidfuzz, whose time
grows with the product of the lengths over 64 whatever the words are: repeated ones are no dearer than others.
"""

import re
from itertools import groupby

from rapidfuzz.distance import Indel, LCSseq

Piece = tuple[str, str]
SAME, ADDED, REMOVED = "same", "added", "removed"
WORD = re.compile(r"\s+|\w+|[^\w\s]+")
# Two texts with less than this in common are shown one after the other: a patchwork of words helps nobody.
ALIKE = 0.35
MAX_PAIRS = 50_000_000  # of words: some 7,000 in each text, and less than 0.1 s
MAX_PIECES = 400  # beyond, nobody reads them one by one
LONG = 600  # letters of both texts: a shorter change is taken in at a glance


def compare_texts(before: str, after: str) -> list[Piece]:
    """The words of both, in the order in which they are read: what went, then what came in its place.

    Texts with little in common, or beyond MAX_PAIRS or MAX_PIECES, are two pieces: all that went, and all that came.
    """
    pieces: list[Piece] = []
    for kind, text in compare_parts(before.splitlines(keepends=True), after.splitlines(keepends=True)):
        if kind == ADDED and pieces and pieces[-1][0] == REMOVED:
            pieces += compare_words(pieces.pop()[1], text)
        else:
            pieces.append((kind, text))
    return merge(pieces)


def compare_words(before: str, after: str) -> list[Piece]:
    old, new = WORD.findall(before), WORD.findall(after)
    if len(old) * len(new) > MAX_PAIRS or Indel.normalized_similarity(old, new) < ALIKE:
        return [(REMOVED, before), (ADDED, after)]
    pieces = compare_parts(old, new)
    return drop_coincidences(pieces) if len(pieces) <= MAX_PIECES else [(REMOVED, before), (ADDED, after)]


def compare_parts(old: list[str], new: list[str]) -> list[Piece]:
    pieces: list[Piece] = []
    for operation in LCSseq.opcodes(old, new):
        removed = "".join(old[operation.src_start : operation.src_end])
        added = "".join(new[operation.dest_start : operation.dest_end])
        pieces += [(SAME, removed)] if operation.tag == "equal" else [(REMOVED, removed), (ADDED, added)]
    return merge(pieces)


def is_rewritten(pieces: list[Piece]) -> bool:
    """Whether two long texts stand one under the other, which is then said in words."""
    kinds = [kind for kind, _text in pieces]
    return kinds == [REMOVED, ADDED] and sum(len(text) for _kind, text in pieces) > LONG


def merge(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of a kind as one piece; within each run of changes what went stands before what came."""
    merged: list[Piece] = []
    for is_same, run in groupby(pieces, key=lambda piece: piece[0] == SAME):
        texts = dict.fromkeys([SAME] if is_same else [REMOVED, ADDED], "")
        for kind, text in run:
            texts[kind] += text
        merged += [(kind, text) for kind, text in texts.items() if text]
    return merged


def drop_coincidences(pieces: list[Piece]) -> list[Piece]:
    """A blank or a «de» that stayed between two longer changes goes with them: they are read as one change."""
    spread: list[Piece] = []
    for position, (kind, text) in enumerate(pieces):
        if kind == SAME and is_coincidence(
            text, pieces[max(0, position - 2) : position], pieces[position + 1 : position + 3]
        ):
            spread += [(REMOVED, text), (ADDED, text)]
        else:
            spread.append((kind, text))
    return merge(spread)


def is_coincidence(text: str, before: list[Piece], after: list[Piece]) -> bool:
    """Whether a common text is shorter than the changes on both its sides."""
    if "\n" in text or not before or not after:
        return False
    return len(text.strip()) < min(change_length(before[::-1]), change_length(after))


def change_length(pieces: list[Piece]) -> int:
    """Letters of the change that these pieces begin with: the longer of what went and what came."""
    return max((len(text.strip()) for kind, text in pieces[:2] if kind != SAME), default=0)
