"""The desk's queue: what waits, for whom, since when; and who takes it in hand."""

from functools import wraps

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from ..models import Ficha
from ..queue import TABS, QueueFilter, at_the_desk, counts, in_order, label, overdue, row, secretaries, tabs
from ..rules import is_secretariat
from ..states import Action
from ..workflow import NotNow, perform

PER_PAGE = 50


def desk_only(view):
    """To all others the desk does not exist."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not is_secretariat(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


@desk_only
@require_safe
def queue(request):
    tab = request.GET.get("cola", "activas")
    if tab not in TABS:
        raise Http404
    found = QueueFilter(request.GET, at_the_desk(), request=request)
    fichas, numbers = found.qs, counts(found.qs, request.user)
    page = Paginator(in_order(fichas.filter(tabs(request.user)[tab]), tab), PER_PAGE).get_page(
        request.GET.get("pagina")
    )
    context = {
        "tab": tab,
        "tabs": [
            {
                "label": words,
                "count": numbers[name.replace("-", "_")],
                "url": at(request, name),
                "here": name == tab,
            }
            for name, words in TABS.items()
        ],
        "filter": found.form,
        "is_filtered": any(request.GET.get(name) for name in found.filters),
        "rows": [row(ficha) for ficha in page],
        "page": page,
        "next_url": at(request, tab, page.next_page_number()) if page.has_next() else "",
        "previous_url": at(request, tab, page.previous_page_number()) if page.has_previous() else "",
        "waiting": {"desk": numbers["desk"], "country": numbers["country"], "overdue": overdue(fichas)},
        "secretaries": secretaries(),
        "here": request.get_full_path(),
    }
    return render(request, "fichas/desk/queue.html", context)


def at(request, tab: str, page: int = 1) -> str:
    """The same filters in another tab or page."""
    given = request.GET.copy()
    given["cola"] = tab
    given.pop("pagina", None)
    if page > 1:
        given["pagina"] = str(page)
    return f"?{given.urlencode()}"


@desk_only
@require_POST
def assign(request):
    """Gives fichas to someone at the desk: all of those named, or none."""
    back = back_to_queue(request)
    who = request.POST.get("a", "")
    chosen = secretaries().filter(pk=int(who)).first() if who.isascii() and who.isdigit() else None
    references = request.POST.getlist("ficha")
    if chosen is None or not references:
        messages.warning(request, _("Elija al menos una ficha y a quién asignarla."))
        return redirect(back)
    try:
        with transaction.atomic():
            give(references, chosen, request.user)
    except NotNow as now:
        messages.warning(
            request,
            _("No se asignó ninguna: %(ficha)s está ahora en «%(state)s». Vuelva a elegir.")
            % {"ficha": now.reference, "state": label(now.state)},
        )
        return redirect(back)
    words = ngettext(
        "%(n)d ficha queda a cargo de %(name)s.", "%(n)d fichas quedan a cargo de %(name)s.", len(references)
    )
    messages.success(request, words % {"n": len(references), "name": chosen.get_short_name()})
    return redirect(back)


def give(references: list[str], to, by) -> None:
    """In the order of their keys, so that two people who assign the same fichas wait for each other and no more."""
    fichas = at_the_desk().filter(reference__in=references).order_by("pk")
    if len(fichas) != len(set(references)):
        raise Http404
    for ficha in fichas:
        perform(Action.ASSIGN, ficha, by, to.get_short_name(), assignee=to)


def back_to_queue(request) -> str:
    """The queue as it was, from the query that the form carried along."""
    query = QueryDict(request.POST.get("consulta", "")[:2000])
    known = {name: query[name] for name in (*QueueFilter.base_filters, "cola", "pagina") if name in query}
    given = QueryDict(mutable=True)
    given.update(known)
    return f"{reverse('fichas:queue')}?{given.urlencode()}" if known else reverse("fichas:queue")


def find(reference: str) -> Ficha:
    """A ficha that the desk sees."""
    ficha = (
        at_the_desk()
        .select_related("country", "practice", "base", "version__practice", "assignee", "started_by")
        .filter(reference=reference)
        .first()
    )
    if ficha is None:
        raise Http404
    return ficha
