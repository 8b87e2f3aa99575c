"""The text of one paragraph of a Word document.

A tick box of any kind becomes ☒ or ☐, and a link keeps its address beside its text. Hidden text, struck-out text and
pictures are kept apart in `left_out`, for the report of the import.
"""

import re

from .elements import Styles, attribute, find, font_names, is_on, local, number, shows_prompt
from .symbols import EMPTY, TICKED, decode_symbols, raise_digits

HIDDEN, STRUCK, PICTURE = "hidden", "struck", "picture"  # why something is left out; stored with the import
SWITCHES = {"vanish": HIDDEN, "strike": STRUCK, "dstrike": STRUCK}
UNSEEN = {"rPr", "pPr", "sdtPr", "del", "moveFrom", "Fallback", "delText", "tblPr", "softHyphen"}
MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
SHOWN = {"blip", "imagedata", "chart", "relIds"}  # what a drawing shows that is no text
LINK_FIELD = re.compile(r'^\s*HYPERLINK\s+"([^"]+)"')
SYMBOL_CODE = re.compile("[0-9A-Fa-f]{4}")


class ParagraphText:
    """The text of one paragraph, piece by piece, its links, and what is left out of it."""

    def __init__(self, paragraph, addresses: dict[str, str], styles: Styles):
        self.addresses, self.styles = addresses, styles
        self.style = attribute(find(paragraph, "pPr", "pStyle"), "val")
        self.left_out: list[tuple[str, str]] = []
        self.left_at = 0  # the piece before which something was left out last
        self.pieces: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.is_drawing = False
        self.fields: list[dict] = []  # those begun and not ended, the innermost last
        self.walk(paragraph)

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def walk(self, element) -> None:
        for child in element:
            name = local(child)
            if name in UNSEEN:
                continue
            if name in MARKS:
                self.write(MARKS[name])
            else:
                getattr(self, f"_{name}", self.walk)(child)

    def write(self, text: str) -> None:
        if not (self.fields and self.fields[-1]["code"]):
            self.pieces.append(text)

    def _r(self, run) -> None:
        """A run of text in one format; one that is hidden or struck out is left out."""
        why = next((why for name, why in SWITCHES.items() if is_on(self.find_format(run, name))), "")
        start = len(self.pieces)
        self.walk(run)
        if why:
            text = "".join(self.pieces[start:])
            del self.pieces[start:]
            self.leave_out(why, text, start)

    def leave_out(self, why: str, text: str, start: int) -> None:
        """Keeps a text apart, joined to the one before it when nothing stands between them."""
        if not text.strip() and not (self.left_out and self.left_at == start):
            return
        if self.left_out and self.left_out[-1][0] == why and self.left_at == start:
            text = self.left_out.pop()[1] + text
        self.left_out.append((why, text))
        self.left_at = start

    def find_format(self, run, name: str):
        """The element that sets this format of a run: its own, its style's or its paragraph's; None when none does."""
        element = find(run, "rPr", name)
        for style in (attribute(find(run, "rPr", "rStyle"), "val"), self.style):
            element = self.styles.find(style, "rPr", name) if element is None else element
        return element

    def _t(self, element) -> None:
        run = element.getparent()
        text = decode_symbols(element.text or "", font_names(self.find_format(run, "rFonts")))
        self.write(raise_digits(text, attribute(self.find_format(run, "vertAlign"), "val")))

    def _sym(self, element) -> None:
        code = attribute(element, "char")
        if SYMBOL_CODE.fullmatch(code):
            self.write(decode_symbols(chr(int(code, 16)), {attribute(element, "font").lower()}))

    def _drawing(self, drawing) -> None:
        """A picture, or a box with text. Drawings inside it are walked through but not looked at again."""
        is_outermost, self.is_drawing = not self.is_drawing, True
        self.walk(drawing)
        self.is_drawing = not is_outermost
        if not is_outermost:
            return
        names = set(map(local, drawing.iter()))
        if SHOWN & names and "txbxContent" not in names:
            texts = (attribute(shape, "descr") or attribute(shape, "title") for shape in drawing.iter())
            self.left_out.append((PICTURE, next(filter(None, texts), "")))

    _pict = _object = _drawing

    def _p(self, element) -> None:
        """A paragraph inside another: a text box."""
        self.write("\n")
        self.walk(element)
        self.write("\n")

    def _sdt(self, control) -> None:
        """A content control: a tick box, a field still showing its prompt, or text."""
        box = find(control, "sdtPr", "checkbox")
        if box is not None:
            self.write(TICKED if is_on(find(box, "checked")) else EMPTY)
        elif not shows_prompt(control):
            self.walk(control)

    def _hyperlink(self, link) -> None:
        start = len(self.pieces)
        self.walk(link)
        self.add_link(self.addresses.get(attribute(link, "id"), ""), start)

    def add_link(self, address: str, start: int) -> None:
        label = " ".join("".join(self.pieces[start:]).split()) if address else ""
        if label:
            self.links.append((label, address))

    def _fldChar(self, mark) -> None:  # noqa: N802, the element's own name
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self.write(read_form_field(mark))
            self.fields.append({"code": "\0", "start": len(self.pieces), "address": ""})
        elif self.fields and kind == "separate":
            link = LINK_FIELD.match(self.fields[-1]["code"].strip("\0"))
            self.fields[-1] |= {"code": "", "address": link[1] if link else ""}
        elif self.fields and kind == "end":
            ended = self.fields.pop()
            self.add_link(ended["address"], ended["start"])

    def _instrText(self, element) -> None:  # noqa: N802, the element's own name
        if self.fields:
            self.fields[-1]["code"] += element.text or ""


def read_form_field(mark) -> str:
    """What a legacy form field shows: its tick box, or the chosen entry of its list."""
    box, choice = find(mark, "ffData", "checkBox"), find(mark, "ffData", "ddList")
    if box is not None:
        checked = find(box, "checked")
        return TICKED if is_on(find(box, "default") if checked is None else checked) else EMPTY
    if choice is not None:
        entries = [attribute(entry, "val") for entry in choice if local(entry) == "listEntry"]
        return dict(enumerate(entries)).get(number(find(choice, "result"), "val"), "")
    return ""
