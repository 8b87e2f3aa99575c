"""What follows the cover: the contents line by line, and the book in figures."""

import math

from django.utils.translation import gettext as _

from .faces import LIGHT, REGULAR, SEMIBOLD, Style, lines
from .leaves import LEFT, MM, RIGHT, Element, Leaves
from .plan import Entry, Group, Plan

INK, MUTED, BRAND, HAIR = "#17242b", "#4a5b64", "#0b5563", "#d8d0c2"
THICK, THIN = 1.5, 0.4  # rules
H1 = Style(SEMIBOLD, 30, INK, 33, -0.8)
H2 = Style(SEMIBOLD, 12, INK, 15)
GROUP = Style(SEMIBOLD, 12, BRAND, 15)
GROUP_PAGE = Style(REGULAR, 12, BRAND, 15)
TITLE = Style(SEMIBOLD, 9.4, INK, 13.4)
TEXT = Style(REGULAR, 9.4, INK, 13.4)
SMALL = Style(REGULAR, 8.4, MUTED, 13.4)
TITLE_LEFT, PERIOD_LEFT = LEFT + 30 * MM, LEFT + 128 * MM
LABEL_ROOM, TITLE_ROOM = 28 * MM, 90 * MM
PADDING = 2 * MM
GROUP_HEIGHT, GROUP_GAP = GROUP.leading + 2 * MM + THICK, 7 * MM
FIGURE = Style(LIGHT, 26, BRAND, 30, -1)
FIGURE_OF = Style(REGULAR, 10.5, INK, 13.6)
COUNT = Style(REGULAR, 9.4, INK, 12.6)
COUNT_PADDING, FIGURE_PADDING = 1.3 * MM, 1.2 * MM
ONE_COLUMN = 8  # counts; more stand in two columns
GUTTER, NUMBER_ROOM = 10 * MM, 12 * MM
Count = tuple[str, int, list[int]]  # a name, its weave or 0, and pages
SIGN, SIGN_TOP, SIGN_ROOM = 3.9 * MM, 1.5 * MM, 6.4 * MM


def title(leaves: Leaves, said: str) -> None:
    """A heading of the first level, at the top of a new page."""
    leaves.begin()
    leaves.bookmark(said)
    leaves.text(leaves.top.add("H1"), said, LEFT, leaves.y, H1)
    leaves.y += H1.leading + 9 * MM


def set_contents(leaves: Leaves, plan: Plan) -> None:
    title(leaves, _("Contenido"))
    by_country = plan.order.grouping == "pais"
    for place, group in enumerate(plan.groups):
        rows = [contents_row(entry, by_country) for entry in group.entries]
        begin_group(leaves, group, rows[0].height, GROUP_GAP if place else 0)
        listed = leaves.top.add("TOC")
        for row in rows:
            row.set(leaves, listed)
    leaves.y += GROUP_GAP
    row = Row("", _("Índices de objetivos, temas e instituciones"), "", plan.index_page, title_left=LEFT)
    row.set(leaves, leaves.top.add("TOC"), above=THICK)


def begin_group(leaves: Leaves, group: Group, first: float, gap: float) -> None:
    """The name of a group, never without its first row below; a rule where there is no name."""
    leaves.y += gap
    if not leaves.has_room(GROUP_HEIGHT + first):
        leaves.begin()
    if group.item is None:
        leaves.rule(leaves.y, THICK)
        leaves.y += THICK
        return
    heading, top = leaves.top.add("H2"), leaves.y
    leaves.text(heading, group.item.short_name, LEFT, top, GROUP)
    link = heading.add("Link")
    room = leaves.text(link, str(group.page), RIGHT, top, GROUP_PAGE, ends=True)
    leaves.link(link, group.page, (RIGHT - room, top, RIGHT, top + GROUP.leading))
    leaves.rule(top + GROUP.leading + 2 * MM, THICK)
    leaves.y += GROUP_HEIGHT


def contents_row(entry: Entry, by_country: bool) -> "Row":
    label = entry.version.practice.code if by_country else entry.country.short_name
    return Row(label, entry.title, entry.period, entry.page, entry.language)


class Row:
    """A line of the contents: all of it but the label is one link."""

    def __init__(
        self, label: str, said: str, period: str, page: int, language: str = "", title_left=TITLE_LEFT
    ):
        self.said, self.period, self.page, self.language = said, period, page, language
        self.title_left = title_left
        self.labels = lines(label, SMALL, LABEL_ROOM) if label else []
        self.titles = lines(said, TITLE if label else TEXT, TITLE_ROOM + TITLE_LEFT - title_left)
        self.height = 2 * PADDING + max(len(self.labels), len(self.titles)) * TITLE.leading + THIN

    def set(self, leaves: Leaves, listed: Element, above: float = 0) -> None:
        if not leaves.has_room(self.height):
            leaves.begin()
        if above:
            leaves.rule(leaves.y, above)
        item, top = listed.add("TOCI"), leaves.y + PADDING
        if self.labels:
            below(leaves, item.add("Lbl"), self.labels, LEFT, top, SMALL)
        link = item.add("Reference").add("Link", self.language)
        below(leaves, link, self.titles, self.title_left, top, TITLE if self.labels else TEXT)
        if self.period:
            leaves.text(link, self.period, PERIOD_LEFT, top, SMALL)
        leaves.text(link, str(self.page), RIGHT, top, TEXT, ends=True)
        bottom = leaves.y + self.height - THIN
        leaves.link(
            link, self.page, (self.title_left, top, RIGHT, bottom - PADDING), f"{self.said}, {self.page}"
        )
        leaves.rule(bottom, THIN, HAIR)
        leaves.y = bottom + THIN


def below(leaves: Leaves, element: Element, said: list[str], x: float, top: float, style: Style) -> None:
    """Lines below each other."""
    for place, text in enumerate(said):
        leaves.text(element, text, x, top + place * style.leading, style)


def set_figures(leaves: Leaves, plan: Plan, years: str) -> None:
    title(leaves, _("La compilación en cifras"))
    figures = [
        (_("Fichas"), len(plan.entries)),
        (_("Países"), len(plan.countries)),
        (_("Temas"), len(plan.themes)),
        (_("Objetivos del Pacto Mundial"), len(plan.objectives)),
        (_("Años de inicio"), years),
    ]
    leaves.rule(leaves.y, THICK)
    leaves.y += THICK
    table = leaves.top.add("Table").add("TBody")
    for label, figure in figures:
        if figure:
            set_figure(leaves, table.add("TR"), label, str(figure))
    counts = [(item.short_name, 0, pages) for item, pages in plan.countries]
    set_counts(leaves, _("Fichas por país"), counts)
    set_counts(leaves, _("Fichas por tema"), [(item.name, item.weave, pages) for item, pages in plan.themes])


def set_figure(leaves: Leaves, row: Element, label: str, figure: str) -> None:
    top, bottom = leaves.y + FIGURE_PADDING, leaves.y + 2 * FIGURE_PADDING + FIGURE.leading
    middle = top + (FIGURE.leading - FIGURE_OF.leading) / 2
    leaves.text(row.add("TH"), label, LEFT, middle, FIGURE_OF)
    leaves.text(row.add("TD"), figure, RIGHT, top, FIGURE, ends=True)
    leaves.rule(bottom, THIN, HAIR)
    leaves.y = bottom + THIN


def set_counts(leaves: Leaves, heading: str, counts: list[Count]) -> None:
    """How many fichas a country or theme has: a long list in two columns, read one after the other."""
    if not counts:
        return
    columns = 2 if len(counts) > ONE_COLUMN else 1
    rows = math.ceil(len(counts) / columns)
    room = (RIGHT - LEFT - GUTTER * (columns - 1)) / columns
    begin_table(leaves, heading, H2, rows * (COUNT.leading + 2 * COUNT_PADDING), 9 * MM)
    table, top = leaves.top.add("Table").add("TBody"), leaves.y
    lowest = top
    for place, count in enumerate(counts):
        column, row = divmod(place, rows)
        leaves.y = leaves.y if row else top
        set_count(leaves, table.add("TR"), count, LEFT + column * (room + GUTTER), room)
        lowest = max(lowest, leaves.y)
    leaves.y = lowest


def set_count(leaves: Leaves, row: Element, count: Count, left: float, room: float) -> None:
    """A name, behind its sign if it has one, and its number."""
    name, weave, pages = count
    indent = SIGN_ROOM if weave else 0
    found = lines(name, COUNT, room - indent - NUMBER_ROOM)
    top, bottom = leaves.y + COUNT_PADDING, leaves.y + 2 * COUNT_PADDING + len(found) * COUNT.leading
    if weave:
        leaves.sign(weave, left, leaves.y + SIGN_TOP, SIGN)
    below(leaves, row.add("TH"), found, left + indent, top, COUNT)
    leaves.text(row.add("TD"), str(len(pages)), left + room, top, COUNT, ends=True)
    leaves.rule(bottom, THIN, HAIR, left=left, right=left + room)
    leaves.y = bottom + THIN


def begin_table(leaves: Leaves, heading: str, style: Style, first: float, gap: float) -> None:
    """A heading of the second level over a rule, never without its first row below."""
    leaves.y += gap
    height = style.leading + 1.6 * MM + THICK
    if not leaves.has_room(height + first):
        leaves.begin()
    leaves.text(leaves.top.add("H2"), heading, LEFT, leaves.y, style)
    leaves.y += height
    leaves.rule(leaves.y - THICK, THICK)
