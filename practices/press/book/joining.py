"""Stored PDFs joined into one tagged book: nothing is laid out again, every tag is kept.

What opens the book arrives as a file; contents, dividers and indexes are set here, into the book itself. Each of
these and each ficha becomes a `Part` with its title and language. Page numbers are stamped as artifacts. A ficha is
written to the book and forgotten; what is kept until the end holds only its numbers.
"""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from .binding import Binding, Opening, Piece, describe
from .bookmarks import chain, siblings
from .faces import SEMIBOLD
from .leaves import Leaves, Section, tagged
from .numbers import FACE, roman, stamp
from .resources import Resources
from .stored import opened
from .writing import Writer, outside

SAVE = b"q\n"


def join(front: bytes, binding: Binding, target: Path, progress: Callable[[], object] = lambda: None) -> None:
    """Writes the book; the same bytes for the same input. `front` is the tagged file that opens it. `progress` is
    called after each file.

    Raises Damaged for a file that is not whole or has no structure.
    """
    with pikepdf.open(BytesIO(front)) as pdf, target.open("wb") as file:
        book = Book(pdf, binding, Writer(file))
        book.begin()
        for opening in binding.openings:
            book.open_part(opening)
            for piece in opening.pieces:
                book.take(piece)
                progress()
        book.finish()


class Book:
    """The book that is being made. `pdf` holds its own pages, its outline, and the root of its structure."""

    def __init__(self, pdf: pikepdf.Pdf, binding: Binding, writer: Writer):
        self.pdf, self.binding, self.writer = pdf, binding, writer
        self.numbers: dict[int, int] = {}  # of the objects of `pdf`, in the book
        self.tree = pdf.Root.StructTreeRoot
        self.document = self.tree.K[0]
        self.parts = Array()
        self.parents = Array(list(self.tree.ParentTree.Nums))
        self.next_key = int(self.tree.ParentTreeNextKey)
        self.front: list[Object] = []
        self.body: list[Object] = []  # its pages
        self.nodes: list[Object] = []  # the same, or what holds those of a file
        self.links: list[tuple[Object, int]] = []  # and the pages of the body they lead to
        self.outline = pdf.make_indirect(Dictionary(Type=Name.Outlines))
        self.bookmarks: list[Object] = []
        self.part: Object | None = None  # of the divider that is open
        self.inner: list[Object] | None = None  # the bookmarks below it
        self.resources = Resources(pdf)
        self.font = self.named(self.resources.font(SEMIBOLD))
        self.save_state = self.named(pdf.make_stream(SAVE))

    def number_of(self, own: int) -> int:
        """The number in the book of an object of `pdf`."""
        if own not in self.numbers:
            self.numbers[own] = self.writer.reserve()
        return self.numbers[own]

    def named(self, found: Object) -> Name:
        """What stands in another file for an object of `pdf`."""
        return outside(self.number_of(found.objgen[0]))

    def begin(self) -> None:
        """What stands before the body and is numbered apart: the pages that open the book, and its contents."""
        pages: list[Object] = [page.obj for page in self.pdf.pages]
        outline = self.pdf.Root.get("/Outlines")
        opening = list(siblings(outline)) if outline is not None else []
        contents = self.set_section(self.binding.set_contents)
        self.part_of([*self.document.K, *contents.elements], self.binding.title)
        self.front = [*pages, *contents.pages]
        self.bookmarks += [*opening, *contents.bookmarks]
        for number, page in enumerate(self.front[1:], 2):
            self.number(self.pdf, page, roman(number))
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
        """A new part of the book with these elements, under what is open."""
        part = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Part, K=Array(elements), T=String(title))
        )
        for element in elements:
            element.P = part
        part.P = self.document
        self.parts.append(part)
        return part

    def open_part(self, opening: Opening) -> None:
        self.close_part()
        if opening.set is None:
            return
        section = self.set_section(opening.set)
        self.pad(opening.start)
        self.body += section.pages
        self.nodes += section.pages
        self.bookmarks += section.bookmarks
        part = self.part_of(section.elements, opening.title)
        if opening.pieces:
            self.part, self.chapter, self.inner = part, section.bookmarks[0], []
        else:
            for number, page in enumerate(section.pages, opening.start):
                self.number(self.pdf, page, str(number))

    def close_part(self) -> None:
        if self.inner:
            chain(self.chapter, self.inner)
        self.part = self.inner = None

    def take(self, piece: Piece) -> None:
        """Writes a file to the book, its top element under the divider that is open, or at the end."""
        self.pad(piece.start)
        with opened(piece.path) as other:
            tree, pages = other.Root.StructTreeRoot, [page.obj for page in other.pages]
            self.shift(pages)
            for number, page in enumerate(pages, piece.start):
                self.number(other, page, str(number))
            [element] = tree.K
            element.S, element.T, element.Lang = Name.Part, String(piece.title), String(str(other.Root.Lang))
            element.P = self.named(self.part or self.document)
            other.Root.Pages.Parent = self.named(self.pdf.Root.Pages)
            self.write(other, tree, pages)

    def write(self, other: pikepdf.Pdf, tree: Object, pages: list[Object]) -> None:
        """Writes the objects of a file, and keeps the numbers of those that the book names."""
        outline = other.Root.get("/Outlines")
        above = [found for found in (other.Root, tree, tree.ParentTree, outline) if found is not None]
        base = self.writer.reserve(max(found.objgen[0] for found in other.objects)) - 1

        def named(found: Object) -> Name:
            return outside(base + found.objgen[0])

        (self.part.K if self.part else self.parts).append(named(tree.K[0]))
        self.body += map(named, pages)
        self.nodes.append(named(other.Root.Pages))
        self.keep_parents(tree.ParentTree, named)
        if outline is not None:
            self.keep_bookmarks(list(siblings(outline)), named)
        without = {found.objgen[0] for found in above} | {other.trailer.Info.objgen[0]}
        self.writer.copy(other, lambda own: base + own, without)

    def keep_parents(self, tree: Object, named: Callable[[Object], Name]) -> None:
        """Its entries stand in objects of their own, as `mending` leaves them."""
        numbers = list(tree.Nums)
        keys = [int(key) for key in numbers[::2]]
        for key, parent in zip(keys, numbers[1::2], strict=True):
            self.parents.append(key + self.next_key)
            self.parents.append(named(parent))
        self.next_key += max(keys) + 1

    def keep_bookmarks(self, found: list[Object], named: Callable[[Object], Name]) -> None:
        """Bookmarks of the book in place of the top ones of a file, with what is below these."""
        kept = []
        for item in found:
            own = self.pdf.make_indirect(Dictionary(Title=item.Title, Dest=Array()))
            own.Dest = Array([named(item.Dest[0]), Name.XYZ, None, None, None])
            if "/First" in item:
                own.First, own.Last, own.Count = named(item.First), named(item.Last), int(item.Count)
                for below in siblings(item):
                    below.Parent = self.named(own)
            kept.append(own)
        if self.inner is None:
            self.bookmarks += kept
        else:
            self.inner += kept

    def shift(self, pages: list[Object]) -> None:
        """Gives the pages and links of a file numbers of their own in the one tree of parents."""
        for page in pages:
            page.StructParents = int(page.StructParents) + self.next_key
            for link in page.get("/Annots", []):
                link.StructParent = int(link.StructParent) + self.next_key

    def number(self, pdf: pikepdf.Pdf, page: Object, text: str) -> None:
        """Writes the page's number over what is there, in the graphics state of an untouched page."""
        page.Resources.Font[FACE] = self.font
        stamped = pdf.make_stream(b"\nQ\n" + stamp(text))
        page.Contents = Array([self.save_state, page.Contents, stamped])

    def pad(self, start: int) -> None:
        while len(self.body) < start - 1:
            self.body.append(self.blank())
            self.nodes.append(self.body[-1])

    def blank(self) -> Object:
        page = Dictionary(
            Type=Name.Page, MediaBox=self.front[0].MediaBox, Tabs=Name.S, Resources=Dictionary()
        )
        page.Contents = self.pdf.make_stream(b"")
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(page)))
        return self.pdf.pages[-1].obj

    def finish(self) -> None:
        self.close_part()
        self.link()
        self.resources.finish()
        root, tree = self.pdf.Root, self.tree
        self.document.K, self.document.Lang = self.parts, String(self.binding.language)
        tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=self.parents))
        tree.ParentTreeNextKey = self.next_key
        chain(self.outline, self.bookmarks)
        root.Outlines, root.StructTreeRoot = self.outline, tree
        root.MarkInfo, root.Lang = Dictionary(Marked=True), String(self.binding.language)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.PageLabels = Dictionary(
            Nums=Array([0, Dictionary(S=Name.r), len(self.front), Dictionary(S=Name.D)])
        )
        describe(self.pdf, self.binding)
        self.order_pages()
        self.writer.copy(self.pdf, self.number_of)
        own = self.pdf.trailer
        self.writer.finish(self.number_of(own.Root.objgen[0]), self.number_of(own.Info.objgen[0]))

    def link(self) -> None:
        """Now that every page of the body is known, the links get where they lead to."""
        places: dict[int, Object] = {}
        for link, number in self.links:
            if number not in places:
                place = Array([self.body[number - 1], Name.XYZ, None, None, None])
                places[number] = self.pdf.make_indirect(place)
            link.Dest = places[number]

    def order_pages(self) -> None:
        pages = self.pdf.Root.Pages
        pages.Kids, pages.Count = Array([*self.front, *self.nodes]), len(self.front) + len(self.body)
