"""The desk's queue: what waits, for whom, since when; to be read and to be taken away."""

from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from people.entrance.access import exists_for
from people.entrance.origin import is_our_own, sending_page
from people.roles import is_secretariat
from practices.exchange.csv_file import csv_response

from ..models import Ficha
from ..review.queue import TABS, QueueFilter, counts, in_order, overdue, row, secretaries, tabs
from ..review.resources import QueueResource

PER_PAGE = 50
FILTERS = (*QueueFilter.base_filters, "cola", "pagina")


desk_only = exists_for(is_secretariat)


@desk_only
@require_safe
def queue(request):
    if request.GET.get("cola", "activas") not in TABS:
        raise Http404
    return queue_page(request, filters_of(request.GET))


def filters_of(query: QueryDict) -> QueryDict:
    """Of a query what says which fichas are listed."""
    known = QueryDict(mutable=True)
    known.update({name: query[name] for name in FILTERS if name in query})
    return known


def is_from_the_queue(request) -> bool:
    """A link in a ficha's text ticks nothing either, though it stands on a page of ours."""
    return is_our_own(request) and sending_page(request).startswith(reverse("fichas:queue"))


def queue_page(request, query, form=None):
    """The tab and page of the queue that a query asks for. What was chosen in it, whoever comes back finds chosen.

    Another site's link ticks nothing: one would be a click away from a step that one did not choose.
    """
    choice = form.data if form else request.GET if is_from_the_queue(request) else QueryDict()
    tab = query.get("cola") if query.get("cola") in TABS else "activas"
    queue = QueueFilter(query, Ficha.objects.submitted_once(), request=request)
    fichas, numbers = queue.qs, counts(queue.qs, request.user)
    page = Paginator(in_order(fichas.filter(tabs(request.user)[tab]), tab), PER_PAGE).get_page(
        query.get("pagina")
    )
    context = {
        "tab": tab,
        "tabs": tab_links(query, numbers, tab),
        "filter": queue.form,
        "is_filtered": any(query.get(name) for name in queue.filters),
        "rows": [row(ficha) for ficha in page],
        "page": page,
        "query": query.urlencode(),
        "csv_url": tab_url(query, tab, name="queue_csv"),
        "next_url": tab_url(query, tab, page.next_page_number()) if page.has_next() else "",
        "previous_url": tab_url(query, tab, page.previous_page_number()) if page.has_previous() else "",
        "waiting": {
            "desk": numbers["desk"],
            "country": numbers["country"],
            "scheduled": numbers["scheduled"],
            "overdue": overdue(fichas),
        },
        "secretaries": secretaries(),
        "error": form.error if form else "",
        "chosen": choice.getlist("ficha"),
        "assignee": choice.get("a") or str(request.user.pk),
        "day": choice.get("fecha", ""),
    }
    return render(request, "fichas/desk/queue.html", context, status=422 if form and form.errors else 200)


def tab_links(query, numbers: dict[str, int], here: str) -> list[dict]:
    return [
        {
            "label": words,
            "count": numbers[name.replace("-", "_")],
            "url": tab_url(query, name),
            "here": name == here,
        }
        for name, words in TABS.items()
    ]


def tab_url(query, tab: str, page: int = 1, name: str = "queue") -> str:
    """The same filters in another tab or page, or as a table."""
    given = query.copy()
    given["cola"] = tab
    given.pop("pagina", None)
    if page > 1:
        given["pagina"] = str(page)
    return f"{reverse(f'fichas:{name}')}?{given.urlencode()}"


@desk_only
@require_safe
def queue_csv(request):
    """A tab of the queue as it is filtered, whole."""
    tab = request.GET.get("cola", "activas")
    if tab not in TABS:
        raise Http404
    fichas = QueueFilter(request.GET, Ficha.objects.submitted_once(), request=request).qs.filter(
        tabs(request.user)[tab]
    )
    return csv_response(QueueResource().export(in_order(fichas, tab)), f"fichas-{tab}")
