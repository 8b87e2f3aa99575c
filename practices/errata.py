"""Errata: a few words of a published version, and those that stand in their place in the next one."""

import re
from dataclasses import dataclass
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .sections import FIELDS, Field, Kind
from .words import count_words

MOST = 5  # of one version; whoever has more to change revises the practice
LONGEST = 200  # letters, before and after
CORRECTED = {
    name: field
    for name, field in FIELDS.items()
    if field.column is not None
    and not field.private
    and field.kind in (Kind.LINE, Kind.TEXT, Kind.FIGURES, Kind.OTHER)
}


@dataclass(frozen=True)
class Erratum:
    """Words of an answer, and what stands in their place."""

    field: Field
    before: str
    after: str


def errata_of(published) -> list[Erratum]:
    """Those of a version, or of whatever else has `errata`."""
    return [Erratum(FIELDS[name], before, after) for name, before, after in published.errata or ()]


def find(answers: dict, name: str, before: str, after: str) -> tuple[int, int]:
    """Where an answer has these words. Blanks and line breaks between them count as one.

    Raises ValidationError unless it has them once, and for what is more than a misprint, or no change.
    """
    if max(len(before), len(after)) > LONGEST:
        raise ValidationError(
            _("Una errata tiene hasta %d letras: para cambiar más, revise la práctica.") % LONGEST
        )
    if before.split() == after.split():
        raise ValidationError(_("Es lo que ya dice: escriba otras palabras."))
    pattern = r"\s+".join(map(re.escape, before.split()))
    places = [place.span() for place in re.finditer(pattern, answers[name])] if pattern else []
    if not places:
        raise ValidationError(_("La respuesta no tiene esas palabras: cópielas de la ficha publicada."))
    if len(places) > 1:
        raise ValidationError(
            _("Esas palabras están %d veces en la respuesta: agregue las que las rodean.") % len(places)
        )
    return places[0]


def correct(answers: dict, name: str, places: list[tuple[int, int, str]]) -> str:
    """An answer with other words at these places of it, which are in their order. Raises ValidationError for what it cannot
    be."""
    text = answers[name]
    if any(second[0] < first[1] for first, second in pairwise(places)):
        raise ValidationError(_("Dos erratas cambian las mismas palabras: escriba una."))
    corrected = text
    for start, end, after in reversed(places):
        corrected = corrected[:start] + after + corrected[end:]
    field = CORRECTED[name]
    assert field.column is not None
    field.column.run_validators(corrected)
    if field.max_words and field.max_words < count_words(corrected) > count_words(text):
        raise ValidationError(_("La respuesta tendría más de %d palabras.") % field.max_words)
    return corrected
