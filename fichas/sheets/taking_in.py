"""The steps of an import that a person takes: it comes in, is confirmed, or is dropped. The worker does the rest."""

import hashlib

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.private_files import store
from practices import bounds
from practices.models import Country

from ..files.names import clean_name
from ..models import TableImport
from .faults import Refused

State = TableImport.State


def hash_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def take_in(data: bytes, file_name: str, source: str, country: Country | None, by) -> TableImport:
    """The file is kept as it came, and waits to be read. Raises Refused while too many of the person wait."""
    if TableImport.objects.waiting().filter(by=by).count() >= bounds.TABLE_IMPORTS:
        words = ngettext(
            "Ya espera %(n)d planilla suya: siga cuando se haya leído.",
            "Ya esperan %(n)d planillas suyas: siga cuando se hayan leído.",
            bounds.TABLE_IMPORTS,
        )
        raise Refused(words % {"n": bounds.TABLE_IMPORTS})
    return TableImport.objects.create(
        source=source,
        country=country,
        file_name=clean_name(file_name),
        sha256=store(data),
        size=len(data),
        by=by,
    )


@transaction.atomic
def confirm(imported: TableImport) -> None:
    """Its drafts are written by the worker, all or none. Raises ValidationError when they cannot be, or were already."""
    imported = TableImport.objects.select_for_update().get(pk=imported.pk)
    if imported.state != State.READ:
        raise ValidationError(_("La planilla ya no espera su decisión: mire cómo está."))
    if imported.report["fault_count"]:
        raise ValidationError(_("Hay celdas por corregir: corríjalas en la planilla y súbala de nuevo."))
    imported.state, imported.attempts, imported.leased_until, imported.steps = State.CONFIRMED, 0, None, 0
    imported.save(update_fields=["state", "attempts", "leased_until", "steps"])


@transaction.atomic
def drop(imported: TableImport) -> None:
    """One of which nothing was written is forgotten. Raises ValidationError for any other."""
    imported = TableImport.objects.select_for_update().get(pk=imported.pk)
    if imported.state not in (State.READ, State.FAILED):
        raise ValidationError(_("Esta planilla ya se importó o se está leyendo: no se puede descartar."))
    imported.delete()
