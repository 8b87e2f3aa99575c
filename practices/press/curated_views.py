"""The compilations that the Secretariat has published, edition by edition."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..catalogue.selection import MOST, selection_url
from ..models import Compilation, CompilationEdition, PracticeVersion
from .book.plan import Order, public_versions
from .refusals import Refused, says_why_not
from .views import answer


@require_safe
def compilation_list(request):
    compilations = Compilation.objects.prefetch_related("editions")
    editions = [compilation.editions.all()[0] for compilation in compilations]
    public = public_versions(key for edition in editions for key in edition.order["versions"])
    shown = [
        described(edition) | {"withdrawn": not public.issuperset(edition.order["versions"])}
        for edition in sorted(editions, key=lambda edition: (edition.published_on, edition.pk), reverse=True)
    ]
    return render(request, "practices/compilation_list.html", {"compilations": shown})


@require_safe
def compilation(request, slug: str, number: int | None = None):
    """An edition, the latest unless a number is given, with what it holds and the others."""
    found = get_object_or_404(Compilation, slug=slug)
    editions = list(found.editions.all())
    edition = next((one for one in editions if number in (None, one.number)), None)
    if edition is None:
        raise Http404
    held = versions_of(edition)
    rest = [row["code"] for row in held if not row["is_withdrawn"]]
    context = {
        "edition": described(edition),
        "foreword": edition.order["foreword"].split("\n\n") if edition.order["foreword"] else [],
        "rows": held,
        "withdrawn": len(held) - len(rest),
        "rest_url": selection_url(rest[:MOST]) if rest else "",
        "others": [described(one) for one in editions if one != edition],
    }
    return render(request, "practices/compilation.html", context)


@says_why_not
def edition_pdf(request, slug: str, number: int):
    """The file of an edition as it was published; none once a practice of it is withdrawn."""
    edition = get_object_or_404(CompilationEdition, compilation__slug=slug, number=number)
    order = Order(**edition.order)
    if order.of_public() != order:
        message = _("Una práctica de esta edición fue retirada: el archivo ya no se entrega.")
        raise Refused(message, 410, back=order.address)
    return answer(request, order)


def described(edition: CompilationEdition) -> dict:
    slug = edition.compilation.slug
    return {
        "title": edition.order["title"],
        "edition": edition.order["edition"],
        "number": edition.number,
        "published_on": edition.published_on,
        "total": len(edition.order["versions"]),
        "url": reverse("practices:edition", args=[slug, edition.number]),
        "pdf_url": reverse("practices:edition_pdf", args=[slug, edition.number]),
    }


def versions_of(edition: CompilationEdition) -> list[dict]:
    keys = edition.order["versions"]
    found = PracticeVersion.objects.select_related("practice__country").in_bulk(keys)
    return [
        {
            "code": version.practice.code,
            "title": version.title,
            "language": version.language,
            "country": version.practice.country.name,
            "is_withdrawn": version.practice.current_id is None,
            "url": reverse("practices:practice_version", args=[version.practice.code, version.version]),
        }
        for version in (found[key] for key in keys)
    ]
