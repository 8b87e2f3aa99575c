"""The markers of the items of a document's lists: bullets, and numbers, which Word counts but does not store."""

import re

from .elements import Styles, attribute, find, font_names, is_on, local, number
from .symbols import BOXES, decode_symbols

BULLET = "-"
PLACE = re.compile(r"%([1-9])")
LAST_LETTER, LAST_ROMAN = 26 * 3, 3_999
DEEPEST = 8  # the levels of a list, from 0
LONGEST = 40  # characters of what a list writes before an item
ROMAN = {
    1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc",
    50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i",
}  # fmt: skip


class Numbering:
    """Counts the items of one document, from top to bottom."""

    def __init__(self, part, styles: Styles) -> None:
        self.styles = styles
        elements = [] if part is None else list(part)
        nums = [element for element in elements if local(element) == "num"]
        abstract_nums = [element for element in elements if local(element) == "abstractNum"]
        self.lists = {attribute(element, "numId"): element for element in nums}
        self.kinds = {attribute(element, "abstractNumId"): element for element in abstract_nums}
        self.levels: dict = {}
        self.overrides = {
            key: {number(override, "ilvl"): override for override in element.iterfind("{*}lvlOverride")}
            for key, element in self.lists.items()
        }
        self.counts: dict[str, dict[int, int]] = {}
        self.restarted: set[tuple[str, int]] = set()

    def marker(self, paragraph) -> str:
        """«-», «2.» or «b)»; a tick box where that is the bullet of the list; empty for a paragraph of no list."""
        direct = find(paragraph, "pPr", "numPr")
        inherited = self.styles.find(attribute(find(paragraph, "pPr", "pStyle"), "val"), "pPr", "numPr")
        key = attribute(find(direct, "numId"), "val") or attribute(find(inherited, "numId"), "val")
        depth = min(DEEPEST, number(find(direct, "ilvl"), "val", number(find(inherited, "ilvl"), "val")))
        if key in ("", "0"):
            return ""
        level = self.level(key, depth)
        if level is None:
            return BULLET
        kind = attribute(find(level, "numFmt"), "val")
        if kind == "bullet":
            return read_bullet(level)
        return "" if kind == "none" else self.count_item(key, depth, level)

    def kind(self, key: str) -> str:
        """The key of the abstract list that a list is made from: lists of one kind count on together."""
        kind = attribute(find(self.lists.get(key), "abstractNumId"), "val")
        link = attribute(find(self.kinds.get(kind), "numStyleLink"), "val")
        linked = attribute(self.styles.find(link, "pPr", "numPr", "numId"), "val") if link else ""
        return attribute(find(self.lists.get(linked), "abstractNumId"), "val") or kind

    def level(self, key: str, depth: int):
        """The definition of a level of a list: its own, else that of its kind; None when there is none."""
        if (key, depth) not in self.levels:
            override = find(self.overrides.get(key, {}).get(depth), "lvl")
            kind = self.kinds.get(self.kind(key))
            levels = [] if kind is None else kind.iterfind("{*}lvl")
            inherited = (level for level in levels if number(level, "ilvl") == depth)
            self.levels[key, depth] = next(inherited, None) if override is None else override
        return self.levels[key, depth]

    def count_item(self, key: str, depth: int, level) -> str:
        counts = self.counts.setdefault(self.kind(key), {})
        self.restart(key, depth, counts)
        counts[depth] = counts.get(depth, number(find(level, "start"), "val", 1) - 1) + 1
        for deeper in range(depth + 1, DEEPEST + 1):
            counts.pop(deeper, None)
        in_figures = is_on(find(level, "isLgl"))

        def figure(place: re.Match) -> str:
            at = int(place[1]) - 1
            other = self.level(key, at)
            count = counts.get(at, number(find(other, "start"), "val", 1))
            return format_count(count, "" if in_figures else attribute(find(other, "numFmt"), "val"))

        return PLACE.sub(figure, attribute(find(level, "lvlText"), "val")[:LONGEST]).strip()

    def restart(self, key: str, depth: int, counts: dict[int, int]) -> None:
        """Sets the count of a list that has a start of its own, once, at its first item."""
        start = find(self.overrides.get(key, {}).get(depth), "startOverride")
        if start is not None and (key, depth) not in self.restarted:
            counts[depth] = number(start, "val", 1) - 1
            self.restarted.add((key, depth))


def read_bullet(level) -> str:
    text = attribute(find(level, "lvlText"), "val")
    shape = decode_symbols(text, font_names(find(level, "rPr", "rFonts"))) if len(text) == 1 else ""
    return shape if shape in BOXES else BULLET


def format_count(count: int, kind: str) -> str:
    if kind.endswith("Letter") and 0 < count <= LAST_LETTER:
        text = "abcdefghijklmnopqrstuvwxyz"[(count - 1) % 26] * ((count - 1) // 26 + 1)
    elif kind.endswith("Roman") and 0 < count <= LAST_ROMAN:
        text = roman(count)
    else:
        return f"{count:02}" if kind == "decimalZero" else str(count)
    return text.upper() if kind.startswith("upper") else text


def roman(count: int) -> str:
    text = ""
    for value, letters in ROMAN.items():
        text += letters * (count // value)
        count %= value
    return text
