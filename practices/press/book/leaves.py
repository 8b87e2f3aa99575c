"""Pages of short lines, set line by line and tagged as they are set: contents, figures, dividers, indexes.

Places are in points from the upper left corner.
"""

from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from .drawings import SIDE, drawing, rgb
from .faces import REGULAR, Style, measured, width
from .resources import Resources

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT, TOP, BOTTOM = 20 * MM, 190 * MM, 25 * MM, 275 * MM
FOOT = Style(REGULAR, 7, "#4a5b64", 9.1)
FOOT_TOP = BOTTOM + 6 * MM
ASCENT, HEIGHT = 0.95, 1.175  # of the faces, in parts of the size
PRINT = 1 << 2


@dataclass
class Element:
    """An element of the structure; its kids are elements, numbers of marked content, and links, in reading order."""

    kind: str
    kids: list = field(default_factory=list)
    language: str = ""
    leaf: "Leaf | None" = None  # where its own marked content stands

    def add(self, kind: str, language: str = "") -> "Element":
        self.kids.append(Element(kind, language=language))
        return self.kids[-1]


@dataclass
class Leaf:
    """A page that is being set."""

    content: list[str] = field(default_factory=list)
    owners: list[Element] = field(default_factory=list)  # of its marked contents
    links: list[tuple[Element, Object]] = field(default_factory=list)


class Leaves:
    """Pages in their order, with the elements and bookmarks that belong to them."""

    def __init__(self, pdf: pikepdf.Pdf, resources: Resources, foot: str, language: str):
        self.pdf, self.resources, self.foot, self.language = pdf, resources, foot, language
        self.leaves: list[Leaf] = []
        self.top = Element("Sect")
        self.bookmarks: list[tuple[str, Leaf]] = []
        self.pages_linked: list[tuple[Object, int]] = []  # links, and the pages of the body they lead to
        self.y = TOP

    @property
    def leaf(self) -> Leaf:
        return self.leaves[-1]

    def begin(self, has_foot: bool = True) -> None:
        self.leaves.append(Leaf())
        self.y = TOP
        if has_foot:
            self.leaf.content.append("/Artifact <</Type /Pagination>> BDC")
            self.draw(self.foot, LEFT, FOOT_TOP, FOOT)
            self.leaf.content.append("EMC")

    def has_room(self, height: float) -> bool:
        return self.y + height <= BOTTOM

    def bookmark(self, title: str) -> None:
        self.bookmarks.append((title, self.leaf))

    def text(
        self, element: Element, text: str, x: float, top: float, style: Style, *, ends: bool = False
    ) -> float:
        """Sets one line; returns its width. `ends`: it ends at x instead of beginning there."""
        room = width(text, style)
        self.leaf.content.append(f"/{element.kind} <</MCID {len(self.leaf.owners)}>> BDC")
        # The space keeps words apart for whoever copies or hears them.
        self.draw(f"{text} ", x - room if ends else x, top, style)
        self.leaf.content.append("EMC")
        element.kids.append(len(self.leaf.owners))
        element.leaf = self.leaf
        self.leaf.owners.append(element)
        return room

    def draw(self, text: str, x: float, top: float, style: Style) -> None:
        baseline = PAGE_HEIGHT - top - (style.leading - HEIGHT * style.size) / 2 - ASCENT * style.size
        shown = []
        for face, glyphs in measured(text, style.face)[1]:
            self.resources.use(face, glyphs)
            shown.append(f"{face.name} {style.size} Tf [{joined(glyphs)}] TJ")
        spacing = f"{style.spacing} Tc " if style.spacing else ""
        back = " 0 Tc" if style.spacing else ""
        where = f"{x:.2f} {baseline:.2f} Td"
        self.leaf.content.append(f"BT {rgb(style.colour)} rg {spacing}{where} {' '.join(shown)}{back} ET")

    def link(
        self, element: Element, page: int, box: tuple[float, float, float, float], said: str = ""
    ) -> None:
        """Makes an element the link to a page of the body; `box` is left, top, right and bottom."""
        left, top, right, bottom = box
        link = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Link,
            F=PRINT,
            Rect=Array([round(edge, 2) for edge in (left, PAGE_HEIGHT - bottom, right, PAGE_HEIGHT - top)]),
            Border=Array([0, 0, 0]),
            Contents=String(said or str(page)),
        )
        made = self.pdf.make_indirect(link)
        element.kids.append(made)
        element.leaf = self.leaf
        self.leaf.links.append((element, made))
        self.pages_linked.append((made, page))

    def rule(
        self, top: float, thick: float, colour: str = "#17242b", left: float = LEFT, right: float = RIGHT
    ) -> None:
        y = PAGE_HEIGHT - top - thick
        box = f"{left:.2f} {y:.2f} {right - left:.2f} {thick} re f"
        self.leaf.content.append(f"/Artifact BMC {rgb(colour)} rg {box} EMC")

    def sign(self, weave: int, x: float, top: float, side: float) -> None:
        place = f"{side / SIDE:.4f} 0 0 {-side / SIDE:.4f} {x:.2f} {PAGE_HEIGHT - top:.2f} cm"
        clip = f"0 0 {SIDE} {SIDE} re W n"
        operators = drawing(f"sign-{weave}").operators.decode()
        self.leaf.content.append(f"/Artifact BMC q {place} {clip} {operators} Q EMC")

    def cloth(self, weave: int, height: float, tile: float) -> None:
        """The weave of a theme over the page's whole width."""
        name = self.resources.pattern(weave, tile, PAGE_HEIGHT)
        box = f"0 {PAGE_HEIGHT - height:.2f} {PAGE_WIDTH:.2f} {height:.2f} re f"
        ground = rgb(drawing(f"sign-{weave}").ground)
        self.leaf.content.append(f"/Artifact BMC {ground} rg {box} /Pattern cs {name} scn {box} EMC")


def joined(glyphs: tuple) -> str:
    """Glyphs and the gaps between them, as the operator takes them."""
    return " ".join(f"{-one:.2f}" if isinstance(one, float) else f"<{one:04x}>" for one in glyphs).replace(
        "> <", ""
    )


@dataclass
class Section:
    """Pages as they stand in the file, with what belongs to them."""

    elements: list[Object]
    pages: list[Object]
    bookmarks: list[Object]


def tagged(leaves: Leaves, parents: Array, first: int) -> Section:
    """Writes the pages with their structure; pages and links take numbers from `first` on in the tree of parents."""
    pdf = leaves.pdf
    pages = [page_of(leaves, leaf, first + place) for place, leaf in enumerate(leaves.leaves)]
    place_of = {id(leaf): page for leaf, page in zip(leaves.leaves, pages, strict=True)}
    made: dict[int, Object] = {}
    elements = [written(leaves, kid, place_of, made) for kid in leaves.top.kids]
    owned = [Array([made[id(owner)] for owner in leaf.owners]) for leaf in leaves.leaves]
    links = [(link, made[id(element)]) for leaf in leaves.leaves for element, link in leaf.links]
    for key, entry in enumerate(
        [*map(pdf.make_indirect, owned), *(element for _link, element in links)], first
    ):
        parents.append(key)
        parents.append(entry)
    for key, (link, _element) in enumerate(links, first + len(pages)):
        link.StructParent = key
    bookmarks = [
        pdf.make_indirect(
            Dictionary(Title=String(title), Dest=Array([place_of[id(leaf)], Name.XYZ, None, None, None]))
        )
        for title, leaf in leaves.bookmarks
    ]
    return Section(elements, pages, bookmarks)


def page_of(leaves: Leaves, leaf: Leaf, key: int) -> Object:
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(PAGE_WIDTH, 2), round(PAGE_HEIGHT, 2)]),
        Tabs=Name.S,
        StructParents=key,
        Resources=leaves.resources.object,
        Contents=leaves.pdf.make_stream("\n".join(leaf.content).encode()),
    )
    if leaf.links:
        page.Annots = Array([link for _element, link in leaf.links])
    leaves.pdf.pages.append(pikepdf.Page(leaves.pdf.make_indirect(page)))
    return leaves.pdf.pages[-1].obj


def written(leaves: Leaves, element: Element, place_of: dict[int, Object], made: dict[int, Object]) -> Object:
    own = leaves.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{element.kind}")))
    if element.leaf is not None:
        own.Pg = place_of[id(element.leaf)]
    if element.kind == "TH":
        own.A = Dictionary(O=Name.Table, Scope=Name.Row)
    if element.language not in ("", leaves.language):
        own.Lang = String(element.language)
    kids = Array()
    for kid in element.kids:
        if isinstance(kid, Element):
            below = written(leaves, kid, place_of, made)
            below.P = own
            kids.append(below)
        elif isinstance(kid, int):
            kids.append(kid)
        else:
            kids.append(Dictionary(Type=Name.OBJR, Obj=kid, Pg=own.Pg))
    own.K = kids
    made[id(element)] = own
    return own
