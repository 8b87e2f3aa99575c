"""The marks that programs leave in a text, found line by line and set apart from the words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from .debris import Debris
from .source import BLOCK_TAG, Place, lines_of, trimmed

MAX_NOTE = 4_000  # characters
NOTES_IN_A_LINE = 50
NOTE_REFERENCE = re.compile(r"\[footnoteRef:(\d{1,4})\](?:\[\d{1,4}\])?", re.I)
NOTE_HEAD = re.compile(r"\[(\d{1,4}):[ \t]?(?:\[\d{1,4}\])?")
ASKS_TO_CLICK = r"(?:haga |hacer |haz |d[ée] |dar )?(?:clic|click|clique)|ver m[áa]s|leer m[áa]s|ler mais|saiba mais|read more"
SCREEN = re.compile(rf"\*?[(\[](?:{ASKS_TO_CLICK})\b[^()\[\]\r\n]{{0,80}}[)\]]\*?", re.I)
SCREEN_LINE = re.compile(rf"(?:{ASKS_TO_CLICK})\b[^.:;]{{0,60}}[.»>]?", re.I)
PAGE_LINE = re.compile(
    r"(?:[-–—] ?)?(?:p[áa]g(?:ina|\.)?|page) ?\d{1,4}(?: ?(?:de|of|/) ?\d{1,4})?(?: ?[-–—])?", re.I
)
MARKS = re.compile(
    r"(?P<bookmark>\[bookmark:[^\[\]\r\n]{0,100}\])"
    r"|(?P<note_mark>\[footnoteRef:\d{1,4}\](?:\[\d{1,4}\])?)"
    rf"|(?P<screen>{SCREEN.pattern})"
    r"|(?P<tag></?[a-z][a-z0-9]{0,15}(?:\s[^<>\r\n]{0,200})?/?>|\*{2,}|_{2,})",
    re.I,
)
WHOLE_LINES = ((Debris.SCREEN, SCREEN_LINE), (Debris.PAGE_NUMBER, PAGE_LINE))


@dataclass
class Taken:
    """A mark or words that were taken out; it may stand in several places, as a note's brackets do."""

    why: Debris
    places: list[Place]


@dataclass
class Line:
    """A line without its marks; `parts` are what stands between tags that set words apart."""

    number: int
    parts: list[list[Place]] = field(default_factory=list)
    notes: list[Place] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    leading_tabs: int = 0
    indent: int = 0  # blanks before its first sign, where no tab stands before it


def clean(text: str) -> Iterator[Line]:
    for number, (start, end) in enumerate(lines_of(text), 1):
        yield clean_line(text, number, start, end)


def clean_line(text: str, number: int, start: int, end: int) -> Line:
    line = Line(number)
    visible = trimmed(text, (start, end))
    line.leading_tabs = text.count("\t", start, visible[0])
    line.indent = 0 if line.leading_tabs else visible[0] - start
    for why, pattern in WHOLE_LINES:
        if pattern.fullmatch(text, *visible):
            line.taken.append(Taken(why, [visible]))
            return line
    notes = find_notes(text, *visible)
    line.notes = [words for words, _brackets in notes.values()]
    take_marks(text, line, visible, notes)
    return line


def find_notes(text: str, start: int, end: int) -> dict[int, tuple[Place, list[Place]]]:
    """The notes of a line by where they begin: their words, and their brackets with the mark in the text.

    Word's text export sets a note as «[1: [2] words ]» behind its line, which says [footnoteRef:1][2].
    """
    references = {match[1]: match.span() for match in NOTE_REFERENCE.finditer(text, start, end)}
    notes: dict[int, tuple[Place, list[Place]]] = {}
    taken_to = start
    for head in NOTE_HEAD.finditer(text, start, end):
        if len(notes) == NOTES_IN_A_LINE or not references:
            break
        mark = references.get(head[1])
        if head.start() < taken_to or mark is None or not taken_to <= mark[0] < head.start():
            continue
        close = closing_bracket(text, head.end(), min(end, head.end() + MAX_NOTE))
        if close is not None:
            del references[head[1]]
            words = trimmed(text, (head.end(), close))
            notes[head.start()] = (words, [mark, head.span(), (close, close + 1)])
            taken_to = close + 1
    return notes


def closing_bracket(text: str, start: int, end: int) -> int | None:
    depth = 0
    for at in range(start, end):
        depth += (text[at] == "[") - (text[at] == "]")
        if depth < 0:
            return at
    return None


def take_marks(text: str, line: Line, visible: Place, notes: dict) -> None:
    """Sorts what stands in a line into its words, its marks and its notes."""
    at, end = visible
    part: list[Place] = []
    referred = {brackets[0] for _words, brackets in notes.values()}
    for start, stop, why in stops(text, visible, notes):
        if start < at:  # within a note that has been taken
            continue
        part.append((at, start))
        if start in notes:
            line.taken.append(Taken(Debris.NOTE_MARK, notes[start][1]))
        elif (start, stop) not in referred:
            line.taken.append(Taken(why, [(start, stop)]))
        if why is Debris.TAG and BLOCK_TAG.fullmatch(text, start, stop):
            line.parts.append(part)
            part = []
        at = stop
    line.parts.append([*part, (at, end)])
    line.parts = [places for part in line.parts if (places := with_words(text, part))]


def stops(text: str, visible: Place, notes: dict) -> list[tuple[int, int, Debris]]:
    """Where something is taken out, from left to right."""
    found = [
        (match.start(), match.end(), Debris(str(match.lastgroup))) for match in MARKS.finditer(text, *visible)
    ]
    found += [(start, brackets[2][1], Debris.NOTE_MARK) for start, (_words, brackets) in notes.items()]
    return sorted(found)


def with_words(text: str, places: list[Place]) -> list[Place]:
    """The places without those that hold nothing visible."""
    return [place for place in (trimmed(text, each) for each in places) if place[0] < place[1]]


def repeated_tabs(text: str) -> set[int]:
    """The lines that look like rows of a table: as many tabs within as the line with text before or after them."""
    rows = [
        (number, trimmed(text, (start, end)), end) for number, (start, end) in enumerate(lines_of(text), 1)
    ]
    tabs = [(number, text.count("\t", first, end)) for number, (first, last), end in rows if first < last]
    found: set[int] = set()
    for (first, some), (second, others) in pairwise(tabs):
        if some and some == others:
            found |= {first, second}
    return found
