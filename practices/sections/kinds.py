"""The kinds of answers, and which of them are texts."""

from enum import StrEnum


class Kind(StrEnum):
    """How an answer is given and shown. What fits in it, the class of its column says."""

    LINE = "line"
    EMAIL = "email"
    TEXT = "text"  # paragraphs and lists
    FIGURES = "figures"  # lines that begin with a number
    OTHER = "other"  # the text that «Otro» asks for, after the choices that it belongs to
    CHOICE = "choice"
    CHOICES = "choices"
    YEAR = "year"
    CHECKBOX = "checkbox"
    NAMES = "names"  # rows, as are links and files
    LINKS = "links"
    FILES = "files"


TEXTS = frozenset({Kind.LINE, Kind.EMAIL, Kind.TEXT, Kind.FIGURES, Kind.OTHER})
SEARCHED = TEXTS - {Kind.EMAIL}
