"""The government's side: its fichas, the sending and the receipt."""

from django.conf import settings
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from practices.catalogue.snapshot import snapshot_for

from ..author_pages import check_rows, fichas_by_state, heading, problems, starting_points, tasks
from ..completeness import missing
from ..drafts import AlreadyOpen, delete_draft, start_ficha
from ..states import OPEN, Action, State
from ..workflow import Incomplete, NotNow, WordsMissing, perform
from .own import own_country, own_ficha


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
