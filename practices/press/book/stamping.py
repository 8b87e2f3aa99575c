"""Page numbers, stamped on pages that are laid out already."""

from functools import cache

import pikepdf
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Object

from ..engine.style import FONTS

FACE = Name.PageNumber  # what a page calls the face, which is none of its own
FILE = FONTS["asset:PublicSans-SemiBold.ttf"]
SIZE, COLOUR = 8.5, "0.09 0.141 0.169"
RIGHT, BASELINE = 538.6, 41.0  # points from the left and the lower edge: the margins of the printed ficha
LETTERS = range(32, 127)
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@cache
def widths() -> list[float]:
    """Of the letters of the face, in thousandths of its size."""
    font = TTFont(FILE)
    names, scale = font.getBestCmap(), 1000 / font["head"].unitsPerEm
    return [font["hmtx"][names[letter]][0] * scale for letter in LETTERS]


def embed_face(pdf: pikepdf.Pdf) -> Object:
    data = FILE.read_bytes()
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/PublicSans-SemiBold"),
        Flags=32,
        FontBBox=Array([-200, -225, 1200, 950]),
        ItalicAngle=0,
        Ascent=950,
        Descent=-225,
        CapHeight=723,
        StemV=100,
        FontFile2=pdf.make_stream(data, Length1=len(data)),
    )
    face = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=descriptor.FontName,
        Encoding=Name.WinAnsiEncoding,
        FirstChar=LETTERS[0],
        LastChar=LETTERS[-1],
        Widths=Array(widths()),
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    return pdf.make_indirect(face)


def stamp(text: str) -> bytes:
    """The number at the lower right, as content that is not read aloud."""
    width = sum(widths()[ord(letter) - LETTERS[0]] for letter in text) * SIZE / 1000
    drawn = f"BT {FACE} {SIZE} Tf {COLOUR} rg {RIGHT - width:.2f} {BASELINE} Td ({text}) Tj ET"
    return f"/Artifact <</Type /Pagination /Subtype /PageNum>> BDC {drawn} EMC".encode()


def roman(number: int) -> str:
    numeral = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        numeral += letters * count
    return numeral
