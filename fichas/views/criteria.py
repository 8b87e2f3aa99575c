"""The criteria of many fichas on one page, a row each; what is saved stands, whatever is done with the fichas afterwards."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from people.entrance.unsaved_input import keeps_input
from practices.only_posts import only_posts

from ..forms.bulk_publication import ScheduleForm
from ..forms.criteria import AssessmentForm, CriteriaChoiceForm, GridDayForm
from ..models import Ficha
from ..review.criteria import (
    NONE,
    Judgement,
    address_of,
    assessed,
    heads,
    judgements,
    named_by,
    save_judgements,
    texts_to_judge_by,
    with_references,
)
from ..review.queue_filter import filters_of, read_query
from .bulk import carry_out
from .queue import FILTERS, desk_only, queue_url, refused_choice

PER_PAGE = 50


@desk_only
@only_posts
def choose_criteria(request):
    """From the queue, with the fichas that were chosen there."""
    form = CriteriaChoiceForm(request.POST, request.user)
    if refused := refused_choice(request, form):
        return refused
    ticked = [] if form.is_of_all else [ficha.reference for ficha in form.cleaned_data["ficha"]]
    address = address_of(filters_of(form.query, FILTERS), ticked, form.without)
    return redirect(f"{reverse('fichas:criteria')}?{address}")


@keeps_input(can_resend=True)
@desk_only
@require_http_methods(["GET", "HEAD", "POST"])
def criteria(request):
    """A page of the grid. Posted, it saves the rows that are assessed; with `ver` it then says what publishing them on a
    day would do."""
    grid = Grid(request)
    return grid.save() if request.method == "POST" else grid.answer()


class Grid:
    """A page of rows as it was asked for or, once it is posted, the rows that were on it then."""

    def __init__(self, request):
        self.request = request
        self.all = named_by(request.GET, request.user)
        self.page = Paginator(self.all, PER_PAGE).get_page(request.GET.get("pagina"))
        data = request.POST if request.method == "POST" else None
        self.fichas = list(self.page) if data is None else posted_rows(data)
        if not self.fichas:
            raise Http404
        saved = judgements(self.fichas)
        self.rows = [AssessmentForm(ficha, saved.get(ficha.pk, NONE), data) for ficha in self.fichas]
        self.day = GridDayForm(data)
        self.others: dict[int, Judgement] = {}
        self.closed: set[int] = set()

    def save(self):
        if not all(row.is_valid() for row in self.rows):
            return self.answer(status=422)
        wanted = {row.ficha.pk: row.wanted for row in self.rows if row.is_assessed}
        saving = save_judgements(wanted, self.request.user)
        self.others, self.closed = saving.others, saving.closed
        now = judgements(self.fichas)
        for row in self.rows:
            row.judgement = now.get(row.ficha.pk, NONE)
        self.say(len(saving.saved))
        if self.is_left or self.day.errors:
            return self.answer(status=409 if self.others or self.closed else 422)
        return self.before_scheduling() if self.day.asks else redirect(self.address(self.goes_to))

    def say(self, count: int) -> None:
        words = ngettext(
            "%(n)d ficha evaluada quedó guardada.", "%(n)d fichas evaluadas quedaron guardadas.", count
        )
        if count:
            messages.success(self.request, words % {"n": count})
        elif not self.is_left and not self.day.asks:
            messages.info(self.request, _("No había nada nuevo que guardar."))

    @property
    def is_left(self) -> bool:
        """Whether something that was ticked is not saved."""
        return bool(self.others or self.closed) or any(row.is_unfinished for row in self.rows)

    @property
    def goes_to(self) -> int:
        goes_on = self.day.goes_on and self.page.has_next()
        return self.page.next_page_number() if goes_on else self.page.number

    def address(self, number: int) -> str:
        given = self.request.GET.copy()
        given["pagina"] = number
        return f"{reverse('fichas:criteria')}?{given.urlencode()}"

    def before_scheduling(self):
        """The page that says what publishing all that are assessed would do; left there, what was saved stands."""
        data = QueryDict(mutable=True)
        data.update({"fecha": self.day["dia"].value(), "consulta": self.request.GET.get("vista", "")})
        data.setlist("ficha", assessed(self.all).values_list("reference", flat=True))
        form = ScheduleForm(data, self.request.user)
        if form.is_valid():
            return carry_out(self.request, form)
        none = _("Ninguna está evaluada todavía: marque «Evaluada» en las que lo estén.")
        self.day.add_error("dia", none if form.has_error("ficha") else form.error)
        return self.answer(status=422)

    def answer(self, status: int = 200):
        query, page = read_query(self.request.GET.get("vista")), self.page
        texts, count = texts_to_judge_by(self.fichas), assessed(self.all).order_by().count()
        others = [row for row in self.rows if row.ficha.pk in self.others]
        unfinished = [row for row in self.rows if row.is_bound and row.is_valid() and row.is_unfinished]
        closed = [row for row in self.rows if row.ficha.pk in self.closed]
        left = {row.ficha.pk for row in (*others, *closed, *unfinished)}
        context = {
            "rows": [
                {"form": row, "text": texts[row.ficha.pk], "is_left": row.ficha.pk in left}
                for row in self.rows
            ],
            "heads": heads(),
            "day": self.day,
            "total": page.paginator.count,
            "assessed": count,
            "left": page.paginator.count - count,
            "page": page,
            "others": others,
            "closed": closed,
            "unfinished": unfinished,
            "is_refused": status != 200,
            "queue_url": queue_url(query, pagina=query.get("pagina", "")),
            "next_url": self.address(page.next_page_number()) if page.has_next() else "",
            "previous_url": self.address(page.previous_page_number()) if page.has_previous() else "",
        }
        return render(self.request, "fichas/desk/criteria_grid.html", context, status=status)


def posted_rows(data: QueryDict) -> list[Ficha]:
    """Those that were on the page: by now it might be another's."""
    references = data.getlist("fila")[:PER_PAGE]
    return sorted(with_references(references), key=lambda ficha: references.index(ficha.reference))
