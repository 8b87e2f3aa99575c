"""What stands within a paragraph and is no part of what it says: a remark on the plenary, a place kept for a practice, a
sentence that was set twice."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from practices.spelling import fold

from .cleaning import Taken
from .cutting import Block
from .debris import Debris
from .sentences import sentence_starts
from .source import Clipper, Place, say

BRACKETS = re.compile(r"[(\[][^()\[\]]{3,500}[)\]]")
PLENARY = re.compile(r"plenari|plenary")
NOT_SAID = re.compile(
    r"\bno se (?:mencion|dijo|present|abord|inform)|\bno fue |\bnao foi |\bwas not |\bnot (?:mentioned|said|raised)"
)
SAID = re.compile(r"\b(?:se mencion|se dijo|se present|fue mencion|foi mencion|mentioned|said|raised)")
KEPT = re.compile(
    r"\b(?:posibilidad|espacio|oportunidad|possibilidade|espaco|oportunidade|possibility|opportunity|slot)\b"
)
PRACTICE = re.compile(
    r"\b(?:present|expon|compart|apresent|shar)\w*.{0,60}\b(?:practicas?|praticas?|practices?|experiencias?)\b",
    re.S,
)
MIN_DOUBLED = 3  # words; shorter sentences are said twice on purpose


@dataclass
class Apart:
    """A block, and what was set apart from it."""

    block: Block
    note: list[Place] = field(default_factory=list)
    said_in_plenary: bool | None = None
    keeps_practice_place: bool = False


def set_apart(text: str, blocks: list[Block], taken: list[Taken]) -> list[Apart]:
    """The blocks with their asides. Adds to `taken` what was said twice."""
    return [apart for block in blocks for apart in read_block(text, drop_doubled(text, block, taken))]


def drop_doubled(text: str, block: Block, taken: list[Taken]) -> Block:
    """The block without a sentence that repeats the one before it, be it in another case."""
    starts = [0, *sentence_starts(block.text), len(block.text)]
    ends = list(pairwise(starts))
    words = [fold(block.text[start:end]).strip() for start, end in ends]
    doubled = {
        number
        for number in range(1, len(words))
        if words[number] == words[number - 1] and len(words[number].split()) >= MIN_DOUBLED
    }
    if not doubled:
        return block
    clipper = Clipper(text, block.places)
    kept: list[Place] = []
    for number, (start, end) in enumerate(ends):
        if number in doubled:
            taken.append(Taken(Debris.DOUBLED, clipper.clip(start, end)))
        else:
            kept += clipper.clip(start, end)
    return replace(block, places=kept, text=say(text, kept))


def read_block(text: str, block: Block) -> Iterator[Apart]:
    for brackets in BRACKETS.finditer(block.text):
        words = fold(brackets[0])
        if KEPT.search(words) and PRACTICE.search(words):
            yield from split_off(text, block, *brackets.span())
            return
        if PLENARY.search(words) and (NOT_SAID.search(words) or SAID.search(words)):
            inside = Clipper(text, block.places).clip(*brackets.span())
            rest = without(text, block, *brackets.span())
            is_said = NOT_SAID.search(words) is None
            yield Apart(rest, inside, is_said) if rest.words else Apart(block, [], is_said)
            return
    words = fold(block.text[:400])
    yield Apart(block, keeps_practice_place=bool(KEPT.match(words) and PRACTICE.search(words)))


def without(text: str, block: Block, start: int, end: int) -> Block:
    clipper = Clipper(text, block.places)
    places = [*clipper.clip(0, start), *clipper.clip(end, len(block.text))]
    return replace(block, places=places, text=say(text, places))


def split_off(text: str, block: Block, start: int, end: int) -> Iterator[Apart]:
    """A block, and as one of its own what stands between two of its characters."""
    rest = without(text, block, start, end)
    places = Clipper(text, block.places).clip(start, end)
    apart = Block(places, say(text, places), block.line, block.last_line)
    if not rest.words and not rest.label:
        yield Apart(block, keeps_practice_place=True)
        return
    yield Apart(rest)
    yield Apart(apart, keeps_practice_place=True)
