"""Where the sentences of a text begin."""

import re

from practices.spelling import fold

SENTENCE_END = re.compile(r"[.?!…][)\]\"'»”]{0,2} (?=[¿¡«“\"(]?[A-ZÁÉÍÓÚÑÂÊÔÃÕÇ])")
# What ends with a full stop without ending a sentence.
ABBREVIATIONS = frozenset(
    "art arts dr dra sr sra sres lic ing prof num no nro etc pag cap vol ee uu ud uds av inc st mr mrs ms".split()
)
LAST_WORD = re.compile(r"(\w+)\.$")


def sentence_starts(text: str) -> list[int]:
    """Where in a text a sentence begins after another one; each has words."""
    starts: list[int] = []
    for end in SENTENCE_END.finditer(text):
        before = text[starts[-1] if starts else 0 : end.start()]
        is_end = not is_abbreviation(text[max(0, end.start() - 12) : end.start() + 1])
        if (
            is_end
            and any(map(str.isalnum, before))
            and any(map(str.isalnum, text[end.end() : end.end() + 200]))
        ):
            starts.append(end.end())
    return starts


def is_abbreviation(before: str) -> bool:
    last = LAST_WORD.search(before)
    return last is not None and (fold(last[1]) in ABBREVIATIONS or (len(last[1]) == 1 and last[1].isupper()))


def parts_of(text: str) -> list[str]:
    """The sentences of a text."""
    ends = [*sentence_starts(text), len(text)]
    return [text[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)]
