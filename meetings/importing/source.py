"""A text as it came: its lines, and its words by the places where they stand.

Places are offsets in characters; lines are counted from one.
"""

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from itertools import pairwise

from practices.fields import is_forbidden
from practices.spelling import fold
from practices.words import SPLIT, WHITE_SPACE

LINE_END = re.compile(r"\r\n|\r|\n")
BLANKS = frozenset(chr(code) for code in range(0x3001) if SPLIT.fullmatch(chr(code)))
VISIBLE = re.compile(f"[^{WHITE_SPACE}]+")
# Tags between which words stand apart, as the browser sets them.
BLOCK_TAG = re.compile(
    r"</?(?:p|br|div|li|ul|ol|tr|td|th|table|h[1-6]|section|article|blockquote)\b[^<>\r\n]{0,200}>", re.I
)

Place = tuple[int, int]


def lines_of(text: str) -> list[Place]:
    """Where each line begins and ends, without what ends it."""
    ends = [(end.start(), end.end()) for end in LINE_END.finditer(text)]
    starts = [0, *(after for _end, after in ends)]
    return list(zip(starts, [*(end for end, _after in ends), len(text)], strict=True))


class LineNumbers:
    """The line in which a character stands."""

    def __init__(self, text: str):
        self.starts = [start for start, _end in lines_of(text)]

    def at(self, offset: int) -> int:
        return bisect_right(self.starts, offset)


def words_of(text: str) -> Iterator[Place]:
    """What stands between white space, whether or not it counts as a word."""
    return (match.span() for match in VISIBLE.finditer(text))


def fold_evenly(text: str) -> str:
    """The text folded letter for letter: as long as it was."""
    return "".join(map(fold_letter, text))


@lru_cache(maxsize=1024)
def fold_letter(letter: str) -> str:
    folded = fold(letter)
    return folded if len(folded) == 1 else letter


def trimmed(text: str, place: Place) -> Place:
    """The place without the white space around it."""
    start, end = place
    while start < end and text[start] in BLANKS:
        start += 1
    while end > start and text[end - 1] in BLANKS:
        end -= 1
    return start, end


def characters(
    text: str, places: Iterable[Place], breaks: Container[int] = frozenset()
) -> list[tuple[str, int]]:
    """What these places say, each character with its offset in the text.

    White space is one blank. Between two places stands a blank where the text sets them apart, and a line ends before
    the places that begin at `breaks`.
    """
    places = list(places)
    found: list[tuple[str, int]] = []
    for number, (start, end) in enumerate(places):
        if number and is_apart(text[places[number - 1][1] : start]):
            found.append(("\n" if start in breaks else " ", places[number - 1][1]))
        found += [(" " if text[at] in BLANKS else text[at], at) for at in range(start, end)]
    dropped = forbidden_in(text, places)
    return squeeze([(character, at) for character, at in found if character not in dropped])


def forbidden_in(text: str, places: Iterable[Place]) -> set[str]:
    """The characters of these places that no text of the record may hold."""
    used = {character for start, end in places for character in set(text[start:end])}
    return {character for character in used - BLANKS if never_shown(character)}


never_shown = lru_cache(maxsize=4096)(is_forbidden)


def is_apart(between: str) -> bool:
    return not BLANKS.isdisjoint(between) or BLOCK_TAG.search(between) is not None


def squeeze(found: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The characters without blanks at their ends, and with one blank where several were."""
    kept = found[:1]
    kept += [after for before, after in pairwise(found) if (before[0], after[0]) != (" ", " ")]
    while kept and kept[0][0] == " ":
        kept.pop(0)
    while kept and kept[-1][0] == " ":
        kept.pop()
    return kept


def say(text: str, places: Iterable[Place], breaks: Container[int] = frozenset()) -> str:
    """What these places say, as `characters` has it."""
    places = list(places)
    lines = [""]
    for number, (start, end) in enumerate(places):
        if number and start in breaks:
            lines.append("")
        elif number and is_apart(text[places[number - 1][1] : start]):
            lines[-1] += " "
        lines[-1] += text[start:end]
    drop = str.maketrans(dict.fromkeys(forbidden_in(text, places)))
    return "\n".join(SPLIT.sub(" ", line.translate(drop)).strip(" ") for line in lines)


class Clipper:
    """Finds where in the source some characters of what these places say stand."""

    def __init__(self, text: str, places: Iterable[Place]):
        self.text = text
        self.places = list(places)
        self.offsets = [at for _character, at in characters(text, self.places)]

    def clip(self, start: int, end: int) -> list[Place]:
        """The places of the characters from `start` to `end`."""
        offsets = self.offsets[start:end]
        if not offsets:
            return []
        first, last = offsets[0], offsets[-1] + 1
        inside = [
            (max(first, begin), min(last, stop))
            for begin, stop in self.places
            if begin < last and stop > first
        ]
        return [place for place in (trimmed(self.text, each) for each in inside) if place[0] < place[1]]
