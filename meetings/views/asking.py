"""The desk asks the States that are named, and writes down what one said outside the site."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from people.entrance.unsaved_input import keeps_input
from people.forms import posted
from people.letters.recipients import of_country

from ..consents import answer, ask
from ..forms.consents import RecordedAnswerForm
from ..models import CountryConsent, Statement
from .access import desk_only


def ask_about(request, statements: list[Statement]) -> None:
    """Asks the States that were chosen, and says whom, and of whom there is nobody to ask."""
    asked = ask(statements, request.user)
    if not asked:
        messages.info(
            request, _("No hay a quién preguntar: elija aportes que nombren a un país sin preguntar todavía.")
        )
        return
    words = ngettext("%(n)d pregunta nueva a los países.", "%(n)d preguntas nuevas a los países.", len(asked))
    messages.success(request, words % {"n": len(asked)})
    if silent := sorted({country.name for country in asked if not of_country(country)}):
        words = _("Sin punto focal que la reciba: %s. Anote la respuesta que dé por otra vía.")
        messages.warning(request, words % ", ".join(silent))


@keeps_input()
@desk_only
@require_http_methods(["GET", "POST"])
def record_answer(request, code: str, key: str):
    """What a State said outside the site: written down by the desk, with where it is said."""
    consents = CountryConsent.objects.select_related("statement__event", "country")
    consent = get_object_or_404(
        consents, statement__event__code=code, pk=key, answer=CountryConsent.Answer.PENDING
    )
    form = RecordedAnswerForm(posted(request))
    if form.is_valid():
        given = form.cleaned_data
        try:
            answer(consent, agreed=given["answer"] == "si", words=given["words"], by=request.user)
            return redirect("meetings:release", code)
        except ValidationError as refused:
            form.add_error("answer", refused)
    context = {"event": consent.statement.event, "consent": consent, "form": form}
    return render(request, "meetings/record_answer.html", context, status=422 if form.errors else 200)
