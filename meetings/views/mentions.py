"""From what was mentioned to a documented practice: the desk's page, and the one to which a State is invited."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fichas.form.starting import TooMany
from people.letters.recipients import of_country
from people.roles import countries_of, is_secretariat
from practices.models import Country
from practices.only_posts import only_posts

from ..forms.consents import LinkForm
from ..mentions import begin_ficha, invite, link, mentions_of, proposals
from ..models import Event, Statement
from .access import STATEMENTS, desk_only, event_or_404


@desk_only
@require_safe
def mentions(request, code: str):
    return show_mentions(request, event_or_404(code))


def show_mentions(request, event: Event, refused: int = 0, error: str = ""):
    statements = mentions_of(event)
    likely = proposals([row for row in statements if not row.practice])
    rows = [{"statement": row, "likely": likely.get(row.pk, ())} for row in statements]
    context = {"event": event, "rows": rows, "refused": refused, "error": error}
    return render(request, "meetings/mentions.html", context, status=422 if error else 200)


@desk_only
@only_posts
def link_practice(request, code: str, key: str):
    statement = get_object_or_404(STATEMENTS, event__code=code, pk=key)
    form = LinkForm(request.POST)
    if not form.is_valid():
        return show_mentions(
            request, statement.event, statement.pk, " ".join(map(str, form.errors["practice"]))
        )
    link(statement, form.cleaned_data["practice"], request.user)
    messages.success(request, _("El enlace quedó guardado."))
    return redirect(mention_url(statement))


@desk_only
@only_posts
def invite_states(request, code: str, key: str):
    """Invites every State that the statement names as its own."""
    statement = get_object_or_404(STATEMENTS, event__code=code, pk=key)
    invited = [
        country.name for country in statement.countries.all() if invite(statement, country, request.user)
    ]
    if invited:
        messages.success(request, _("Invitado: %s.") % ", ".join(invited))
    if silent := [country.name for country in statement.countries.all() if not of_country(country)]:
        words = _("Sin punto focal que la reciba: %s. La ficha puede empezarse en su nombre.")
        messages.warning(request, words % ", ".join(silent))
    return redirect(mention_url(statement))


def mention_url(statement: Statement) -> str:
    return f"{reverse('meetings:mentions', args=[statement.event.code])}#aporte-{statement.pk}"


@require_http_methods(["GET", "POST"])
def document(request, key: str):
    """What was mentioned, and one press to begin its ficha: for a State that was invited, or the desk on its behalf."""
    statement = get_object_or_404(STATEMENTS, pk=key)
    country, on_behalf = whose(request, statement)
    if request.method == "POST":
        try:
            ficha = begin_ficha(statement, country, request.user, on_behalf=on_behalf)
            return redirect("fichas:task_list", ficha.reference)
        except TooMany as many:
            messages.error(request, str(many))
    context = {"statement": statement, "event": statement.event, "country": country, "on_behalf": on_behalf}
    return render(request, "meetings/document.html", context)


def whose(request, statement: Statement) -> tuple[Country, bool]:
    """The State whose ficha it would be, and whether the desk begins it on its behalf. 404 for everyone else."""
    own = countries_of(request.user).filter(pk__in=statement.invitations.values("country")).first()
    if own:
        return own, False
    named = statement.countries.first()
    if is_secretariat(request.user) and named:
        return named, True
    raise Http404
