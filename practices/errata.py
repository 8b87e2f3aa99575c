"""Errata: a few words of a published version, and those that stand in their place in the next one."""

import re
from dataclasses import dataclass

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


def correct(answers: dict, name: str, before: str, after: str) -> tuple[dict, list[str]]:
    """The answers with these words changed in one of them, and the erratum as it is kept.

    Blanks and line breaks between the words count as one. Raises ValidationError unless the answer has them once, and for
    what is more than a misprint.
    """
    if max(len(before), len(after)) > LONGEST:
        raise ValidationError(
            _("Una errata tiene hasta %d letras: para cambiar más, revise la práctica.") % LONGEST
        )
    text, words = answers[name], before.split()
    found = list(re.finditer(r"\s+".join(map(re.escape, words)), text)) if words else []
    if not found:
        raise ValidationError(_("La respuesta no tiene esas palabras: cópielas de la ficha publicada."))
    if len(found) > 1:
        raise ValidationError(
            _("Esas palabras están %d veces en la respuesta: agregue las que las rodean.") % len(found)
        )
    start, end = found[0].span()
    corrected = text[:start] + after + text[end:]
    if corrected == text:
        raise ValidationError(_("Es lo que ya dice: escriba otras palabras."))
    field = FIELDS[name]
    assert field.column is not None
    field.column.run_validators(corrected)
    if field.max_words and field.max_words < count_words(corrected) > count_words(text):
        raise ValidationError(_("La respuesta tendría más de %d palabras.") % field.max_words)
    return answers | {name: corrected}, [name, text[start:end], after]
