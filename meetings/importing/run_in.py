"""Headings that run into their paragraph, «3. Informes nacionales. El Brasil comunicó …», and paragraphs that run into a list."""

from collections.abc import Iterator
from dataclasses import replace

from practices.spelling import fold

from .announcing import style_of
from .asides import Apart
from .cutting import Block
from .headings import begins_with
from .sentences import sentence_starts
from .source import Clipper, say
from .verbs import FINITE

MAX_HEADING = 8  # words
MIN_PARAGRAPH = 12  # words below such a heading
MIN_KNOWN = 2  # headings that say a kind, for the others beside them to be headings too


def part_headings(text: str, aparts: list[Apart]) -> Iterator[Apart]:
    """The blocks; a heading that runs into its paragraph is a block before it, with its number."""
    parted = [
        part for at, apart in enumerate(aparts) for part in part_lead_in(text, apart, aparts[at + 1 : at + 2])
    ]
    heads = {number: end for number, apart in enumerate(parted) if (end := heading_end(apart.block))}
    known = {number for number in heads if begins_with(parted[number].block.text[: heads[number]])}
    for number, apart in enumerate(parted):
        if number in heads and (number in known or len(known) >= MIN_KNOWN):
            yield from part_heading(text, apart, heads[number])
        else:
            yield apart


def part_lead_in(text: str, apart: Apart, following: list[Apart]) -> Iterator[Apart]:
    """A paragraph, and apart from it its last sentence where that leads to a list: «… Las delegaciones acordaron:»."""
    block = apart.block
    starts = sentence_starts(block.text) if block.text.endswith(":") and not block.joints else []
    if not starts or not following or not following[0].block.is_item or block.bullet or block.cell:
        yield apart
        return
    clipper = Clipper(text, block.places)
    before, lead = clipper.clip(0, starts[-1]), clipper.clip(starts[-1], len(block.text))
    yield replace(apart, block=replace(block, places=before, text=say(text, before), notes=[]))
    yield Apart(Block(lead, say(text, lead), block.line, block.last_line, notes=block.notes))


def heading_end(block: Block) -> int:
    """Where the heading ends that a numbered paragraph begins with, or is; nothing where it has none."""
    if (
        not block.label
        or block.bullet
        or block.joints
        or not style_of(block).startswith(("number", "capital"))
    ):
        return 0
    ends = [*sentence_starts(block.text), len(block.text)]
    head = block.text[: ends[0]].strip()
    words = len(head.split())
    is_whole = ends[0] == len(block.text)
    is_long_enough = is_whole or block.words >= MIN_PARAGRAPH + words
    is_heading = head.endswith(".") and words <= MAX_HEADING and not FINITE.search(fold(head))
    return ends[0] if is_heading and is_long_enough else 0


def part_heading(text: str, apart: Apart, end: int) -> Iterator[Apart]:
    block = apart.block
    if end == len(block.text):
        yield replace(apart, block=replace(block, mark="#"))
        return
    clipper = Clipper(text, block.places)
    head, rest = clipper.clip(0, end), clipper.clip(end, len(block.text))
    yield Apart(replace(block, places=head, text=say(text, head), notes=[], mark="#"))
    yield replace(apart, block=Block(rest, say(text, rest), block.line, block.last_line, notes=block.notes))
