"""What the queue does to several fichas at once: first it says to which, and what changes; then to all of them or to none."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ..forms.bulk import AssignForm, Bulk, ScheduleForm
from ..models import Ficha
from ..preconditions import PreconditionFailed
from ..review.consequences import open_remarks_of
from ..review.queue import in_order, label
from ..review.queue_filter import filters_of
from ..review.queue_rows import row
from ..workflow import WrongState
from .queue import FILTERS, desk_only, queue_page, queue_url


@desk_only
@require_POST
def assign(request):
    """Gives fichas to someone at the desk."""
    return carry_out(request, AssignForm(request.POST, request.user))


@desk_only
@require_POST
def schedule_all(request):
    """Sets the day on which fichas are published."""
    return carry_out(request, ScheduleForm(request.POST, request.user))


def carry_out(request, form: Bulk):
    """Says what it would do and, once that is confirmed, does it."""
    if form.names_others:
        raise Http404
    if form.wants_its_choice:
        return choose(request, form)
    if not form.is_valid():
        return queue_page(request, filters_of(form.query, FILTERS), form)
    fichas = list(in_order(form.cleaned_data["ficha"], "mias"))
    if not form.is_sure:
        return summary(request, form, fichas)
    if why := do_to_all(fichas, form, request.user):
        fresh = list(in_order(form.cleaned_data["ficha"].all(), "mias"))
        return summary(request, form, fresh, f"{form.none_done} {why}", status=409)
    done = form.done % {"n": len(fichas), "name": form.becomes, "day": form.becomes}
    references = ", ".join(ficha.reference for ficha in fichas)
    messages.success(request, f"{done}: {references}.")
    return redirect(return_url(form, fichas))


def choose(request, form: Bulk):
    """Which fichas were chosen, and what is to be done with them: a person, a day."""
    fichas = list(in_order(form.cleaned_data["ficha"], "mias"))
    context = {
        "field": type(form)(None, request.user)[form.choice],
        "query": form.query.urlencode(),
        "heading": form.title,
        "fichas": [row(ficha) for ficha in fichas],
        "action": reverse(form.address),
        "back_url": as_chosen(form, fichas),
    }
    return render(request, "fichas/desk/bulk_choice.html", context)


@transaction.atomic
def do_to_all(fichas: list[Ficha], form: Bulk, by) -> str:
    """In the order of their keys, so that two people who choose the same fichas wait for each other and no more.
    In words which one cannot be done and why, and then nothing has changed."""
    for ficha in sorted(fichas, key=lambda ficha: ficha.pk):
        if why := take_step(form, ficha, by):
            transaction.set_rollback(True)
            return f"{ficha.reference}: {why}"
    return ""


def take_step(form: Bulk, ficha: Ficha, by) -> str:
    """In words why it cannot be taken, or nothing."""
    try:
        form.step(ficha, by)
    except WrongState as now:
        return _("está ahora en «%s».") % label(now.state)
    except PreconditionFailed as fault:
        return str(fault)
    return ""


@transaction.atomic
def why_not(form: Bulk, ficha: Ficha, by) -> str:
    """What would prevent it. It is done and undone: what is asked now is what will be asked then."""
    why = _("Ya está así.") if form.is_so(ficha) else take_step(form, ficha, by)
    transaction.set_rollback(True)
    return why


def summary(request, form: Bulk, fichas: list[Ficha], error="", status=200):
    """Which fichas would change and how, and which not and why; to be confirmed, or left with the choice as it was."""
    remarks = open_remarks_of(fichas)
    rows = [
        row(ficha)
        | {
            "now": form.stands(ficha),
            "why": why_not(form, ficha, request.user),
            "remarks": remarks.get(ficha.pk, 0),
        }
        for ficha in fichas
    ]
    context = {
        "form": form,
        "heading": form.heading % form.becomes,
        "changing": [row for row in rows if not row["why"]],
        "staying": [row for row in rows if row["why"]],
        "action": reverse(form.address),
        "back_url": as_chosen(form, fichas),
        "error": error,
    }
    return render(request, "fichas/desk/bulk.html", context, status=status)


def as_chosen(form: Bulk, fichas: list[Ficha]) -> str:
    """The queue as it was, with the same fichas ticked."""
    query = filters_of(form.query, FILTERS)
    query.setlist("ficha", [ficha.reference for ficha in fichas])
    return f"{reverse('fichas:queue')}?{query.urlencode()}"


def return_url(form: Bulk, fichas: list[Ficha]) -> str:
    """The queue as it was; from the page of a ficha, that page."""
    if form.is_from_a_ficha:
        return reverse("fichas:review", args=[fichas[0].reference])
    return queue_url(form.query, pagina=form.query.get("pagina", ""))
