"""What the queue does to several fichas at once: all of those chosen, or none, and then it says which stood in the way."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.db import transaction
from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from ..models import Ficha
from ..review.publication import schedule
from ..review.queue import QueueFilter, at_the_desk, label, secretaries
from ..states import Action
from ..workflow import NotNow, NotReady, perform
from .queue import desk_only, queue_page
from .review import read_day

FILTERS = (*QueueFilter.base_filters, "cola", "pagina")


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
    try:
        number = do_to_all(
            request,
            lambda ficha: perform(
                Action.ASSIGN, ficha, request.user, chosen.get_short_name(), assignee=chosen
            ),
        )
    except InTheWay as one:
        why = _("No se asignó ninguna. %(ficha)s: %(why)s")
        return refused(request, why % {"ficha": one.reference, "why": one}, status=409)
    words = ngettext(
        "%(n)d ficha queda a cargo de %(name)s.", "%(n)d fichas quedan a cargo de %(name)s.", number
    )
    return done(request, words % {"n": number, "name": chosen.get_short_name()}, number)


@desk_only
@require_POST
def schedule_all(request):
    """Sets the day on which fichas are published."""
    try:
        day: date = read_day(request.POST.get("fecha", ""))
        number = do_to_all(request, lambda ficha: schedule(ficha, request.user, day))
    except NotReady as fault:
        return refused(request, str(fault))
    except InTheWay as one:
        why = _("No se programó ninguna. %(ficha)s: %(why)s")
        return refused(request, why % {"ficha": one.reference, "why": one}, status=409)
    words = ngettext("%(n)d ficha se publica el %(day)s.", "%(n)d fichas se publican el %(day)s.", number)
    return done(request, words % {"n": number, "day": date_format(day)}, number)


@transaction.atomic
def do_to_all(request, step: Callable[[Ficha], object]) -> int:
    """How many there were. In the order of their keys, so that two people who choose the same fichas wait for each
    other and no more. Raises InTheWay, and then nothing has changed."""
    references = set(request.POST.getlist("ficha"))
    fichas = list(at_the_desk().filter(reference__in=references).order_by("pk"))
    if len(fichas) != len(references):
        raise Http404
    for ficha in fichas:
        try:
            step(ficha)
        except NotNow as now:
            raise InTheWay(ficha.reference, _("está ahora en «%s».") % label(now.state)) from now
        except NotReady as fault:
            raise InTheWay(ficha.reference, str(fault)) from fault
    return len(fichas)


def done(request, words: str, number: int):
    """Back to the queue as it was, or to the ficha's own page, with what was done."""
    if not number:
        return refused(request, _("Elija al menos una ficha."))
    messages.success(request, words)
    return redirect(back(request))


def refused(request, words: str, status=422):
    """The queue as it was, with what was chosen in it."""
    return queue_page(request, asked(request), error=words, status=status)


def asked(request) -> QueryDict:
    """The queue's own parameters, from the query that the form carried along."""
    query = QueryDict(request.POST.get("consulta", "")[:2000])
    known = QueryDict(mutable=True)
    known.update({name: query[name] for name in FILTERS if name in query})
    return known


def back(request) -> str:
    query = asked(request).urlencode()
    return f"{reverse('fichas:queue')}?{query}" if query else reverse("fichas:queue")
