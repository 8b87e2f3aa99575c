"""The government's side: its fichas, the sending and the receipt."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people.entrance.confirmation import confirm_signature
from people.entrance.directory import member_states
from people.entrance.unsaved_input import keeps_input
from people.roles import countries_of, is_secretariat, speaks_for
from practices.catalogue.index import lists_for

from ..audience import reader
from ..form.check_list import check_rows, problems
from ..form.completeness import missing
from ..form.drafts import (
    AlreadyOpen,
    Blank,
    Closed,
    TooMany,
    delete_draft,
    remembered_contact,
    start_ficha,
    tell_country,
)
from ..form.pages import fichas_by_state, heading, starting_points
from ..form.tasks import tasks
from ..review.associates import fichas_naming
from ..review.comments import reply, threads
from ..review.queue import at_the_desk
from ..review.words import words_at_the_head
from ..states import EDITABLE, OPEN, Action, State
from ..word.report import report_url
from ..workflow import Incomplete, NotNow, WordsMissing, perform
from .own import fichas_of, own_country, own_ficha


@require_safe
def ficha_list(request):
    """The country's fichas; for the Secretariat, those it began on a country's behalf."""
    country = countries_of(request.user).first()
    if country is None and not is_secretariat(request.user):
        raise Http404
    context = {
        "country": country.name if country else "",
        "groups": fichas_by_state(fichas_of(request.user)),
        "naming": fichas_naming(country) if country else [],
        "start_url": reverse("fichas:start"),
    }
    return render(request, "fichas/ficha_list.html", context)


@require_http_methods(["GET", "POST"])
def start(request):
    """A new ficha: blank, a revision of a published practice, or like a former one. The Secretariat says for whom."""
    country = own_country(request)
    if country is None:
        return render(request, "fichas/choose_country.html", {"countries": member_states()})
    points = starting_points(country, fichas_of(request.user))
    if request.method != "POST":
        return start_page(request, country, points)
    chosen = points.get(request.POST.get("desde", ""))
    if chosen is None:
        return start_page(request, country, points, _("Elija desde dónde comenzar."))
    source = {"base": chosen.base, "like": chosen.like}
    contact = remembered_contact(country, request.user, **source)
    on_behalf = not speaks_for(request.user, country)
    try:
        ficha = start_ficha(country, request.user, on_behalf=on_behalf, contact=contact, **source)
    except TooMany as many:
        return start_page(request, country, points, str(many))
    except AlreadyOpen as there:
        ficha = there.ficha
        if at_the_desk().filter(pk=ficha.pk).exists() and is_secretariat(request.user):
            messages.info(request, _("El país ya está revisando esa práctica: esta es la ficha."))
            return redirect("fichas:review", ficha.reference)
        if not fichas_of(request.user).filter(pk=ficha.pk).exists():
            return start_page(request, country, points, _("El país ya está revisando esa práctica."))
    return redirect("fichas:task_list", ficha.reference)


def start_page(request, country, points, error=""):
    context = {
        "country": country.name,
        "on_behalf": not speaks_for(request.user, country),
        "choices": {
            "practices": [(value, point) for value, point in points.items() if point.base],
            "fichas": [(value, point) for value, point in points.items() if point.like],
        },
        "chosen": request.POST.get("desde", ""),
        "errors": [{"field": "desde", "message": error}] if error else [],
    }
    return render(request, "fichas/start.html", context, status=422 if error else 200)


@require_safe
@own_ficha
def task_list(request, ficha):
    was_sent, left = ficha.snapshots.exists(), missing(ficha)
    context = {
        "ficha": heading(ficha),
        "sections": tasks(ficha, left),
        "missing_count": len(left),
        "may_send": speaks_for(request.user, ficha.country),
        "words": words_at_the_head(ficha),
        "practice_url": reverse("practices:practice", args=[ficha.practice.code]) if ficha.is_public else "",
        "agreement_url": reverse("fichas:agreement", args=[ficha.reference])
        if ficha.state == State.AWAITING_CONSENT and speaks_for(request.user, ficha.country)
        else "",
        "history_url": reverse("fichas:own_history", args=[ficha.reference]),
        "write_url": reverse("fichas:write", args=[ficha.reference])
        if speaks_for(request.user, ficha.country)
        else "",
        "report_url": report_url(ficha),
        "open_remarks": ficha.comments.unanswered().count() if ficha.state in OPEN else 0,
        "check_url": reverse("fichas:check", args=[ficha.reference]),
        "preview_url": reverse("fichas:preview", args=[ficha.reference]),
        "delete_url": ""
        if was_sent or ficha.state != State.DRAFT
        else reverse("fichas:delete", args=[ficha.reference]),
        "retire_url": reverse("fichas:retire", args=[ficha.reference])
        if was_sent and ficha.state in OPEN and speaks_for(request.user, ficha.country)
        else "",
    }
    return render(request, "fichas/task_list.html", context)


@require_safe
@own_ficha
def check(request, ficha):
    return check_page(request, ficha)


def check_page(request, ficha, error="", status=200, field="acepta", *, is_refused=False):
    """Everything together, with one `error` about a `field` of the page; `is_refused`: it was sent, and all that
    prevents it is told at once."""
    lists = lists_for(request)
    remarks = list(ficha.comments.for_the_country().select_related("by"))
    said_about = threads(remarks)
    left = problems(ficha, missing(ficha))
    errors = [{"field": field, "message": error}] if error else []
    context = {
        "ficha": heading(ficha),
        "sections": check_rows(ficha, lists, said_about),
        "about_the_whole": said_about.get("", []),
        "open_remarks": ficha.comments.unanswered().count(),
        "may_answer": speaks_for(request.user, ficha.country),
        "missing": left,
        "errors": [*errors, *left] if is_refused else errors,
        "refused": field if error else "",
        "error": error,
        "accepted": bool(request.POST.get("acepta")),
        "typed": request.POST.get("texto", ""),
        "may_send": speaks_for(request.user, ficha.country),
        "tell_url": reverse("fichas:tell", args=[ficha.reference]),
        "reuse_notice": lists.text("reuse-notice"),
        "submit_url": reverse("fichas:submit", args=[ficha.reference]),
    }
    return render(request, "fichas/check_answers.html", context, status=status)


@keeps_input()
@require_POST
@own_ficha
def answer(request, ficha):
    """The country answers what the desk said to it; what the desk said to itself does not exist here."""
    key = request.POST.get("responde", "")
    if not (key.isascii() and key.isdigit() and len(key) < 19) or not speaks_for(request.user, ficha.country):
        raise Http404
    to = get_object_or_404(ficha.comments.for_the_country(), pk=int(key))
    try:
        reply(to, request.user, request.POST.get("texto", ""))
    except ValidationError as fault:
        return check_page(request, ficha, error=" ".join(fault.messages), status=422, field=f"reply-{to.pk}")
    return redirect(f"{reverse('fichas:check', args=[ficha.reference])}#comments-{to.field or 'all'}")


@require_http_methods(["POST"])
@own_ficha
def tell(request, ficha):
    """The Secretariat tells the country that what it wrote for it is ready to be signed."""
    if not (ficha.on_behalf and is_secretariat(request.user)):
        raise Http404
    try:
        told = tell_country(ficha)
    except Closed:
        return redirect("fichas:task_list", ficha.reference)
    except Blank:
        error = _("Todavía no tiene título: escríbalo, con lo que sepa de la experiencia, antes de avisar.")
        return check_page(request, ficha, error=error, status=422, field="title")
    if told:
        words = ngettext("La carta va en camino a %d persona.", "La carta va en camino a %d personas.", told)
        messages.success(request, words % told)
    else:
        messages.warning(request, _("Nadie de ese país recibe cartas: invite a un punto focal."))
    return redirect("fichas:task_list", ficha.reference)


@require_http_methods(["POST"])
@own_ficha
def submit(request, ficha):
    """Sends the ficha. Sent twice, it is sent once, and both lead to the receipt."""
    if not speaks_for(request.user, ficha.country):
        raise Http404
    accepted = bool(request.POST.get("acepta"))
    if ficha.state in EDITABLE and (not accepted or missing(ficha)):
        error = "" if accepted else _("Para enviar la ficha, acepte cómo se usarán sus textos.")
        return check_page(request, ficha, error=error, status=422, is_refused=True)
    return sign_and_send(request, ficha)


@confirm_signature(lambda post: bool(post.get("acepta")))
def sign_and_send(request, ficha):
    try:
        perform(Action.SUBMIT, ficha, request.user)
    except Incomplete:
        return check_page(request, ficha, status=422, is_refused=True)
    except NotNow as now:
        if now.state != State.SUBMITTED:
            return redirect("fichas:task_list", ficha.reference)
    return redirect("fichas:submitted", ficha.reference)


@require_http_methods(["GET", "POST"])
@own_ficha
def delete(request, ficha):
    if ficha.state != State.DRAFT or ficha.snapshots.exists():
        raise Http404
    if request.method == "POST":
        delete_draft(ficha)
        return redirect("fichas:ficha_list")
    return render(request, "fichas/confirm_delete.html", {"ficha": heading(ficha)})


@keeps_input()
@require_http_methods(["GET", "POST"])
@own_ficha
def retire(request, ficha):
    if not speaks_for(request.user, ficha.country):
        raise Http404
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
    context = {"ficha": heading(ficha), "error": error, "reader": reader(Action.RETIRE)}
    return render(request, "fichas/confirm_retire.html", context, status=422 if error else 200)
