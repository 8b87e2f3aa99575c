"""The desk's page of a published practice: its versions, and taking it down, putting it back, saying how it stands."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.entrance.unsaved_input import keeps_input
from people.forms import posted
from practices.models import Practice
from practices.press.curated import editions_with

from ..forms.practices import ReinstateForm, StateForm, WithdrawForm
from ..models import PracticeAct
from ..review.words import words_at_the_head
from .asking import carry_out
from .queue import desk_only


@keeps_input()
@require_http_methods(["GET", "POST"])
@desk_only
def practice(request, code: str):
    practice = get_object_or_404(Practice.objects.select_related("country", "current"), code=code)
    forms = {form.act: form(practice, posted(request)) for form in (WithdrawForm, ReinstateForm, StateForm)}
    asked = next((form for form in forms.values() if form.is_bound), None)
    if asked and asked.is_valid():
        about = title_of(practice) | {"name": practice.code}
        if answer := carry_out(request, asked, request.path, **about):
            return answer
    error = _("Elija qué hacer.") if request.method == "POST" and not asked else ""
    return practice_page(request, practice, forms, asked, asked.error if asked else error)


def title_of(practice: Practice) -> dict:
    last = practice.current or practice.versions.first()
    return {"title": last.title, "language": last.language} if last else {"title": "", "language": ""}


def practice_page(request, practice: Practice, forms, asked, error: str):
    """`asked` was refused. If its form is offered no more, because a colleague was faster, its words are to be copied."""
    fichas = practice.fichas.seen_by_the_desk().order_by("-pk")
    published = fichas.filter(version__isnull=False).first()
    context = {
        "practice": practice,
        **title_of(practice),
        "withdrawal": practice.withdrawals.filter(reinstated_on=None).select_related("reason").first(),
        "is_public": practice.current is not None,
        "versions": practice.versions.select_related("taken_back"),
        "fichas": fichas,
        "editions": editions_with(practice),
        "acts": PracticeAct.objects.filter(practice=practice).select_related("by", "state").order_by("-pk"),
        "words": words_at_the_head(published) if published else [],
        "forms": forms,
        "not_sent": asked["nota"].value() if asked and not asked.is_offered else "",
        "error": error,
    }
    return render(request, "fichas/desk/practice.html", context, status=422 if error else 200)
