"""Stored PDFs and front matter joined into one tagged book: nothing is laid out again, every tag is kept.

The front matter arrives as one file, a `Sect` for each of its parts in the order of the body; each part and each
ficha becomes a `Part` of the book with its title and language. Page numbers are stamped as artifacts.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Object, ObjectStreamMode, String

from .bookmarks import chain, siblings
from .numbers import NUMBERS, roman, stamp
from .streams import patiently

LINK = "page:"  # how the front matter names a page of the body, counted from 1
SAVE = b"q\n"


class Untagged(Exception):
    """A file without structure was to be joined: who listens to the book would not get it."""


@dataclass
class Piece:
    """A stored file to be joined, and the page of the body it begins on."""

    path: Path
    title: str
    language: str
    start: int


@dataclass
class Opening:
    """A divider, which the front matter brings, and what follows it. The last one is the indexes."""

    title: str
    start: int
    pieces: list[Piece] = field(default_factory=list)
    is_titled: bool = True  # False: the pieces stand in no group and nothing opens them


@dataclass
class Binding:
    """What the book says of itself, and how its parts follow each other."""

    title: str
    language: str
    created_on: str  # ISO date
    openings: list[Opening]
    manifest: bytes
    padded: bool = False  # the front matter ends on an even page


def join(front: bytes, binding: Binding, target: Path, progress: Callable[[], object] = lambda: None) -> None:
    """Writes the book; the same bytes for the same input. `progress` is called after each file.

    Raises Untagged for a file without a structure tree.
    """
    with pikepdf.new() as pdf:
        book = Book(pdf, binding)
        book.take_front(front)
        for opening in binding.openings:
            book.open_part(opening)
            for piece in opening.pieces:
                book.take(piece)
                progress()
        book.finish()
        with patiently(target) as stream:
            pdf.save(stream, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)


@dataclass
class Section:
    """A part of the front matter: its elements, its pages and its bookmarks."""

    elements: list[Object] = field(default_factory=list)
    pages: list[Object] = field(default_factory=list)
    bookmarks: list[Object] = field(default_factory=list)


class Book:
    def __init__(self, pdf: pikepdf.Pdf, binding: Binding):
        self.pdf, self.binding = pdf, binding
        self.tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Document, P=self.tree, Lang=String(binding.language))
        )
        self.parts = Array()
        self.parents = Array()
        self.next_key = 0
        self.front: list[Object] = []
        self.body: list[Object] = []
        self.links: list[tuple[Object, Object]] = []  # annotations of the front matter and their elements
        self.languages: dict[int, str] = {}  # by the page a ficha begins on
        self.outline = pdf.make_indirect(Dictionary(Type=Name.Outlines))
        self.bookmarks: list[Object] = []
        self.part: Object | None = None  # of the divider that is open
        self.inner: list[Object] | None = None  # the bookmarks below it
        self.font = pdf.make_indirect(NUMBERS.embedded(pdf))
        self.save_state = pdf.make_indirect(pdf.make_stream(SAVE))

    def take_front(self, data: bytes) -> None:
        """The front matter: what comes first is numbered apart, the rest waits for its place in the body."""
        self.sections = self.sections_of(*self.copied(BytesIO(data)))
        self.waiting = iter(self.sections)
        opening = next(self.waiting)
        self.part_of(opening, self.binding.title)
        self.front = opening.pages
        self.bookmarks += opening.bookmarks
        for number, page in enumerate(self.front[1:], 2):
            self.number(page, roman(number))
        if self.binding.padded and len(self.front) % 2:
            self.front.append(self.blank())

    def sections_of(self, tops: list[Object], pages: list[Object], bookmarks: list[Object]) -> list[Section]:
        """What comes first, then the dividers and the indexes, which the last bookmarks name."""
        titled = sum(opening.is_titled for opening in self.binding.openings)
        starts = {item.Dest[0].objgen: Section(bookmarks=[item]) for item in bookmarks[-titled:]}
        current = Section(bookmarks=bookmarks[:-titled])
        sections, places = [current, *starts.values()], {}
        for page in pages:
            current = starts.get(page.objgen, current)
            current.pages.append(page)
            places[page.objgen] = current
        for element in (kid for top in tops for kid in top.K):
            if first := first_page(element):
                places[first.objgen].elements.append(element)
        return sections

    def part_of(self, section: Section, title: str) -> Object:
        """A new part of the book with the elements of a section; the layout gave one for each of its pages."""
        part = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Part, K=Array(section.elements))
        )
        for element in section.elements:
            element.P = part
        self.attach(part, title)
        return part

    def open_part(self, opening: Opening) -> None:
        self.part = self.inner = None
        if not opening.is_titled:
            return
        section = next(self.waiting)
        self.pad(opening.start)
        self.body += section.pages
        self.bookmarks += section.bookmarks
        part = self.part_of(section, opening.title)
        if opening.pieces:
            self.part, self.chapter, self.inner = part, section.bookmarks[0], []
        else:
            for number, page in enumerate(section.pages, opening.start):
                self.number(page, str(number))

    def take(self, piece: Piece) -> None:
        self.pad(piece.start)
        try:
            elements, pages, bookmarks = self.copied(piece.path)
        except Untagged as untagged:
            raise Untagged(piece.title) from untagged
        for element in elements:
            element.S = Name.Part
            self.attach(element, piece.title)
        if self.inner is None:
            self.bookmarks += bookmarks
        else:
            self.inner += bookmarks
            chain(self.chapter, self.inner)
        self.languages[piece.start] = piece.language
        for number, page in enumerate(pages, piece.start):
            self.number(page, str(number))
        self.body += pages

    def copied(self, source) -> tuple[list[Object], list[Object], list[Object]]:
        """The top elements, the pages and the top bookmarks of a file, now of this one."""
        with pikepdf.open(source) as other:
            if "/StructTreeRoot" not in other.Root:
                raise Untagged
            start = len(self.pdf.pages)
            self.pdf.pages.extend(other.pages)
            pages: list[Object] = [page.obj for page in self.pdf.pages[start:]]
            tree = self.pdf.copy_foreign(other.Root.StructTreeRoot)
            for element in tree.K:
                element.Lang = String(str(other.Root.Lang))
            outlines = other.Root.get("/Outlines")
            bookmarks = list(siblings(self.pdf.copy_foreign(outlines))) if outlines is not None else []
        self.shift(tree, pages)
        return list(tree.K), pages, bookmarks

    def shift(self, tree: Object, pages: list[Object]) -> None:
        """Gives the pages and links of a file numbers of their own in the one tree of parents."""
        for page in pages:
            page.StructParents = int(page.StructParents) + self.next_key
            for link in page.get("/Annots", []):
                link.StructParent = int(link.StructParent) + self.next_key
        highest = 0
        numbers = list(tree.ParentTree.Nums)
        for key, element in zip(numbers[::2], numbers[1::2], strict=True):
            self.parents.append(int(key) + self.next_key)
            self.parents.append(element)
            highest = max(highest, int(key))
        self.next_key += highest + 1

    def attach(self, element: Object, title: str) -> None:
        """Puts an element where the book stands: under the divider that is open, or at its end."""
        element.T = String(title)
        element.P = self.part or self.document
        (self.part.K if self.part else self.parts).append(element)

    def number(self, page: Object, text: str) -> None:
        """Writes the page's number over what is there, in the graphics state of an untouched page."""
        page.Resources.Font[NUMBERS.name] = self.font
        stamped = self.pdf.make_indirect(self.pdf.make_stream(b"\nQ\n" + stamp(text)))
        page.Contents = Array([self.save_state, page.Contents, stamped])

    def pad(self, start: int) -> None:
        while len(self.body) < start - 1:
            self.body.append(self.blank())

    def blank(self) -> Object:
        page = Dictionary(
            Type=Name.Page, MediaBox=self.front[0].MediaBox, Tabs=Name.S, Resources=Dictionary()
        )
        page.Contents = self.pdf.make_stream(b"")
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(page)))
        return self.pdf.pages[-1].obj

    def finish(self) -> None:
        self.link()
        self.order_pages()
        root, tree = self.pdf.Root, self.tree
        self.document.K, tree.K = self.parts, Array([self.document])
        tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=self.parents))
        tree.ParentTreeNextKey = self.next_key
        chain(self.outline, self.bookmarks)
        root.Outlines, root.StructTreeRoot = self.outline, tree
        root.MarkInfo, root.Lang = Dictionary(Marked=True), String(self.binding.language)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.PageLabels = Dictionary(
            Nums=Array([0, Dictionary(S=Name.r), len(self.front), Dictionary(S=Name.D)])
        )
        self.describe()

    def link(self) -> None:
        """Turns the links of the front matter that name a page of the body into links to that page."""
        for top in (element for section in self.sections for element in section.elements):
            for element, link in links_of(top):
                address = str(link.A.URI) if "/A" in link else ""
                if address.startswith(LINK):
                    number = int(address.removeprefix(LINK))
                    del link.A
                    link.Dest = Array([self.body[number - 1], Name.XYZ, None, None, None])
                    link.Contents = String(f"{number}")
                    if self.languages.get(number, self.binding.language) != self.binding.language:
                        element.Lang = String(self.languages[number])

    def order_pages(self) -> None:
        pages = self.pdf.Root.Pages
        ordered = [*self.front, *self.body]
        pages.Kids, pages.Count = Array(ordered), len(ordered)

    def describe(self) -> None:
        with self.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
            told["dc:title"] = self.binding.title
            told["pdfuaid:part"] = "1"
            told["xmp:CreateDate"] = self.binding.created_on
        self.pdf.docinfo["/Title"] = String(self.binding.title)
        day = f"D:{self.binding.created_on.replace('-', '')}"
        held = AttachedFileSpec(
            self.pdf,
            self.binding.manifest,
            filename="manifest.json",
            description="Códigos, versiones y huellas de las fichas",
            mime_type="application/json",
            creation_date=day,
            mod_date=day,
        )
        self.pdf.attachments["manifest.json"] = held


def first_page(element: Object) -> Object | None:
    """The page of the first content below an element."""
    for kid in element.K:
        if isinstance(kid, int):
            return element.Pg
        if kid.get("/Type") != "/OBJR" and (page := first_page(kid)):
            return page
    return None


def links_of(element: Object) -> Iterator[tuple[Object, Object]]:
    """The links below an element, each with its annotation."""
    for kid in element.K:
        if isinstance(kid, int):
            continue
        if kid.get("/Type") == "/OBJR":
            yield element, kid.Obj
        else:
            yield from links_of(kid)
