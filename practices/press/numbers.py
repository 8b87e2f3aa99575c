"""Page numbers as they are stamped on pages that are laid out already: their font, their place, their words."""

from functools import cached_property
from io import BytesIO

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from .assets import FONTS

LETTERS = "0123456789ivxlcdm"
FIRST, LAST = ord("0"), ord("x")
SIZE = 8.5  # points
RIGHT, BASELINE = 538.6, 41.0  # points from the left and the lower edge: the margins of the printed ficha
ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Numbers:
    """The face of the numbers, with the few glyphs that they need."""

    name = Name.PageNumber

    @cached_property
    def data(self) -> bytes:
        options = subset.Options(layout_features=[], hinting=False, notdef_outline=True, name_IDs=[])
        face = TTFont(FONTS["asset:PublicSans-SemiBold.woff2"], recalcTimestamp=False)
        small = subset.Subsetter(options)
        small.populate(text=LETTERS)
        small.subset(face)
        face.flavor = None
        written = BytesIO()
        face.save(written)
        return written.getvalue()

    @cached_property
    def face(self) -> TTFont:
        return TTFont(BytesIO(self.data))

    @cached_property
    def widths(self) -> list[int]:
        """Of the characters from FIRST to LAST, in thousandths of the size."""
        glyphs, per_em = self.face.getBestCmap(), self.face["head"].unitsPerEm
        advance = {code: self.face["hmtx"][glyph][0] * 1000 // per_em for code, glyph in glyphs.items()}
        return [advance.get(code, 0) for code in range(FIRST, LAST + 1)]

    def embedded(self, pdf: pikepdf.Pdf) -> Dictionary:
        head, lines = self.face["head"], self.face["hhea"]
        per_mille = 1000 / head.unitsPerEm
        box = [int(edge * per_mille) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)]
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name("/PAGENR+PublicSans-SemiBold"),
            Flags=32,
            FontBBox=Array(box),
            ItalicAngle=0,
            Ascent=int(lines.ascent * per_mille),
            Descent=int(lines.descent * per_mille),
            CapHeight=700,
            StemV=120,
            FontFile2=pdf.make_stream(self.data, Length1=len(self.data)),
        )
        return Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=descriptor.FontName,
            Encoding=Name.WinAnsiEncoding,
            FirstChar=FIRST,
            LastChar=LAST,
            Widths=Array(self.widths),
            FontDescriptor=pdf.make_indirect(descriptor),
        )

    def width(self, text: str) -> float:
        return sum(self.widths[ord(letter) - FIRST] for letter in text) * SIZE / 1000


NUMBERS = Numbers()


def stamp(text: str) -> bytes:
    """The number at the lower right, as content that is not read aloud."""
    place = f"{RIGHT - NUMBERS.width(text):.2f} {BASELINE} Td"
    drawn = f"BT {NUMBERS.name} {SIZE} Tf 0.09 0.141 0.169 rg {place} ({text}) Tj ET"
    return f"/Artifact <</Type /Pagination /Subtype /PageNum>> BDC {drawn} EMC".encode()


def roman(number: int) -> str:
    written = ""
    for value, letters in ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written
