"""The government's side: its fichas, the form, the sending and the receipt. What is another country's does not exist."""

from functools import wraps

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from practices.answers import answers
from practices.catalogue.snapshot import snapshot_for

from ..author_pages import check_rows, fichas_by_state, heading, problems, section_url, starting_points, tasks
from ..completeness import missing
from ..drafts import (
    AlreadyOpen,
    Closed,
    Conflict,
    country_text,
    delete_draft,
    private,
    save_answers,
    start_ficha,
)
from ..form_sections import BY_CODE, FORM_SECTIONS, FormSection
from ..models import Ficha
from ..rules import countries_of
from ..section_form import differences, fields, read
from ..states import EDITABLE, OPEN, Action, State
from ..workflow import Incomplete, NotNow, WordsMissing, perform

LAST = FORM_SECTIONS[-1].code


def own_ficha(view):
    """Hands the view a ficha of a country the person speaks for; any other answers like one that never was."""

    @wraps(view)
    def wrapped(request, reference: str, **kwargs):
        fichas = Ficha.objects.select_related("country", "practice", "started_by")
        ficha = get_object_or_404(fichas.of(countries_of(request.user)), reference=reference)
        return view(request, ficha, **kwargs)

    return wrapped


def own_country(request):
    country = countries_of(request.user).first()
    if country is None:
        raise Http404
    return country


@require_safe
def ficha_list(request):
    country = own_country(request)
    context = {
        "country": country.name,
        "groups": fichas_by_state(country),
        "may_start": True,
        "start_url": reverse("fichas:start"),
    }
    return render(request, "fichas/ficha_list.html", context)


@require_http_methods(["GET", "POST"])
def start(request):
    """A new ficha: blank, a revision of a published practice, or like a former one."""
    country = own_country(request)
    points = starting_points(country)
    if request.method == "POST" and (chosen := points.get(request.POST.get("desde", ""))):
        return started(request, country, chosen)
    choices = {
        "practices": [point for point in points.values() if point.base],
        "fichas": [
            {"reference": point.code, "title": point.title} for point in points.values() if point.like
        ],
    }
    errors = (
        [{"field": "desde", "message": _("Elija desde dónde comenzar.")}] if request.method == "POST" else []
    )
    context = {"country": country.name, "choices": choices, "errors": errors}
    return render(request, "fichas/start.html", context, status=422 if errors else 200)


def started(request, country, chosen):
    try:
        ficha = start_ficha(country, request.user, base=chosen.base, like=chosen.like)
    except AlreadyOpen as there:
        return redirect("fichas:task_list", there.ficha.reference)
    return redirect("fichas:task_list", ficha.reference)


@require_safe
@own_ficha
def task_list(request, ficha):
    was_sent = ficha.snapshots.exists()
    context = {
        "ficha": heading(ficha),
        "sections": tasks(ficha),
        "missing_count": len(missing(ficha)),
        "check_url": reverse("fichas:check", args=[ficha.reference]),
        "delete_url": ""
        if was_sent or ficha.state != State.DRAFT
        else reverse("fichas:delete", args=[ficha.reference]),
        "retire_url": reverse("fichas:retire", args=[ficha.reference])
        if was_sent and ficha.state in OPEN
        else "",
    }
    return render(request, "fichas/task_list.html", context)


@require_http_methods(["GET", "POST"])
@own_ficha
def section(request, ficha, code: str):
    if code not in BY_CODE:
        raise Http404
    if ficha.state not in EDITABLE:
        return redirect("fichas:task_list", ficha.reference)
    if request.method == "POST":
        return save_section(request, ficha, BY_CODE[code])
    return section_page(request, ficha, BY_CODE[code])


def save_section(request, ficha, section: FormSection):
    values, errors = read(section, request.POST)
    finished = finished_as_posted(request)
    try:
        save_answers(
            ficha, section.code, values, revision=revision_of(request), by=request.user, finished=finished
        )
    except Conflict as conflict:
        return section_page(request, ficha, section, values, errors, conflict)
    except Closed:
        errors = {
            section.fields[0]: _(
                "La ficha ya no se puede cambiar: se envió o se retiró. Su texto sigue aquí."
            )
        }
        return section_page(request, ficha, section, values, errors, status=409)
    if errors:
        return section_page(request, ficha, section, values, errors)
    return redirect(after(request, ficha, section))


def finished_as_posted(request) -> bool | None:
    return {"si": True, "no": False}.get(request.POST.get("finished", ""))


def revision_of(request) -> int:
    """The revision that the page was made from; a page that says none is older than any."""
    given = request.POST.get("revision", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def after(request, ficha, section: FormSection) -> str:
    """Where a saved section leads: back to the check that asked for a change, on to the next one, or to the list."""
    if request.GET.get("desde") == "revisar":
        return reverse("fichas:check", args=[ficha.reference])
    if request.POST.get("go") == "on" and section.code != LAST:
        return section_url(ficha, FORM_SECTIONS[FORM_SECTIONS.index(section) + 1].code)
    return reverse("fichas:task_list", args=[ficha.reference])


def section_page(request, ficha, section, values=None, errors=None, conflict=None, status=200):
    """The page of a section, with what was typed where it could not be saved."""
    text = country_text(ficha)
    stored, errors = answers(text) | private(text), errors or {}
    shown = stored | (values or {})
    progress = text.progress.filter(section=section.code).first()
    made = fields(
        section, shown, snapshot_for(request).lists, errors, request.POST if values is not None else None
    )
    context = {
        "ficha": heading(ficha),
        "section": section,
        "position": FORM_SECTIONS.index(section) + 1,
        "total": len(FORM_SECTIONS),
        "fields": made,
        "errors": [
            {"numeral": one.numeral, "message": one.error, "anchor": one.anchor} for one in made if one.error
        ],
        "revision": text.revision,
        "finished": finished_as_posted(request) if values is not None else progress and progress.finished,
        "conflict": conflict and shown_conflict(conflict, section, stored, shown),
        "saved_at": "",
        "back_url": reverse("fichas:task_list", args=[ficha.reference]),
    }
    status = 409 if conflict else 422 if errors and status == 200 else status
    return render(request, "fichas/section.html", context, status=status)


def shown_conflict(conflict: Conflict, section: FormSection, theirs: dict, yours: dict) -> dict:
    return {
        "by": conflict.progress.written_by.get_short_name(),
        "at": conflict.progress.written_at,
        "fields": differences(section, theirs, yours),
    }


@require_safe
@own_ficha
def check(request, ficha):
    return check_page(request, ficha)


def check_page(request, ficha, error="", status=200):
    lists = snapshot_for(request).lists
    context = {
        "ficha": heading(ficha),
        "sections": check_rows(ficha, lists),
        "missing": problems(ficha, missing(ficha)) if not error else [],
        "errors": [{"field": "acepta", "message": error}] if error else [],
        "reuse_notice": lists.text("reuse-notice"),
        "submit_url": reverse("fichas:submit", args=[ficha.reference]),
    }
    return render(request, "fichas/check_answers.html", context, status=status)


@require_http_methods(["POST"])
@own_ficha
def submit(request, ficha):
    """Sends the ficha. Sent twice, it is sent once, and both lead to the receipt."""
    if not request.POST.get("acepta"):
        return check_page(
            request, ficha, error=_("Para enviar la ficha, acepte cómo se usarán sus textos."), status=422
        )
    try:
        perform(Action.SUBMIT, ficha, request.user)
    except Incomplete:
        return check_page(request, ficha, status=422)
    except NotNow as now:
        if now.state != State.SUBMITTED:
            return redirect("fichas:task_list", ficha.reference)
    return redirect("fichas:submitted", ficha.reference)


@require_safe
@own_ficha
def submitted(request, ficha):
    """The receipt: it can be kept as a bookmark."""
    signature = ficha.snapshots.exclude(signed_by="").last()
    if signature is None:
        raise Http404
    context = {
        "ficha": heading(ficha),
        "signature": signature,
        "secretariat_email": settings.SECRETARIAT_EMAIL,
    }
    return render(request, "fichas/submitted.html", context)


@require_http_methods(["GET", "POST"])
@own_ficha
def delete(request, ficha):
    if ficha.state != State.DRAFT or ficha.snapshots.exists():
        raise Http404
    if request.method == "POST":
        delete_draft(ficha)
        return redirect("fichas:ficha_list")
    return render(request, "fichas/confirm_delete.html", {"ficha": heading(ficha)})


@require_http_methods(["GET", "POST"])
@own_ficha
def retire(request, ficha):
    reason, error = request.POST.get("motivo", ""), ""
    if request.method == "POST":
        try:
            perform(Action.RETIRE, ficha, request.user, reason)
        except WordsMissing as wanted:
            error = str(wanted)
        except NotNow:
            error = _("La ficha ya no se puede retirar desde aquí: escriba a la Secretaría Técnica.")
        else:
            return redirect("fichas:task_list", ficha.reference)
    context = {"ficha": heading(ficha), "error": error}
    return render(request, "fichas/confirm_retire.html", context, status=422 if error else 200)
