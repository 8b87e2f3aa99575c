"""What is made around the fichas of a compilation, and what it is made with."""

from pathlib import Path

from ...catalogue import marks
from ..engine.style import STATIC, TEMPLATES, Style

SHEET = STATIC / "pdf" / "compilation.css"  # cover, imprint, foreword
LISTS = TEMPLATES / "compilation.typ"  # contents, figures, matrix, dividers, indexes
CODE = [*sorted(Path(__file__).parent.glob("*.py")), Path(marks.__file__)]
STYLE = Style(SHEET, *sorted(TEMPLATES.glob("compilation*")), *CODE)
