"""Sentences that were broken over lines or bullets, joined."""

import re
from dataclasses import replace

from practices.spelling import fold

from .cutting import Block
from .datelines import is_dateline
from .headings import begins_with
from .source import say

MAX_WRAPPED_LINE = 120  # characters; a longer line was not broken to fit a page
MIN_WRAPPED_LINES = 6
MAX_JOINED = 4_000  # characters; no sentence is longer
# A sentence does not end with one of these.
LEADS_ON = frozenset(
    (
        "a al ante bajo con contra de del desde e el en entre hacia hasta la las los ni o para por que segun sin sobre su sus "
        "tras u un una y como cuyo cuya da das do dos em na nas no nos os um uma com pela pelo seu sua and of or the to with for "
        "in by from on at an"
    ).split()
)
MAX_HEADING = 3  # words of a line that names what stands below it
MAX_END = 60  # characters at the end of a text that say whether it goes on
ENDS = re.compile(r"[.:;?!…][)\]\"'»”]*$")
LAST_WORD = re.compile(r"[^\W_]+$")


def join_broken(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks, each joined to what goes on from it."""
    width = wrapped_width(blocks)
    joined: list[Block] = []
    for block in blocks:
        if joined and goes_on(joined[-1], block, width):
            joined[-1] = join(text, joined[-1], block)
        else:
            joined.append(block)
    return joined


def wrapped_width(blocks: list[Block]) -> int:
    """How long the lines of a text are that was broken to fit a page; nothing for any other."""
    lengths = [len(block.text) for block in blocks]
    widest = max(lengths, default=0)
    full = sum(length >= widest * 0.75 for length in lengths)
    return widest if widest <= MAX_WRAPPED_LINE and widest >= 55 and full >= MIN_WRAPPED_LINES else 0


def goes_on(block: Block, following: Block, width: int) -> bool:
    """Whether a sentence of the block ends only in the following one."""
    if following.gap or following.cell or following.line == block.last_line or len(block.text) > MAX_JOINED:
        return False
    if not block.text:
        return not following.is_item  # a number on a line of its own
    if block.is_item and not following.is_item and following.indent > block.indent:
        return True  # it is set below the text of the item
    if following.label or ENDS.search(block.text[-MAX_END:]) or not following.text:
        return False
    leads_on = ends_open(block.text)
    if following.bullet:
        return leads_on and block.bullet is not None
    if block.words <= MAX_HEADING and begins_with(block.text) and not leads_on:
        return False  # «Próximos pasos», and then what is to be done
    begins_small = following.text[0].islower()
    if begins_small or leads_on or block.text.endswith(","):
        return not is_capitals(block.text) or is_capitals(following.text)
    last_length = len(block.text) - (block.joints[-1] if block.joints else 0)
    if is_dateline(following.text):
        return False
    return bool(width) and last_length >= width * 0.75 and not is_capitals(following.text)


def ends_open(text: str) -> bool:
    last = LAST_WORD.search(text[-MAX_END:])
    return last is not None and fold(last[0]) in LEADS_ON and not is_capitals(text)


def is_capitals(text: str) -> bool:
    return text.isupper()


def join(text: str, block: Block, following: Block) -> Block:
    places = [*block.places, *following.places]
    marks = [*block.marks, *([following.bullet] if following.bullet else []), *following.marks]
    return replace(
        block,
        places=places,
        text=say(text, places),
        last_line=following.last_line,
        notes=[*block.notes, *following.notes],
        marks=marks,
        joints=[*block.joints, len(block.text) + 1] if block.text else block.joints,
    )
