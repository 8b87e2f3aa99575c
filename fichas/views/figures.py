"""The desk in figures: a year as a page and as a table to take away."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from practices.exchange.csv_file import csv_response

from ..review.figures import figures, years
from ..review.resources import FiguresResource
from .queue import desk_only


def asked_year(request) -> int:
    """This one unless another is named; a year of which nothing is known does not exist."""
    year = request.GET.get("anio") or str(timezone.localdate().year)
    if year not in map(str, years()):
        raise Http404
    return int(year)


@desk_only
@require_safe
def figures_page(request):
    year = asked_year(request)
    context = {
        "year": str(year),
        "years": [
            {"year": str(one), "url": f"{reverse('fichas:figures')}?anio={one}", "here": one == year}
            for one in years()
        ],
        "figures": figures(year),
        "csv_url": f"{reverse('fichas:figures_csv')}?anio={year}",
    }
    return render(request, "fichas/desk/figures.html", context)


@desk_only
@require_safe
def figures_csv(request):
    year = asked_year(request)
    return csv_response(FiguresResource().export(figures(year).months), f"cifras-{year}")
