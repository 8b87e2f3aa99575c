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
from .index import Criteria, IndexCache, index_for, numbers_of
from .listing import Listing, list_url
from .selection import selection_of

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
    index = index_for(request)
    asked = PracticeFilter(request.GET, index)
    listing = Listing(asked)
    if asked.is_recased and not listing.errors:
        return redirect(list_url(listing.criteria), permanent=True)
    if listing.criteria.page > max(1, listing.pages["count"]):
        raise Http404
    request.canonical_path = list_url(replace(listing.criteria, selection=(), view=""))
    status = 400 if listing.errors else 200
    return render(request, "practices/practice_list.html", {"search": listing}, status=status)


@public_view
@require_safe
def home(request):
    index = index_for(request)
    countries, objectives = country_rows(index), objective_rows(index)
    context = {
        "total": index.live.bit_count(),
        "map": country_map.draw(index),
        "themes": theme_rows(index),
        "objectives": objectives,
        "newest": newest(index.live, NEWEST, index),
        "figures": {
            "practices": index.live.bit_count(),
            "countries": sum(row["total"] > 0 for row in countries["country_rows"]),
            "countries_total": len(countries["country_rows"]),
            "objectives": sum(objective["count"] > 0 for objective in objectives),
            "objectives_total": len(objectives),
            "languages": sum(bits > 0 for bits in index.values("language").values()),
        },
    }
    return render(request, "practices/home.html", context | countries)


@public_view
@require_safe
def country_list(request):
    return render(request, "practices/country_list.html", country_rows(index_for(request)))


@public_view
@require_safe
def theme_list(request):
    return render(request, "practices/theme_list.html", {"themes": theme_rows(index_for(request))})


@public_view
@require_safe
def objective_list(request):
    objectives = objective_rows(index_for(request))
    return render(request, "practices/objective_list.html", {"objectives": objectives})


@public_view
@require_safe
def subject(request, kind: str, code: str):
    """The page of one country, theme or objective."""
    index = index_for(request)
    list_name, parameter = SUBJECTS[kind]
    item = item_or_404(index, list_name, code)
    if item.code != code:
        return redirect(item.url + selection_of(request).query, permanent=True)
    bits = index.bits(kind, item.code)
    lead_total = (bits & index.bits("lead", item.code)).bit_count()
    context = {
        "subject": item,
        "cards": newest(bits, SHOWN, index),
        "total": bits.bit_count(),
        "lead_total": lead_total,
        "associated_total": bits.bit_count() - lead_total,
        "list_url": list_url(
            Criteria(chosen={parameter: (item.code,)}, selection=selection_of(request).codes)
        ),
        "feed_url": reverse(f"practices:{kind}_feed", args=[item.code]),
    }
    return render(request, f"practices/{kind}.html", context)


@public_view
@require_safe
def instructions(request):
    return render(request, "practices/pages/instructions.html", {"sections": (PROFILE, DESCRIPTION)})


@public_view
@require_safe
def page(request, name: str):
    return render(request, f"practices/pages/{name}.html")


def item_or_404(index: IndexCache, list_name: str, code: str) -> Item:
    """The item with this code, in whichever case."""
    for item in index.lists[list_name].values():
        if item.code.casefold() == code.casefold():
            return item
    raise Http404(_("No hay tal página."))


def newest(bits: int, most: int, index: IndexCache) -> list[Card]:
    return cards(list(islice(numbers_of(bits), most)), index)


def theme_rows(index: IndexCache) -> list[dict]:
    """The themes in use: a retired one while a practice has it."""
    themes = index.lists["theme"].values()
    return [
        with_count(item, "theme", index)
        for item in themes
        if not item.retired or index.bits("theme", item.code)
    ]


def objective_rows(index: IndexCache) -> list[dict]:
    return [with_count(item, "objective", index) for item in index.lists["gcmobjective"].values()]


def with_count(item: Item, kind: str, index: IndexCache) -> dict:
    shown = {name: getattr(item, name) for name in ("code", "name", "title", "url")}
    weave = item.weave if kind == "theme" else 0
    return shown | {"weave": weave, "count": index.bits(kind, item.code).bit_count()}


def country_rows(index: IndexCache) -> dict:
    """The member States with their practices, and a line for those of other States."""
    rows = []
    for country in index.lists.members:
        total = index.bits("country", country.code).bit_count()
        lead = index.bits("lead", country.code).bit_count()
        counts = {"lead": lead, "associated": total - lead, "total": total}
        rows.append({"name": country.name, "url": country.url} | counts)
    members = {country.code for country in index.lists.members}
    others = [
        with_count(country, "country", index) | {"name": country.short_name}
        for code, country in index.lists["country"].items()
        if code not in members and index.bits("country", code)
    ]
    return {
        "country_rows": rows,
        "other_states": others,
        "max_total": max((row["total"] for row in rows), default=1),
    }
