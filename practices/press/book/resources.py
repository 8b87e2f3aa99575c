"""What the pages of a book share: the faces, and the patterns of the themes."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from .drawings import SIDE, drawing
from .faces import LIGHT, OTHERS, REGULAR, SEMIBOLD, Face


class Resources:
    def __init__(self, pdf: pikepdf.Pdf):
        self.pdf = pdf
        self.others: set[int] = set()  # the glyphs used of the face that is not embedded whole
        fonts = {str(face.name): pdf.make_indirect(face.embedded(pdf)) for face in (LIGHT, REGULAR, SEMIBOLD)}
        self.object = pdf.make_indirect(Dictionary(Font=Dictionary(fonts), Pattern=Dictionary()))

    def font(self, face: Face) -> Object:
        return self.object.Font[face.name]

    def use(self, face: Face, glyphs: tuple) -> None:
        if face is OTHERS:
            self.others.update(glyph for glyph in glyphs if isinstance(glyph, int))

    def pattern(self, weave: int, tile: float, top: float) -> Name:
        """The weave of a theme; `tile` is the side of one, in points, and `top` that of a page."""
        name = Name(f"/Weave{weave}")
        if name not in self.object.Pattern:
            scale = round(tile / SIDE, 4)
            stream = self.pdf.make_stream(
                drawing(f"weave-{weave}").operators,
                Type=Name.Pattern,
                PatternType=1,
                PaintType=1,
                TilingType=1,
                BBox=Array([0, 0, SIDE, SIDE]),
                XStep=SIDE,
                YStep=SIDE,
                Resources=Dictionary(),
                Matrix=Array([scale, 0, 0, -scale, 0, round(top, 2)]),
            )
            self.object.Pattern[name] = stream
        return name

    def finish(self) -> None:
        if self.others:
            face = OTHERS.embedded(self.pdf, frozenset(self.others))
            self.object.Font[OTHERS.name] = self.pdf.make_indirect(face)
