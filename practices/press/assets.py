"""All that a printed ficha is made with, by name; and one hash of it, so that a change of style is noticed."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "static"
SHEETS = {name: STATIC / "pdf" / f"{name}.css" for name in ("ficha", "compilation")}
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
WOVEN = [f"{kind}-{weave}" for kind in ("sign", "strip", "weave") for weave in range(1, 7)]
DRAWINGS = {
    f"asset:{name}.svg": STATIC / "img" / f"{name}.svg"
    for name in (*WOVEN, "draft", "sent", "routes-cover", "mark-light")
}
COMPILATION = "compilation"  # what is only of the book and leaves the stored fichas as they are
ENGINES = ("weasyprint", "pydyf", "fonttools", "pikepdf")


@cache
def style_hash() -> str:
    """Of templates, sheet, fonts, drawings, our own layout code and the engines' versions."""
    code = [Path(__file__).with_name(name) for name in ("page.py", "layout.py", "mending.py")]
    templates = sorted((ROOT / "templates" / "pdf").rglob("*.html"))
    templates = [path for path in templates if COMPILATION not in path.name]
    return hash_of(*templates, SHEETS["ficha"], FONTS_CONF, *FONTS.values(), *DRAWINGS.values(), *code)


@cache
def book_hash() -> str:
    """Of what makes a compilation around its fichas."""
    code = sorted((Path(__file__).parent / "book").glob("*.py"))
    templates = sorted((ROOT / "templates" / "pdf").glob(f"{COMPILATION}*.html"))
    return hash_of(*templates, SHEETS[COMPILATION], *code)


def hash_of(*paths: Path) -> str:
    style = hashlib.sha256()
    for path in paths:
        style.update(hashlib.sha256(path.read_bytes()).digest())
    style.update(" ".join(f"{engine} {version(engine)}" for engine in ENGINES).encode())
    return style.hexdigest()
