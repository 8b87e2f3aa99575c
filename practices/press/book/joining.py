"""Stored PDFs joined into one tagged book: nothing is laid out again, every tag is kept.

The book grows out of the file of its lists. What opens it and each ficha are taken in with their pages, structure and
bookmarks; links get where they lead to, page numbers are stamped as artifacts, and the pages put in order.
"""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, String

from .bookmarks import chain, top_bookmarks, top_of
from .bound import BoundBook, Chapter, Part
from .manifest import attach_manifest
from .sections import Section, describe_links, page_links, split
from .stamping import FACE, embed_face, roman, stamp
from .stored_pdf import opened


def join(book: BoundBook, target: Path, progress: Callable[[], object] = lambda: None) -> None:
    """Writes the book; the same bytes for the same input. `progress` is called after each file.

    It is made in memory, so that a full disk is a fault of one write. Raises OSError, and Damaged for a file that is
    not whole or has no structure.
    """
    with pikepdf.open(BytesIO(book.lists)) as pdf:
        joined = Joining(pdf, book)
        joined.open_book()
        for chapter in book.chapters:
            joined.add_chapter(chapter, progress)
        joined.finish()
        whole = BytesIO()
        pdf.save(whole, deterministic_id=True, object_stream_mode=ObjectStreamMode.generate)
    target.write_bytes(whole.getbuffer())


class Joining:
    """The book that is being made, out of the file of its lists."""

    def __init__(self, pdf: pikepdf.Pdf, book: BoundBook):
        self.pdf, self.book = pdf, book
        self.tree = pdf.Root.StructTreeRoot
        self.document = self.tree.K[0]
        self.parents = Array(list(self.tree.ParentTree.Nums))
        self.next_key = int(self.tree.ParentTreeNextKey)
        self.links = page_links(pdf)
        self.sections = split(pdf)
        self.document.K = Array()
        self.front: list[Object] = []  # pages
        self.body: list[Object] = []
        self.bookmarks: list[Object] = []
        self.face = embed_face(pdf)
        self.save_state = pdf.make_stream(b"q\n")

    def open_book(self) -> None:
        """What stands before the body and is numbered apart: the pages that open the book, and its contents."""
        set_apart = sum(chapter.has_divider for chapter in self.book.chapters)
        contents = [self.sections.pop(0) for _ in range(len(self.sections) - set_apart)]
        with pikepdf.open(BytesIO(self.book.front)) as front:
            opening = [self.take_in(front), *contents]
        self.front = [page for section in opening for page in section.pages]
        self.bookmarks = [item for section in opening for item in section.bookmarks]
        elements = [element for section in opening for element in section.elements]
        self.add_part(self.document, elements, self.book.title)
        self.number_pages(self.front[1:], 2, roman)
        describe_links(contents, self.front, roman)
        if self.book.is_two_sided and len(self.front) % 2:
            self.front.append(self.blank())

    def add_chapter(self, chapter: Chapter, progress: Callable[[], object]) -> None:
        """The divider and what follows it. What has no parts is no divider but the indexes, which are numbered."""
        above, opening = self.document, []
        if chapter.has_divider:
            section = self.sections.pop(0)
            self.pad(chapter.start)
            self.body += section.pages
            above, opening = self.add_part(self.document, section.elements, chapter.title), section.bookmarks
            if not chapter.parts:
                self.number_pages(section.pages, chapter.start)
        inside = []
        for part in chapter.parts:
            inside += self.add_file(above, part)
            progress()
        self.add_bookmarks(chapter, opening, inside)

    def add_bookmarks(self, chapter: Chapter, opening: list[Object], inside: list[Object]) -> None:
        """Those of a chapter stand below that of its divider; without one it has its name and leads to its first page."""
        if chapter.title and not opening:
            page = self.body[chapter.start - 1]
            opening = [self.pdf.make_indirect(Dictionary(Title=String(chapter.title), Dest=top_of(page)))]
        self.bookmarks += opening or inside
        if opening and inside:
            chain(opening[0], inside)

    def add_file(self, above: Object, part: Part) -> list[Object]:
        """Takes in a stored file as a part below another; returns its bookmarks."""
        self.pad(part.start)
        with opened(part.path) as file:
            section, language = self.take_in(file), String(str(file.Root.Lang))
        self.add_part(above, section.elements, part.title).Lang = language
        self.body += section.pages
        self.number_pages(section.pages, part.start)
        return section.bookmarks

    def take_in(self, file: pikepdf.Pdf) -> Section:
        """The pages of another file, with what is below the one element that holds all of it."""
        pages = [self.pdf.copy_foreign(page.obj) for page in file.pages]
        tree = self.pdf.copy_foreign(file.Root.StructTreeRoot)
        self.keep_parents(tree, pages)
        return Section(
            pages, list(tree.K[0].K), [self.pdf.copy_foreign(item) for item in top_bookmarks(file)]
        )

    def keep_parents(self, tree: Object, pages: Sequence[Object]) -> None:
        """Gives the pages and links of a file numbers of their own in the one tree of parents."""
        for page in pages:
            page.StructParents = int(page.StructParents) + self.next_key
            for link in page.get("/Annots", []):
                link.StructParent = int(link.StructParent) + self.next_key
        numbers = tree.ParentTree.Nums
        for place in range(0, len(numbers), 2):
            self.parents.append(int(numbers[place]) + self.next_key)
            self.parents.append(numbers[place + 1])
        self.next_key += int(tree.ParentTreeNextKey)

    def add_part(self, above: Object, elements: list[Object], title: str) -> Object:
        """A new part below an element, at its end."""
        part = Dictionary(Type=Name.StructElem, S=Name.Part, P=above, K=Array(elements), T=String(title))
        part = self.pdf.make_indirect(part)
        for element in elements:
            element.P = part
        above.K.append(part)
        return part

    def number_pages(self, pages: Sequence[Object], start: int, numeral: Callable[[int], str] = str) -> None:
        """Writes each page's number over what is there, in the graphics state of an untouched page."""
        for number, page in enumerate(pages, start):
            page.Resources.Font[FACE] = self.face
            stamped = self.pdf.make_stream(b"\nQ\n" + stamp(numeral(number)))
            page.Contents = Array([self.save_state, page.Contents, stamped])

    def pad(self, start: int) -> None:
        while len(self.body) < start - 1:
            self.body.append(self.blank())

    def blank(self) -> Object:
        page = Dictionary(
            Type=Name.Page, MediaBox=self.front[0].MediaBox, Tabs=Name.S, Resources=Dictionary()
        )
        page.Contents = self.pdf.make_stream(b"")
        return self.pdf.make_indirect(page)

    def finish(self) -> None:
        root, tree, language = self.pdf.Root, self.tree, String(self.book.language)
        self.document.Lang = root.Lang = language
        root.MarkInfo = Dictionary(Marked=True)
        tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=self.parents))
        tree.ParentTreeNextKey = self.next_key
        self.lead_links()
        root.Outlines = self.pdf.make_indirect(Dictionary(Type=Name.Outlines))
        chain(root.Outlines, self.bookmarks)
        roman_first = [0, Dictionary(S=Name.r), len(self.front), Dictionary(S=Name.D)]
        root.PageLabels = Dictionary(Nums=Array(roman_first))
        attach_manifest(self.pdf, self.book)
        self.order_pages([*self.front, *self.body])

    def lead_links(self) -> None:
        """Now that every page of the body is known, the links get where they lead to, and say it."""
        titles = self.book.titles
        for link, number in self.links:
            del link.A
            link.Dest = top_of(self.body[number - 1])
            link.Contents = String(f"{titles[number]}, {number}")

    def order_pages(self, pages: list[Object]) -> None:
        above = self.pdf.Root.Pages
        for page in pages:
            page.Parent = above
        above.Kids, above.Count = Array(pages), len(pages)
