"""The faces of the book: measured, kerned and embedded, for lines that are set without a layout engine.

Pages that are lists of short lines need no more than this: a glyph for each letter, its width, and the pairs that
stand closer. It costs microseconds a line, where a layout engine takes milliseconds.
"""

import unicodedata
import zlib
from functools import cache, cached_property, lru_cache
from io import BytesIO
from typing import NamedTuple

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, String

from ..assets import FONTS

NOT_PRINTABLE = "□"
LAYOUT_TABLES = ("GPOS", "GSUB", "GDEF", "cvt ", "fpgm", "prep", "gasp", "name", "OS/2", "cmap")
BEGIN = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Letters def /CMapType 2 def\n"
)
BEGIN += b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
END = b"endcmap CMapName currentdict /CMap defineresource pop end end"
AT_ONCE = 100  # entries of a map, which has a limit


class Glyph(NamedTuple):
    number: int
    width: float  # in thousandths of the size
    name: str


class Face:
    """A font file, read once."""

    def __init__(self, name: str, file: str):
        self.name, self.file = Name(name), FONTS[f"asset:{file}"]

    @cached_property
    def font(self) -> TTFont:
        return TTFont(self.file, recalcTimestamp=False)

    @cached_property
    def per_mille(self) -> float:
        return 1000 / self.font["head"].unitsPerEm

    @cached_property
    def glyphs(self) -> dict[str, Glyph]:
        font = self.font
        return {
            chr(code): Glyph(font.getGlyphID(name), font["hmtx"][name][0] * self.per_mille, name)
            for code, name in font.getBestCmap().items()
        }

    @cached_property
    def pairs(self) -> list:
        """The tables of kerning, each with what it covers."""
        lookups = self.font["GPOS"].table.LookupList.Lookup
        tables = [table for lookup in lookups for table in lookup.SubTable if table.LookupType == 2]
        return [(table, frozenset(table.Coverage.glyphs)) for table in tables]

    @lru_cache(maxsize=20_000)  # noqa: B019
    def kerning(self, left: str, right: str) -> float:
        """How much more two glyphs stand apart, in thousandths of the size; less than nothing for most pairs."""
        for table, covered in self.pairs:
            if left in covered and (value := pair_value(table, left, right)) is not None:
                return (value.XAdvance if value else 0) * self.per_mille
        return 0

    def middle(self, name: str) -> float:
        """Of a glyph, from where it begins."""
        glyph = self.font["glyf"][name]
        return (glyph.xMin + glyph.xMax) / 2 * self.per_mille if glyph.numberOfContours else 0

    def data(self, _used: frozenset[int]) -> bytes:
        """The font file without what only a layout engine reads; whole, so that it is the same in every book."""
        return self.bare

    @cached_property
    def bare(self) -> bytes:
        return without_layout(TTFont(self.file, recalcTimestamp=False))

    def embedded(self, pdf: pikepdf.Pdf, used: frozenset[int] = frozenset()) -> Dictionary:
        data = self.data(used)
        inner = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=Name(f"/{self.file.stem}"),
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            CIDToGIDMap=Name.Identity,
            W=pikepdf.Object.parse(self.widths(used)),
            FontDescriptor=pdf.make_indirect(self.descriptor(pdf, data)),
        )
        return Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=inner.BaseFont,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(inner)]),
            ToUnicode=compressed(pdf, self.letters(used)),
        )

    @cache  # noqa: B019 - faces live as long as the process
    def widths(self, used: frozenset[int]) -> bytes:
        found = {glyph.number: glyph.width for glyph in self.glyphs.values()}
        return b"[%s]" % b" ".join(b"%d [%g]" % (number, found[number]) for number in sorted(used or found))

    @cache  # noqa: B019
    def letters(self, used: frozenset[int]) -> bytes:
        """The map from glyphs back to letters: what is copied and read aloud."""
        found = {glyph.number: letter for letter, glyph in reversed(self.glyphs.items())}
        lines = [
            f"<{number:04x}> <{found[number].encode('utf-16-be').hex()}>".encode()
            for number in sorted(used or found)
        ]
        blocks = [lines[start : start + AT_ONCE] for start in range(0, len(lines), AT_ONCE)]
        body = b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(one), b"\n".join(one)) for one in blocks)
        return BEGIN + body + END

    def descriptor(self, pdf: pikepdf.Pdf, data: bytes) -> Dictionary:
        head, lines = self.font["head"], self.font["hhea"]
        return Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(f"/{self.file.stem}"),
            Flags=4,
            FontBBox=Array(
                [int(edge * self.per_mille) for edge in (head.xMin, head.yMin, head.xMax, head.yMax)]
            ),
            ItalicAngle=0,
            Ascent=int(lines.ascent * self.per_mille),
            Descent=int(lines.descent * self.per_mille),
            CapHeight=700,
            StemV=100,
            FontFile2=compressed(pdf, data, Length1=len(data)),
        )


class LargeFace(Face):
    """A font of thousands of glyphs: what a book does not use of it stays away."""

    pairs: list = []  # type: ignore[assignment]  # it stands in letter by letter

    def data(self, used: frozenset[int]) -> bytes:
        return few_glyphs(self, used)


def pair_value(table, left: str, right: str):
    if table.Format == 1:
        pairs = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
        return next((pair.Value1 for pair in pairs if pair.SecondGlyph == right), None)
    first, second = table.ClassDef1.classDefs.get(left, 0), table.ClassDef2.classDefs.get(right, 0)
    return table.Class1Record[first].Class2Record[second].Value1


def few_glyphs(face: Face, used: frozenset[int]) -> bytes:
    font = TTFont(face.file, recalcTimestamp=False)
    options = subset.Options(layout_features=[], hinting=False, retain_gids=True)
    options.drop_tables += ["FFTM"]  # a date, which the subsetter does not know
    small = subset.Subsetter(options)
    small.populate(gids=used)
    small.subset(font)
    return without_layout(font)


def without_layout(font: TTFont) -> bytes:
    for table in LAYOUT_TABLES:
        if table in font:
            del font[table]
    font["post"].formatType, font.flavor = 3, None
    written = BytesIO()
    font.save(written)
    return written.getvalue()


@cache
def deflated(data: bytes) -> bytes:
    return zlib.compress(data)


def compressed(pdf: pikepdf.Pdf, data: bytes, **entries) -> pikepdf.Object:
    return pdf.make_stream(deflated(data), Filter=Name.FlateDecode, **entries)


LIGHT = Face("/Light", "PublicSans-Light.woff2")
REGULAR = Face("/Regular", "PublicSans-Regular.woff2")
SEMIBOLD = Face("/SemiBold", "PublicSans-SemiBold.woff2")
OTHERS = LargeFace("/Others", "DejaVuSans.ttf")  # for letters that Public Sans has not


class Style(NamedTuple):
    """How a text is set; sizes in points."""

    face: Face
    size: float
    colour: str = "#17242b"
    leading: float = 13.6
    spacing: float = 0  # between letters


@lru_cache(maxsize=50_000)
def measured(text: str, face: Face) -> tuple[float, tuple]:
    """The width of a text in thousandths of its size, and its glyphs in runs: the face, and glyphs and gaps."""
    width, before = 0.0, None
    runs: list[tuple[Face, list]] = []
    for letter in unicodedata.normalize("NFC", text):
        own, glyph = glyph_of(letter, face)
        if glyph is None:
            continue
        if not runs or runs[-1][0] is not own:
            runs.append((own, []))
            before = None
        if before and unicodedata.combining(letter):
            shift = own.middle(before.name) - own.middle(glyph.name) - before.width
            runs[-1][1].extend([shift, glyph.number, -shift])
            continue
        gap = own.kerning(before.name, glyph.name) if before else 0
        if gap:
            runs[-1][1].append(gap)
        runs[-1][1].append(glyph.number)
        width, before = width + glyph.width + gap, glyph
    return width, tuple((own, tuple(found)) for own, found in runs)


def glyph_of(letter: str, face: Face) -> tuple[Face, Glyph | None]:
    """What shows a letter: a glyph of the face or of the other one, a box; nothing for what only joins letters."""
    for own in (face, OTHERS):
        if letter in own.glyphs:
            return own, own.glyphs[letter]
    if unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return OTHERS, None
    return OTHERS, OTHERS.glyphs[NOT_PRINTABLE]


def width(text: str, style: Style) -> float:
    """In points."""
    return measured(text, style.face)[0] * style.size / 1000 + style.spacing * max(len(text) - 1, 0)


def lines(text: str, style: Style, room: float) -> list[str]:
    """The text in lines no wider than `room`, broken at its spaces; a word that is wider is broken where it must be."""
    found = [""]
    for word in text.split(" "):
        longer = f"{found[-1]} {word}" if found[-1] else word
        if width(longer, style) <= room:
            found[-1] = longer
            continue
        *whole, rest = pieces(word, style, room)
        found += [*whole, rest] if found[-1] else []
        found = found if found[0] else [*whole, rest]
    return found


def pieces(word: str, style: Style, room: float) -> list[str]:
    found = [""]
    for letter in word if width(word, style) > room else [word]:
        if found[-1] and width(found[-1] + letter, style) > room:
            found.append("")
        found[-1] += letter
    return found
