"""What pages are laid out with, by name; and one hash of it, so that a change of style is noticed."""

import hashlib
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[3]
STATIC = ROOT / "static"
TEMPLATES = ROOT / "templates" / "pdf"
FONTS_CONF = STATIC / "pdf" / "fonts.conf"
FONTS = {
    f"asset:{name}.ttf": STATIC / "fonts" / f"{name}.ttf"
    for name in ("PublicSans-Light", "PublicSans-Regular", "PublicSans-SemiBold", "DejaVuSans")
}
WOVEN = [f"{kind}-{weave}" for kind in ("sign", "strip", "weave") for weave in range(1, 7)]
MARKS = ("draft", "draft-pt", "draft-en", "sent", "sent-en")  # «Enviada» is Portuguese, too
DRAWINGS = {
    f"asset:{name}.svg": STATIC / "img" / f"{name}.svg"
    for name in (*WOVEN, *MARKS, "routes-cover", "mark-light")
}
ENGINES = ("weasyprint", "pydyf", "fonttools", "pikepdf", "typst")


CODE = [Path(__file__).with_name(name) for name in ("layout.py", "tag_repair.py")]


class Style:
    """All that a kind of page is made with: its sheets, its templates, the code that fills them. Fonts, drawings and
    the layout itself are part of every style."""

    def __init__(self, *files: Path):
        self.files = files

    @cached_property
    def hash(self) -> str:
        """Names what was laid out: another style, or another version of an engine, makes other files."""
        style = hashlib.sha256()
        for path in (*self.files, FONTS_CONF, *FONTS.values(), *DRAWINGS.values(), *CODE):
            style.update(hashlib.sha256(path.read_bytes()).digest())
        style.update(" ".join(f"{engine} {version(engine)}" for engine in ENGINES).encode())
        return style.hexdigest()
