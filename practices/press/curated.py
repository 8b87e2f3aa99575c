"""Compilations that the Secretariat curates: the one writer of their editions."""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ..models import (
    Compilation,
    CompilationEdition,
    EditionCorrection,
    EditionWithdrawal,
    Practice,
    Repository,
)
from .book.spec import CompilationSpec


def next_spec(slug: str, codes: list[str], **texts: str) -> CompilationSpec:
    """What the next edition of a compilation would hold: its file can be looked at before it is published.

    Raises ValidationError for a code that is not of a public practice, and for an edition that says what the last one
    says: it would be there twice for ever.
    """
    last = CompilationEdition.objects.filter(compilation__slug=slug).first()
    number = last.number + 1 if last else 1
    spec = spec_of(slug, number, codes, **texts)
    if last and not last.is_taken_down and same(last.current_order, spec.as_json()):
        raise ValidationError(_("La última edición publicada ya es igual a esta: no se publicó otra."))
    return spec


def spec_of(
    slug: str,
    number: int,
    codes: list[str],
    *,
    title: str,
    edition: str = "",
    foreword: str = "",
    grouping: str = "",
) -> CompilationSpec:
    """The practices of these codes, as they are published now and in this order."""
    return CompilationSpec(
        current_versions(codes),
        title,
        timezone.localdate().isoformat(),
        address=reverse("practices:edition", args=[slug, number]),
        filters=[[_("Edición"), edition]] if edition else [],
        grouping=grouping,
        edition=edition,
        foreword=foreword,
    )


@transaction.atomic
def publish_edition(slug: str, codes: list[str], **texts: str) -> CompilationEdition:
    """Publishes the next edition of a compilation, the first one if there is none. Raises what `next_spec` raises."""
    repository = Repository.lock()
    spec = next_spec(slug, codes, **texts)
    compilation, _created = Compilation.objects.get_or_create(slug=slug)
    last = compilation.editions.first()
    written = CompilationEdition(
        compilation=compilation,
        number=last.number + 1 if last else 1,
        order=spec.as_json(),
        published_on=timezone.localdate(),
    )
    [made] = CompilationEdition.objects.bulk_create([written])
    repository.renew()
    return made


@transaction.atomic
def correct_edition(published: CompilationEdition, codes: list[str], **texts: str) -> EditionCorrection:
    """A new file under the same number, which says that it is one. Raises ValidationError when it is too late."""
    repository = Repository.lock()
    published = CompilationEdition.objects.get(pk=published.pk)
    spec = corrected_spec(published, codes, **texts)
    made = EditionCorrection.objects.create(
        edition=published, order=spec.as_json(), corrected_on=timezone.localdate()
    )
    repository.renew()
    return made


def corrected_spec(published: CompilationEdition, codes: list[str], **texts: str) -> CompilationSpec:
    if not published.can_be_corrected:
        raise ValidationError(_("Una edición se corrige hasta el día siguiente al de su publicación."))
    spec = spec_of(published.compilation.slug, published.number, codes, **texts)
    if same(published.current_order, spec.as_json()):
        raise ValidationError(_("La edición publicada ya es igual a esta."))
    days = {"today": date_format(timezone.localdate()), "day": date_format(published.published_on)}
    corrected = _("Edición corregida el %(today)s: este archivo sustituye al publicado el %(day)s.")
    return replace(spec, correction=corrected % days)


@transaction.atomic
def take_down_edition(published: CompilationEdition, reason: str) -> EditionWithdrawal:
    """Takes an edition from the public; its address says why. Raises ValidationError without a reason, or twice."""
    repository = Repository.lock()
    published = CompilationEdition.objects.get(pk=published.pk)
    if published.is_taken_down:
        raise ValidationError(_("La edición ya está retirada."))
    if not reason.strip():
        raise ValidationError(_("Escriba el motivo."))
    made = EditionWithdrawal.objects.create(
        edition=published, reason=reason.strip(), withdrawn_on=timezone.localdate()
    )
    repository.renew()
    return made


NOT_SAID = ("made_on", "address", "filters", "correction")


def same(one: dict, other: dict) -> bool:
    """Whether two editions say the same, whenever and wherever they were published."""
    return all(one[name] == other[name] for name in one if name not in NOT_SAID)


def current_versions(codes: list[str]) -> list[int]:
    codes = list(dict.fromkeys(code.upper() for code in codes))
    found = dict(Practice.objects.public().filter(code__in=codes).values_list("code", "current"))
    if missing := [code for code in codes if code not in found]:
        raise ValidationError(_("No es el código de una práctica publicada: %s.") % ", ".join(missing))
    if not codes:
        raise ValidationError(_("Escriba al menos un código."))
    return [found[code] for code in codes]


def is_superseded(spec: dict) -> bool:
    """Whether this was an edition that was taken down, or that another file took the place of."""
    match = edition_address(spec["address"])
    if match is None:
        return False
    editions = CompilationEdition.objects.filter(compilation__slug=match["slug"], number=match["number"])
    edition = editions.prefetch_related("corrections").select_related("withdrawal").first()
    if edition is None:
        return False
    published = [edition.order, *(correction.order for correction in edition.corrections.all())]
    return edition.is_taken_down or (spec in published and spec != edition.current_order)


def edition_address(address: str) -> dict | None:
    """The edition that an address is of."""
    try:
        match = resolve(address)
    except Resolver404:
        return None
    return match.kwargs if match.view_name == "practices:edition" else None
