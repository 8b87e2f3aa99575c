"""The country reads what would be published, and agrees to it or says why not."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from people import private_files
from people.entrance.confirmation import confirm_signature
from people.entrance.unsaved_input import keeps_input
from people.roles import speaks_for
from practices.answers import read_answers, read_canonical
from practices.catalogue.index import lists_for
from practices.press.engine import LayoutFailed
from practices.press.ficha import preview

from ..form.pages import heading
from ..forms.country import AgreementForm
from ..models import FichaText, Snapshot
from ..review.comparison import changes
from ..review.extracts import extract_of
from ..review.words import words_at_the_head
from ..signing import last_signed, publishable
from ..states import Action, State
from ..workflow import WrongState, perform
from .author import task_list_page
from .own import find, own_ficha
from .previews import one_layout_each, send_pdf

SHOWN_IN = (State.AWAITING_CONSENT, State.AGREED, State.PUBLISHED)


@keeps_input()
@require_http_methods(["GET", "POST"])
@own_ficha
@confirm_signature(lambda post: post.get("conformidad") == "si")
def agreement(request, ficha):
    if not speaks_for(request.user, ficha.country):
        raise Http404
    if request.method == "GET":
        if not extract_is_shown(ficha):
            return redirect("fichas:task_list", ficha.reference)
        return agreement_page(request, ficha, AgreementForm())
    form = AgreementForm(request.POST)
    if ficha.state not in SHOWN_IN or not (ficha.is_of_errata or last_signed(ficha)):
        return too_late(request, ficha, form)
    if not form.is_valid():
        return agreement_page(request, ficha, form)
    agrees = form.cleaned_data["conformidad"] == "si"
    words = "" if agrees else form.cleaned_data["motivo"]
    try:
        perform(Action.AGREE if agrees else Action.REFUSE, ficha, request.user, words)
    except WrongState:
        return too_late(request, find(request.user, ficha.reference), form)
    return redirect("fichas:task_list", ficha.reference)


def too_late(request, ficha, form: AgreementForm):
    """A colleague was faster, or the desk: the ficha's page says how it stands, and has the words of a refusal."""
    if form["conformidad"].value() == "no" and (words := form["motivo"].value()):
        return task_list_page(request, ficha, not_sent=words, status=409)
    return redirect("fichas:task_list", ficha.reference)


def extract_is_shown(ficha) -> bool:
    """When the country is asked about it, and afterwards."""
    return ficha.state in SHOWN_IN and (ficha.is_of_errata or extract_of(ficha) is not None)


def agreement_page(request, ficha, form, problems=()):
    """Exactly what would be published, or was, and how it differs from what the country had signed before."""
    is_asked = ficha.state == State.AWAITING_CONSENT
    signature, before = signed_before(ficha, is_asked)
    text = publishable(ficha)
    context = {
        "ficha": heading(ficha),
        "title": ficha.base.title if ficha.is_of_errata else text.title,
        "language": text.language,
        "is_asked": is_asked,
        "changes": changes(before, read_answers(text), lists_for(request)),
        "signature": signature,
        "words": words_at_the_head(ficha),
        "act": form,
        "errors": problems or form.problems,
    }
    return render(request, "fichas/agreement.html", context, status=422 if problems or form.errors else 200)


def signed_before(ficha, is_asked: bool) -> tuple[Snapshot | None, dict]:
    """What the text is compared with: the signature under it, and its answers. Errata stand beside what is published."""
    if ficha.is_of_errata:
        return None, read_answers(ficha.base)
    signed = ficha.snapshots.signed()
    signature = (signed if is_asked else signed.filter(role=FichaText.Role.COUNTRY)).latest("number")
    return signature, read_canonical(signature.text)


@require_safe
@own_ficha
@one_layout_each
def agreement_preview(request, ficha):
    """The extract as it would print."""
    if not extract_is_shown(ficha):
        raise Http404
    try:
        pdf = preview(ficha.reference, read_answers(publishable(ficha)), private_files.find)
    except LayoutFailed as fault:
        problems = [{"field": "conformidad", "message": str(fault)}]
        return agreement_page(request, ficha, AgreementForm(), problems)
    return send_pdf(pdf, ficha, _("Extracto"))
