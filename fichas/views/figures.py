"""The desk in figures: a year as a page and as a table to take away."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from practices.exchange.csv_file import csv_response

from ..review.drawings import bars, waiting
from ..review.figures import figures, incorporated, years
from ..review.resources import FiguresResource
from ..review.steps_in_days import steps_in_days
from ..states import State
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
    whole = figures(year)
    context = {
        "year": str(year),
        "years": [
            {"year": str(one), "url": f"{reverse('fichas:figures')}?anio={one}", "here": one == year}
            for one in years()
        ],
        "figures": whole,
        "incorporated": incorporated(year),
        "bars": bars(whole),
        "steps": steps_in_days(year),
        "is_this_year": year == timezone.localdate().year,
        "waiting": {"desk": waiting(State.SUBMITTED), "country": waiting(State.AWAITING_CONSENT)},
        "queue_urls": {
            "desk": f"{reverse('fichas:queue')}?estado={State.SUBMITTED}&pais=",
            "country": f"{reverse('fichas:queue')}?cola=esperan-al-pais&estado={State.AWAITING_CONSENT}&pais=",
        },
        "csv_url": f"{reverse('fichas:figures_csv')}?anio={year}",
    }
    return render(request, "fichas/desk/figures.html", context)


@desk_only
@require_safe
def figures_csv(request):
    year, name = asked_year(request), slugify(_("Cifras"))
    return csv_response(FiguresResource().export(figures(year).months), f"{name}-{year}")
