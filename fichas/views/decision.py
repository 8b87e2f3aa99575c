"""The one form of the review of a ficha: it takes a step, or saves what was written without one."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from people.entrance.unsaved_input import keeps_input
from practices.only_posts import only_posts

from ..forms.acts import refusals
from ..forms.decision import DecisionForm
from ..review.queue import label
from ..workflow import WrongState
from .asking import carry_out
from .review import decision_form, desk_ficha, find, review_page
from .walking import after_a_decision, review_url, say_that_none_is_left


@keeps_input()
@only_posts
@desk_ficha
def decide(request, ficha):
    """Takes the step that was chosen, with all that was written beside it; of some it says first what they do. What cannot
    be done is said where it was typed."""
    form = decision_form(request, ficha, request.POST)
    page = after_a_decision(request, ficha, stays=form["quedarse"].value())
    if not form.is_valid():
        return review_page(request, ficha, form)
    text = form.extract.texts.country
    about = {"title": text.title, "language": text.language, "name": ficha.reference}
    try:
        answer = carry_out(request, form, page, **about, draft=f"{ficha.reference}/decision")
    except WrongState as now:
        return too_late(request, form, now)
    if answer and answer.status_code == 302:
        say_that_none_is_left(request, ficha.reference)
    return answer or review_page(request, ficha, form)


def too_late(request, form: DecisionForm, now: WrongState):
    form.add_error(None, _("Otra persona actuó antes: la ficha está ahora en «%s».") % label(now.state))
    return review_page(request, find(form.ficha.reference), form, status=409)


@keeps_input()
@only_posts
@desk_ficha
def keep(request, ficha):
    """Saves what was written beside a decision, without one. What was typed of the decision itself stays on the page."""
    form = decision_form(request, ficha, request.POST, decides=False)
    if not form.is_valid():
        return review_page(request, ficha, form)
    try:
        with refusals(form):
            form.save(request.user)
    except WrongState as now:
        return too_late(request, form, now)
    if form.errors:
        return review_page(request, ficha, form)
    messages.success(request, form.saved or _("No había nada nuevo que guardar."))
    if not form.rest:
        return redirect(f"{review_url(request, ficha.reference)}#decision")
    return review_page(request, ficha, decision_form(request, ficha, initial=form.rest))
