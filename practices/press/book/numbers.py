"""Page numbers as they are stamped on pages that are laid out already: their place, their words."""

from pikepdf import Name

from .drawings import rgb
from .faces import SEMIBOLD, Style, measured, width
from .leaves import joined

FACE = Name.PageNumber  # what a page calls the face, which is none of its own
STYLE = Style(SEMIBOLD, 8.5)
RIGHT, BASELINE = 538.6, 41.0  # points from the left and the lower edge: the margins of the printed ficha
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def stamp(text: str) -> bytes:
    """The number at the lower right, as content that is not read aloud."""
    [(_face, glyphs)] = measured(text, SEMIBOLD)[1]
    place = f"{RIGHT - width(text, STYLE):.2f} {BASELINE} Td"
    drawn = f"BT {FACE} {STYLE.size} Tf {rgb(STYLE.colour)} rg {place} [{joined(glyphs)}] TJ ET"
    return f"/Artifact <</Type /Pagination /Subtype /PageNum>> BDC {drawn} EMC".encode()


def roman(number: int) -> str:
    written = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written
