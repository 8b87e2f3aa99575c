"""The list, the home page and the pages of a country, a theme and an objective."""

from dataclasses import replace
from itertools import islice

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..lists import Item
from ..public_views import public_view
from ..sections import DESCRIPTION, PROFILE
from . import map as country_map
from .cards import Card, cards
from .filters import PracticeFilter
from .listing import Listing, list_url
from .search import Criteria
from .selection import gathered
from .snapshot import Snapshot, numbers_of, snapshot_for

NEWEST = 5
SHOWN = 20
SUBJECTS = {
    "country": ("country", "pais"),
    "theme": ("theme", "tema"),
    "objective": ("gcmobjective", "objetivo"),
}


@public_view
@require_safe
def practice_list(request):
    snapshot = snapshot_for(request)
    asked = PracticeFilter(request.GET, snapshot)
    listing = Listing(asked)
    if asked.is_recased and not listing.errors:
        return redirect(list_url(listing.criteria), permanent=True)
    if listing.criteria.page > max(1, listing.pages["count"]):
        raise Http404
    request.canonical_path = list_url(replace(listing.criteria, selection=()))
    status = 400 if listing.errors else 200
    return render(request, "practices/practice_list.html", {"search": listing}, status=status)


@public_view
@require_safe
def home(request):
    snapshot = snapshot_for(request)
    countries = country_rows(snapshot)
    objectives = [with_count(item, "objective", snapshot) for item in snapshot.lists["gcmobjective"].values()]
    context = {
        "total": snapshot.live.bit_count(),
        "map": country_map.draw(snapshot),
        "themes": [with_count(item, "theme", snapshot) for item in shown_themes(snapshot)],
        "objectives": objectives,
        "newest": newest(snapshot.live, NEWEST, snapshot),
        "figures": {
            "practices": snapshot.live.bit_count(),
            "countries": sum(row["total"] > 0 for row in countries["country_rows"]),
            "countries_total": len(countries["country_rows"]),
            "objectives": sum(objective["count"] > 0 for objective in objectives),
            "objectives_total": len(objectives),
            "languages": sum(bits > 0 for bits in snapshot.values("language").values()),
        },
    }
    return render(request, "practices/home.html", context | countries)


@public_view
@require_safe
def country_list(request):
    return render(request, "practices/country_list.html", country_rows(snapshot_for(request)))


@public_view
@require_safe
def theme_list(request):
    snapshot = snapshot_for(request)
    themes = [with_count(item, "theme", snapshot) for item in shown_themes(snapshot)]
    return render(request, "practices/theme_list.html", {"themes": themes})


@public_view
@require_safe
def objective_list(request):
    snapshot = snapshot_for(request)
    objectives = [with_count(item, "objective", snapshot) for item in snapshot.lists["gcmobjective"].values()]
    return render(request, "practices/objective_list.html", {"objectives": objectives})


@public_view
@require_safe
def subject(request, kind: str, code: str):
    """The page of one country, theme or objective."""
    snapshot = snapshot_for(request)
    list_name, parameter = SUBJECTS[kind]
    item = item_or_404(snapshot, list_name, code)
    if item.code != code:
        return redirect(item.url + gathered(request).query, permanent=True)
    bits = snapshot.bits(kind, item.code)
    lead_total = (bits & snapshot.bits("lead", item.code)).bit_count()
    context = {
        "subject": item,
        "cards": newest(bits, SHOWN, snapshot),
        "total": bits.bit_count(),
        "lead_total": lead_total,
        "associated_total": bits.bit_count() - lead_total,
        "list_url": list_url(Criteria(chosen={parameter: (item.code,)}, selection=gathered(request).codes)),
        "feed_url": reverse(f"practices:{kind}_feed", args=[item.code]),
    }
    return render(request, f"practices/{kind}.html", context)


@public_view
@require_safe
def instructions(request):
    sections = [
        {
            "number": section.number,
            "title": section.title,
            "questions": section.printed,
        }
        for section in (PROFILE, DESCRIPTION)
    ]
    return render(request, "practices/pages/instructions.html", {"sections": sections})


@public_view
@require_safe
def page(request, name: str):
    return render(request, f"practices/pages/{name}.html")


def item_or_404(snapshot: Snapshot, list_name: str, code: str) -> Item:
    """The item with this code, in whichever case."""
    items = snapshot.lists[list_name]
    item = items.get(code) or next(
        (item for item in items.values() if item.code.casefold() == code.casefold()), None
    )
    if item is None:
        raise Http404(_("No hay tal página."))
    return item


def newest(bits: int, most: int, snapshot: Snapshot) -> list[Card]:
    return cards(list(islice(numbers_of(bits), most)), snapshot)


def shown_themes(snapshot: Snapshot) -> list[Item]:
    """The themes in use: a retired one while a practice has it."""
    themes = snapshot.lists["theme"].values()
    return [item for item in themes if not item.retired or snapshot.bits("theme", item.code)]


def with_count(item: Item, kind: str, snapshot: Snapshot) -> dict:
    shown = {name: getattr(item, name) for name in ("code", "name", "title", "url")}
    weave = item.weave if kind == "theme" else 0
    return shown | {"weave": weave, "count": snapshot.bits(kind, item.code).bit_count()}


def country_rows(snapshot: Snapshot) -> dict:
    """The member States with their practices, and a line for those of other States."""
    rows = []
    for country in snapshot.lists.members:
        total = snapshot.bits("country", country.code).bit_count()
        lead = snapshot.bits("lead", country.code).bit_count()
        own = {"name": country.name, "url": country.url}
        rows.append(own | {"lead": lead, "associated": total - lead, "total": total})
    members = {country.code for country in snapshot.lists.members}
    others = [
        with_count(country, "country", snapshot) | {"name": country.short_name}
        for code, country in snapshot.lists["country"].items()
        if code not in members and snapshot.bits("country", code)
    ]
    return {
        "country_rows": rows,
        "other_states": others,
        "max_total": max((row["total"] for row in rows), default=1),
    }
