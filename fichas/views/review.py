"""The review of one ficha: both texts, comments, criteria, the extract, and the decision."""

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from people import private_files
from people.forms import posted
from practices.answers import read_answers
from practices.catalogue.index import lists_for
from practices.press.engine import LayoutFailed
from practices.press.ficha import preview

from ..audience import Audience
from ..deadlines import days_waiting, in_words, is_overdue, is_scheduled, limit
from ..form.check_list import CONTACT
from ..form.drafts import NotEditable
from ..forms.acts import ActForm
from ..forms.decision import DecisionForm
from ..forms.review import DiscardForm
from ..models import Ficha
from ..review import pages
from ..review.before_deciding import before_deciding
from ..review.comparison import changes as compare
from ..review.extracts import bring_up_to_date, discard_extract, follow_country
from ..review.queue import secretaries
from ..review.words import words_at_the_head
from ..states import AT_THE_DESK, Action, State
from ..workflow import READY
from .previews import one_layout_each, send_pdf
from .queue import desk_only
from .walking import in_view, walk_of


def desk_ficha(view):
    """Hands the view a ficha that the desk sees; to others, and any other ficha, it does not exist."""

    @desk_only
    @wraps(view)
    def wrapped(request, reference: str, **kwargs):
        return view(request, find(reference), **kwargs)

    return wrapped


def find(reference: str) -> Ficha:
    related = ("country", "practice", "base", "version__practice", "assignee", "started_by")
    return get_object_or_404(Ficha.objects.seen_by_the_desk().select_related(*related), reference=reference)


@require_safe
@desk_ficha
def review(request, ficha):
    return review_page(request, ficha)


def review_page(request, ficha, form: ActForm | None = None, error="", at="", not_sent="", status=0):
    """`form` was refused, or left for this page: it stays as it was typed. An `error` of another kind is said `at` a
    place of the page, above the words that were not sent."""
    texts, lists = pages.Texts.of(ficha), lists_for(request)
    comments = list(ficha.comments.select_related("by", "resolved_by"))
    decision = form if isinstance(form, DecisionForm) else decision_form(request, ficha, texts=texts)
    if form and form.errors:
        error, at = form.error, form.at
    problems = decision.problems or ([{"field": at, "message": error}] if error else [])
    sections = decision.beside(pages.sections(texts, lists, comments))
    context = {
        "ficha": pages.heading(ficha, texts.country),
        "tab": "review",
        "walk": walk_of(request, ficha.reference),
        "in_view": in_view(request),
        "sections": sections,
        "about_the_whole": pages.threads([remark for remark in comments if not remark.field]).get("", []),
        "contact": pages.contact(texts.country),
        "contact_is_new": texts.country.wrote_since(CONTACT),
        "may_change": True,
        "has_extract": texts.extract is not None,
        "is_marked": request.GET.get("marcas") != "no",
        "out_of_date": pages.out_of_date(texts),
        "is_stale": ficha.state in READY and pages.is_stale(ficha),
        "can_edit": ficha.state == State.SUBMITTED and not ficha.is_of_errata,
        "decision": decision,
        "reader": Audience.BOTH.label,  # of every decision
        "steps": ficha.transitions.exclude(action=Action.ASSIGN).select_related("by"),
        "assignee": ficha.assignee,
        "secretaries": secretaries(),
        "days": in_words(days_waiting(ficha)) if ficha.state in AT_THE_DESK else "",
        "came_today": timezone.localdate(ficha.state_since) == timezone.localdate(),
        "limit": None if is_scheduled(ficha) else limit(ficha.state),
        "is_overdue": is_overdue(ficha),
        "words": words_at_the_head(ficha),
        "act": form,
        "error": error,
        "error_at": at,
        "problems": problems,
        "not_sent": not_sent,
        **before_deciding(ficha, texts, comments, sections),
    }
    return render(request, "fichas/desk/review.html", context, status=status or (422 if problems else 200))


def decision_form(request, ficha, data=None, *, texts: pages.Texts | None = None, **kwargs) -> DecisionForm:
    return DecisionForm(ficha, texts or pages.Texts.of(ficha), lists_for(request), data, **kwargs)


@require_http_methods(["GET", "POST"])
@desk_ficha
def discard(request, ficha):
    """Throws the extract away, or keeps it over a text that its country has sent anew, which it may follow."""
    form = DiscardForm(posted(request))
    if not form.is_valid():
        texts = pages.Texts.of(ficha)
        if texts.extract is None or ficha.state != State.SUBMITTED:
            raise Http404
        return render(request, "fichas/desk/discard.html", {"ficha": pages.heading(ficha, texts.country)})
    try:
        if form.cleaned_data["traer"]:
            say_what_was_taken(request, follow_country(ficha, request.user))
        elif form.cleaned_data["conservar"]:
            bring_up_to_date(ficha)
        else:
            discard_extract(ficha)
    except NotEditable:
        messages.warning(request, _("El extracto ya no se puede cambiar: la ficha está en otro estado."))
    return redirect("fichas:review", ficha.reference)


def say_what_was_taken(request, count: int) -> None:
    words = ngettext(
        "%(n)d respuesta del extracto tiene ahora el texto nuevo del país; lo que usted había cambiado sigue igual.",
        "%(n)d respuestas del extracto tienen ahora el texto nuevo del país; lo que usted había cambiado sigue igual.",
        count,
    )
    nothing = _("El país solo cambió respuestas que el extracto tiene con otras palabras: siguen igual.")
    messages.success(request, words % {"n": count} if count else nothing)


@require_safe
@desk_ficha
@one_layout_each
def review_preview(request, ficha):
    """What would be published, as it would print."""
    try:
        pdf = preview(ficha.reference, pages.Texts.of(ficha).public_answers, private_files.find)
    except LayoutFailed as fault:
        return review_page(request, ficha, error=str(fault), at="decision")
    return send_pdf(pdf, ficha, _("Borrador"))


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
        "changes": compare(read_answers(ficha.base), texts.public_answers, lists),
    }
    return render(request, "fichas/desk/against_published.html", context)
