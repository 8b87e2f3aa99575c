"""All that a printed ficha is made with, by name; and one hash of it, so that a change of style is noticed."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "static"
SHEET = STATIC / "pdf" / "ficha.css"
FONTS_CONF = STATIC / "pdf" / "fonts.conf"
FONTS = {
    f"asset:{name}": STATIC / "fonts" / name
    for name in (
        "PublicSans-Light.woff2",
        "PublicSans-Regular.woff2",
        "PublicSans-SemiBold.woff2",
        "DejaVuSans.ttf",
    )
}
DRAWINGS = {
    f"asset:{kind}-{weave}.svg": STATIC / "img" / f"{kind}-{weave}.svg"
    for kind in ("sign", "strip")
    for weave in range(1, 7)
} | {"asset:draft.svg": STATIC / "img" / "draft.svg"}
ENGINES = ("weasyprint", "pydyf", "fonttools", "pikepdf")


@cache
def style_hash() -> str:
    """Of templates, sheet, fonts, drawings, our own layout code and the engines' versions."""
    code = [Path(__file__).with_name(name) for name in ("page.py", "layout.py", "mending.py")]
    templates = sorted((ROOT / "templates" / "pdf").rglob("*.html"))
    style = hashlib.sha256()
    for path in (*templates, SHEET, FONTS_CONF, *FONTS.values(), *DRAWINGS.values(), *code):
        style.update(hashlib.sha256(path.read_bytes()).digest())
    style.update(" ".join(f"{engine} {version(engine)}" for engine in ENGINES).encode())
    return style.hexdigest()
