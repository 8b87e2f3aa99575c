"""Whether an answer is one that a ficha can hold; `practices/bounds.py` says how much that is, and why."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from practices import bounds
from practices.answers import MAX_ROWS
from practices.fields import PlainTextField

from ..models import Answers

TEXTS = {field.name: field for field in Answers._meta.get_fields() if isinstance(field, PlainTextField)}
START = 40  # characters of a row, by which its writer knows it


def check_size(name: str, answer) -> None:
    """Raises ValidationError, which says by how much an answer is too large and, of several rows, which one is."""
    if name in TEXTS:
        TEXTS[name].validate_size(answer)
    elif name in MAX_ROWS:
        bounds.validate_count(len(answer), MAX_ROWS[name])
        for row in answer:
            check_row(row, bounds.LINE) if isinstance(row, str) else check_link(row)


def check_link(row: dict) -> None:
    check_row(row["label"], bounds.LINE)
    check_row(row["url"], bounds.ADDRESS)


def check_row(text: str, characters: int) -> None:
    try:
        bounds.validate_length(text, characters)
    except ValidationError as fault:
        raise ValidationError(
            _("«%(start)s…»: %(reason)s") % {"start": text[:START], "reason": fault.messages[0]}
        ) from fault
