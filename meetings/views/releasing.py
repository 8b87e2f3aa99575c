"""What becomes public of a meeting, and what is taken back: looked at first, then done with one press."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.core.signing import Signer
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from people.entrance.unsaved_input import keeps_input
from practices.catalogue.index import lists_for
from practices.only_posts import only_posts
from practices.statement_kinds import Kind

from ..careful import PERSON
from ..forms.releasing import Looking, ReleaseForm, fingerprint
from ..models import Event, Statement
from ..release import MOST_AT_ONCE, kind_in_public, readable, release
from .access import desk_only, event_or_404
from .asking import ask_about
from .events import event_url
from .released import keys_in, numbers

PER_PAGE = 50
STAMP = Signer(salt="meetings.release")  # on what the page before showed: no other leads to a release


@keeps_input()
@desk_only
@require_http_methods(["GET", "POST"])
def release_page(request, code: str):
    """Every admitted statement that is not public, the original beside what shall be read of it. Nothing is chosen before."""
    event = event_or_404(code)
    easy, careful = waiting(event)
    if request.method == "GET":
        page = Paginator([*easy, *careful], PER_PAGE).get_page(request.GET.get("pagina"))
        form = ReleaseForm(list(page), lists_for(request))
        return show_release(request, event, form, easy, careful, page)
    shown = rows_named(request.POST, "row", [*easy, *careful])
    ticks = not {"guardar", "preguntar"} & set(request.POST)  # what goes nowhere needs no second look
    form = ReleaseForm(shown, lists_for(request), request.POST, ticks=ticks)
    everything = request.POST.get("all", "")
    if everything and everything != fingerprint(easy):
        messages.error(
            request, _("Los aportes cambiaron mientras tanto: mírelos de nuevo antes de elegirlos todos.")
        )
    elif form.is_valid and form.save(request.user):
        return after_saving(request, event, form, easy if everything else [])
    return show_release(request, event, form, easy, careful, status=422)


def unreleased(event: Event):
    return event.statements.admitted().exclude(pk__in=event.statements.public())


def waiting(event: Event) -> tuple[list[Statement], list[Statement]]:
    """The statements that could go out: those one may choose together, and those that ask for a second look."""
    rows = readable(unreleased(event))
    rows.sort(key=lambda row: (row.table.number if row.table else 0, row.position))
    about, easy, careful = Looking(), list[Statement](), list[Statement]()
    for row in rows:
        (careful if about.care(row) else easy).append(row)
    return easy, careful


def rows_named(data, name: str, rows: list[Statement]) -> list[Statement]:
    keys = set(data.getlist(name))
    return [row for row in rows if str(row.pk) in keys]


def after_saving(request, event: Event, form: ReleaseForm, easy: list[Statement]):
    """What was written is kept; what was chosen is shown as it would be, if that was asked for."""
    page = request.get_full_path()
    if "guardar" in request.POST:
        messages.success(request, _("Lo que escribió quedó guardado. Nada se publicó."))
        return redirect(page)
    chosen = {row.pk: row for row in (*form.chosen, *easy)}
    if "preguntar" in request.POST:
        ask_about(request, readable(event.statements.filter(pk__in=list(chosen))))
        return redirect(page)
    if "publico" in request.POST:
        return as_the_public(request, event, list(chosen))
    if not chosen and event.public:
        messages.error(request, _("No eligió ningún aporte: no hay qué publicar."))
        return redirect(page)
    if len(chosen) > MOST_AT_ONCE:
        words = _(
            "Se publican hasta %(most)d de una vez: eligió %(n)d. Elíjalos por partes; lo que escribió quedó guardado."
        )
        messages.error(request, words % {"most": MOST_AT_ONCE, "n": len(chosen)})
        return redirect(page)
    if form.refuse():
        return show_release(request, event, form, *waiting(event), status=422)
    return before(request, event, list(chosen))


def before(request, event: Event, chosen: list[int], error: str = ""):
    """The page before: what would go out, under which name, as what."""
    rows = readable(Statement.objects.filter(event=event, pk__in=chosen))
    rows.sort(key=lambda row: (row.table.number if row.table else 0, row.position))
    context = {
        "event": event,
        "rows": [{"statement": row, "kind": Kind(kind_in_public(row)).label} for row in rows],
        "seen": STAMP.sign(fingerprint(rows)),
        "left": unreleased(event).count() - len(rows),
        "error": error,
        "names_person": bool(
            PERSON.search(f"{event.title}\n{event.figures}\n{event.purpose}\n{event.place}")
        ),
    }
    return render(request, "meetings/release_before.html", context, status=422 if error else 200)


@desk_only
@only_posts
def release_chosen(request, code: str):
    """Publishes what the page before showed, as it stood there, all or nothing."""
    event = event_or_404(code)
    rows = list(event.statements.filter(pk__in=keys_in(request.POST.getlist("row"))))
    if request.POST.get("seen") != STAMP.sign(fingerprint(rows)):
        changed = _("Algo cambió desde que abrió esta página: mire de nuevo lo que se publicaría.")
        return before(request, event, [row.pk for row in rows], changed)
    if "sure" not in request.POST:
        return before(request, event, [row.pk for row in rows], _("Marque que vio lo que se publica."))
    try:
        release(event, rows, request.user)
    except ValidationError as refused:
        return before(request, event, [row.pk for row in rows], " ".join(refused.messages))
    words = ngettext("%(n)d aporte ya es público.", "%(n)d aportes ya son públicos.", len(rows))
    messages.success(
        request, words % {"n": len(rows)} if rows else _("La página de la reunión ya es pública.")
    )
    return redirect(event_url(event))


def as_the_public(request, event: Event, chosen: list[int]):
    """The public page as it would be: the release is tried and rolled back."""
    from practices.record.views import show_event

    with transaction.atomic():
        try:
            release(event, event.statements.filter(pk__in=chosen), request.user)
            event.refresh_from_db()
            assert event.public, "a meeting of which something was released is public"
            response = show_event(request, event.public, is_preview=True)
        except ValidationError as refused:
            messages.error(request, " ".join(refused.messages))
            response = redirect(reverse("meetings:release", args=[event.code]))
        transaction.set_rollback(True)
    return response


def show_release(request, event: Event, form: ReleaseForm, easy, careful, page=None, status: int = 200):
    context = {
        "event": event,
        "release_form": form,
        "groups": groups(form),
        "page": page,
        "easy": easy,
        "waiting_count": len(easy) + len(careful),
        "all": fingerprint(easy),
        "is_refused": status != 200,
        "numbers": numbers(event),
    }
    return render(request, "meetings/release.html", context, status=status)


def groups(form: ReleaseForm) -> list[dict]:
    """The rows by table; those with care by themselves, last."""
    found: dict = {}
    for row in form.rows:
        table = row.statement.table
        place = (1, 0) if row.care else (0, table.number if table else 0)
        found.setdefault(place, {"table": table, "is_careful": bool(row.care), "rows": []})["rows"].append(
            row
        )
    return [found[place] for place in sorted(found)]
