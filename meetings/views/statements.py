"""What was said at a meeting: read, written, admitted, set aside."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from people.entrance.unsaved_input import keeps_input
from people.forms import posted
from practices.catalogue.index import lists_for
from practices.only_posts import only_posts
from practices.statement_kinds import Kind

from ..forms.statements import SetAsideForm, StatementForm
from ..models import Event, Statement, WorkingTable
from ..rules import keeps_record
from ..states import Act, State
from ..workflow import ConcurrentChange, WrongState, change_statement, perform, write_statement
from .access import STATEMENTS, desk_only, event_or_404, statement_or_404, table_or_404, writers_only

PER_PAGE = 50


@desk_only
@require_safe
def event_statements(request, code: str):
    """All that was said at a meeting."""
    event = event_or_404(code)
    return show_statements(request, event, event.statements.all(), {})


@writers_only
@keeps_input()
@require_http_methods(["GET", "POST"])
def table(request, code: str, number: str):
    """What was said at one table, and where more is written down."""
    table = table_or_404(request, code, number)
    fresh = Statement(event=table.event, table=table)
    form = StatementForm(posted(request), instance=fresh, lists=lists_for(request))
    if form.is_valid():
        return keep_new(request, table, form)
    return show_statements(request, table.event, table.statements.all(), {"table": table, "form": form})


def keep_new(request, table: WorkingTable, form: StatementForm):
    statement = form.save(commit=False)
    statement.client_key = str(form.cleaned_data["client_key"] or statement.client_key)
    # Where the Secretariat or the rapporteur writes, nobody else has to admit it.
    statement.state = State.ADMITTED
    statement.actor_kind_by = request.user if statement.actor_kind else None
    write_statement(statement, form.chosen, request.user)
    messages.success(request, _("El aporte quedó guardado."))
    return redirect(f"{reverse('meetings:table', args=[table.event.code, table.number])}#escribir")


def show_statements(request, event: Event, statements, context: dict):
    chosen = {name: request.GET.get(name, "") for name in ("clase", "estado")}
    if chosen["clase"] in Kind.values:
        statements = statements.filter(kind=chosen["clase"])
    if chosen["estado"] in State.values:
        statements = statements.filter(state=chosen["estado"])
    rows = statements.select_related("table", "item").prefetch_related("countries", "beside")
    form = context.get("form")
    context |= {
        "event": event,
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("pagina")),
        "kinds": Kind.choices,
        "states": State.choices,
        "chosen": chosen,
        "is_desk": keeps_record(request.user),
    }
    return render(request, "meetings/statements.html", context, status=422 if form and form.errors else 200)


@writers_only
@keeps_input()
@require_http_methods(["GET", "POST"])
def statement(request, code: str, key: str):
    statement = statement_or_404(request, code, key)
    form = StatementForm(posted(request), instance=statement, lists=lists_for(request))
    theirs = None
    if form.is_valid():
        revision = form.cleaned_data["revision"] or 0
        try:
            change_statement(statement, form.values, form.chosen, revision, request.user)
        except ConcurrentChange as change:
            theirs = change.statement
            # Saved again, it takes the place of what the page shows now.
            data = request.POST.copy()
            data["revision"] = str(theirs.revision)
            form = StatementForm(data, instance=statement, lists=lists_for(request))
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("El aporte quedó guardado."))
            return redirect(list_url(statement))
    return show_statement(request, statement, form, theirs)


def show_statement(request, statement: Statement, form, theirs=None, aside=None):
    """The page of one statement. `theirs`: as another person left it meanwhile; saved again, one's own takes its place."""
    stands = STATEMENTS.get(pk=statement.pk)
    context = {
        "event": stands.event,
        "statement": stands,
        "form": form,
        "theirs": theirs,
        "aside": aside or SetAsideForm(),
        "superseded": stands.superseded.select_related("by"),
        "log": stands.log.select_related("by"),
        "list_url": list_url(stands),
    }
    status = 409 if theirs else 422 if form.errors or (aside and aside.errors) else 200
    return render(request, "meetings/statement.html", context, status=status)


@writers_only
@only_posts
def admit(request, code: str, key: str):
    statement = statement_or_404(request, code, key)
    try:
        perform(Act.ADMIT, statement, request.user)
    except WrongState:
        messages.info(request, _("Ya estaba admitido."))
    return redirect(list_url(statement))


@writers_only
@keeps_input()
@only_posts
def set_aside(request, code: str, key: str):
    """Set aside is not gone: it stays with the reason, and can be admitted again."""
    statement, aside = statement_or_404(request, code, key), SetAsideForm(request.POST)
    if aside.is_valid():
        try:
            perform(Act.SET_ASIDE, statement, request.user, aside.cleaned_data["reason"])
            return redirect(list_url(statement))
        except WrongState:
            aside.add_error("reason", _("Está publicado o ya estaba apartado: no se hizo nada."))
    form = StatementForm(instance=statement, lists=lists_for(request))
    return show_statement(request, statement, form, aside=aside)


def list_url(statement: Statement) -> str:
    code = statement.event.code
    if statement.table:
        return f"{reverse('meetings:table', args=[code, statement.table.number])}#aporte-{statement.pk}"
    return f"{reverse('meetings:statements', args=[code])}#aporte-{statement.pk}"
