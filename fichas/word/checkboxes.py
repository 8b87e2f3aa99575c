"""Which options of a list are ticked, in whatever way the ticks were made: ☒, ✅, [x], (X), a lone x, before or after.

An untouched list is blank, whatever bullets it has. A list rewritten in words («Nacional y local») chooses what it
names. Where the meaning of a mark, or the option it belongs to, is not clear, nothing is taken for chosen.
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
WHICH = re.compile(r"^\s*(?:¿?\s*(?:cu[áa]l(?:es)?|qua(?:l|is)|which)\s*\?)?\s*[:.–—-]?\s*", re.I)
BEFORE_NEXT = re.compile(
    r"\W*(?:\d+|[a-j]|y|e|o|ou|and|or)\W*", re.I
)  # the number of the next option, or a linking word
BLANK = re.compile(r"_{2,}|\.{8,}|…{3,}")
NUMBERS = re.compile(r"^(?:\W|objetivos?|objectives?|goals?|ods|sdgs?|metas?|y|e|n[.º°]|\d)+$", re.I)
LONGEST_LIST = 10_000  # characters; a longer one is no list of ours
LINKING = {"y", "e", "o", "ou", "and", "or"}


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
    """The codes chosen in a list, the text of «Otro», and what was not understood."""

    codes: list[str] = field(default_factory=list)
    other: str = ""
    left_over: list[str] = field(default_factory=list)


@dataclass
class Spot:
    """An option in a line, and the text between it and the options on either side."""

    option: Option
    before: str
    after: str


def read_choices(lines: list[str], options: list[Option]) -> Ticked:
    """Which of these options the lines of an answer choose."""
    lines = [VARIATIONS.sub("", line) for line in lines]
    text = "\n".join(lines)
    if len(text) > LONGEST_LIST:
        return Ticked(left_over=[text])
    if numbers := read_numbers(text, options):
        return Ticked(numbers)
    names, marked = Names(options), bool(MARK.search(text))
    spots_by_line = [(line, find_spots(line, names, marked=marked)) for line in lines]
    all_spots = [spot for _line, spots in spots_by_line for spot in spots]
    if not all_spots:
        return Ticked(left_over=[text] if TOKEN.search(without_marks(text)) else [])
    is_complete = all(option.asks_for_text for _name, option in names.left)
    if is_complete and has_one_bullet(all_spots):
        return read_ticks(spots_by_line, is_printed=True, has_bullets=True)
    if is_complete and names.left and not marked:
        return Ticked(left_over=[text])
    return read_ticks(spots_by_line, is_printed=marked or not names.left)


def read_numbers(text: str, options: list[Option]) -> list[str]:
    """«4, 10 y 23»: options named by their numbers alone."""
    if not NUMBERS.match(text) or MARK.search(text):
        return []
    codes = {option.code for option in options}
    numbers = re.findall(r"\d+", text)
    return numbers if numbers and set(numbers) <= codes else []


def has_one_bullet(spots: list[Spot]) -> bool:
    """Whether every option has the same sign before it, one that is no box: nobody ticked anything."""
    signs = {find_sign(spot) for spot in spots if not spot.option.asks_for_text}
    return len(signs) == 1 and signs != {""}


def find_sign(spot: Spot) -> str:
    """The sign before an option when it may be a bullet or has no known meaning, else empty."""
    signs = [character for character in spot.before if character in SOLID | BULLETS or is_strange(character)]
    return signs[-1] if signs else ""


def is_strange(character: str) -> bool:
    """Whether a sign of no known meaning may be somebody's tick."""
    return (
        unicodedata.category(character) in ("So", "Sm", "Co")
        and not character.isascii()
        and character not in BULLETS
        and not MARK.match(character)
    )


def has_strange_sign(spots: list[Spot]) -> bool:
    """Whether one stands before the options of a line or after the last; the text of «Otro» may have any."""
    last = "" if spots[-1].option.asks_for_text else spots[-1].after
    return any(map(is_strange, MARK.sub(" ", spots[0].before + last)))


class Names:
    """The names of the options that no line had so far, as tokens, longest first."""

    def __init__(self, options: list[Option]):
        names = [(tuple(TOKEN.findall(fold(name))), option) for option in options for name in option.names]
        self.left = sorted(names, key=lambda entry: -len(entry[0]))

    def find_at(self, tokens: list[str]) -> tuple[Option, int] | None:
        for name, option in self.left:
            if name and tuple(tokens[: len(name)]) == name:
                return option, len(name)
        return None

    def strike_out(self, option: Option) -> None:
        self.left = [entry for entry in self.left if entry[1] is not option]


def find_spots(line: str, names: Names, *, marked: bool) -> list[Spot]:
    """The options of a line. One stands at its beginning, after another or after a tick box, not inside a sentence."""
    tokens = list(TOKEN.finditer(line))
    folded = [fold(token[0]) for token in tokens]
    options, ends, starts, number = [], [0], [], 0
    while number < len(tokens):
        match, start = names.find_at(folded[number:]), tokens[number].start()
        if match and stands_free(line[ends[-1] : start], match[0], marked=marked):
            option, length = match
            names.strike_out(option)
            options.append(option)
            starts.append(start)
            ends.append(tokens[number + length - 1].end())
            number += length
        else:
            number += 1
    gaps = [line[end:start] for end, start in zip(ends, [*starts, len(line)], strict=True)]
    return [Spot(*spot) for spot in zip(options, gaps, gaps[1:], strict=False)]


def stands_free(gap: str, option: Option, *, marked: bool) -> bool:
    """Whether nothing but ticks, the option's own number or a linking word comes before it."""
    words = TOKEN.findall(MARK.sub(" ", gap))
    if not words or [word.casefold() for word in words] == [option.code.casefold()]:
        return True
    marks = list(MARK.finditer(gap))
    if marks and not TOKEN.search(gap[marks[-1].end() :].replace(option.code, "")):
        return len(marks[-1][0]) > 1 or not marks[-1][0].isalpha()
    return not marked and {word.casefold() for word in words} <= LINKING


def read_ticks(spots_by_line: list[tuple[str, list[Spot]]], *, is_printed: bool, has_bullets=False) -> Ticked:
    """Reads the ticks line by line. `is_printed`: the list stands there as the form has it, so that a name alone chooses
    nothing. `has_bullets`: nor does the sign before it."""
    ticked, last_option = Ticked(), None
    for line, spots in spots_by_line:
        if not spots:
            read_continuation(ticked, line, last_option)
            continue
        side = side_of_ticks(spots)
        if side is None or (
            not has_bullets
            and has_strange_sign(spots)
            and not any(is_ticked(spot, side, alone=False) for spot in spots)
        ):
            ticked.left_over.append(line.strip())
            continue
        for spot in spots:
            read_rest(ticked, spot, side, is_last=spot is spots[-1])
            is_written = spot.option.asks_for_text and ticked.other and not has_box(spot)
            has_tick = not has_bullets and is_ticked(spot, side, alone=len(spots) == 1)
            if is_written or has_tick or not is_printed:
                ticked.codes.append(spot.option.code)
        last_option = spots[-1].option
    return ticked


def read_continuation(ticked: Ticked, line: str, last_option: Option | None) -> None:
    """A line without an option goes on with the text of «Otro», or was not understood."""
    if TOKEN.search(without_marks(line)):
        if last_option and last_option.asks_for_text:
            ticked.other = f"{ticked.other} {without_marks(line)}".strip()
        else:
            ticked.left_over.append(line.strip())
    elif any(mark["tick"] for mark in MARK.finditer(line)):
        ticked.left_over.append(line.strip())


def side_of_ticks(spots: list[Spot]) -> str | None:
    """Where the ticks of a line stand; None when they may belong to the option on either side."""
    first, last = bool(MARK.search(spots[0].before)), bool(MARK.search(spots[-1].after))
    if first and (len(spots) == 1 or not last or all(MARK.search(spot.before) for spot in spots)):
        return "before"
    if last and not first:
        return "after"
    between = any(MARK.search(spot.before) for spot in spots)
    return None if between else "before"


def is_ticked(spot: Spot, side: str, *, alone: bool) -> bool:
    sides = [getattr(spot, side)]
    if alone and not spot.option.asks_for_text:
        sides = [spot.before, spot.after]
    return any(mark["tick"] for text in sides for mark in MARK.finditer(text))


def has_box(spot: Spot) -> bool:
    return any("_" not in mark[0] for mark in MARK.finditer(spot.before + "\n" + spot.after))


def read_rest(ticked: Ticked, spot: Spot, side: str, *, is_last: bool) -> None:
    """What follows an option: the text of «Otro», or words that answer nothing."""
    rest = spot.after
    if side == "after" or not spot.option.asks_for_text:
        rest = without_marks(rest)
    elif not is_last:
        marks = list(MARK.finditer(rest))
        rest = rest[: marks[-1].start()] if marks else rest
    rest = BLANK.sub(" ", rest)
    if spot.option.asks_for_text:
        ticked.other = " ".join(WHICH.sub("", rest, count=1).split())
    elif TOKEN.search(rest) and not BEFORE_NEXT.fullmatch(rest):
        ticked.left_over.append(" ".join(f"{spot.option} {rest}".split()))


def without_marks(text: str) -> str:
    return " ".join(BLANK.sub(" ", MARK.sub(" ", text)).split())
