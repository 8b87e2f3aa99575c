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
from .cards import Card, cards
from .drawings import Facts, Plates, count_totals, draw_map, draw_matrix, objective_rows
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
    index, selection = index_for(request), selection_of(request)
    context = {
        "figures": count_totals(index),
        "map": draw_map(index, index.live, lambda state: state.url + selection.query),
        "matrix": draw_matrix("theme", index, selection),
        "objectives": objective_rows(index),
        "newest": newest(index.live, NEWEST, index),
    }
    return render(request, "practices/home.html", context)


@public_view
@require_safe
def country_list(request):
    index, selection = index_for(request), selection_of(request)
    context = {
        "map": draw_map(index, index.live, lambda state: state.url + selection.query),
        "matrix": draw_matrix("theme", index, selection),
    }
    return render(request, "practices/country_list.html", context)


@public_view
@require_safe
def theme_list(request):
    plates = Plates(index_for(request), selection_of(request))
    return render(request, "practices/theme_list.html", {"plates": plates})


@public_view
@require_safe
def objective_list(request):
    index, selection = index_for(request), selection_of(request)
    context = {
        "matrix": draw_matrix("objective", index, selection),
        "objectives": objective_rows(index),
    }
    return render(request, "practices/objective_list.html", context)


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
    if kind != "country":
        facts = Facts(index, kind, item, selection_of(request))
        context |= {"facts": facts, "map": facts.map()}
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
