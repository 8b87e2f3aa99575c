"""What is new as Atom, and what there is for search engines. Addresses are the site's own, whoever asks."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from itertools import islice

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..languages import active, versions_of
from ..models import Compilation, Practice, PublicEvent
from ..public_views import public_view
from ..reading import lead
from .index import index_for, numbers_of
from .subject_views import SUBJECTS, item_or_404

MOST_ENTRIES = 50
MOST_ADDRESSES = 40_000  # one sitemap holds 50,000
MOST_MEETINGS = 4_000  # and their tables
PAGES = (
    "home practice_list country_list theme_list objective_list offers compilation_list events items "
    "about instructions taking_part accessibility privacy"
).split()


class PracticeFeed(Atom1Feed):
    """An entry is in the language of its practice; its author is named in the feed's: its State, or the Secretariat where
    no State signed it."""

    def item_attributes(self, item):
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.startElement("author", {"xml:lang": self.feed["language"]})
        handler.addQuickElement("name", item["author"])
        handler.endElement("author")


@public_view
@require_safe
def feed(request, kind: str = "", code: str = ""):
    """The newest practices: all of them, or those of one country, theme or objective."""
    index = index_for(request)
    subject = item_or_404(index, SUBJECTS[kind][0], code) if kind else None
    if subject and subject.code != code:
        return redirect(f"practices:{kind}_feed", code=subject.code, permanent=True)
    bits = index.bits(kind, code) if subject else index.live
    atom = PracticeFeed(
        title=_("Buenas prácticas migratorias: %s") % subject
        if subject
        else _("Buenas prácticas migratorias"),
        link=settings.SITE_URL + (subject.url if subject else reverse("practices:home")),
        description=None,
        feed_url=settings.SITE_URL + request.path,
        language=active(),
    )
    for practice in newest(list(islice(numbers_of(bits), MOST_ENTRIES))):
        atom.add_item(**entry(practice, index.lists["country"][practice.country.code].name))
    return HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type)


def newest(numbers: list[int]):
    practices = Practice.objects.public().filter(number__in=numbers).select_related("current", "country")
    return practices.order_by("-number")


def entry(practice: Practice, country: str) -> dict:
    address = settings.SITE_URL + reverse("practices:practice", args=[practice.code])
    version = practice.current
    assert version, "a public practice has a current version"
    published = datetime.combine(version.published_on, time(12), UTC)
    return {
        "title": version.title,
        "link": address,
        "unique_id": f"{address}#v{version.label}",
        "description": escape(lead(version.summary)),  # Atom says of it that it is HTML
        "language": version.language,
        "author": _("Secretaría Técnica") if version.incorporated_from else country,
        "pubdate": published,
        "updateddate": published,
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
