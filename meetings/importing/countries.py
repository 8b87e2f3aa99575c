"""The names by which a text may mean a country."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from practices.spelling import MARKS

CODE = re.compile(r"[A-Z]{2,3}$")
MAX_ROW = 60  # characters
BETWEEN = re.compile(r"\s*(?:(?:,|/|y|e|and)\s*)?")
AFTER_CODE = re.compile(r"(?: [a-z]|[,/]\s?[A-Z]{2}\b|$)")
LETTERS = re.compile(r"[^\W\d_]+")
# Other places whose names begin or end with a country's.
NOT_BEFORE = {
    "guayana": "francesa",
    "guyana": "francesa",
    "guiana": "francesa",
    "colombia": "britanica",
    "estados unidos": "mexicanos",
}
NOT_AFTER = frozenset(("nueva", "nuevo", "new", "novo", "nova", "rua", "calle"))


def without_accents(text: str) -> str:
    """The text without accents, letter for letter and in its own case; `text` is composed (NFC)."""
    return "".join(map(without_accent, text))


@lru_cache(maxsize=1024)
def without_accent(character: str) -> str:
    plain = MARKS.sub("", unicodedata.normalize("NFKD", character))
    return plain if len(plain) == 1 else character


@dataclass(frozen=True)
class Found:
    """A country named in a text without accents, and where."""

    code: str
    start: int
    end: int


class Countries:
    """The countries of the repository, by every name that they have.

    `rows` are a code, the names in three languages, and other names: ISO codes of three letters and codes of airports
    among them. A name has to begin with a capital letter; a code is read only where a report sets one, since «SUR» and
    «CAN» mean other things within a sentence.
    """

    def __init__(self, rows: Iterable[tuple[str, Iterable[str], Iterable[str]]]):
        self.codes: dict[str, str] = {}
        self.names: dict[str, str] = {}  # without blanks, by the code
        self.spelled: set[str] = set()
        for code, names, others in rows:
            self.codes.setdefault(code, code)
            for name in (*names, *others):
                self.add(code, without_accents(name).strip())
        spelled = "|".join(
            re.escape(name).replace(r"\ ", r"\s?") for name in sorted(self.spelled, key=len, reverse=True)
        )
        self.pattern = re.compile(rf"(?<!\w)(?:{spelled})(?!\w)", re.I) if spelled else None
        self.code_pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, self.codes)) or '(?!)'})(?!\w)")

    def add(self, code: str, name: str) -> None:
        if CODE.match(name):
            self.codes[name] = code
            return
        for spelling in filter(None, (name, name.split(" (")[0])):
            self.spelled.add(spelling)
            self.names[squeezed(spelling)] = code

    def named_in(self, text: str) -> list[Found]:
        """The countries that a text names, in its order; `text` is without accents."""
        if not self.pattern:
            return []
        return [
            Found(self.names[squeezed(match[0])], *match.span())
            for match in self.pattern.finditer(text)
            if match[0][0].isupper() and not is_another_place(text, match)
        ]

    def led_by(self, text: str) -> list[Found]:
        """The countries whose codes a sentence begins with, «CO y PE piden …», and then those that it names."""
        end, codes = 0, self.coded_in(text[:MAX_ROW]) if not text.isupper() else []
        row: list[Found] = []
        for each in codes:
            if not BETWEEN.fullmatch(text[end : each.start]) or not AFTER_CODE.match(text, each.end):
                break
            row.append(each)
            end = each.end
        return [*row, *self.named_in(text)]

    def coded_in(self, text: str) -> list[Found]:
        return [Found(self.codes[match[0]], *match.span()) for match in self.code_pattern.finditer(text)]


def squeezed(name: str) -> str:
    return "".join(name.casefold().split())


def is_another_place(text: str, match: re.Match) -> bool:
    after = LETTERS.match(text, match.end() + 1)
    before = LETTERS.findall(text[max(0, match.start() - 12) : match.start()])
    name = " ".join(match[0].casefold().split())
    return (after is not None and NOT_BEFORE.get(name) == after[0].casefold()) or (
        bool(before) and before[-1].casefold() in NOT_AFTER and text[match.start() - 1] == " "
    )


def unique(codes: list[str]) -> list[str]:
    return list(dict.fromkeys(codes))
