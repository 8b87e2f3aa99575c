"""The lists of a book as Typst has set them, taken apart: what stands from one heading to the next, and where it leads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name, Object

from .bookmarks import top_bookmarks

PAGE_LINK = "page:"  # of the body: how the lists say where a link leads to


@dataclass
class Section:
    """Pages, with the elements and bookmarks that belong to them."""

    pages: Sequence[Object]
    elements: list[Object]
    bookmarks: list[Object]


def split(pdf: pikepdf.Pdf) -> list[Section]:
    """The lists, from one heading of the first level to the next; each begins on a page of its own."""
    pages = [page.obj for page in pdf.pages]
    place_of = {page.objgen: place for place, page in enumerate(pages)}
    bookmarks = top_bookmarks(pdf)
    starts = [place_of[item.Dest[0].objgen] for item in bookmarks]
    section_of: dict[tuple[int, int], Section] = {}
    sections = []
    for item, start, end in zip(bookmarks, starts, [*starts[1:], len(pages)], strict=True):
        sections.append(Section(pages[start:end], [], [item]))
        section_of |= {page.objgen: sections[-1] for page in pages[start:end]}
    for element in pdf.Root.StructTreeRoot.K[0].K:
        section_of[page_of(element).objgen].elements.append(element)
    for section in sections:
        repair_tags(section.elements, are_contents=section is not sections[-1])
    return sections


def page_of(element: Object) -> Object:
    """A page that an element stands on."""
    while "/Pg" not in element:
        element = element.K[-1]
    return element.Pg


def repair_tags(elements: Iterable[Object], are_contents: bool) -> None:
    """Typst labels the items of a list that has no marks, and knows no headers of rows. All lists but the indexes are
    tables of contents."""
    for element in elements:
        if element.S == "/L":
            repair_list(element, are_contents)
        elif element.S == "/Table":
            for row in element.K:
                row.K[0].S, row.K[0].A = Name.TH, Dictionary(O=Name.Table, Scope=Name.Row)
        elif element.S == "/Div":
            repair_tags(element.K, are_contents)


def repair_list(element: Object, are_contents: bool) -> None:
    for item in element.K:
        del item.K[0]
        if are_contents:
            item.S, item.K[0].S = Name.TOCI, Name.Reference
    if are_contents:
        element.S = Name.TOC


def page_links(pdf: pikepdf.Pdf) -> list[tuple[Object, int]]:
    """The links of the lists, with the pages of the body they lead to."""
    links = [link for page in pdf.pages for link in page.obj.get("/Annots", [])]
    return [(link, int(str(link.A.URI).removeprefix(PAGE_LINK))) for link in links]
