"""The indexes: under each heading the pages of its fichas, every one a link."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .contents import (
    BRAND,
    COUNT,
    COUNT_PADDING,
    HAIR,
    INK,
    SIGN,
    SIGN_ROOM,
    SIGN_TOP,
    THIN,
    begin_table,
    title,
)
from .faces import LIGHT, SEMIBOLD, Style, lines, width
from .leaves import LEFT, MM, RIGHT, Element, Leaves
from .plan import Plan

H2 = Style(SEMIBOLD, 13, INK, 17)
CODE = Style(LIGHT, 13, BRAND, 12.6)
CODE_ROOM, PAGES_ROOM, GAP = 11 * MM, 76 * MM, 6 * MM
COMMA = ", "
TOGETHER = 3  # lines of a long entry that stand together on a page


@dataclass
class Heading:
    name: str
    pages: list[int]
    code: str = ""
    weave: int = 0


def set_indexes(leaves: Leaves, plan: Plan) -> None:
    title(leaves, _("Índices"))
    objectives = [Heading(item.short_name, pages, code=item.code) for item, pages in plan.objectives]
    themes = [Heading(item.name, pages, weave=item.weave) for item, pages in plan.themes]
    countries = [Heading(item.short_name, pages) for item, pages in plan.countries]
    entities = [Heading(name, pages) for name, pages in plan.entities]
    indexes = [
        (_("Por objetivo del Pacto Mundial"), objectives),
        (_("Por tema"), themes),
        (_("Por país"), countries if len(countries) > 1 else []),
        (_("Por institución responsable"), entities),
    ]
    gap = 0.0
    for said, headings in indexes:
        if headings:
            first = COUNT_PADDING + TOGETHER * COUNT.leading
            begin_table(leaves, said, H2, first, gap)
            index = leaves.top.add("Index")
            for heading in headings:
                set_heading(leaves, index, heading)
            gap = 8 * MM


def set_heading(leaves: Leaves, index: Element, heading: Heading) -> None:
    """A heading with its pages; one that is taller than what is left of a page goes on upon the next."""
    left = LEFT + (CODE_ROOM if heading.code else SIGN_ROOM if heading.weave else 0)
    names = lines(heading.name, COUNT, RIGHT - PAGES_ROOM - GAP - left)
    rows = list(in_lines(heading.pages))
    start(leaves, max(len(names), min(len(rows), TOGETHER)))
    top, entry = leaves.y + COUNT_PADDING, index.add("P")
    if heading.code:
        leaves.text(entry, heading.code, LEFT, top, CODE)
    if heading.weave:
        leaves.sign(heading.weave, LEFT, leaves.y + SIGN_TOP, SIGN)
    for place, name in enumerate(names):
        leaves.text(entry, name, left, top + place * COUNT.leading, COUNT)
    lowest = top + len(names) * COUNT.leading
    leaves.y = top
    for place, row in enumerate(rows):
        left_over = len(rows) - place
        if not leaves.has_room(COUNT.leading * min(left_over, 2 if left_over == 2 else 1) + COUNT_PADDING):
            leaves.begin()
            lowest, entry = leaves.y, index.add("P")
        set_pages(leaves, entry, row, is_last=left_over == 1)
        leaves.y += COUNT.leading
    leaves.y = max(leaves.y, lowest) + COUNT_PADDING + THIN
    leaves.rule(leaves.y - THIN, THIN, HAIR)


def start(leaves: Leaves, together: int) -> None:
    if not leaves.has_room(2 * COUNT_PADDING + together * COUNT.leading):
        leaves.begin()


def in_lines(pages: list[int]) -> Iterator[list[int]]:
    row: list[int] = []
    used, comma = 0.0, width(COMMA, COUNT)
    for page in pages:
        room = width(str(page), COUNT) + comma
        if row and used + room > PAGES_ROOM + comma:
            yield row
            row, used = [], 0.0
        row.append(page)
        used += room
    yield row


def set_pages(leaves: Leaves, entry: Element, pages: list[int], *, is_last: bool) -> None:
    """One line of page numbers, ending at the right."""
    comma = width(COMMA, COUNT)
    rooms = [width(str(page), COUNT) for page in pages]
    x = RIGHT - sum(rooms) - comma * (len(pages) - 1)
    for place, (page, room) in enumerate(zip(pages, rooms, strict=True)):
        follows = place < len(pages) - 1 or not is_last
        link = entry.add("Link")
        leaves.text(link, f"{page}," if follows else str(page), x, leaves.y, COUNT)
        leaves.link(link, page, (x, leaves.y, x + room, leaves.y + COUNT.leading))
        x += room + comma
