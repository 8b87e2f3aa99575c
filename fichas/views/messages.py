"""Messages about a ficha, in whatever state it is: its country writes to the desk, and the desk writes back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.entrance.unsaved_input import keeps_input
from people.forms import posted
from people.roles import speaks_for

from ..form.pages import heading
from ..forms.acts import refusals
from ..forms.country import ToTheDeskForm
from ..forms.review import ToTheCountryForm
from ..models import Ficha
from ..review.incorporation import may_object
from ..review.queue import label
from ..review.words import correspondence_of
from ..states import Action, State
from ..workflow import perform
from .own import own_ficha
from .queue import desk_only


@keeps_input()
@require_http_methods(["GET", "POST"])
@own_ficha
def write(request, ficha):
    """Its country writes to the desk, or asks that what was published be withdrawn."""
    if not speaks_for(request.user, ficha.country):
        raise Http404
    form = ToTheDeskForm(posted(request), initial={"pedir": what_may_be_asked(request, ficha)})
    if form.is_valid():
        gone = _("La práctica ya no está publicada: escriba un mensaje.")
        with refusals(form, "mensaje", gone=gone):
            perform(form.action, ficha, request.user, form.cleaned_data["mensaje"])
            messages.success(request, _("La Secretaría Técnica recibe un aviso y lee lo que usted escribió."))
            return redirect("fichas:task_list", ficha.reference)
    context = {"ficha": heading(ficha), "act": form}
    return render(request, "fichas/write.html", context, status=422 if form.errors else 200)


def what_may_be_asked(request, ficha) -> str:
    asked = request.GET.get("pedir", "")
    is_possible = {
        "retiro": ficha.state == State.PUBLISHED,
        "objecion": may_object(ficha, request.user),
    }
    return asked if is_possible.get(asked) else ""


@keeps_input()
@require_http_methods(["GET", "POST"])
@desk_only
def correspondence(request, reference: str):
    """What was written about a ficha to and fro. Of one that its country never sent the desk sees this and no more."""
    ficha = get_object_or_404(Ficha.objects.select_related("country"), reference=reference)
    is_at_the_desk = Ficha.objects.seen_by_the_desk().filter(pk=ficha.pk).exists()
    if not is_at_the_desk and not ficha.transitions.filter(action=Action.WRITE).exists():
        raise Http404
    form = ToTheCountryForm(posted(request))
    if form.is_valid():
        with refusals(form, "mensaje"):
            perform(Action.WRITE_BACK, ficha, request.user, form.cleaned_data["mensaje"])
            messages.success(request, _("El país recibe un aviso y lee lo que usted escribió."))
            return redirect("fichas:correspondence", ficha.reference)
    context = {
        "reference": ficha.reference,
        "country": ficha.country.name,
        "state": label(ficha.state),
        "review_url": reverse("fichas:review", args=[ficha.reference]) if is_at_the_desk else "",
        "correspondence": correspondence_of(ficha),
        "act": form,
    }
    return render(request, "fichas/desk/correspondence.html", context, status=422 if form.errors else 200)
