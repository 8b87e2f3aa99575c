"""What a State reads of another's ficha that names it: the answers that would be published, and nothing else."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from people.entrance.unsaved_input import keeps_input
from people.forms import posted
from people.roles import countries_of
from practices.answers import read_answers, read_canonical
from practices.catalogue.index import lists_for

from ..audience import ACTS
from ..form.check_list import public_rows
from ..forms.acts import refusals
from ..forms.country import ObjectionForm
from ..models import AssociatedState, Ficha
from ..review.incorporation import may_be_objected_to
from ..review.words import words_to_a_state
from ..signing import last_signed, publishable
from ..states import AT_THE_DESK, Action, State
from ..workflow import perform

DONE = {
    Action.OBJECT: gettext_lazy(
        "La objeción quedó presentada. La leen el país que presentó la ficha y la Secretaría Técnica."
    ),
    Action.END_OBJECTION: gettext_lazy("La objeción quedó retirada."),
    Action.OBJECT_INCORPORATED: gettext_lazy(
        "La objeción quedó presentada. La leen el país de la ficha y la Secretaría Técnica, que responde."
    ),
}


@keeps_input()
@require_http_methods(["GET", "POST"])
def associated(request, reference: str):
    """Of a ficha that names the person's State, or did; any other answers like one that never was."""
    named = AssociatedState.objects.filter(ficha__reference=reference, country__in=countries_of(request.user))
    associate = named.select_related("ficha__country", "ficha__practice", "country").last()
    if associate is None:
        raise Http404
    form = ObjectionForm(posted(request))
    if form.is_valid():
        action = step_of(associate.ficha, form.cleaned_data["acto"])
        gone = _("Ya no se puede: la ficha está en otro estado, o no lo nombra.")
        with refusals(form, "motivo", gone=gone):
            perform(action, associate.ficha, request.user, form.cleaned_data["motivo"])
            messages.success(request, DONE[action])
            return redirect("fichas:associated", reference)
    return associated_page(request, associate, form)


def step_of(ficha: Ficha, act: Action) -> Action:
    """To object is another step where the ficha is published already, without a signature."""
    return Action.OBJECT_INCORPORATED if ficha.is_incorporated and act == Action.OBJECT else act


def associated_page(request, associate: AssociatedState, form: ObjectionForm):
    ficha, is_named = associate.ficha, associate.until is None
    is_open = is_named and ficha.state in AT_THE_DESK
    answers = what_would_be_published(ficha) if is_open else None
    objection = (
        ficha.objections.filter(country=associate.country).select_related("made__by", "ended__by").last()
    )
    if ficha.is_incorporated:
        form["motivo"].help_text = ACTS[Action.OBJECT_INCORPORATED].audience.label
    if objection and not objection.closed_at:
        form["motivo"].label = _("Mensaje (opcional)")
    context = {
        "reference": ficha.reference,
        "title": answers["title"] if answers else "",
        "language": answers["language"] if answers else "",
        "presented_by": ficha.country.name,
        "state": associate.country.name,
        "is_named": is_named,
        "is_open": is_open,
        "incorporated_from": ficha.incorporated_from if ficha.is_incorporated else "",
        "may_object": is_open or (may_be_objected_to(ficha) and (objection is None or objection.closed_at)),
        "publish_on": ficha.publish_on if is_open else None,
        "sections": public_rows(answers, lists_for(request)) if answers else [],
        "objection": objection,
        "words": words_to_a_state(ficha, objection),
        "practice": ficha.practice if ficha.is_public else None,
        "act": form,
    }
    return render(request, "fichas/associated.html", context, status=422 if form.errors else 200)


def what_would_be_published(ficha: Ficha) -> dict:
    """What its country signed last; an extract from the moment on that its country reads it too."""
    if ficha.state in (State.AWAITING_CONSENT, State.AGREED):
        return read_answers(publishable(ficha))
    signed = last_signed(ficha)
    assert signed, "what is at the desk was signed"
    return read_canonical(signed.text)
