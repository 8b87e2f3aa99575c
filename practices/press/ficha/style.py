"""What a printed ficha is made with."""

from dataclasses import dataclass
from pathlib import Path

from ... import reading, sections
from ..engine.style import STATIC, TEMPLATES, Style
from ..pictures.sizes import SCALING

SHEET = STATIC / "pdf" / "ficha.css"
# These templates leave the fichas that were stored as they are: those of the book, and those of what was incorporated.
OF_THE_BOOK, INCORPORATED = "compilation", "incorporated"
EVERY_PAGE = sorted(TEMPLATES.rglob("*.html"))
PAGES = [path for path in EVERY_PAGE if OF_THE_BOOK not in path.name and INCORPORATED not in path.name]
FORM = sorted(Path(sections.__file__).parent.glob("*.py"))  # a question that is added stands in every ficha
STYLE = Style(SHEET, *PAGES, *FORM, Path(__file__).with_name("page.py"), Path(reading.__file__), SCALING)
NOTE = TEMPLATES.parent / "components" / f"{INCORPORATED}.html"
INCORPORATED_STYLE = Style(NOTE, *(path for path in EVERY_PAGE if INCORPORATED in path.name))


@dataclass(frozen=True)
class Sheets:
    """The templates of one kind of page: of what a country signed, and of what was incorporated, which says so."""

    signed: str
    incorporated: str

    def of(self, published) -> str:
        """For a version or an edition."""
        return self.incorporated if published.incorporated_from else self.signed


FICHA = Sheets("pdf/ficha.html", "pdf/ficha_incorporated.html")
SUMMARY = Sheets("pdf/summary.html", "pdf/summary_incorporated.html")
