"""The conference's board: every State and its steps, and the day by which fichas shall be ready."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from practices.models import Country
from practices.only_posts import only_posts

from ..forms.board import ReadyDayForm, RemindChoiceForm, RemindForm, first_words
from ..models import ReadyDay
from ..review.board import NAMES, STEPS, Row, board
from .queue import desk_only, is_from_the_queue, queue_url, refused_choice

LABELS = {
    "invited": gettext_lazy("Invitadas"),
    "begun": gettext_lazy("Empezaron"),
    **{step.name: step.label for step in STEPS},
    "published": gettext_lazy("Publicadas"),
}


@desk_only
@require_safe
def board_page(request):
    return show(request)


def show(request, day_form: ReadyDayForm | None = None, remind_form: RemindForm | None = None):
    """The board, with the form that was refused as it was typed."""
    found, ready = board(request.user), ReadyDay.objects.select_related("set_by").first()
    days = (ready.day - timezone.localdate()).days if ready else None
    form = day_form or remind_form
    context = {
        "labels": [LABELS[name] for name in NAMES],
        "members": [shown(row) for row in found.members],
        "others": [shown(row) for row in found.others],
        "totals": [(LABELS[name], number) for name, number in found.totals.items()],
        "ready": ready,
        "days": None if days is None else abs(days),
        "late": -days if days is not None and days < 0 else 0,
        "form": form,
        "day_form": day_form or ReadyDayForm(initial={"dia": ready.day if ready else None}),
        "act": remind_form or RemindForm(initial={"palabras": first_words(ready)}),
        "chosen": remind_form["estado"].value() if remind_form else chosen_in_the_queue(request),
    }
    return render(request, "fichas/desk/board.html", context, status=422 if form and form.errors else 200)


def chosen_in_the_queue(request) -> list[str]:
    """Another site's link ticks no State."""
    return request.GET.getlist("estado") if is_from_the_queue(request) else []


def shown(row: Row) -> dict:
    """A row with its numbers, each with the way to what it counts."""
    ways = ways_to(row.country)
    cells = [{"label": LABELS[name], "count": row.counts[name], "url": ways[name]} for name in NAMES]
    return {"row": row, "url": ways["invited" if row.is_of_people else "published"], "cells": cells}


def ways_to(country: Country) -> dict[str, str]:
    """Drafts are their State's alone: their number leads to who speaks for it."""
    people = people_url(country)
    steps = {
        step.name: queue_url(QueryDict(), pais=country.code, cola=step.tab, estado=step.state)
        for step in STEPS
    }
    public = reverse("practices:country", args=[country.code])
    return {"invited": people, "begun": people, **steps, "published": public}


def people_url(country: Country) -> str:
    return f"{reverse('people:people')}#country-{country.code}"


@desk_only
@only_posts
def remind_chosen(request):
    """From the queue: to the board, with the States ticked whose fichas were chosen."""
    form = RemindChoiceForm(request.POST, request.user)
    if refused := refused_choice(request, form):
        return refused
    return redirect(
        f"{reverse('fichas:board')}?{urlencode([('estado', code) for code in form.countries])}#remind"
    )


@desk_only
@only_posts
def keep_day(request):
    form = ReadyDayForm(request.POST)
    if not form.is_valid():
        return show(request, day_form=form)
    day = form.cleaned_data["dia"]
    ReadyDay.put(day, request.user)
    messages.success(request, _("Las fichas deben estar listas el %s.") % date_format(day))
    return redirect("fichas:board")
