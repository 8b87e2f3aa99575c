"""The pages of what is in the repository no more: a practice that was withdrawn, a version that was taken back."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from ..models import Practice, PracticeVersion
from .cards import cards
from .index import index_for


class Gone(Exception):
    """The practice is withdrawn, or the version was taken back: a page says so."""

    def __init__(self, practice: Practice, version: PracticeVersion | None):
        self.practice, self.version = practice, version


def says_when_gone(view):
    """Answers 410 at every address of what is gone, and sends a code in lower case to its proper address."""

    def wrapped(request, code: str, **kwargs):
        if code != code.upper():
            name = request.resolver_match.view_name
            return redirect(name, code=code.upper(), permanent=True, **kwargs)
        try:
            return view(request, code, **kwargs)
        except Gone as gone:
            return withdrawn(request, gone.practice) or taken_back(request, gone, kwargs.get("number"))

    return require_safe(wrapped)


def withdrawn(request, practice: Practice):
    """None where it is not withdrawn."""
    index = index_for(request)
    withdrawals = practice.withdrawals.select_related("reason", "replaced_by").filter(reinstated_on=None)
    withdrawal = withdrawals.first()
    if withdrawal is None:
        return None
    standing = practice.versions.standing()
    last = standing.only("practice", "title", "language").first()
    other = withdrawal.replaced_by
    replacement = cards([other.number], index) if other and other.number and other.current_id else []
    context = {
        "practice": {
            "code": practice.code,
            "title": last.title,
            "language": last.language,
            "country": practice.country.name,
        },
        "reason": withdrawal.reason.name,
        "note": withdrawal.note,
        "withdrawn_on": withdrawal.withdrawn_on,
        "published_on": standing.order_by("version").values_list("published_on", flat=True).first(),
        "replacement": replacement[0] if replacement else None,
    }
    return render(request, "practices/withdrawn.html", context, status=410)


def taken_back(request, gone: Gone, number: str | None):
    """Says nothing of what was taken back but that it was; it may have been somebody's name."""
    if number and gone.version is None:
        raise Http404
    context = {"practice": gone.practice, "version": gone.version}
    return render(request, "practices/taken_back.html", context, status=410)
