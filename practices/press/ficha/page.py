"""The printed ficha as HTML, as the layout process receives it: what stands where, and in which size."""

import math
from itertools import accumulate

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from ...errata import errata_of
from ...fields import without_forbidden
from ...lists import lists
from ...models import Repository
from ...publishing import Edition
from ...reading import Answer, Reading
from ...words import SPLIT
from ..engine import LayoutFailed
from ..pictures.sizes import printed_address

LONGEST_WORD = 1_000  # letters; the time it takes to break a word grows with the square of its length
NO_THEME = 6  # the weave of what has none
BULLETS = dict.fromkeys(map(ord, "\uf0b7\uf0a7"), "•")  # as Word writes them, in a font of its own

# About how much a line of text and of a label hold, how many lines a numeral takes, and when a paragraph is tall.
LINE, LABEL_LINE = 72, 30  # letters
NUMERAL, TALL = 2, 8  # lines
TITLE_LINE, SHORT_END = 28, 9  # letters

# The longest text that each size still suits; what is longer takes the last.
TITLE_SIZES = {34: "largest", 66: "large", 140: "medium", 400: "small"}
# The width in ems that each size still sets on one line of its column.
FIGURE_SIZES = {3.1: "large", 4.4: "medium", 6.6: "small", 10.2: "smallest", 13.3: "tiny"}


def page(edition: Edition, *, mark: str = "", template: str = "pdf/ficha.html") -> str:
    """The whole page, in the language that is active. What is not public is marked as a "draft" or as "sent", and has
    no public address.

    Raises LayoutFailed for what could never be set.
    """
    site_lists = lists(Repository.current_token())
    reading = Reading(
        printable(edition.answers),
        site_lists,
        lambda position: "" if mark else file_address(edition, position),
        edition.confirmed_on,
        lambda picture: {"src": printed_address(picture)},
    )
    profile, description, metadata = (section["answers"] for section in reading.sections)
    context = {
        "edition": edition,
        "mark": mark,
        "errata": errata_of(edition),
        "address": "" if mark else address(edition),
        "reading": reading,
        "sections": reading.sections,
        "profile": profile,
        "description": [in_parts(answer) for answer in description],
        "metadata": by_length(metadata),
        "weave": reading.themes[0].weave if reading.themes else NO_THEME,
        "title": without_widow(reading.title),
        "title_size": size(TITLE_SIZES, reading.title),
        "figure_size": fitting(FIGURE_SIZES, reading.figure["width"]) if reading.figure else "",
        "notes": [note for code in ("reuse-notice", "text-note") if (note := site_lists.text(code))],
    }
    return render_to_string(template, context)


def by_length(metadata: list) -> dict[str, list]:
    """Section 3 in little room: short answers, then texts; what was not said is named in one line."""
    given = [answer for answer in metadata if not answer.blank]
    return {
        "short": [answer for answer in given if answer.kind != "text"],
        "texts": [in_parts(answer) for answer in given if answer.kind == "text"],
        "blanks": [answer.label for answer in metadata if answer.blank],
    }


def in_parts(answer: Answer) -> tuple[Answer, list, list, bool]:
    """The answer, the blocks that stand beside its heading and fill that height, those after them, and whether the
    first part is so tall that a page may end in it."""
    heading = NUMERAL + math.ceil(len(answer.label + answer.note) / LABEL_LINE)
    heights = list(accumulate(map(lines_of, answer.blocks)))
    beside = next((count for count, height in enumerate(heights, 1) if height >= heading), len(heights))
    tall = any(lines_of(block) > TALL for block in answer.blocks[:beside])
    return answer, answer.blocks[:beside], answer.blocks[beside:], tall


def lines_of(block: dict) -> int:
    """About how many lines a paragraph or list takes."""
    return sum(math.ceil(len(text) / LINE) for text in block.get("items", [block.get("text", "")]))


def without_widow(title: str) -> str:
    """A title of several lines with a short last word bound to the one before: it never stands alone."""
    start, _space, last = title.rpartition(" ")
    several = len(title) > TITLE_LINE and len(last) <= SHORT_END
    return f"{start}\N{NO-BREAK SPACE}{last}" if several else title


def size(sizes: dict[int, str], text: str) -> str:
    return fitting(sizes, len(text))


def fitting(sizes: dict, measure: float) -> str:
    """The first size that suits; the last, whatever is beyond."""
    return next((name for most, name in sizes.items() if measure <= most), list(sizes.values())[-1])


def address(edition: Edition) -> str:
    return settings.SITE_URL + reverse("practices:practice", args=[edition.code])


def file_address(edition: Edition, position: int) -> str:
    name = edition.answers["files"][position - 1]["name"]
    path = reverse("practices:attachment", args=[edition.code, edition.label, position, name])
    return settings.SITE_URL + path


def printable(value):
    """The answers without characters that hide or reorder text. Raises LayoutFailed for an endless word."""
    if isinstance(value, dict):
        return {name: printable(part) for name, part in value.items()}
    if isinstance(value, list):
        return [printable(part) for part in value]
    if not isinstance(value, str):
        return value
    if max(map(len, SPLIT.split(value))) > LONGEST_WORD:
        raise LayoutFailed(_("Un texto tiene una palabra de más de %d letras: sepárela.") % LONGEST_WORD)
    return without_forbidden(value.translate(BULLETS))
