"""Headings that run into their paragraph: «3. Informes nacionales. El Brasil comunicó …»."""

from collections.abc import Iterator
from dataclasses import replace

from .announcing import style_of
from .asides import Apart
from .cutting import Block
from .headings import begins_with
from .sentences import sentence_starts
from .source import Clipper, say

MAX_HEADING = 8  # words
MIN_PARAGRAPH = 12  # words below such a heading
MIN_KNOWN = 2  # headings that say a kind, for the others beside them to be headings too


def part_headings(text: str, aparts: list[Apart]) -> Iterator[Apart]:
    """The blocks; a heading that runs into its paragraph is a block before it, with its number."""
    heads = {number: end for number, apart in enumerate(aparts) if (end := heading_end(apart.block))}
    known = {number for number in heads if begins_with(aparts[number].block.text[: heads[number]])}
    are_alike = len(known) >= MIN_KNOWN
    for number, apart in enumerate(aparts):
        if number in known or (are_alike and number in heads):
            yield from parted(text, apart, heads[number])
        else:
            yield apart


def heading_end(block: Block) -> int:
    """Where the heading ends that a numbered paragraph begins with; nothing where it has none."""
    if not block.label or block.bullet or block.joints or not style_of(block).startswith(("number", "capital")):
        return 0
    starts = sentence_starts(block.text)
    head = block.text[: starts[0]].strip() if starts else ""
    is_heading = head.endswith(".") and len(head.split()) <= MAX_HEADING
    return starts[0] if is_heading and block.words >= MIN_PARAGRAPH + len(head.split()) else 0


def parted(text: str, apart: Apart, end: int) -> Iterator[Apart]:
    block = apart.block
    clipper = Clipper(text, block.places)
    head, rest = clipper.clip(0, end), clipper.clip(end, len(block.text))
    yield Apart(replace(block, places=head, text=say(text, head), notes=[], mark="#"))
    yield replace(
        apart,
        block=Block(rest, say(text, rest), block.line, block.last_line, notes=block.notes, marks=[]),
    )
