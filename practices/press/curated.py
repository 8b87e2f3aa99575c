"""Compilations that the Secretariat curates: the one writer of their editions."""

from dataclasses import replace
from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone, translation
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
from .book.spec import CompilationSpec, without_language


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
    """The practices of these codes, as they are published now and in this order; for all languages, whoever publishes it."""
    with translation.override(settings.LANGUAGE_CODE):
        address = reverse("practices:edition", args=[slug, number])
    return CompilationSpec(
        current_versions(codes),
        title,
        timezone.localdate().isoformat(),
        address=address,
        grouping=grouping,
        edition=edition,
        foreword=foreword,
    )


@Repository.changing()
def publish_edition(slug: str, codes: list[str], **texts: str) -> CompilationEdition:
    """Publishes the next edition of a compilation, the first one if there is none. Raises what `next_spec` raises."""
    spec = next_spec(slug, codes, **texts)
    compilation, _created = Compilation.objects.get_or_create(slug=slug)
    last = compilation.editions.first()
    edition = CompilationEdition(
        compilation=compilation,
        number=last.number + 1 if last else 1,
        order=spec.as_json(),
        published_on=timezone.localdate(),
    )
    CompilationEdition.objects.bulk_create([edition])
    return edition


@Repository.changing()
def correct_edition(published: CompilationEdition, codes: list[str], **texts: str) -> EditionCorrection:
    """A new file under the same number, which says that it is one. Raises ValidationError when it is too late."""
    published = CompilationEdition.objects.get(pk=published.pk)
    spec = corrected_spec(published, codes, **texts)
    return EditionCorrection.objects.create(
        edition=published, order=spec.as_json(), corrected_on=timezone.localdate()
    )


def corrected_spec(published: CompilationEdition, codes: list[str], **texts: str) -> CompilationSpec:
    if not published.can_be_corrected:
        raise ValidationError(_("Una edición se corrige hasta el día siguiente al de su publicación."))
    spec = spec_of(published.compilation.slug, published.number, codes, **texts)
    if same(published.current_order, spec.as_json()):
        raise ValidationError(_("La edición publicada ya es igual a esta."))
    return replace(spec, correction=words_of_correction(published.published_on))


def words_of_correction(day: date) -> str:
    """In the language of the editions, whoever corrects."""
    with translation.override(settings.LANGUAGE_CODE):
        days = {"today": date_format(timezone.localdate()), "day": date_format(day)}
        return _("Edición corregida el %(today)s: este archivo sustituye al publicado el %(day)s.") % days


@Repository.changing()
def take_down_edition(published: CompilationEdition, reason: str) -> EditionWithdrawal:
    """Takes an edition from the public; its address says why. Raises ValidationError without a reason, or twice."""
    published = CompilationEdition.objects.get(pk=published.pk)
    if published.is_taken_down:
        raise ValidationError(_("La edición ya está retirada."))
    if not reason.strip():
        raise ValidationError(_("Escriba el motivo."))
    return EditionWithdrawal.objects.create(
        edition=published, reason=reason.strip(), withdrawn_on=timezone.localdate()
    )


def editions_with(practice: Practice) -> list[CompilationEdition]:
    """The editions that stand and hold a version of it: when it is withdrawn their files are handed out no more."""
    return editions_of(set(practice.versions.values_list("pk", flat=True)))


def editions_of(versions: set[int]) -> list[CompilationEdition]:
    """The editions that stand and hold one of these versions."""
    editions = CompilationEdition.objects.filter(withdrawal=None).select_related("compilation")
    return [
        edition
        for edition in editions.prefetch_related("corrections")
        if not versions.isdisjoint(edition.current_order["versions"])
    ]


NOT_SAID = ("made_on", "address", "filters", "correction")


def same(order: dict, other: dict) -> bool:
    """Whether two editions say the same, whenever and wherever they were published."""
    return all(order[name] == other[name] for name in order if name not in NOT_SAID)


def current_versions(codes: list[str]) -> list[int]:
    codes = list(dict.fromkeys(code.upper() for code in codes))
    current = dict(Practice.objects.public().filter(code__in=codes).values_list("code", "current"))
    if missing := [code for code in codes if code not in current]:
        raise ValidationError(_("No es el código de una práctica publicada: %s.") % ", ".join(missing))
    if not codes:
        raise ValidationError(_("Escriba al menos un código."))
    return [current[code] for code in codes]


def is_superseded(spec: dict) -> bool:
    """Whether this was an edition that was taken down, or that another file took the place of."""
    edition = edition_at(spec["address"])
    if edition is None:
        return False
    published = [edition.order, *(correction.order for correction in edition.corrections.all())]
    order = without_language(spec)
    return edition.is_taken_down or (order in published and order != edition.current_order)


def edition_at(address: str) -> CompilationEdition | None:
    try:
        with translation.override(settings.LANGUAGE_CODE):
            match = resolve(address)
    except Resolver404:
        return None
    if match.view_name != "practices:edition":
        return None
    editions = CompilationEdition.objects.prefetch_related("corrections").select_related("withdrawal")
    return editions.filter(compilation__slug=match.kwargs["slug"], number=match.kwargs["number"]).first()
