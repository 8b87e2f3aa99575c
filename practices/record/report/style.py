"""What the report of a meeting is laid out with. Its templates stand apart from those of the fichas: a change of theirs
leaves every stored ficha as it is."""

from pathlib import Path

from ...press.engine.style import ROOT, STATIC, Style
from .. import attribution, events, items, kinds, pages, parts, weight

SHEET = STATIC / "pdf" / "report.css"
TEMPLATES = sorted((ROOT / "templates" / "practices" / "record" / "report").glob("*.html"))
READ_BY = [
    Path(module.__file__ or "") for module in (attribution, events, items, kinds, pages, parts, weight)
]
STYLE = Style(SHEET, *TEMPLATES, *READ_BY, Path(__file__).with_name("content.py"))
