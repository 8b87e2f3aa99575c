"""The lists of a book as Typst has set them, taken apart: what stands from one heading to the next, and where it leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Object, String

from .bookmarks import top_bookmarks
from .tags import repair_tags

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


def page_links(pdf: pikepdf.Pdf) -> list[tuple[Object, int]]:
    """The links of the lists to the body, with the pages they lead to; those within the lists have their place."""
    links = [link for page in pdf.pages for link in page.obj.get("/Annots", []) if "/A" in link]
    return [(link, int(str(link.A.URI).removeprefix(PAGE_LINK))) for link in links]


def describe_links(
    sections: Sequence[Section], pages: Sequence[Object], numeral: Callable[[int], str]
) -> None:
    """Links from one of these sections to another say its title and the number of its page, as those to the body do."""
    numbers = {page.objgen: numeral(place) for place, page in enumerate(pages, 1)}
    titles = {section.pages[0].objgen: section.bookmarks[0].Title for section in sections}
    for page in (page for section in sections for page in section.pages):
        for link in (link for link in page.get("/Annots", []) if "/Dest" in link):
            target = link.Dest[0].objgen
            link.Contents = String(f"{titles[target]}, {numbers[target]}")
