"""What a printed ficha is made with."""

from pathlib import Path

from ... import reading, sections
from ..engine.style import STATIC, TEMPLATES, Style
from ..pictures.sizes import SCALING

SHEET = STATIC / "pdf" / "ficha.css"
OF_THE_BOOK = "compilation"  # these templates leave the stored fichas as they are
PAGES = [path for path in sorted(TEMPLATES.rglob("*.html")) if OF_THE_BOOK not in path.name]
FORM = sorted(Path(sections.__file__).parent.glob("*.py"))  # a question that is added stands in every ficha
STYLE = Style(SHEET, *PAGES, *FORM, Path(__file__).with_name("page.py"), Path(reading.__file__), SCALING)
