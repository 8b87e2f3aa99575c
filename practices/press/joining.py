"""Stored PDFs and front matter joined into one tagged book: nothing is laid out again, every tag is kept.

What opens the book arrives as a file; contents, dividers and indexes are set here, into the book itself. Each of
these and each ficha becomes a `Part` with its title and language. Page numbers are stamped as artifacts.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Object, ObjectStreamMode, String

from .bookmarks import chain, siblings
from .faces import SEMIBOLD
from .leaves import Leaves, Section, tagged
from .numbers import FACE, roman, stamp
from .resources import Resources

SAVE = b"q\n"


class Untagged(Exception):
    """A file without structure was to be joined: who listens to the book would not get it."""


@dataclass
class Piece:
    """A stored file to be joined, and the page of the body it begins on."""

    path: Path
    title: str
    start: int


@dataclass
class Opening:
    """A divider and what follows it. The last one is the indexes."""

    title: str
    start: int
    pieces: list[Piece] = field(default_factory=list)
    set: Callable[[Leaves], None] | None = None  # None: the pieces stand in no group and nothing opens them


@dataclass
class Binding:
    """What the book says of itself, and how its parts follow each other."""

    title: str
    language: str
    created_on: str  # ISO date
    set_contents: Callable[[Leaves], None]
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
        pdf.save(target, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)


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
        self.links: list[tuple[Object, int]] = []  # and the pages of the body they lead to
        self.outline = pdf.make_indirect(Dictionary(Type=Name.Outlines))
        self.bookmarks: list[Object] = []
        self.part: Object | None = None  # of the divider that is open
        self.inner: list[Object] | None = None  # the bookmarks below it
        self.resources = Resources(pdf)
        self.font = self.resources.font(SEMIBOLD)
        self.save_state = pdf.make_indirect(pdf.make_stream(SAVE))

    def take_front(self, data: bytes) -> None:
        """What stands before the body and is numbered apart: the file that opens the book, and its contents."""
        tops, pages, bookmarks = self.copied(BytesIO(data))
        contents = self.set_section(self.binding.set_contents)
        elements = [element for top in tops for element in top.K]
        self.part_of([*elements, *contents.elements], self.binding.title)
        self.front = [*pages, *contents.pages]
        self.bookmarks += [*bookmarks, *contents.bookmarks]
        for number, page in enumerate(self.front[1:], 2):
            self.number(page, roman(number))
        if self.binding.padded and len(self.front) % 2:
            self.front.append(self.blank())

    def set_section(self, fill: Callable[[Leaves], None]) -> Section:
        leaves = Leaves(self.pdf, self.resources, self.binding.title, self.binding.language)
        fill(leaves)
        section = tagged(leaves, self.parents, self.next_key)
        self.next_key += len(section.pages) + len(leaves.pages_linked)
        self.links += leaves.pages_linked
        return section

    def part_of(self, elements: list[Object], title: str) -> Object:
        """A new part of the book with these elements."""
        part = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part, K=Array(elements)))
        for element in elements:
            element.P = part
        self.attach(part, title)
        return part

    def open_part(self, opening: Opening) -> None:
        self.part = self.inner = None
        if opening.set is None:
            return
        section = self.set_section(opening.set)
        self.pad(opening.start)
        self.body += section.pages
        self.bookmarks += section.bookmarks
        part = self.part_of(section.elements, opening.title)
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
        page.Resources.Font[FACE] = self.font
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
        self.resources.finish()
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
        """Now that every page of the body is known, the links get where they lead to."""
        for link, number in self.links:
            link.Dest = Array([self.body[number - 1], Name.XYZ, None, None, None])

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
