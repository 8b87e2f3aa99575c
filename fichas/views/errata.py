"""A misprint of a published practice is mended: its country signs it here, or the desk proposes it to the country."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.entrance.confirmation import confirm_signature
from people.entrance.unsaved_input import keeps_input
from people.forms import posted
from people.letters.recipients import of_country
from people.roles import speaks_for
from practices.models import Practice

from ..form.pages import heading
from ..form.starting import AlreadyOpen, TooMany
from ..forms.acts import refusals
from ..forms.errata import ErrataForm
from ..review.errata import bring_errata
from .own import own_ficha
from .queue import desk_only

RELATED = ("country", "current__practice__country", "current__country")


@keeps_input()
@require_http_methods(["GET", "POST"])
@own_ficha
@confirm_signature(lambda post: True)
def own_errata(request, ficha):
    """Its country signs them, and the desk publishes them."""
    if not (ficha.is_public and speaks_for(request.user, ficha.country)):
        raise Http404
    done = _("La errata quedó firmada y enviada (%s). La Secretaría Técnica la publica.")
    practice = Practice.objects.select_related(*RELATED).get(pk=ficha.practice_id)
    shown = heading(ficha)
    context = {"template": "fichas/errata.html", "ficha": shown, "signs": True, "back": shown["url"]}
    return errata(request, practice, done, context)


@keeps_input()
@require_http_methods(["GET", "POST"])
@desk_only
def errata_of_practice(request, code: str):
    """Proposed to the country; once it has signed, they are published."""
    practice = get_object_or_404(Practice.objects.public().select_related(*RELATED), code=code)
    done = _("El país recibe un aviso de la errata (%s). Cuando la firme, se publica en unos minutos.")
    context = {"template": "fichas/desk/errata.html", "back": reverse("fichas:practice", args=[code])}
    return errata(request, practice, done, context)


def errata(request, practice: Practice, done: str, context: dict):
    assert practice.current, "a public practice has a current version"
    form = ErrataForm(practice.current, posted(request))
    if form.is_bound and not of_country(practice.country):
        form.add_error(None, _("Nadie representa hoy a este Estado: invite antes a un punto focal."))
    if form.is_valid():
        with refusals(form):
            try:
                ficha = bring_errata(
                    practice.current, form.corrected, form.errata, form.cleaned_data["motivo"], request.user
                )
                messages.success(request, done % ficha.reference)
                return redirect(context["back"])
            except AlreadyOpen as there:
                open_ficha = there.ficha.reference
                form.add_error(
                    None,
                    _("La práctica tiene una ficha en camino (%s): la errata puede ir en ella, o después.")
                    % open_ficha,
                )
            except TooMany as many:
                form.add_error(None, str(many))
    context |= {"practice": practice, "title": practice.current.title, "act": form}
    return render(request, context["template"], context, status=422 if form.problems else 200)
