"""Messages about a ficha, in whatever state it is: its country writes to the desk, and the desk writes back."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.entrance.unsaved_input import keeps_input
from people.roles import speaks_for

from ..audience import reader
from ..form.pages import heading
from ..models import Ficha
from ..review.queue import at_the_desk, label
from ..review.words import correspondence_of
from ..states import Action, State
from ..workflow import NotNow, WordsMissing, perform
from .own import own_ficha
from .queue import desk_only


@keeps_input()
@require_http_methods(["GET", "POST"])
@own_ficha
def write(request, ficha):
    """Its country writes to the desk, or asks that what was published be withdrawn."""
    if not speaks_for(request.user, ficha.country):
        raise Http404
    if request.method == "POST":
        asks = request.POST.get("pedir") == "retiro"
    else:
        asks = request.GET.get("pedir") == "retiro" and ficha.state == State.PUBLISHED
    action, error = Action.ASK_WITHDRAWAL if asks else Action.WRITE, ""
    if request.method == "POST":
        try:
            perform(action, ficha, request.user, request.POST.get("mensaje", ""))
        except WordsMissing as missing:
            error = str(missing)
        except NotNow:
            error = _("La práctica ya no está publicada: escriba un mensaje.")
        else:
            messages.success(request, _("La Secretaría Técnica recibe un aviso y lee lo que usted escribió."))
            return redirect("fichas:task_list", ficha.reference)
    context = {
        "ficha": heading(ficha),
        "asks": asks,
        "reader": reader(action),
        "error": error,
        "typed": request.POST.get("mensaje", ""),
    }
    return render(request, "fichas/write.html", context, status=422 if error else 200)


@keeps_input()
@require_http_methods(["GET", "POST"])
@desk_only
def correspondence(request, reference: str):
    """What was written about a ficha to and fro. Of one that its country never sent the desk sees this and no more."""
    ficha = get_object_or_404(Ficha.objects.select_related("country"), reference=reference)
    is_at_the_desk = at_the_desk().filter(pk=ficha.pk).exists()
    if not is_at_the_desk and not ficha.transitions.filter(action=Action.WRITE).exists():
        raise Http404
    error = ""
    if request.method == "POST":
        try:
            perform(Action.WRITE_BACK, ficha, request.user, request.POST.get("mensaje", ""))
        except WordsMissing as missing:
            error = str(missing)
        else:
            messages.success(request, _("El país recibe un aviso y lee lo que usted escribió."))
            return redirect("fichas:correspondence", ficha.reference)
    context = {
        "reference": ficha.reference,
        "country": ficha.country.name,
        "state": label(ficha.state),
        "review_url": reverse("fichas:review", args=[ficha.reference]) if is_at_the_desk else "",
        "correspondence": correspondence_of(ficha),
        "reader": reader(Action.WRITE_BACK),
        "error": error,
        "typed": request.POST.get("mensaje", ""),
    }
    return render(request, "fichas/desk/correspondence.html", context, status=422 if error else 200)
