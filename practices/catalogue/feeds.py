"""What is new as Atom, and what there is for search engines. Addresses are the site's own, whoever asks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..exchange.atom import MOST_ENTRIES, at, atom_response, titled
from ..exchange.citations import SECRETARIAT
from ..exchange.views import refusal
from ..languages import versions_of
from ..models import Compilation, Practice, PublicEvent
from ..public_views import public_view
from ..reading import lead
from .chips import chips, named
from .facets import Labels
from .filters import PracticeFilter, list_url
from .index import IndexCache, index_for, numbers_of
from .subject_views import SUBJECTS, item_or_404
from .takeaway import feed_url

MOST_ADDRESSES = 40_000  # one sitemap holds 50,000
MOST_MEETINGS = 4_000  # and their tables
PAGES = (
    "home practice_list country_list theme_list objective_list offers compilation_list events items data "
    "about instructions taking_part accessibility privacy"
).split()


@public_view
@require_safe
def feed(request, kind: str = "", code: str = ""):
    """The newest practices: all of them, or those of one country, theme or objective."""
    index = index_for(request)
    subject = item_or_404(index, SUBJECTS[kind][0], code) if kind else None
    if subject and subject.code != code:
        return redirect(f"practices:{kind}_feed", code=subject.code, permanent=True)
    bits = index.bits(kind, code) if subject else index.live
    title = _("Buenas prácticas migratorias: %s") % subject if subject else _("Buenas prácticas migratorias")
    link = subject.url if subject else reverse("practices:home")
    return atom_response(title, link, request.path, newest(bits, index))


@public_view
@require_safe
def list_feed(request) -> HttpResponse:
    """The newest practices of a list, however it is ordered. What its page refuses is refused here too."""
    index = index_for(request)
    asked = PracticeFilter(request.GET, index)
    if asked.messages:
        return refusal(asked.messages)
    criteria = replace(asked.search.criteria, order="")
    title = titled(_("Buenas prácticas migratorias"), named(chips(criteria, Labels(index))))
    link = list_url(criteria, paged=False)
    return atom_response(title, link, feed_url(criteria), newest(asked.search.bits, index))


def newest(bits: int, index: IndexCache) -> Iterator[dict]:
    """The entries of the newest of these practices."""
    numbers = list(islice(numbers_of(bits), MOST_ENTRIES))
    practices = Practice.objects.public().filter(number__in=numbers).select_related("current", "country")
    for practice in practices.order_by("-number"):
        yield entry(practice, index.lists["country"][practice.country.code].name)


def entry(practice: Practice, country: str) -> dict:
    address = settings.SITE_URL + reverse("practices:practice", args=[practice.code])
    version = practice.current
    assert version, "a public practice has a current version"
    return {
        "title": version.title,
        "link": address,
        "unique_id": f"{address}#v{version.label}",
        "description": escape(lead(version.summary)),  # Atom says of it that it is HTML
        "language": version.language,
        "author": str(SECRETARIAT) if version.incorporated_from else country,
        **at(version.published_on),
    }


@public_view
@require_safe
def sitemap(request):
    index = index_for(request)
    addresses = [reverse(f"practices:{name}") for name in PAGES]
    for name in ("country", "theme", "gcmobjective"):
        addresses += [item.url for item in index.lists[name].values()]
    addresses += [
        reverse("practices:compilation", args=[compilation.slug]) for compilation in Compilation.objects.all()
    ]
    meetings = PublicEvent.objects.order_by("-pk").values_list("code", "tables__number")[:MOST_MEETINGS]
    addresses += dict.fromkeys(address for code, table in meetings for address in pages_of(code, table))
    codes = (
        Practice.objects.public()
        .order_by("-number")
        .values_list("code", "current__published_on")[:MOST_ADDRESSES]
    )
    entries = [entry_of(address) for address in addresses]
    entries += [entry_of(reverse("practices:practice", args=[code]), day) for code, day in codes]
    return render(request, "practices/sitemap.xml", {"entries": entries}, content_type="application/xml")


def pages_of(code: str, table: int | None) -> Iterator[str]:
    """The page of a meeting, and that of a table of it."""
    yield reverse("practices:event", args=[code])
    if table is not None:
        yield reverse("practices:event_table", args=[code, table])


def entry_of(path: str, changed: date | None = None) -> dict:
    others = [(each.code, settings.SITE_URL + each.path) for each in versions_of(path)]
    return {"address": settings.SITE_URL + path, "others": others, "changed": changed}


@public_view
@require_safe
def robots(request):
    # What is made for one reader, and every list once more for each selection carried along.
    made_for_one = [reverse(f"practices:{name}") for name in ("compilation_pdf", "selection", "compare")]
    closed = [
        "/admin/",
        *(each.path for path in made_for_one for each in versions_of(path)),
        "/*?s=",
        "/*&s=",
    ]
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed)]
    lines += [f"Sitemap: {settings.SITE_URL}{each.path}" for each in versions_of(reverse("sitemap"))]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
