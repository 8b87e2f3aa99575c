"""The compilations that the Secretariat has published, edition by edition."""

from collections.abc import Iterable
from dataclasses import replace

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..catalogue.selection import MOST, selection_url
from ..exchange.atom import MOST_ENTRIES, at, atom_response
from ..languages import active, path_in
from ..models import Compilation, CompilationEdition, PracticeVersion
from ..public_views import public_view
from ..reading import lead
from .book.spec import CompilationSpec, public_versions
from .refusals import Refused, says_why_not
from .views import answer


@public_view
@require_safe
def compilation_list(request):
    compilations = Compilation.objects.prefetch_related("editions__corrections", "editions__withdrawal")
    standing = (standing_editions(compilation.editions.all()) for compilation in compilations)
    editions = [editions[0] for editions in standing if editions]
    public = public_versions(key for edition in editions for key in edition.current_order["versions"])
    shown = [
        describe(edition) | {"withdrawn": not public.issuperset(edition.current_order["versions"])}
        for edition in sorted(editions, key=lambda edition: (edition.published_on, edition.pk), reverse=True)
    ]
    return render(request, "practices/compilation_list.html", {"compilations": shown})


@public_view
@require_safe
def compilation_feed(request):
    """The latest editions that stand, of all compilations."""
    editions = CompilationEdition.objects.filter(withdrawal=None).select_related("compilation")
    latest = editions.prefetch_related("corrections").order_by("-published_on", "-pk")[:MOST_ENTRIES]
    link = reverse("practices:compilation_list")
    return atom_response(_("Compilaciones"), link, request.path, map(entry, latest))


def entry(edition: CompilationEdition) -> dict:
    """Editions are in Spanish, whoever reads of them."""
    shown = describe(edition)
    address = settings.SITE_URL + shown["url"]
    return {
        "title": ", ".join(filter(None, [shown["title"], shown["edition"]])),
        "link": address,
        "unique_id": address,
        "description": escape(lead(edition.current_order["foreword"])),  # Atom says of it that it is HTML
        "language": settings.LANGUAGE_CODE,
        "author": _("Secretaría Técnica"),
        **at(shown["published_on"], shown["corrected_on"]),
    }


@public_view
@require_safe
def compilation(request, slug: str, number: int | None = None):
    """An edition, the latest that stands unless a number is given, with what it holds and the others."""
    published = get_object_or_404(Compilation, slug=slug).editions
    every = list(published.select_related("withdrawal").prefetch_related("corrections"))
    editions = standing_editions(every)
    choice = every if number or not editions else editions
    edition = next((edition for edition in choice if number in (None, edition.number)), None)
    if edition is None:
        raise Http404
    if edition.is_taken_down:
        context = {"edition": describe(edition), "withdrawal": edition.withdrawal}
        response = render(request, "practices/compilation_withdrawn.html", context, status=410)
        patch_cache_control(response, no_cache=True)
        return response
    rows = versions_of(edition)
    rest = [row["code"] for row in rows if row["is_public"]]
    foreword = edition.current_order["foreword"]
    context = {
        "edition": describe(edition),
        "foreword": foreword.split("\n\n") if foreword else [],
        "rows": rows,
        "withdrawn": sum(row["is_withdrawn"] for row in rows),
        "rest_url": selection_url(rest[:MOST]) if rest else "",
        "others": [describe(other) for other in editions if other != edition],
    }
    return render(request, "practices/compilation.html", context)


@public_view
@says_why_not
def edition_pdf(request, slug: str, number: int):
    """The file of an edition as it was published; none once a practice of it is withdrawn."""
    edition = get_object_or_404(CompilationEdition, compilation__slug=slug, number=number)
    spec = replace(CompilationSpec(**edition.current_order), language=active())
    if edition.is_taken_down:
        message = _("La Secretaría Técnica retiró esta edición: %s") % edition.withdrawal.reason
        raise Refused(message, 410, back=path_in(active(), spec.address))
    if spec.of_public() != spec:
        message = _("Una práctica de esta edición fue retirada: el archivo ya no se entrega.")
        raise Refused(message, 410, back=path_in(active(), spec.address))
    return answer(request, spec)


def standing_editions(editions: Iterable[CompilationEdition]) -> list[CompilationEdition]:
    return [edition for edition in editions if not edition.is_taken_down]


def describe(edition: CompilationEdition) -> dict:
    slug = edition.compilation.slug
    spec = edition.current_order
    return {
        "title": spec["title"],
        "edition": spec["edition"],
        "number": edition.number,
        "published_on": edition.published_on,
        "corrected_on": edition.correction and edition.correction.corrected_on,
        "total": len(spec["versions"]),
        "url": reverse("practices:edition", args=[slug, edition.number]),
        "pdf_url": reverse("practices:edition_pdf", args=[slug, edition.number]),
    }


def versions_of(edition: CompilationEdition) -> list[dict]:
    keys = edition.current_order["versions"]
    related = ("practice__country", "practice__current", "taken_back")
    by_key = PracticeVersion.objects.select_related(*related).in_bulk(keys)
    return [row_of(by_key[key]) for key in keys]


def row_of(version: PracticeVersion) -> dict:
    """A version that was taken back is not named: the title may be why."""
    practice = version.practice
    named = practice.current if version.is_taken_back else version
    label = named.label if named else version.label
    return {
        "code": practice.code,
        "title": named.title if named else practice.code,
        "language": named.language if named else "",
        "country": practice.country.name,
        "is_public": practice.current_id is not None,
        "is_withdrawn": version.is_taken_back or practice.current_id is None,
        "url": reverse("practices:practice_version", args=[practice.code, label]),
    }
