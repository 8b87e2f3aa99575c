"""The desk's queue: what waits, for whom, since when; to be read and to be taken away."""

from urllib.parse import urlsplit

from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from people.entrance.access import exists_for
from people.entrance.origin import is_our_own, sending_page
from people.roles import is_secretariat
from practices.catalogue.selection import CODE
from practices.exchange.csv_file import csv_response
from practices.models import Practice

from ..forms.choice import ChoiceForm
from ..forms.queue_views import ViewForm
from ..models import Ficha
from ..review.coming_out import next_days
from ..review.incorporable import imports_with_drafts
from ..review.incorporation import open_objections
from ..review.queue import FIRST, ORDERS, TABS, counts, in_order, tabs
from ..review.queue_filter import WHICH, QueueFilter, filters_of, fingerprint, tab_of, view_in_order
from ..review.queue_rows import rows
from ..review.queue_views import views_of_the_desk
from ..review.resources import QueueResource

PER_PAGE = 50
FILTERS = (*WHICH, "pagina")


desk_only = exists_for(is_secretariat)


@desk_only
@require_safe
def queue(request):
    if request.GET.get("cola", FIRST) not in TABS:
        raise Http404
    return queue_page(request, filters_of(request.GET, FILTERS))


def is_from_the_queue(request) -> bool:
    """Whether a page of many fichas sent it. A link in a ficha's text ticks nothing, though it stands on a page of ours:
    that of one ficha, which its address names."""
    page = urlsplit(sending_page(request)).path
    if not is_our_own(request) or not page.startswith(reverse("fichas:queue")):
        return False
    try:
        return not resolve(page).kwargs
    except Resolver404:
        return False


def queue_page(request, query, form=None):
    """The tab and page of the queue that a query asks for. What was chosen in it, whoever comes back finds chosen.

    Another site's link ticks nothing: one would be a click away from a step that one did not choose.
    """
    choice = form.data if form else request.GET if is_from_the_queue(request) else QueryDict()
    tab = tab_of(query)
    filters = QueueFilter(query, Ficha.objects.seen_by_the_desk(), request=request)
    numbers = counts(filters.qs, request.user)
    fichas = in_order(filters.qs.filter(tabs(request.user)[tab]), tab, query.get("orden", ""))
    paginator = Paginator(fichas, PER_PAGE)
    paginator.count = numbers[tab]  # a search is not read once more to count them
    page = paginator.get_page(query.get("pagina"))
    context = {
        "tab": tab,
        "tabs": tab_links(query, numbers, tab),
        "filter": filters.form,
        "chips": chips(query, filters),
        "is_narrowed": any(query.get(name) for name in filters.filters if name != "q"),
        "views": views_of_the_desk(request.user, filters_of(query).urlencode()),
        "rows": rows(page),
        "objections": open_objections(),
        "imports": imports_with_drafts() if not filters_of(query, FILTERS) else [],
        "days": next_days() if not filters_of(query, FILTERS) else [],
        "page": page,
        "heads": heads(query),
        "query": query.urlencode(),
        "all": fingerprint(fichas) if page.paginator.count > 3 else "",
        "practice": "" if page.paginator.count else practice_of(query.get("q", "")),
        "reset_url": queue_url(QueryDict(), cola=tab),
        "csv_url": queue_url(query, name="queue_csv"),
        "next_url": queue_url(query, pagina=page.next_page_number()) if page.has_next() else "",
        "previous_url": queue_url(query, pagina=page.previous_page_number()) if page.has_previous() else "",
        "waiting": {
            "desk": numbers["nos-esperan"],
            "country": numbers["esperan-al-pais"],
            "scheduled": numbers["programadas"],
            "late": numbers["late"],
            "late_url": queue_url(query, cola="", vencidas="si"),
        },
        "error": form.error if form else "",
        "chosen": choice.getlist("ficha"),
        "left_out": choice.getlist("menos"),
        "is_all_chosen": "todas" in choice,
        "view_name": choice.get("nombre", ""),
        "view_error": form.error if isinstance(form, ViewForm) else "",
    }
    return render(request, "fichas/desk/queue.html", context, status=422 if form and form.errors else 200)


def refused_choice(request, form: ChoiceForm):
    """The queue as it was, with why nothing can be done with what was chosen in it; none when it can."""
    if form.names_others:
        raise Http404
    return None if form.is_valid() else queue_page(request, filters_of(form.query, FILTERS), form)


def practice_of(typed: str) -> str:
    """The code that was searched for, if a practice has it: those of the beginning have no ficha."""
    code = typed.strip().upper()
    is_there = CODE.fullmatch(code) and Practice.objects.filter(code=code).exists()
    return code if is_there else ""


def tab_links(query, numbers: dict[str, int], here: str) -> list[dict]:
    return [
        {
            "label": words,
            "count": numbers[name],
            "url": queue_url(query, cola=name),
            "here": name == here,
        }
        for name, words in TABS.items()
    ]


def queue_url(query: QueryDict, name: str = "queue", **changes) -> str:
    """The queue, or its table, with some of the query changed; from its first page on, unless that is what changes."""
    given = filters_of(query)
    for key, value in changes.items():
        given[key] = value
    kept = filters_of(given, FILTERS)
    return f"{reverse(f'fichas:{name}')}{'?' if kept else ''}{kept.urlencode()}"


def heads(query: QueryDict) -> list[dict]:
    """The heads of the table: each puts the rows in its order, and once more the other way round."""
    order = query.get("orden", "")
    return [
        {
            "label": words,
            "url": queue_url(query, orden=f"-{name}" if order == name else name),
            "sorted": {name: "ascending", f"-{name}": "descending"}.get(order, ""),
        }
        for name, words in ORDERS.items()
    ]


def chips(query: QueryDict, filters: QueueFilter) -> list[dict]:
    """The filters that are set, each with the way out of it."""
    return [
        {"label": label_of(filters.form[name]), "url": queue_url(query, **{name: ""})}
        for name in filters.filters
        if query.get(name)
    ]


def label_of(field) -> str:
    """A filter and what it asks for, in words."""
    if field.field.widget.input_type == "checkbox":
        return str(field.label)
    chosen = field.value()
    choices = getattr(field.field, "choices", ())
    words = next((label for value, label in choices if str(value) == chosen), chosen)
    return f"{field.label}: {words}"


@desk_only
@require_safe
def queue_csv(request):
    """A tab of the queue as it is filtered, whole."""
    if request.GET.get("cola", FIRST) not in TABS:
        raise Http404
    fichas = view_in_order(request.GET, request.user)
    return csv_response(QueueResource().export(fichas), f"fichas-{slugify(TABS[tab_of(request.GET)])}")
