"""Which options of a list are ticked, in whatever way the ticks were made: ☒, ✅, [x], (X), a lone x, before or after.

An untouched list is blank, whatever bullets it has. A list in which boxes were replaced by the words themselves
(«Nacional y local») says what it says. Where it cannot be told what a mark means, or which option it belongs to,
nothing is taken for chosen.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from practices.spelling import TOKEN, fold

TICK = r"[☒☑☓✓✔✕✖✗✘⊠■▣🗹🗷×✅❎❌🗸⬛◼◾●◉🔘⦿]|[\[(]\s*[xX✓✔☒☑×]\s*[\])]|(?<![^\W_])[xX](?![^\W_])"
SPACE = r"[☐□◻▢○❏❑⬜◽◯⚪🔲🔳▫]|\[\s*\]|\(\s*\)|_{2,}"
SOLID = set("■▣⬛◼◾●✓✔×")  # also drawn as bullets: before every option they tick none
BULLETS = set("•‣⁃·▪►▶➢➤→*")
VARIATIONS = re.compile("[\ufe0e\ufe0f]")  # of the same sign, in colours or plain
MARK = re.compile(f"(?P<tick>{TICK})|(?P<space>{SPACE})")
ASKED = re.compile(r"^\s*(?:¿?\s*cu[áa]l(?:es)?\s*\?)?\s*[:.–—-]?\s*", re.I)
BEFORE_NEXT = re.compile(
    r"\W*(?:\d+|[a-j]|y|e|o)\W*", re.I
)  # the number of the next option, or a linking word
BLANK = re.compile(r"_{2,}|\.{8,}|…{3,}")
NUMBERS = re.compile(r"^(?:\W|objetivos?|ods|metas?|y|e|n[.º°]|\d)+$", re.I)
LONGEST_LIST = 10_000  # characters; a longer one is no list of ours
LINKING = {"y", "e", "o", "and"}


@dataclass(frozen=True)
class Option:
    """A value of a list, under all the names it goes by."""

    code: str
    names: tuple[str, ...]
    asks_for_text: bool = False

    def __str__(self):
        return self.names[0]


@dataclass
class Ticked:
    """What a list of options says: the codes, the text of «Otro», and what was not understood."""

    codes: list[str] = field(default_factory=list)
    other: str = ""
    left_over: list[str] = field(default_factory=list)


@dataclass
class Spot:
    """An option where it stands in a line."""

    option: Option
    start: int
    end: int
    before: str = ""
    after: str = ""


def read_choices(lines: list[str], options: list[Option]) -> Ticked:
    lines = [VARIATIONS.sub("", line) for line in lines]
    text = "\n".join(lines)
    if len(text) > LONGEST_LIST:
        return Ticked(left_over=[text])
    if numbers := listed_numbers(text, options):
        return Ticked(numbers)
    names, marked = Names(options), bool(MARK.search(text))
    found = [(line, spots(line, names, marked=marked)) for line in lines]
    if not any(own for _line, own in found):
        return Ticked(left_over=[text] if TOKEN.search(without_marks(text)) else [])
    everything = all(option.asks_for_text for _name, option in names.left)
    if is_bulleted([spot for _line, own in found for spot in own], everything=everything):
        return read_ticks(found, whole=True, bulleted=True)
    if everything and names.left and not marked:
        return Ticked(left_over=[text])
    return read_ticks(found, whole=marked or not names.left)


def listed_numbers(text: str, options: list[Option]) -> list[str]:
    """«4, 10 y 23»: options named by their numbers alone."""
    if not NUMBERS.match(text) or MARK.search(text):
        return []
    codes = {option.code for option in options}
    said = re.findall(r"\d+", text)
    return said if said and set(said) <= codes else []


def is_bulleted(own: list[Spot], *, everything: bool) -> bool:
    """Whether the whole list has the same sign before every option, one that is no box: it was not touched."""
    signs = {sign_of(spot) for spot in own if not spot.option.asks_for_text}
    return everything and len(signs) == 1 and signs != {""}


def sign_of(spot: Spot) -> str:
    """The sign before an option, when it may be a bullet or is of no known meaning."""
    signs = [one for one in spot.before if one in SOLID | BULLETS or is_strange(one)]
    return signs[-1] if signs else ""


def is_strange(character: str) -> bool:
    """Whether somebody may mean a tick by a sign that says nothing to us."""
    return (
        unicodedata.category(character) in ("So", "Sm", "Co")
        and character.isascii() is False
        and character not in BULLETS
        and not MARK.match(character)
    )


def has_strange_sign(own: list[Spot]) -> bool:
    """Before the options of a line or after the last; the text of «Otro» may have any sign."""
    last = "" if own[-1].option.asks_for_text else own[-1].after
    return any(map(is_strange, MARK.sub(" ", own[0].before + last)))


class Names:
    """The names under which the options not met so far may stand in a line, as tokens, longest first."""

    def __init__(self, options: list[Option]):
        self.left = [
            (tuple(TOKEN.findall(fold(name))), option) for option in options for name in option.names
        ]
        self.left.sort(key=lambda one: -len(one[0]))

    def find_at(self, tokens: list[str]) -> tuple[Option, int] | None:
        for name, option in self.left:
            if name and tuple(tokens[: len(name)]) == name:
                return option, len(name)
        return None

    def strike_out(self, option: Option) -> None:
        self.left = [one for one in self.left if one[1] is not option]


def spots(line: str, names: Names, *, marked: bool) -> list[Spot]:
    """The options of a line. One stands at its beginning, after another or after a tick box, not inside a sentence."""
    tokens = list(TOKEN.finditer(line))
    folded = [fold(one[0]) for one in tokens]
    found, end, number = [], 0, 0
    while number < len(tokens):
        here = names.find_at(folded[number:])
        if here and stands_free(line[end : tokens[number].start()], here[0], marked=marked):
            option, length = here
            names.strike_out(option)
            last = tokens[number + length - 1].end()
            found.append(Spot(option, tokens[number].start(), last))
            end, number = last, number + length
        else:
            number += 1
    return with_surroundings(line, found)


def stands_free(gap: str, option: Option, *, marked: bool) -> bool:
    """Whether nothing but ticks, the option's own number or a linking word comes before it."""
    loose = TOKEN.findall(MARK.sub(" ", gap))
    if not loose or [one.casefold() for one in loose] == [option.code.casefold()]:
        return True
    last = list(MARK.finditer(gap))
    if last and not TOKEN.findall(gap[last[-1].end() :].replace(option.code, "")):
        return len(last[-1][0]) > 1 or not last[-1][0].isalpha()
    return not marked and {one.casefold() for one in loose} <= LINKING


def with_surroundings(line: str, found: list[Spot]) -> list[Spot]:
    for number, spot in enumerate(found):
        start = found[number - 1].end if number else 0
        end = found[number + 1].start if number + 1 < len(found) else len(line)
        spot.before, spot.after = line[start : spot.start], line[spot.end : end]
    return found


def read_ticks(found: list[tuple[str, list[Spot]]], *, whole: bool, bulleted: bool = False) -> Ticked:
    """Reads the ticks line by line. `whole`: the list stands there as printed, so that a name alone chooses nothing.
    `bulleted`: nor does the sign before it."""
    said, last = Ticked(), None
    for line, own in found:
        if not own:
            last = go_on(said, line, last)
            continue
        side = side_of_ticks(own)
        if side is None or (
            not bulleted
            and has_strange_sign(own)
            and not any(is_ticked(spot, side, alone=False) for spot in own)
        ):
            said.left_over.append(line.strip())
            continue
        for spot in own:
            note_rest(said, spot, side, is_last=spot is own[-1])
            written = spot.option.asks_for_text and said.other and not has_box(spot)
            if written or not whole or (not bulleted and is_ticked(spot, side, alone=len(own) == 1)):
                said.codes.append(spot.option.code)
        last = own[-1].option
    return said


def go_on(said: Ticked, line: str, last: Option | None) -> Option | None:
    """A line without an option goes on with the text of «Otro», or was not understood."""
    if TOKEN.search(without_marks(line)):
        if last and last.asks_for_text:
            said.other = f"{said.other} {without_marks(line)}".strip()
        else:
            said.left_over.append(line.strip())
    elif any(mark["tick"] for mark in MARK.finditer(line)):
        said.left_over.append(line.strip())
    return last


def side_of_ticks(own: list[Spot]) -> str | None:
    """Where the ticks of a line stand; None when they may belong to the option on either side."""
    first, last = bool(MARK.search(own[0].before)), bool(MARK.search(own[-1].after))
    if first and (len(own) == 1 or not last or boxes_before(own)):
        return "before"
    if last and not first:
        return "after"
    between = any(MARK.search(spot.before) for spot in own)
    return None if between else "before"


def boxes_before(own: list[Spot]) -> bool:
    return all(MARK.search(spot.before) for spot in own)


def is_ticked(spot: Spot, side: str, *, alone: bool) -> bool:
    sides = [getattr(spot, side)]
    if alone and not spot.option.asks_for_text:
        sides = [spot.before, spot.after]
    return any(mark["tick"] for text in sides for mark in MARK.finditer(text))


def has_box(spot: Spot) -> bool:
    return any("_" not in mark[0] for mark in MARK.finditer(spot.before + "\n" + spot.after))


def note_rest(said: Ticked, spot: Spot, side: str, *, is_last: bool) -> None:
    """What follows an option: the text of «Otro», or words that nobody asked for."""
    rest = spot.after
    if side == "after" or not spot.option.asks_for_text:
        rest = without_marks(rest)
    elif not is_last:
        marks = list(MARK.finditer(rest))
        rest = rest[: marks[-1].start()] if marks else rest
    rest = BLANK.sub(" ", rest)
    if spot.option.asks_for_text:
        said.other = " ".join(ASKED.sub("", rest, count=1).split())
    elif TOKEN.search(rest) and not BEFORE_NEXT.fullmatch(rest):
        said.left_over.append(" ".join(f"{spot.option} {rest}".split()))


def without_marks(text: str) -> str:
    return " ".join(BLANK.sub(" ", MARK.sub(" ", text)).split())
