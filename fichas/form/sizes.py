"""Whether an answer is one that a ficha can hold; `practices/bounds.py` says how much that is, and why."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from practices import bounds
from practices.answers import MAX_ROWS
from practices.sections import Field
from practices.sections.kinds import TEXTS

START = 40  # characters of a row, by which its writer knows it


def check_size(field: Field, answer) -> None:
    """Raises ValidationError, which says by how much an answer is too large and, of several rows, which ones are."""
    if field.kind in TEXTS:
        field.column.validate_size(answer)
    elif field.name in MAX_ROWS:
        check_rows(answer, MAX_ROWS[field.name])


def check_rows(rows: list, most: int) -> None:
    faults = []
    try:
        bounds.validate_count(len(rows), most)
    except ValidationError as fault:
        faults.append(fault)
    for row in rows:
        texts = [(row, bounds.LINE)] if isinstance(row, str) else link_texts(row)
        faults += [refusal for text, most in texts if (refusal := too_long(text, most))]
    if faults:
        raise ValidationError(faults)


def link_texts(row: dict) -> list[tuple[str, int]]:
    return [(row["label"], bounds.LINE), (row["url"], bounds.ADDRESS)]


def too_long(text: str, characters: int) -> ValidationError | None:
    try:
        bounds.validate_length(text, characters)
    except ValidationError as fault:
        reason = {"start": text[:START], "reason": fault.messages[0]}
        return ValidationError(_("«%(start)s…»: %(reason)s") % reason, code="too_long")
    return None
