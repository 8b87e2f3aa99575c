"""Which question of the form a line asks: by its numeral, its label, or words close to its label."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from practices.spelling import TOKEN

from .form import CONTACT, CONTACT_NAMES, INSTRUCTION, LONGEST, by_name, phrases, targets, words

NUMERAL = re.compile(r"^\W{0,3}([12])\s*[.,]\s*(\d{1,2})(?!\d)[\s.):\]–—-]*")
BEGINS = re.compile(r"[¿¡\"«(]*[^\W\d_]")
MAX_LABEL_WORDS = 12  # of a label in other words
AFTER_LABEL = " \t)?:.;*–—-"
CLOSE, WITH_NUMERAL = (
    0.85,
    0.6,
)  # the least likeness of a label to the form's: alone, and after the right numeral
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


def read_heading(line: str, *, in_cell: bool) -> Heading | None:
    """The question that a line asks; None when it asks none.

    In the left cell of a row a numeral is enough. Anywhere else its label follows, or a capital as a sentence begins
    with: «1.5 millones de personas» is an answer.
    """
    numbered = NUMERAL.match(line)
    target = targets().get(f"{numbered[1]}.{numbered[2]}") if numbered else None
    if numbered is None or target is None:
        return read_unnumbered(line, in_cell=in_cell)
    rest = line[numbered.end() :]
    end = find_label_end(rest, target)
    if end is not None:
        return Heading(target, rest[end:].lstrip(AFTER_LABEL))
    if INSTRUCTION.match(line):
        return None
    if in_cell:
        label, _colon, answer = rest.partition(":")
        is_sure = by_name().get(words(label), target) == target  # not where the label is another question's
        return match_contact_part(target, rest) or Heading(target, answer.strip(), is_sure=is_sure)
    return match_similar(target, rest) or match_numeral(numbered, target, rest)


def is_bare_numeral(text: str) -> bool:
    numbered = NUMERAL.match(text)
    return numbered is not None and numbered.end() == len(text)


def match_similar(target: str, text: str) -> Heading | None:
    """A label in other words, up to its colon or the end of the line."""
    label, _colon, rest = text.partition(":")
    if any(likeness(words(label), phrase) >= WITH_NUMERAL for phrase in phrases()[target]):
        return Heading(target, rest.strip(), is_sure=False)
    return None


def match_numeral(numbered: re.Match, target: str, rest: str) -> Heading | None:
    """A numeral that is no quantity: in brackets, or before a capital. The text after it is kept."""
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
    label_words = words(label)
    if colon and not in_cell and names_question(by_name().get(label_words), label_words):
        return Heading(by_name()[label_words], rest.strip())
    may_be_label = 1 < len(label_words) <= MAX_LABEL_WORDS and not label.rstrip().endswith((".", ",", ";"))
    target = find_closest(label_words) if may_be_label else None
    return Heading(target, rest.strip(), is_sure=False) if target else None


def names_question(target: str | None, label_words: tuple[str, ...]) -> bool:
    """Whether words outside a table are the name of a question: a single word is one for the contact only."""
    return target == CONTACT or (len(label_words) > 1 and target in targets().values())


def find_closest(label_words: tuple[str, ...]) -> str | None:
    """The question whose name begins with the same word and is nearly this one."""
    likenesses = (
        (likeness(label_words, name), target)
        for name, target in by_name().items()
        if target in question_names() and name[0][:STEM] == label_words[0][:STEM]
    )
    best, target = max(likenesses, default=(0, None))
    return target if best >= CLOSE else None


@cache
def question_names() -> frozenset[str]:
    return frozenset(targets().values())


def likeness(label_words: tuple[str, ...], phrase: tuple[str, ...]) -> float:
    """How alike two texts are, from 0 to 1; 0 without comparing them when they share less than half of their words."""
    shared = stems(label_words) & stems(phrase)
    if not 0 < len(label_words) <= 2 * MAX_LABEL_WORDS or 2 * len(shared) < min(
        len(label_words), len(phrase)
    ):
        return 0
    matcher = SequenceMatcher(None, " ".join(label_words), " ".join(phrase))
    return matcher.ratio() if matcher.quick_ratio() >= WITH_NUMERAL else 0


def stems(label_words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word[:STEM] for word in label_words)


def match_contact_part(target: str, rest: str) -> Heading | None:
    """«1.12 Cargo»: the numeral of the question with the name of one of its parts."""
    part = by_name().get(words(rest))
    return Heading(part) if target == CONTACT and part in CONTACT_NAMES else None


def find_label_end(text: str, target: str) -> int | None:
    """Where the label at the beginning of a text ends, be it in other words up to its colon; None when there is none."""
    text_words = [(words(token[0]), token.end()) for token in TOKEN.finditer(text[:LONGEST])]
    for phrase in phrases()[target]:
        shared = 0
        for (word, _end), phrase_word in zip(text_words, phrase, strict=False):
            if word != (phrase_word,):
                break
            shared += 1
        if not shared:
            continue
        end = text_words[shared - 1][1]
        if shared == len(phrase) or not text[end:].strip(" )"):
            return end
        label = text[end:].partition(":")[0]
        if label != text[end:] and len(words(label)) < MAX_LABEL_WORDS:
            return end + len(label)
    return None


def read_contact_part(line: str) -> tuple[str, str] | None:
    """The part of 1.12 that a line names and its answer, as in «Cargo: Directora»; None when it names none."""
    label, colon, answer = line.partition(":")
    name = by_name().get(words(label))
    return (name, answer.strip()) if colon and name in CONTACT_NAMES else None
