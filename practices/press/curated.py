"""Compilations that the Secretariat curates: the one writer of their editions."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models import Compilation, CompilationEdition, Practice, Repository
from .book.plan import Order


def publish_edition(
    slug: str, codes: list[str], *, title: str, edition: str = "", foreword: str = "", grouping: str = ""
) -> CompilationEdition:
    """Publishes the next edition of a compilation, the first one if there is none: the practices of these codes, as
    they are published now and in this order. Raises ValidationError for a code that is not of a public practice, and
    for an edition that says what the last one says: it would be there twice for ever.
    """
    with transaction.atomic():
        repository = Repository.lock()
        versions = current_versions(codes)
        compilation, _created = Compilation.objects.get_or_create(slug=slug)
        last = compilation.editions.first()
        number = last.number + 1 if last else 1
        today = timezone.localdate()
        order = Order(
            versions,
            title,
            today.isoformat(),
            address=reverse("practices:edition", args=[slug, number]),
            filters=[[_("Edición"), edition]] if edition else [],
            grouping=grouping,
            edition=edition,
            foreword=foreword,
        )
        if last and same(last.order, order.as_json()):
            raise ValidationError(_("La última edición publicada ya es igual a esta: no se publicó otra."))
        written = CompilationEdition(
            compilation=compilation, number=number, order=order.as_json(), published_on=today
        )
        [made] = CompilationEdition.objects.bulk_create([written])
        repository.renew()
        return made


def same(one: dict, other: dict) -> bool:
    """Whether two editions say the same, whenever and wherever they were published."""
    return all(one[name] == other[name] for name in one if name not in ("made_on", "address"))


def current_versions(codes: list[str]) -> list[int]:
    codes = list(dict.fromkeys(code.upper() for code in codes))
    found = dict(Practice.objects.public().filter(code__in=codes).values_list("code", "current"))
    if missing := [code for code in codes if code not in found]:
        raise ValidationError(_("No es el código de una práctica publicada: %s.") % ", ".join(missing))
    if not codes:
        raise ValidationError(_("Escriba al menos un código."))
    return [found[code] for code in codes]
