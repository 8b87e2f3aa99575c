"""What a State is asked when it is named in something that is not public yet."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from people.entrance.access import exists_for
from people.entrance.unsaved_input import keeps_input
from people.roles import speaks_for_any

from ..consents import answer, questions_to
from ..forms.consents import ConsentForm
from ..rules import tables_of

PER_PAGE = 50


@keeps_input()
@exists_for(speaks_for_any)
@require_http_methods(["GET", "POST"])
def consents(request):
    questions = list(questions_to(request.user)[:PER_PAGE])
    forms = [
        ConsentForm(question, request.POST if request.method == "POST" else None) for question in questions
    ]
    if request.method == "POST" and not [form for form in forms if not form.is_valid()]:
        given = [form for form in forms if form.cleaned_data["answer"]]
        if keep(given, request.user):
            words = ngettext("%(n)d respuesta enviada.", "%(n)d respuestas enviadas.", len(given))
            messages.success(request, words % {"n": len(given)})
            return redirect(request.path)
    refused = any(form.errors for form in forms)
    has_tables = tables_of(request.user).exists()
    return render(
        request,
        "meetings/consents.html",
        {"forms": forms, "is_refused": refused, "has_tables": has_tables},
        status=422 if refused else 200,
    )


def keep(forms: list[ConsentForm], by) -> bool:
    """Keeps all answers or none; false when one came too late, which says so."""
    try:
        with transaction.atomic():
            for form in forms:
                said = form.cleaned_data
                answer(form.consent, agreed=said["answer"] == "si", words=said["words"], by=by)
    except ValidationError as refused:
        form.add_error("answer", refused)
        return False
    return bool(forms)
