"""Reminding States from the board: a page says first whom the letter reaches, and only then it is sent."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.entrance.unsaved_input import keeps_input
from people.models import User
from practices.only_posts import only_posts

from ..forms.board import RemindForm
from ..review.reminding import remind_all
from .board import show
from .queue import desk_only


@keeps_input()
@only_posts
@desk_only
def remind(request):
    form = RemindForm(request.POST)
    if "volver" in request.POST or not form.is_valid():
        return show(request, remind_form=form)
    if not form.is_sure:
        return before(request, form)
    if not form.is_as_seen:
        return before(
            request, form, _("Desde que abrió esta página cambió a quién llega, o de qué fichas."), 409
        )
    tell(request, remind_all(form.reaches, request.user, form.cleaned_data["palabras"]))
    return redirect("fichas:board")


def before(request, form: RemindForm, error: str = "", status: int = 200):
    """Whom it reaches, of what; and whom it does not and why."""
    reaches = form.reaches
    context = {
        "act": form,
        "seen": form.seen,
        "reaches": reaches,
        "letters": sum(len(reach.with_letter) for reach in reaches),
        "fichas": sum(len(reach.fichas) for reach in reaches if reach.people),
        "already": [person for reach in reaches for person in reach.already],
        "silent": [reach.country for reach in reaches if not reach.people and not reach.already],
        "error": error,
    }
    return render(request, "fichas/desk/remind.html", context, status=status)


def tell(request, reminded: list[User]) -> None:
    names = ", ".join(person.get_short_name() for person in reminded)
    if not reminded:
        messages.warning(request, _("Otra persona les recordó hoy antes que usted: no se escribió a nadie."))
        return
    words = ngettext(
        "Se recordó a %(n)d persona: %(names)s.", "Se recordó a %(n)d personas: %(names)s.", len(reminded)
    )
    messages.success(request, words % {"n": len(reminded), "names": names})
