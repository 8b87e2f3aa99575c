"""The review of one ficha: both texts, comments, criteria, the extract, and the decision."""

from datetime import date
from functools import wraps
from io import BytesIO

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from people.entrance.unsaved_input import keeps_input
from practices.answers import read_answers
from practices.catalogue.index import lists_for
from practices.press.engine import LayoutFailed
from practices.press.ficha import preview

from ..audience import Audience, reader
from ..deadlines import days_waiting, is_overdue, is_scheduled, limit
from ..form.drafts import Closed, country_text
from ..models import Assessment, Criterion
from ..review import consequences, pages
from ..review.associates import states_of
from ..review.comparison import changes as compare
from ..review.duplicates import duplicates
from ..review.extracts import bring_up_to_date, discard_extract
from ..review.publication import check_now, publish, schedule
from ..review.queue import label, secretaries
from ..review.words import words_at_the_head
from ..signing import publishable
from ..states import AT_THE_DESK, Action, State
from ..workflow import READY, NotNow, NotReady, WordsMissing, perform
from .previews import one_layout_each
from .queue import desk_only, find

TYPED = ("decision", "mensaje", "fecha", "texto", "para")
PLAIN = (Action.REQUEST_CHANGES, Action.ASK_AGREEMENT, Action.DECLINE, Action.REOPEN, Action.REBASE)


def desk_ficha(view):
    """Hands the view a ficha that the desk sees; to others, and any other ficha, it does not exist."""

    @desk_only
    @wraps(view)
    def wrapped(request, reference: str, **kwargs):
        return view(request, find(reference), **kwargs)

    return wrapped


@require_safe
@desk_ficha
def review(request, ficha):
    return review_page(request, ficha)


def review_page(request, ficha, error="", at="", status=200):
    """`at` names the form that the error belongs to; what was typed in it stays."""
    texts, lists = pages.Texts.of(ficha), lists_for(request)
    comments = list(ficha.comments.select_related("by", "resolved_by"))
    context = {
        "ficha": pages.heading(ficha, texts.country),
        "tab": "review",
        "sections": pages.sections(ficha, texts, lists, comments),
        "about_the_whole": pages.threads([one for one in comments if not one.field]).get("", []),
        "contact": pages.contact(texts.country),
        "unsent": sum(not one.is_internal and one.sent_at is None for one in comments),
        "may_change": True,
        "has_extract": texts.extract is not None,
        "is_marked": request.GET.get("marcas") != "no",
        "out_of_date": pages.out_of_date(texts),
        "is_stale": ficha.state in READY and pages.is_stale(ficha),
        "can_edit": ficha.state == State.SUBMITTED,
        "criteria": pages.criteria(ficha, request.POST if at == "criteria" else None),
        "decisions": pages.decisions(ficha, texts),
        "duplicates": duplicates(ficha, texts.country) if ficha.state in AT_THE_DESK else [],
        "steps": ficha.transitions.exclude(action=Action.ASSIGN).select_related("by"),
        "assignee": ficha.assignee,
        "secretaries": secretaries(),
        "days": days_waiting(ficha) if ficha.state in AT_THE_DESK else None,
        "limit": None if is_scheduled(ficha) else limit(ficha.state),
        "is_overdue": is_overdue(ficha),
        "preview_url": reverse("fichas:review_preview", args=[ficha.reference]),
        "commented": request.POST.get("campo") if at.startswith(("comment-", "para-")) else None,
        "states": states_of(ficha),
        "words": words_at_the_head(ficha),
        "reader": Audience.BOTH.label,  # of every decision
        "error": error,
        "error_at": at,
        "typed": {name: request.POST.get(name, "") for name in TYPED},
    }
    return render(request, "fichas/desk/review.html", context, status=status)


@keeps_input()
@require_POST
@desk_ficha
def decide(request, ficha):
    """Takes the step that was chosen; of some it says first what they do. What cannot be done is said beside the
    decision, with what was typed."""
    action = request.POST.get("decision", "")
    given = (action, ficha, request.user, request.POST.get("mensaje", ""), request.POST.get("fecha", ""))
    if "volver" in request.POST:
        return review_page(request, ficha, at="decision")
    try:
        if "confirmado" not in request.POST and consequences.wants_a_question(action, ficha):
            rehearse(*given)
            return question_page(request, ficha, action)
        take(*given)
    except (WordsMissing, NotReady) as refused:
        return review_page(request, ficha, str(refused), "decision", status=422)
    except NotNow as now:
        error = _("Otra persona actuó antes: la ficha está ahora en «%s».") % label(now.state)
        return review_page(request, find(ficha.reference), error, "decision", status=409)
    messages.success(request, _("Hecho: %s.") % Action(action).label)
    return redirect("fichas:review", ficha.reference)


def rehearse(action: str, ficha, by, words: str, day: str) -> None:
    """Raises what the step would raise; nothing stays of it."""
    if action == Action.PUBLISH:
        check_now(ficha, by, words)  # it is not laid out for nothing
        return
    with transaction.atomic():
        take(action, ficha, by, words, day)
        transaction.set_rollback(True)


def question_page(request, ficha, action: str):
    country = ficha.country.name
    day = read_day(request.POST.get("fecha", "")) if action == Action.SCHEDULE else None
    context = {
        "question": consequences.question_before(action, ficha, day),
        "title": pages.heading(ficha, country_text(ficha))["title"],
        "name": ficha.reference,
        "action": reverse("fichas:decide", args=[ficha.reference]),
        "page_url": reverse("fichas:review", args=[ficha.reference]),
        "draft": f"{ficha.reference}/decision",
        "fields": [(name, request.POST[name]) for name in ("decision", "fecha") if name in request.POST],
        "words": {
            "name": "mensaje",
            "label": _("Mensaje para %s") % country,
            "reader": reader_of(action, ficha),
            "text": request.POST.get("mensaje", ""),
        },
    }
    return render(request, "fichas/desk/confirm.html", context)


def reader_of(action: str, ficha) -> str:
    """The reason of a publication in spite of objections is read by the States that made them, too."""
    is_overruling = action == Action.PUBLISH and ficha.objections.open().exists()
    return str(Audience.CONCERNED.label) if is_overruling else reader(action)


def take(action: str, ficha, by, words: str, day: str) -> None:
    if action == Action.PUBLISH:
        publish(ficha, by, words)
    elif action == Action.SCHEDULE:
        schedule(ficha, by, read_day(day), words)
    elif action == Action.UNSCHEDULE:
        perform(Action.UNSCHEDULE, ficha, by, words, publish_on=None)
    elif action in PLAIN:
        perform(Action(action), ficha, by, words)
    else:
        raise NotReady(_("Elija una decisión."))


def read_day(day: str) -> date:
    try:
        return date.fromisoformat(day)
    except ValueError:
        raise NotReady(_("Elija el día de la publicación.")) from None


@keeps_input()
@require_POST
@desk_ficha
def assess(request, ficha):
    """Keeps how the ficha stands to each criterion: what is not ticked is not met."""
    try:
        with transaction.atomic():
            for criterion in Criterion:
                remark = request.POST.get(f"nota-{criterion}", "").strip()
                one = Assessment(ficha=ficha, criterion=criterion, remark=remark, by=request.user)
                one.is_met = criterion in request.POST.getlist("cumple")
                one.clean_fields(exclude=["ficha", "by"])
                Assessment.objects.update_or_create(
                    ficha=ficha,
                    criterion=criterion,
                    defaults={"is_met": one.is_met, "remark": remark, "by": request.user},
                )
    except ValidationError as fault:
        return review_page(request, ficha, " ".join(fault.messages), "criteria", status=422)
    messages.success(request, _("Los criterios quedaron guardados."))
    return redirect(f"{reverse('fichas:review', args=[ficha.reference])}#criteria")


@require_http_methods(["GET", "POST"])
@desk_ficha
def discard(request, ficha):
    """Throws the extract away, or keeps it over a text that its country has sent anew."""
    if request.method == "GET":
        texts = pages.Texts.of(ficha)
        if texts.extract is None or ficha.state != State.SUBMITTED:
            raise Http404
        return render(request, "fichas/desk/discard.html", {"ficha": pages.heading(ficha, texts.country)})
    try:
        (bring_up_to_date if "conservar" in request.POST else discard_extract)(ficha)
    except Closed:
        messages.warning(request, _("El extracto ya no se puede cambiar: la ficha está en otro estado."))
    return redirect("fichas:review", ficha.reference)


@require_safe
@desk_ficha
@one_layout_each
def review_preview(request, ficha):
    """What would be published, as it would print."""
    try:
        pdf = preview(ficha.reference, read_answers(publishable(ficha)))
    except LayoutFailed as fault:
        return review_page(request, ficha, str(fault), "decision", status=422)
    name = f"{ficha.reference}-borrador.pdf"
    return FileResponse(BytesIO(pdf), filename=name, content_type="application/pdf")


@require_safe
@desk_ficha
def changes(request, ficha):
    """What its country changed since it last signed, or what differs between two texts that were kept."""
    texts, asked = pages.Texts.of(ficha), (request.GET.get("de", ""), request.GET.get("a", ""))
    context = {
        "ficha": pages.heading(ficha, texts.country),
        "tab": "changes",
        **pages.comparison(ficha, asked, lists_for(request)),
    }
    return render(request, "fichas/desk/changes.html", context)


@require_safe
@desk_ficha
def against_published(request, ficha):
    """What a revision would change in what the public reads."""
    if ficha.base is None:
        raise Http404
    texts, lists = pages.Texts.of(ficha), lists_for(request)
    context = {
        "ficha": pages.heading(ficha, texts.country),
        "tab": "published",
        "is_stale": pages.is_stale(ficha),
        "changes": compare(read_answers(ficha.base), read_answers(texts.extract or texts.country), lists),
    }
    return render(request, "fichas/desk/against_published.html", context)
