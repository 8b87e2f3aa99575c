"""The signs and cloths of the themes as PDF operators: our own few drawings, of straight lines only."""

import re
from functools import cache
from typing import NamedTuple
from xml.etree import ElementTree

from ..assets import DRAWINGS

SIDE = 24  # of each drawing, in its own units
NUMBER = r"-?(?:\d+\.?\d*|\.\d+)"
COMMANDS = re.compile(rf"([MHhvz])|({NUMBER})")


class Drawing(NamedTuple):
    operators: bytes  # y runs down, as in the file
    ground: str  # the first colour


@cache
def drawing(name: str) -> Drawing:
    """Of a bundled file; `name` is without its ending."""
    # The file is ours.
    root = ElementTree.fromstring(DRAWINGS[f"asset:{name}.svg"].read_bytes())  # noqa: S314
    paths = [found.attrib for found in root]
    colours = [
        value for path in paths for value in (path["fill"], path.get("stroke", "none")) if value != "none"
    ]
    return Drawing(b" ".join(painted(path).encode() for path in paths), colours[0])


def painted(path: dict) -> str:
    if path["fill"] != "none":
        return f"{rgb(path['fill'])} rg {line(path['d'])} f"
    ends = 1 if path.get("stroke-linecap") == "round" else 0
    return f"{rgb(path['stroke'])} RG {path['stroke-width']} w {ends} J {line(path['d'])} S"


def line(said: str) -> str:
    """The path in operators. A command holds until the next one; after M come lines."""
    found, command, waiting, place = [], "", [], (0.0, 0.0)
    for letter, number in COMMANDS.findall(said):
        if letter:
            command = letter
            found += ["h"] if letter == "z" else []
            continue
        waiting.append(float(number))
        if len(waiting) == (2 if command in "ML" else 1):
            place, waiting = reached(command, waiting, place), []
            found.append(f"{place[0]:g} {place[1]:g} {'m' if command == 'M' else 'l'}")
            command = "L" if command == "M" else command
    return " ".join(found)


def reached(command: str, numbers: list[float], place: tuple[float, float]) -> tuple[float, float]:
    x, y = place
    match command:
        case "H":
            return numbers[0], y
        case "h":
            return x + numbers[0], y
        case "v":
            return x, y + numbers[0]
    return numbers[0], numbers[1]


@cache
def rgb(colour: str) -> str:
    """A colour as #rgb or #rrggbb in parts of one."""
    digits = colour.removeprefix("#")
    pairs = re.findall("..", digits) if len(digits) == 6 else [digit * 2 for digit in digits]
    return " ".join(f"{int(pair, 16) / 255:.3f}".rstrip("0").rstrip(".") for pair in pairs)
