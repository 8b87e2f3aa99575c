"""A table of a meeting: what it is, who writes down what is said there, and what was said."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.entrance.unsaved_input import keeps_input
from people.forms import posted
from practices.catalogue.index import lists_for
from practices.only_posts import only_posts

from ..forms.events import RapporteurForm, TableForm
from ..models import WorkingTable
from ..states import Act
from ..workflow import add_table, log
from .access import desk_only, event_or_404, table_or_404
from .events import event_url


@keeps_input()
@desk_only
@require_http_methods(["GET", "POST"])
def new_table(request, code: str):
    event = event_or_404(code)
    form = TableForm(posted(request), instance=WorkingTable(event=event), lists=lists_for(request))
    if form.is_valid():
        add_table(form.save(commit=False), request.user)
        messages.success(request, _("La mesa quedó agregada."))
        return redirect(event_url(event))
    context = {"form": form, "event": event}
    return render(request, "meetings/table_form.html", context, status=422 if form.errors else 200)


@keeps_input()
@desk_only
@require_http_methods(["GET", "POST"])
def table_data(request, code: str, number: str):
    table = table_or_404(request, code, number)
    form = TableForm(posted(request), instance=table, lists=lists_for(request))
    if form.is_valid():
        form.save()
        log(table.event, Act.CHANGE_TABLE, request.user, table.title)
        messages.success(request, _("La mesa quedó guardada."))
        return redirect(event_url(table.event))
    context = {"form": form, "event": table.event, "table": table}
    return render(request, "meetings/table_form.html", context, status=422 if form.errors else 200)


@desk_only
@only_posts
def name_rapporteur(request, code: str, number: str):
    table = table_or_404(request, code, number)
    form = RapporteurForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(map(str, form.errors["person"])))
        return redirect(event_url(table.event))
    person = form.cleaned_data["person"]
    try:
        with transaction.atomic():
            table.rapporteurs.create(person=person)
            log(table.event, Act.NAME_RAPPORTEUR, request.user, person.get_short_name())
    except IntegrityError:
        messages.error(request, _("Esa mesa ya tiene quien haga la relatoría."))
    else:
        messages.success(request, _("%s ya puede escribir en esa mesa.") % person.get_short_name())
    return redirect(event_url(table.event))


@desk_only
@only_posts
def end_rapporteur(request, code: str, number: str):
    table = table_or_404(request, code, number)
    with transaction.atomic():
        if table.rapporteurs.filter(until=None).update(until=timezone.now()):
            log(table.event, Act.END_RAPPORTEUR, request.user, table.title)
    return redirect(event_url(table.event))
