"""Says, before anything runs, where the declaration of the form and the columns of a ficha disagree."""

from django.core.checks import Error, register
from django.db import models

from .fields import LineField, PlainTextField
from .sections import FIELDS, Kind
from .sections.declaration import COLUMNS

NOT_ASKED = {"edition"}
COLUMN_OF = {
    Kind.LINE: (LineField,),
    Kind.EMAIL: (LineField,),
    Kind.OTHER: (LineField,),
    Kind.TEXT: (PlainTextField,),
    Kind.FIGURES: (PlainTextField,),
    Kind.CHOICE: (models.ForeignKey, models.CharField),
    Kind.CHOICES: (models.ManyToManyField,),
    Kind.YEAR: (models.PositiveSmallIntegerField,),
    Kind.CHECKBOX: (models.BooleanField,),
}


@register
def check_form(app_configs, **kwargs) -> list[Error]:
    undeclared = COLUMNS.keys() - FIELDS.keys() - NOT_ASKED
    errors = [Error(f"No question asks for the column «{name}».", id="practices.E001") for name in undeclared]
    unfit = [field for field in FIELDS.values() if not fits(field)]
    errors += [
        Error(f"«{field.name}» has no column for a {field.kind}.", id="practices.E002") for field in unfit
    ]
    return errors


def fits(field) -> bool:
    if field.kind not in COLUMN_OF:
        return field.column is None
    is_line = isinstance(field.column, LineField)
    return isinstance(field.column, COLUMN_OF[field.kind]) and is_line == (
        COLUMN_OF[field.kind] == (LineField,)
    )
