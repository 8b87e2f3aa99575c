"""The history of a ficha: read by its country and the desk, changed by nobody; and what each person was told."""

from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from practices.exchange.csv_file import csv_response

from ..form.pages import heading as author_heading
from ..models import Ficha
from ..review import pages
from ..review.history import history as events_of
from ..review.resources import HistoryResource
from ..signed_text import SignedText
from .agreement import extract_is_shown
from .own import own_ficha
from .review import desk_ficha

SHOWN = 100


@require_safe
@desk_ficha
def history(request, ficha):
    context = {
        "ficha": pages.heading(ficha, SignedText.of(ficha)),
        "tab": "history",
        "events": events_of(ficha, for_desk=True),
    }
    return render(request, "fichas/desk/history.html", context)


@require_safe
@desk_ficha
def history_csv(request, ficha: Ficha):
    events, name = events_of(ficha, for_desk=True), slugify(_("Historial"))
    return csv_response(HistoryResource().export(events), f"{ficha.reference}-{name}")


@require_safe
@own_ficha
def own_history(request, ficha):
    context = {
        "ficha": author_heading(ficha),
        "events": events_of(ficha, for_desk=False),
        "extract_is_shown": extract_is_shown(ficha),
    }
    return render(request, "fichas/own_history.html", context)
