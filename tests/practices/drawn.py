"""The drawings of a page as a reader meets them: what each mark shows, what it says in words, and where it leads."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from django.http import QueryDict

from practices.catalogue.filters import PracticeFilter
from practices.catalogue.index import current_index, rebuild
from practices.synthetic import Author, write
from tests.markup import Page, one_spaced, said
from tests.practices.oracle import Read, read_all

SEED = 20_261_129


def write_some(practices: int) -> list[Read]:
    """Practices of a few States, members and not, so that some cells have many."""
    author = Author(random.Random(SEED + practices), 14)
    author.countries = author.codes["associated_countries"] = ["AR", "BR", "CO", "CR", "MX", "PE"]
    write([author.ficha() for _ in range(practices)])
    rebuild()
    return read_all()


def count_marks(practices: list[Read], country: str, parameter: str = "", code: str = "") -> tuple[int, int]:
    """Presents, takes part: counted by reading every practice."""
    among = [practice for practice in practices if not code or code in practice.values(parameter)]
    presents = sum(practice.said["country"] == country for practice in among)
    return presents, sum(country in practice.values("pais") for practice in among) - presents


def marks_in(words: str) -> tuple[int, int]:
    """Presents, takes part: as words have it."""
    matches = (re.search(rf"{verb} ([\d\s]+)", words) for verb in ("presenta", "participa en"))
    presents, takes_part = (number(match[1]) if match else 0 for match in matches)
    return presents, takes_part


def row_of(page: Page, title: str) -> Element:
    """The part of a page under this title, as its id has it."""
    return next(part for part in page.root.iter() if part.get("aria-labelledby") == title)


def classed(root: Element, name: str) -> list[Element]:
    return [part for part in root.iter() if name in (part.get("class") or "").split()]


def tagged(root: Element, *tags: str) -> list[Element]:
    """The elements of these names, also those of a drawing."""
    return [part for part in root.iter() if isinstance(part.tag, str) and part.tag.split("}")[-1] in tags]


def text(element: Element) -> str:
    return one_spaced(" ".join(said(element)))


def number(words: str) -> int:
    """«10 000» as it is read."""
    return int(re.sub(r"\s", "", words))


def last_number(words: str) -> int:
    return number(re.search(r"\d[\d\s]*$", words)[0])


def last_part(url: str) -> str:
    return url.rstrip("/").split("/")[-1]


@dataclass
class Cell:
    """What a cell shows: as dots, or as a number with a bar whose parts are shares of the longest."""

    element: Element

    @property
    def is_on_sand(self) -> bool:
        return "undocumented" in self.element.get("class", "").split()

    @property
    def url(self) -> str:
        return next((part.get("href", "") for part in tagged(self.element, "a")), "")

    @property
    def words(self) -> str:
        return text(classed(self.element, "visually-hidden")[0])

    @property
    def marks(self) -> tuple[int, int]:
        return marks_in(self.words)

    @property
    def dots(self) -> tuple[int, int]:
        rings = len(classed(self.element, "ring"))
        return len(classed(self.element, "dot")) - rings, rings

    @property
    def shown(self) -> int:
        """The number beside a bar."""
        return number(text(tagged(self.element, "b")[0]))

    @property
    def shares(self) -> tuple[float, float]:
        parts = tagged(self.element, "rect")
        hollow = sum(float(part.get("width", "")[:-1]) for part in parts if part.get("class") == "hollow")
        full = sum(float(part.get("width", "")[:-1]) for part in parts if part.get("class") != "hollow")
        return full, hollow


@dataclass
class Row:
    element: Element

    @property
    def state(self) -> str:
        return text(classed(self.element, "who")[0])

    @property
    def url(self) -> str:
        return tagged(self.element, "a")[0].get("href", "")

    @property
    def code(self) -> str:
        return last_part(self.url)

    @property
    def cells(self) -> list[Cell]:
        cells = [part for part in self.element if part.tag == "td"]
        return [Cell(cell) for cell in cells if "sum" not in cell.get("class", "").split()]

    @property
    def sums(self) -> tuple[int, int]:
        """What it presents, and that in which it takes part; of offers there are none."""
        presents, takes_part = [last_number(text(part)) for part in classed(self.element, "sum")] or (0, 0)
        return presents, takes_part


class Table:
    """The table of marks on a page."""

    def __init__(self, page: str):
        self.page = Page(page)
        (self.element,) = classed(self.page.root, "matrix")

    @property
    def has_bars(self) -> bool:
        return "as-bars" in self.element.get("class", "").split()

    @property
    def heads(self) -> list[tuple[str, str, str]]:
        """Each column's link, its figure where it has one, and the look of its ground."""
        heads = [(head, tagged(head, "a")[0]) for head in classed(self.element, "head")]
        return [(link.get("href", ""), link.findtext("b", ""), head.get("class", "")) for head, link in heads]

    @property
    def codes(self) -> list[str]:
        """Those of the columns."""
        return [last_part(url) for url, _figure, _look in self.heads]

    @property
    def groups(self) -> Iterator[tuple[list[int], tuple[int, int], list[Row]]]:
        """Of each group of States the numbers under the columns, its sums, and its rows."""
        for body in (part for part in self.element if part.tag == "tbody"):
            first, *others = [Row(part) for part in body]
            totals = [int(re.sub(r"\D", "", text(cell.element))) for cell in first.cells]
            yield totals, first.sums, others

    @property
    def rows(self) -> list[Row]:
        return [row for _totals, _sums, rows in self.groups for row in rows]

    @property
    def key(self) -> str:
        return text(classed(self.page.root, "matrix-key")[0])


def total_of(url: str) -> int:
    """How many practices the list at this address has."""
    asked = PracticeFilter(QueryDict(urlsplit(url).query), current_index())
    assert not asked.messages
    return asked.search.total


def states_of_map(page: str) -> dict[str, tuple[int, str]]:
    """The number that each State of the map shows and where it leads."""
    drawn = {}
    for part in tagged(Page(page).root, "a", "g"):
        if title := next((text(title) for title in tagged(part, "title")), ""):
            name, count = re.fullmatch(r"(.+): ([\d\s]+) prácticas?", title).groups()
            drawn[name] = number(count), part.get("href", "")
    return drawn
