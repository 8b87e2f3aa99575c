"""Which question of the form a line asks: by its numeral, by its label, or by one close to it."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from practices.spelling import TOKEN

from .form import CONTACT, CONTACT_NAMES, INSTRUCTION, LONGEST, by_name, phrases, targets, words

NUMERAL = re.compile(r"^\W{0,3}([12])\s*[.,]\s*(\d{1,2})(?!\d)[\s.):\]–—-]*")
BEGINS = re.compile(r"[¿¡\"«(]*[^\W\d_]")
MOST_WORDS = 12  # of a label in other words
AFTER_LABEL = " \t)?:.;*–—-"
CLOSE, WITH_NUMERAL = (
    0.85,
    0.6,
)  # how much of a label is the form's, from 0 to 1: alone, and after the right numeral
STEM = 5  # letters by which words are compared before anything slower is


@dataclass(frozen=True)
class Heading:
    """A question of the form, and what follows it on the same line.

    `is_label`: the label is the form's, or close to it. `is_sure`: nothing was guessed.
    """

    target: str
    rest: str = ""
    is_sure: bool = True
    is_label: bool = True


def heading(line: str, *, in_cell: bool) -> Heading | None:
    """The question that a line asks; None when it asks none.

    In the left cell of a row a numeral is enough. Anywhere else its label follows, or a capital as a sentence begins
    with: «1.5 millones de personas» is an answer.
    """
    numbered = NUMERAL.match(line)
    target = targets().get(f"{numbered[1]}.{numbered[2]}") if numbered else None
    if numbered is None or target is None:
        return read_unnumbered(line, in_cell=in_cell)
    rest = line[numbered.end() :]
    end = end_of_label(rest, target)
    if end is not None:
        return Heading(target, rest[end:].lstrip(AFTER_LABEL))
    if INSTRUCTION.match(line):
        return None
    if in_cell:
        return part_of_contact(target, rest) or Heading(target, rest.partition(":")[2].strip())
    return close_to(target, rest) or by_numeral(numbered, target, rest)


def is_bare_numeral(text: str) -> bool:
    numbered = NUMERAL.match(text)
    return numbered is not None and numbered.end() == len(text)


def close_to(target: str, text: str) -> Heading | None:
    """A label in other words, up to its colon or the end of the line."""
    label, _colon, rest = text.partition(":")
    if any(likeness(words(label), phrase) >= WITH_NUMERAL for phrase in phrases()[target]):
        return Heading(target, rest.strip(), is_sure=False)
    return None


def by_numeral(numbered: re.Match, target: str, rest: str) -> Heading | None:
    """A numeral that is no quantity: in brackets, or before a capital. What follows is kept as it stands."""
    first = BEGINS.match(rest)
    if numbered[0].startswith(("(", "[")) or (first and first[0][-1].isupper()) or rest.startswith("¿"):
        return Heading(target, rest.strip(), is_sure=False, is_label=False)
    return None


def read_unnumbered(line: str, *, in_cell: bool) -> Heading | None:
    """A label without its numeral, word for word or nearly, alone on its line or up to a colon."""
    exact = by_name().get(words(line))
    if exact and (in_cell or names_question(exact, words(line))):
        return Heading(exact)
    label, colon, rest = line.partition(":")
    own = words(label)
    if colon and not in_cell and names_question(by_name().get(own), own):
        return Heading(by_name()[own], rest.strip())
    may_be_label = 1 < len(own) <= MOST_WORDS and not label.rstrip().endswith((".", ",", ";"))
    target = find_closest(own) if may_be_label else None
    return Heading(target, rest.strip(), is_sure=False) if target else None


def names_question(target: str | None, own: tuple[str, ...]) -> bool:
    """Whether words outside a table are the name of a question: one word alone is none, but that of the contact."""
    return target == CONTACT or (len(own) > 1 and target in targets().values())


def find_closest(own: tuple[str, ...]) -> str | None:
    """The question whose name begins with the same word and is nearly this one."""
    names = [
        (name, target)
        for name, target in by_name().items()
        if target in question_names() and name[0][:STEM] == own[0][:STEM]
    ]
    best = max(((likeness(own, name), target) for name, target in names), default=(0, None))
    return best[1] if best[0] >= CLOSE else None


@cache
def question_names() -> frozenset[str]:
    return frozenset(targets().values())


def likeness(own: tuple[str, ...], phrase: tuple[str, ...]) -> float:
    """From 0 to 1; 0 at once for what has not half of its words in common."""
    if (
        not own
        or len(own) > 2 * MOST_WORDS
        or 2 * len(stems(own) & stems(phrase)) < min(len(own), len(phrase))
    ):
        return 0
    matcher = SequenceMatcher(None, " ".join(own), " ".join(phrase))
    return matcher.ratio() if matcher.quick_ratio() >= WITH_NUMERAL else 0


def stems(own: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word[:STEM] for word in own)


def part_of_contact(target: str, rest: str) -> Heading | None:
    """«1.12 Cargo»: the numeral of the question with the name of one of its parts."""
    part = by_name().get(words(rest))
    return Heading(part) if target == CONTACT and part in CONTACT_NAMES else None


def end_of_label(text: str, target: str) -> int | None:
    """Where the label ends that a text begins with; also of a label in other words, up to its colon."""
    spoken = [(words(found[0]), found.end()) for found in TOKEN.finditer(text[:LONGEST])]
    for phrase in phrases()[target]:
        shared = 0
        for (said, _end), wanted in zip(spoken, phrase, strict=False):
            if said != (wanted,):
                break
            shared += 1
        if not shared:
            continue
        end = spoken[shared - 1][1]
        if shared == len(phrase) or not text[end:].strip(" )"):
            return end
        label = text[end:].partition(":")[0]
        if label != text[end:] and len(words(label)) < MOST_WORDS:
            return end + len(label)
    return None


def contact_part(line: str) -> tuple[str, str] | None:
    """The part of 1.12 that a line names, «Cargo: Directora», and what it says of it."""
    label, colon, said = line.partition(":")
    name = by_name().get(words(label))
    return (name, said.strip()) if colon and name in CONTACT_NAMES else None
