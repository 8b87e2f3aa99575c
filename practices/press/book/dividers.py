"""The page that opens a group of fichas."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..page import TITLE_SIZES, size
from .contents import HAIR, INK, MUTED, THICK, THIN, below
from .drawings import drawing
from .faces import LIGHT, REGULAR, SEMIBOLD, Style, lines
from .leaves import LEFT, MM, RIGHT, Element, Leaves
from .plan import Entry, Group

LISTED = 14  # titles that the page has room for
CLOTH, TILE = 150 * MM, 15.1 * MM
KIND_TOP, NAME_TOP, NAME_ROOM, NAME_HEIGHT = 162 * MM, 162 * MM + 14 + 2 * MM, 160 * MM, 44 * MM
NAME_SIZES = {
    "largest": (34, 37, -0.8),
    "large": (27, 31, -0.8),
    "medium": (20, 24, -0.4),
    "small": (20, 24, -0.4),
}
KIND, TOTAL_OF = Style(REGULAR, 9.5, MUTED, 14), Style(REGULAR, 9.5, MUTED, 13.6)
TOTAL_TOP, TOTAL_OF_TOP = 212 * MM, 231 * MM
LIST_LEFT, LIST_TOP, LIST_TITLE = 62 * MM, 213 * MM, 73 * MM
ROW, ROW_PADDING = Style(REGULAR, 8.4, INK, 10.4), 0.5 * MM
ROW_PAGE = Style(REGULAR, 8.4, MUTED, 10.4)


def set_divider(leaves: Leaves, group: Group) -> None:
    if group.item is None:
        return
    item, weave = group.item, weave_of(group)
    colour = drawing(f"sign-{weave}").ground
    name = item.name if item.list_name == "country" else item.title
    leaves.begin(has_foot=False)
    leaves.bookmark(name)
    leaves.cloth(weave, CLOTH, TILE)
    leaves.text(leaves.top.add("P"), kind(group), LEFT, KIND_TOP, KIND)
    points, leading, spacing = NAME_SIZES[size(TITLE_SIZES, name)]
    style = Style(SEMIBOLD, points, colour, leading, spacing)
    below(leaves, leaves.top.add("H1"), lines(name, style, NAME_ROOM), LEFT, NAME_TOP, style)
    total, of = leaves.top.add("P"), len(group.entries)
    leaves.text(total, str(of), LEFT, TOTAL_TOP, Style(LIGHT, 56, colour, 48, -2.6))
    leaves.text(total, ngettext("ficha", "fichas", of), LEFT, TOTAL_OF_TOP, TOTAL_OF)
    if of <= LISTED:
        set_list(leaves, group.entries)


def kind(group: Group) -> str:
    usual = _("Objetivo %s del Pacto Mundial") % group.item.code
    return {"country": _("País"), "theme": _("Tema")}.get(group.item.list_name, usual)


def weave_of(group: Group) -> int:
    """That of the theme; of a country or an objective, that of the theme most of its fichas have."""
    if group.item.list_name == "theme":
        return group.item.weave
    found = [one.themes[0].weave for one in group.entries if one.themes]
    return max(sorted(set(found)), key=found.count, default=6)


def set_list(leaves: Leaves, entries: list[Entry]) -> None:
    listed = leaves.top.add("TOC")
    leaves.rule(LIST_TOP, THICK, left=LIST_LEFT)
    leaves.y = LIST_TOP + THICK
    for entry in entries:
        set_row(leaves, listed.add("TOCI").add("Reference").add("Link", entry.language), entry)


def set_row(leaves: Leaves, link: Element, entry: Entry) -> None:
    """A title in one line: the contents have it whole."""
    top = leaves.y + ROW_PADDING
    leaves.text(link, str(entry.page), LIST_LEFT, top, ROW_PAGE)
    leaves.text(link, in_one_line(entry.title), LIST_TITLE, top, ROW)
    bottom = top + ROW.leading
    leaves.link(link, entry.page, (LIST_LEFT, top, RIGHT, bottom), f"{entry.title}, {entry.page}")
    leaves.y = bottom + ROW_PADDING + THIN
    leaves.rule(leaves.y - THIN, THIN, HAIR, left=LIST_LEFT)


def in_one_line(said: str) -> str:
    if len(lines(said, ROW, RIGHT - LIST_TITLE)) == 1:
        return said
    return lines(said, ROW, RIGHT - LIST_TITLE - 2 * MM)[0] + "…"
