"""Every number that a page shows with a link to a list, wherever it is drawn: what the page claims that list has."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple
from xml.etree.ElementTree import Element

from tests.markup import Page
from tests.practices.drawn import classed, last_number, last_part, marks_in, number, tagged, text

LIST = "/practicas/"
SUBJECTS = {"paises": "pais", "temas": "tema", "objetivos": "objetivo"}
NUMBER = r"(\d[\d\s]*)"
# A link by its own words, or by those of what it stands in.
BY_WORDS = {
    "undated": re.compile(rf"^{NUMBER} de {NUMBER} no dicen? "),
    "all": re.compile(rf"^Ver las {NUMBER} "),
    "primary": re.compile(rf"^{NUMBER} prácticas?$"),
    "objective": re.compile(rf"^Objetivo \d+ : {NUMBER}$"),
}
# What leads to a list and says no number of its own: the number of its list stands elsewhere, or it is all practices.
SILENT = re.compile(
    "Prácticas|Todas las prácticas|Ver la única práctica|Ver todas las prácticas|Verlas con todos los filtros|"
    "Verlas en una línea de tiempo|Filtrar las que presenta|Filtrar aquellas en que participa"
)


class Claim(NamedTuple):
    """`kind` says how it is drawn."""

    kind: str
    url: str
    count: int


class Claims:
    """Of the content of one page."""

    def __init__(self, page: Page):
        (self.root,) = (part for part in tagged(page.root, "main"))
        self.parents = {child: parent for parent in self.root.iter() for child in parent}

    def __iter__(self) -> Iterator[Claim]:
        for link in self.links:
            kind, count = self.read(link)
            if count is not None:
                yield Claim(kind, list_at(link.get("href", "")), count)
        yield from self.sums()
        yield from self.primaries()

    @cached_property
    def links(self) -> list[Element]:
        """Those that lead to a list, and those to the page of a State, a theme or an objective."""
        return [link for link in tagged(self.root, "a") if list_at(link.get("href", ""))]

    @property
    def silent(self) -> list[str]:
        """What the links to lists say that claim nothing."""
        lists = (link for link in self.links if link.get("href", "").startswith(LIST))
        return [text(link) for link in lists if self.read(link)[1] is None]

    def read(self, link: Element) -> tuple[str, int | None]:
        words = text(link)
        if title := next((text(part) for part in tagged(link, "title")), ""):
            return "map", number(re.search(rf": {NUMBER} ", title)[1])
        for kind, pattern in BY_WORDS.items():
            if match := pattern.match(words):
                return kind, number(match[1])
        hidden = " ".join(text(part) for part in classed(link, "visually-hidden"))
        if sum(marks_in(hidden)):
            return "mark", sum(marks_in(hidden))
        return self.read_place(link)

    def read_place(self, link: Element) -> tuple[str, int | None]:
        """The number that stands beside the link, or in it, where that is by itself."""
        parent = self.parents[link]
        look = parent.get("class", "").split()
        if "head" in look and (figure := next(iter(tagged(parent, "b")), None)) is not None:
            return "head", number(re.match(NUMBER, text(figure))[1])
        if link.get("class") == "objective-cell":
            return "objective cell", number(re.match(NUMBER, text(tagged(link, "i")[0]))[1])
        if parent.tag == "td":
            return "amount", number(text(link))
        if parent.tag == "th" and (left := classed(self.parents[parent], "number")):  # without a criterion
            return "suggestion", number(text(left[0]).split(" práctica")[0])
        if parent.tag == "h2" and (figure := classed(self.parents[parent], "plate-count")):
            return "plate", number(re.match(NUMBER, text(figure[0]))[1])
        if "with-list" in self.parents[parent].get("class", "").split():
            return "beside", number(re.match(NUMBER, text(classed(parent, "soft")[0]))[1])
        if parent.tag == "dd" and link.get("title"):
            return "crossing", number((link.tail or "").strip(", "))
        return "", None

    def sums(self) -> Iterator[Claim]:
        """Of each State what it presents, and that in which it takes part."""
        for row in tagged(self.root, "tr"):
            sums, links = classed(row, "sum"), tagged(row, "a")
            if sums and links and row.get("class") != "group" and "/paises/" in links[0].get("href", ""):
                code = last_part(links[0].get("href", "").split("?")[0])
                for parameter, cell in zip(("presenta", "participa"), sums, strict=True):
                    yield Claim("sum", f"{LIST}?{parameter}={code}", last_number(text(cell)))

    def primaries(self) -> Iterator[Claim]:
        """Under the title of an objective how many develop it, and how many of those before all others."""
        for line in classed(self.root, "objective-list"):
            for item in tagged(line, "li"):
                code, words = text(tagged(item, "b")[0]), text(classed(item, "count")[0])
                if match := re.match(rf"{NUMBER} prácticas?, {NUMBER} como principal", words):
                    yield Claim("title", f"{LIST}?objetivo={code}", number(match[1]))
                    yield Claim("title", f"{LIST}?objetivo_principal={code}", number(match[2]))


def list_at(url: str) -> str:
    """The list that is behind an address: that of a page of a State, a theme or an objective is its own."""
    if match := re.match(r"/(paises|temas|objetivos)/([^/]+)/", url):
        return f"{LIST}?{SUBJECTS[match[1]]}={match[2]}"
    return url if url.startswith(LIST) and not re.match(rf"{LIST}[A-Z]", url) else ""


def options(page: Page) -> Iterator[tuple[str, str, int]]:
    """Of the facets of a list each value, with what it would give."""
    for label in tagged(page.root, "label"):
        for box in tagged(label, "input"):
            if count := classed(label, "count"):
                yield box.get("name", ""), box.get("value", ""), number(re.match(NUMBER, text(count[0]))[1])


def fives(page: Page) -> Iterator[tuple[range, int]]:
    """Years that stand together, with what they would give."""
    for summary in (part for span in classed(page.root, "span") for part in tagged(span, "summary")):
        first, last = map(int, re.findall(r"\d{4}", text(summary)))
        yield range(first, last + 1), number(re.match(NUMBER, text(classed(summary, "count")[0]))[1])
