"""What the queue does to several fichas at once: first it says to which, and what changes; then to all of them or to none."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ..models import Ficha
from ..review.consequences import open_remarks_of
from ..review.publication import check_day, schedule
from ..review.queue import at_the_desk, in_order, label, row, secretaries
from ..states import Action
from ..workflow import NotNow, NotReady, perform
from .queue import desk_only, filters_of, queue_page
from .review import read_day


@dataclass(frozen=True)
class Bulk:
    """Something to be done to fichas: where and with what it is posted, how to one of them, and in which words."""

    name: str
    given: dict[str, str]
    step: Callable[[Ficha], object]
    is_so: Callable[[Ficha], bool]  # whether there is nothing to do
    stands: Callable[[Ficha], str]  # how a ficha stands in this now
    becomes: str
    heading: str
    none_done: str
    done: Callable[[int], str]


class InTheWay(Exception):
    """A ficha with which it cannot be done; the message says why."""

    def __init__(self, reference: str, why: str):
        super().__init__(why)
        self.reference = reference


@desk_only
@require_POST
def assign(request):
    """Gives fichas to someone at the desk."""
    who = request.POST.get("a", "")
    chosen = secretaries().filter(pk=int(who)).first() if who.isascii() and who.isdigit() else None
    if chosen is None:
        return refused(request, _("Elija a quién asignar las fichas."))
    name = chosen.get_short_name()
    bulk = Bulk(
        name="assign",
        given={"a": who},
        step=lambda ficha: perform(Action.ASSIGN, ficha, request.user, name, assignee=chosen),
        is_so=lambda ficha: ficha.assignee_id == chosen.pk,
        stands=lambda ficha: ficha.assignee.get_short_name() if ficha.assignee else _("Nadie todavía"),
        becomes=name,
        heading=_("Asignar a %s") % name,
        none_done=_("No se asignó ninguna."),
        done=lambda n: (
            ngettext("%(n)d ficha queda a cargo de %(name)s", "%(n)d fichas quedan a cargo de %(name)s", n)
            % {"n": n, "name": name}
        ),
    )
    return carry_out(request, bulk)


@desk_only
@require_POST
def schedule_all(request):
    """Sets the day on which fichas are published."""
    try:
        day = check_day(read_day(request.POST.get("fecha", "")))
    except NotReady as fault:
        return refused(request, str(fault))
    bulk = Bulk(
        name="schedule_all",
        given={"fecha": day.isoformat()},
        step=lambda ficha: schedule(ficha, request.user, day),
        is_so=lambda ficha: ficha.publish_on == day,
        stands=lambda ficha: date_format(ficha.publish_on) if ficha.publish_on else _("Sin fecha"),
        becomes=date_format(day),
        heading=_("Publicar el %s") % date_format(day),
        none_done=_("No se programó ninguna."),
        done=lambda n: (
            ngettext("%(n)d ficha se publica el %(day)s", "%(n)d fichas se publican el %(day)s", n)
            % {"n": n, "day": date_format(day)}
        ),
    )
    return carry_out(request, bulk)


def carry_out(request, bulk: Bulk):
    """Says what it would do and, once that is confirmed, does it."""
    references = set(request.POST.getlist("ficha"))
    fichas = list(in_order(at_the_desk().filter(reference__in=references), "activas"))
    if len(fichas) != len(references):
        raise Http404
    if not fichas:
        return refused(request, _("Elija al menos una ficha."))
    if "confirmado" not in request.POST:
        return summary(request, bulk, fichas)
    try:
        do_to_all(fichas, bulk.step)
    except InTheWay as one:
        fresh = in_order(at_the_desk().filter(reference__in=references), "activas")
        return summary(request, bulk, list(fresh), f"{bulk.none_done} {one.reference}: {one}", status=409)
    named = ", ".join(ficha.reference for ficha in fichas)
    messages.success(request, f"{bulk.done(len(fichas))}: {named}.")
    return redirect(back(request, fichas))


@transaction.atomic
def do_to_all(fichas: list[Ficha], step: Callable[[Ficha], object]) -> None:
    """In the order of their keys, so that two people who choose the same fichas wait for each other and no more.
    Raises InTheWay, and then nothing has changed."""
    for ficha in sorted(fichas, key=lambda one: one.pk):
        if why := what_prevents(step, ficha):
            raise InTheWay(ficha.reference, why)


def what_prevents(step: Callable[[Ficha], object], ficha: Ficha) -> str:
    """Takes the step; in words why not, or nothing."""
    try:
        step(ficha)
    except NotNow as now:
        return _("está ahora en «%s».") % label(now.state)
    except NotReady as fault:
        return str(fault)
    return ""


def tried(step: Callable[[Ficha], object], ficha: Ficha) -> str:
    """What would prevent the step. It is taken and undone: what is asked now is what will be asked then."""
    with transaction.atomic():
        why = what_prevents(step, ficha)
        transaction.set_rollback(True)
    return why


def summary(request, bulk: Bulk, fichas: list[Ficha], error="", status=200):
    """Which fichas would change and how, and which not and why; to be confirmed, or left with the choice as it was."""
    changing: list[dict] = []
    staying: list[dict] = []
    remarks = open_remarks_of(fichas)
    for ficha in fichas:
        why = _("Ya está así.") if bulk.is_so(ficha) else tried(bulk.step, ficha)
        (staying if why else changing).append(
            row(ficha) | {"now": bulk.stands(ficha), "why": why, "remarks": remarks.get(ficha.pk, 0)}
        )
    carried = {name: request.POST[name] for name in ("consulta",) if name in request.POST}
    context = {
        "heading": bulk.heading,
        "becomes": bulk.becomes,
        "changing": changing,
        "staying": staying,
        "action": reverse(f"fichas:{bulk.name}"),
        "fields": list((bulk.given | carried).items()),
        "back_url": as_chosen(request, fichas, bulk.given),
        "error": error,
    }
    return render(request, "fichas/desk/bulk.html", context, status=status)


def as_chosen(request, fichas: list[Ficha], given: dict[str, str]) -> str:
    """The queue as it was, with the same fichas ticked."""
    query = asked(request)
    query.setlist("ficha", [ficha.reference for ficha in fichas])
    query.update(given)
    return f"{reverse('fichas:queue')}?{query.urlencode()}"


def refused(request, words: str):
    """The queue as it was, with what was chosen in it."""
    return queue_page(request, asked(request), error=words, status=422)


def asked(request) -> QueryDict:
    """The queue's own parameters, from the query that the form carried along."""
    return filters_of(QueryDict(request.POST.get("consulta", "")[:2000]))


def back(request, fichas: list[Ficha]) -> str:
    """The queue as it was; from the page of a ficha, that page."""
    if "consulta" not in request.POST and len(fichas) == 1:
        return reverse("fichas:review", args=[fichas[0].reference])
    query = asked(request).urlencode()
    return f"{reverse('fichas:queue')}?{query}" if query else reverse("fichas:queue")
