"""The government's side: its fichas, the sending and the receipt."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from people.entrance.confirmation import confirm_signature
from people.entrance.directory import participating_states
from people.entrance.unsaved_input import keeps_input
from people.forms import posted
from people.roles import countries_of, is_secretariat, speaks_for
from practices.catalogue.index import lists_for
from practices.only_posts import only_posts

from ..form.check_list import check_rows, list_problems
from ..form.completeness import missing
from ..form.drafts import Blank, NotEditable, delete_draft, tell_country, why_not_deleted
from ..form.pages import fichas_by_state, heading, starting_points
from ..form.starting import AlreadyOpen, TooMany, remembered_contact, start_ficha
from ..form.taking_over import left_alone
from ..form.tasks import tasks
from ..forms.acts import refusals
from ..forms.country import ReplyForm, RetireForm, StartForm, SubmitForm
from ..models import Ficha, Reminder
from ..preconditions import Incomplete
from ..review.associates import fichas_naming
from ..review.comments import reply, threads
from ..review.incorporation import may_be_objected_to, may_object
from ..review.words import words_at_the_head
from ..states import EDITABLE, OPEN, Action, State
from ..word.report import report_url
from ..workflow import WrongState, perform
from .own import own_country, own_ficha


@require_safe
def ficha_list(request):
    """The country's fichas; for the Secretariat, those it began on a country's behalf. What spreadsheets brought stands
    apart."""
    country = countries_of(request.user).first()
    if country is None and not is_secretariat(request.user):
        raise Http404
    brought = Ficha.objects.of(request.user).brought()
    fichas = Ficha.objects.of(request.user).exclude(pk__in=brought)
    context = {
        "country": country.name if country else "",
        "groups": fichas_by_state(fichas),
        "brought": brought.count(),
        "left_alone": set(left_alone(fichas).values_list("pk", flat=True)) if country else (),
        "naming": fichas_naming(country) if country else [],
        "reminder": Reminder.objects.read_by(request.user).first() if country else None,
    }
    return render(request, "fichas/ficha_list.html", context)


@require_http_methods(["GET", "POST"])
def start(request):
    """A new ficha: blank, a revision of a published practice, or like a former one. The Secretariat says for whom."""
    country = own_country(request)
    if country is None:
        return render(request, "fichas/choose_country.html", {"countries": participating_states()})
    mine = Ficha.objects.of(request.user)
    points = starting_points(country, mine.exclude(pk__in=mine.brought()))
    form = StartForm(posted(request), points)
    if form.is_valid():
        try:
            return redirect("fichas:task_list", begin(request, country, form.cleaned_data["desde"]).reference)
        except TooMany as many:
            form.add_error("desde", str(many))
        except AlreadyOpen as there:
            if address := address_of(there.ficha, request):
                return redirect(address)
            form.add_error("desde", _("El país ya está revisando esa práctica."))
    context = {
        "country": country.name,
        "on_behalf": not speaks_for(request.user, country),
        "choices": {
            "practices": [(value, point) for value, point in points.items() if point.base],
            "fichas": [(value, point) for value, point in points.items() if point.like],
        },
        "act": form,
    }
    return render(request, "fichas/start.html", context, status=422 if form.errors else 200)


def begin(request, country, point):
    source = {"base": point.base, "like": point.like}
    contact = remembered_contact(country, request.user, **source)
    on_behalf = not speaks_for(request.user, country)
    return start_ficha(country, request.user, on_behalf=on_behalf, contact=contact, **source)


def address_of(ficha: Ficha, request) -> str:
    """Where the person reads the ficha that is open already; empty for nobody's business."""
    if is_secretariat(request.user) and Ficha.objects.seen_by_the_desk().filter(pk=ficha.pk).exists():
        messages.info(request, _("El país ya está revisando esa práctica: esta es la ficha."))
        return reverse("fichas:review", args=[ficha.reference])
    is_own = Ficha.objects.of(request.user).filter(pk=ficha.pk).exists()
    return reverse("fichas:task_list", args=[ficha.reference]) if is_own else ""


@require_safe
@own_ficha
def task_list(request, ficha):
    return task_list_page(request, ficha)


def task_list_page(request, ficha, not_sent="", status=200):
    """Where a ficha stands and what can be done; words `not_sent`, because it stands elsewhere by now, can be copied."""
    left, is_kept = missing(ficha), bool(why_not_deleted(ficha))
    speaks, is_open = speaks_for(request.user, ficha.country), ficha.state in OPEN
    context = {
        "ficha": heading(ficha),
        "sections": tasks(ficha, left),
        "missing_count": len(left),
        "words": words_at_the_head(ficha),
        "is_public": ficha.is_public,
        "report_url": report_url(ficha),
        "open_remarks": ficha.comments.unanswered().count() if is_open else 0,
        "is_unsigned": may_be_objected_to(ficha),
        "may_object": speaks and may_object(ficha, request.user),
        "may_send": speaks,
        "may_agree": speaks and ficha.state == State.AWAITING_CONSENT,
        "may_delete": not is_kept,
        "may_retire": speaks and is_kept and is_open,
        "not_sent": not_sent,
    }
    return render(request, "fichas/task_list.html", context, status=status)


@require_safe
@own_ficha
def check(request, ficha):
    return check_page(request, ficha)


def check_page(request, ficha, problems=(), form: SubmitForm | ReplyForm | None = None):
    """Everything together, with what was posted and refused. If that was the ficha, all that prevents it is told at
    once."""
    lists = lists_for(request)
    about = threads(ficha.comments.for_the_country().select_related("by"))
    left = list_problems(ficha, missing(ficha))
    problems = [*problems, *(form.problems if form else []), *(left if isinstance(form, SubmitForm) else [])]
    may_send = speaks_for(request.user, ficha.country)
    context = {
        "ficha": heading(ficha),
        "sections": check_rows(ficha, lists, about),
        "about_the_whole": about.get("", []),
        "open_remarks": ficha.comments.unanswered().count(),
        "may_answer": may_send,
        "may_send": may_send,
        "missing": left,
        "errors": problems,
        "act": form,
        "reuse_notice": lists.text("reuse-notice"),
    }
    return render(request, "fichas/check_answers.html", context, status=422 if problems else 200)


@keeps_input()
@only_posts
@own_ficha
def answer(request, ficha):
    """The country answers what the desk said to it; what the desk said to itself does not exist here."""
    form = ReplyForm(request.POST, ficha)
    if form.has_error("responde") or not speaks_for(request.user, ficha.country):
        raise Http404
    remark = form.cleaned_data["responde"]
    if form.is_valid():
        with refusals(form, "texto"):
            reply(remark, request.user, form.cleaned_data["texto"])
            return redirect(
                f"{reverse('fichas:check', args=[ficha.reference])}#comments-{remark.field or 'all'}"
            )
    return check_page(request, ficha, form=form)


@only_posts
@own_ficha
def tell(request, ficha):
    """The Secretariat tells the country that what it wrote for it is ready to be signed."""
    if not (ficha.on_behalf and is_secretariat(request.user)):
        raise Http404
    try:
        count = tell_country(ficha)
    except NotEditable:
        return redirect("fichas:task_list", ficha.reference)
    except Blank:
        untitled = _(
            "Todavía no tiene título: escríbalo, con lo que sepa de la experiencia, antes de avisar."
        )
        return check_page(request, ficha, [{"field": "title", "message": untitled}])
    if count:
        words = ngettext("La carta va en camino a %d persona.", "La carta va en camino a %d personas.", count)
        messages.success(request, words % count)
    else:
        messages.warning(request, _("Nadie de ese país recibe cartas: invite a un punto focal."))
    return redirect("fichas:task_list", ficha.reference)


@only_posts
@own_ficha
def submit(request, ficha):
    """Sends the ficha. Sent twice, it is sent once, and both lead to the receipt."""
    if not speaks_for(request.user, ficha.country):
        raise Http404
    form = SubmitForm(request.POST)
    if ficha.state in EDITABLE and (not form.is_valid() or missing(ficha)):
        return check_page(request, ficha, form=form)
    return sign_and_send(request, ficha)


@confirm_signature(lambda post: bool(post.get("acepta")))
def sign_and_send(request, ficha):
    try:
        perform(Action.SUBMIT, ficha, request.user)
    except Incomplete:
        return check_page(request, ficha, form=SubmitForm(request.POST))
    except WrongState as now:
        if now.state != State.SUBMITTED:
            return redirect("fichas:task_list", ficha.reference)
    return redirect("fichas:submitted", ficha.reference)


@require_http_methods(["GET", "POST"])
@own_ficha
def delete(request, ficha):
    if ficha.state != State.DRAFT or ficha.snapshots.exists():
        raise Http404
    why_not = why_not_deleted(ficha)
    if request.method == "POST":
        try:
            delete_draft(ficha)
            return redirect("fichas:ficha_list")
        except NotEditable as why:
            why_not = str(why)
    if why_not:
        messages.warning(request, why_not)
        return redirect("fichas:task_list", ficha.reference)
    return render(request, "fichas/confirm_delete.html", {"ficha": heading(ficha)})


@keeps_input()
@require_http_methods(["GET", "POST"])
@own_ficha
def retire(request, ficha):
    if not speaks_for(request.user, ficha.country):
        raise Http404
    form = RetireForm(posted(request))
    if form.is_valid():
        gone = _("La ficha ya no se puede retirar desde aquí: escriba a la Secretaría Técnica.")
        with refusals(form, "motivo", gone=gone):
            perform(Action.RETIRE, ficha, request.user, form.cleaned_data["motivo"])
            return redirect("fichas:task_list", ficha.reference)
    context = {"ficha": heading(ficha), "act": form}
    return render(request, "fichas/confirm_retire.html", context, status=422 if form.errors else 200)
