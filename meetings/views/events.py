"""The Secretariat's pages of meetings: the list, one meeting, its data, its history."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from people.entrance.unsaved_input import keeps_input
from people.forms import posted
from practices.catalogue.index import lists_for

from ..forms.events import EventForm, FileForm, RapporteurForm
from ..models import Event, WorkingTable
from ..rules import keeps_record
from ..states import Act, State
from ..workflow import create_event, log, write_lists
from .access import EVENTS, desk_only, event_or_404, writers_only

PER_PAGE = 50
NUMBERS = {
    "all": Count("statements", distinct=True),
    "waiting": Count("statements", filter=Q(statements__state=State.PROPOSED), distinct=True),
    "released": Count(
        "statements",
        filter=Q(statements__item__isnull=False, statements__item__retracted_on=None),
        distinct=True,
    ),
}


@writers_only
@require_safe
def event_list(request):
    """All meetings for the Secretariat; for a rapporteur, the tables that are theirs."""
    if not keeps_record(request.user):
        return own_tables(request)
    page = Paginator(EVENTS.annotate(**NUMBERS).order_by("-year", "-sequence"), PER_PAGE).get_page(
        request.GET.get("pagina")
    )
    return render(request, "meetings/event_list.html", {"page": page})


def own_tables(request):
    tables = WorkingTable.objects.filter(rapporteurs__person=request.user, rapporteurs__until=None)
    tables = tables.select_related("event").order_by("-event__pk", "number")
    return render(request, "meetings/own_tables.html", {"tables": tables})


@keeps_input()
@desk_only
@require_http_methods(["GET", "POST"])
def new_event(request):
    form = EventForm(posted(request), lists=lists_for(request))
    if form.is_valid():
        event = create_event(form.save(commit=False), request.user)
        write_lists(event, form.chosen)
        messages.success(request, _("La reunión quedó registrada. Todavía nadie más la ve."))
        return redirect(event_url(event))
    return render(request, "meetings/event_form.html", {"form": form}, status=422 if form.errors else 200)


@desk_only
@require_safe
def event_page(request, code: str):
    return show_event(request, event_or_404(code))


def show_event(request, event: Event, form: FileForm | None = None):
    tables = event.tables.annotate(**NUMBERS).prefetch_related("rapporteurs__person")
    states = Count("pk", filter=Q(state=State.PROPOSED)), Count("pk", filter=Q(state=State.ADMITTED))
    numbers = event.statements.aggregate(
        all=Count("pk"),
        waiting=states[0],
        admitted=states[1],
        released=Count("pk", filter=Q(item__isnull=False, item__retracted_on=None)),
    )
    context = {
        "event": event,
        "tables": tables,
        "numbers": numbers,
        "sources": event.sources.defer("data", "text", "proposal").select_related("confirmed_by"),
        "files": event.files.all(),
        "file_form": form or FileForm(),
        "people": people_to_choose(),
    }
    refused = form is not None and form.errors
    return render(request, "meetings/event.html", context, status=422 if refused else 200)


def people_to_choose() -> list[tuple]:
    """Who may be named rapporteur, read once for all tables."""
    field: Any = RapporteurForm().fields["person"]
    return [(str(value), label) for value, label in field.choices]


@keeps_input()
@desk_only
@require_http_methods(["GET", "POST"])
def event_data(request, code: str):
    event = event_or_404(code)
    form = EventForm(posted(request), instance=event, lists=lists_for(request))
    if form.is_valid():
        event = form.save()
        write_lists(event, form.chosen)
        log(event, Act.CHANGE_EVENT, request.user)
        messages.success(request, _("Los datos quedaron guardados."))
        return redirect(event_url(event))
    context = {"form": form, "event": event}
    return render(request, "meetings/event_form.html", context, status=422 if form.errors else 200)


@desk_only
@require_safe
def history(request, code: str):
    event = event_or_404(code)
    log = event.log.select_related("by", "statement")
    page = Paginator(log, PER_PAGE).get_page(request.GET.get("pagina"))
    return render(request, "meetings/history.html", {"event": event, "page": page})


def event_url(event: Event) -> str:
    return reverse("meetings:event", args=[event.code])
