"""How large answers and fichas may be, and how many somebody may write: far beyond what anybody needs, so that nobody
holds up the others.

What grows fastest is laying out the printed ficha: by the line first, then by the letter. At these bounds it takes
some seconds, and comparing, searching and counting take less than one.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LINE = 300  # characters, as are all of these
EMAIL = 254
ADDRESS = 2_000
PER_WORD = 20  # of a text with a limit in words
TEXT = 12_000  # a text without one
FICHA = 150_000
# In lines.
TEXT_LINES = 200
FIGURES = 40
FICHA_LINES = 1_200
# In rows.
BODIES = 60  # of 1.7, and of 1.8
LINKS = 40
FILES = 60
# By number.
FICHAS = 100  # of a country, open or begun today
TABLE_ROWS = 10_000  # of a spreadsheet of fichas
TABLE_IMPORTS = 3  # of a person, that wait to be read
MESSAGES = 30  # about a ficha, of a person in a day
REMARKS = 100  # and answers to them, likewise
INVITATIONS = 100  # of a person in a day


def validate_length(text: str, characters: int) -> None:
    if (over := len(text) - characters) > 0:
        excess = ngettext("Le sobra %(over)d carácter", "Le sobran %(over)d caracteres", over)
        raise ValidationError(
            (excess + _(": el máximo es %(limit)d.")) % {"over": over, "limit": characters}, code="too_long"
        )


def validate_count(total: int, most: int) -> None:
    """Of lines or rows: on the page both are «renglones»."""
    if (over := total - most) > 0:
        excess = ngettext("Le sobra %(over)d renglón", "Le sobran %(over)d renglones", over)
        raise ValidationError(
            (excess + _(": el máximo es %(limit)d.")) % {"over": over, "limit": most}, code="too_long"
        )


def validate_size(text: str, characters: int, lines: int) -> None:
    validate_length(text, characters)
    validate_count(text.count("\n") + 1, lines)


def measure(answer) -> tuple[int, int]:
    """Characters and lines of an answer, whatever its kind."""
    if isinstance(answer, str):
        return len(answer), answer.count("\n") + bool(answer)
    if isinstance(answer, dict):
        return sum(measure(value)[0] for value in answer.values()), 1
    if isinstance(answer, list):
        sizes = [measure(item) for item in answer]
        return sum(size for size, _lines in sizes), sum(lines for _size, lines in sizes)
    return 0, 0


def growth(before, after) -> int:
    """By how much an answer takes more of what a ficha may hold, a line weighing as much as its share in characters."""
    (was, had), (is_now, has) = measure(before), measure(after)
    return is_now - was + (has - had) * FICHA // FICHA_LINES


def excess(answers: dict) -> str:
    """What a whole ficha has too much of, in words; empty when it fits."""
    characters, lines = measure(list(answers.values()))
    if characters > FICHA:
        too_much = _(
            "La ficha puede tener %(limit)d caracteres en total, y con este texto le sobran %(over)d."
        )
        return too_much % {"limit": FICHA, "over": characters - FICHA}
    if lines > FICHA_LINES:
        too_much = _(
            "La ficha puede tener %(limit)d renglones en total, y con este texto le sobran %(over)d."
        )
        return too_much % {"limit": FICHA_LINES, "over": lines - FICHA_LINES}
    return ""
