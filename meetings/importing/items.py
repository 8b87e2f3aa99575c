"""A block under a heading by itself: an item or several sentences, its own kind, an answer below a question."""

from practices.spelling import fold
from practices.statement_kinds import Kind

from . import plans
from .announcing import style_of
from .cutting import Block
from .half_sentences import ASKS
from .saying import kind_among, read_sentence
from .weighing import OVERRULED, says_otherwise


def answers(block: Block) -> bool:
    """Whether a block below a heading of questions asks nothing."""
    text = block.text
    return text.endswith((".", ";")) and not ("?" in text or "¿" in text or ASKS.match(fold(text)))


def kind_of_item(block: Block, said: Kind) -> Kind | None:
    """What an item is of itself, whatever list it stands in: a question, or a task with its day."""
    if block.text.endswith("?") and said in OVERRULED:
        return Kind.QUESTION
    is_task = said == Kind.AGREEMENT and block.is_item and plans.is_task(block.text)
    return Kind.WAY_FORWARD if is_task else None


def named_among(text: str, others: frozenset[Kind], said: Kind) -> Kind | None:
    """Under a heading that announces several kinds, the one that a text says."""
    own = read_sentence(text).kind
    return own if own in others else kind_among(text, others | {said}) if others else None


def is_of_another_kind(block: Block, said: Kind) -> bool:
    return says_otherwise(block.text, said, in_any_sentence=not is_one(block))


def is_one(block: Block) -> bool:
    """Whether a block is one statement, whatever its sentences say: an item, but no numbered paragraph."""
    return block.is_item and (block.bullet is not None or not style_of(block).startswith("number"))
