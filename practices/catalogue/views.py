"""The list, the home page, and what is seen at a glance: countries, themes, objectives, what is offered."""

from dataclasses import replace
from itertools import islice

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ..public_views import public_view
from ..sections import DESCRIPTION, PROFILE
from .cards import Card, cards
from .drawings import Offers, Plates, count_totals, draw_map, draw_matrix, objective_rows
from .filters import PracticeFilter
from .index import IndexCache, index_for, numbers_of
from .listing import Listing, list_url
from .selection import selection_of

NEWEST = 5


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
        "offers": Offers(index, selection),
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
def offers(request):
    """Who offers what, as the fichas say under 1.11."""
    drawn = Offers(index_for(request), selection_of(request))
    return render(request, "practices/offers.html", {"offers": drawn})


@public_view
@require_safe
def instructions(request):
    return render(request, "practices/pages/instructions.html", {"sections": (PROFILE, DESCRIPTION)})


@public_view
@require_safe
def page(request, name: str):
    return render(request, f"practices/pages/{name}.html")


def newest(bits: int, most: int, index: IndexCache) -> list[Card]:
    return cards(list(islice(numbers_of(bits), most)), index)
