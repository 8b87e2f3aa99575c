"""What symbol fonts draw for a letter, as the character that has that shape everywhere, and digits set high or low."""

import re

TICKED, EMPTY = "☒", "☐"
WINGDINGS = {0x6F: EMPTY, 0x78: TICKED, 0xA8: EMPTY, 0xFB: "✗", 0xFC: "✓", 0xFD: TICKED, 0xFE: "☑"}
WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x52: "☑", 0x53: TICKED, 0x54: TICKED, 0xA3: EMPTY}
WEBDINGS = {0x61: "✓", 0x63: EMPTY, 0x72: "✗"}
FONTS = {"wingdings": WINGDINGS, "wingdings 2": WINGDINGS_2, "webdings": WEBDINGS}
BOXES = {TICKED, EMPTY, "☑"}
HIGH = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
LOW = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
PRIVATE, ANY = re.compile("[\uf000-\uf0ff]"), re.compile(".", re.S)
RAISED = {"superscript": HIGH, "subscript": LOW}


def decode_symbols(text: str, fonts: set[str]) -> str:
    """The text as its reader sees it. A private code without a known font is read as Wingdings, where ticks are."""
    shapes = next((FONTS[name] for name in FONTS if name in fonts), None)
    symbols = PRIVATE if shapes is None else ANY
    return symbols.sub(lambda drawn: (shapes or WINGDINGS).get(ord(drawn[0]) & 0xFF, drawn[0]), text)


def raise_digits(text: str, place: str) -> str:
    """«6» set high is ⁶, so that 10⁶ is not read as 106. Words set high or low (1ᵉʳ) stay as they are."""
    shapes = RAISED.get(place, {})
    return text.translate(shapes) if all(ord(character) in shapes for character in text.strip()) else text
