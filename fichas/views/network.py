"""A practice on its way to the repository of the United Nations Network on Migration, and a page of it taken in."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from people.entrance.unsaved_input import keeps_input
from people.forms import posted
from people.roles import is_secretariat, speaks_for
from practices.catalogue.index import lists_for
from practices.experience import answers_today
from practices.lists import lists
from practices.models import Practice, Repository

from ..forms.network import NetworkPageForm
from ..network.document import form_document
from ..network.form import address_there, as_text, fill, in_its_language, judge
from ..network.importing import import_page
from ..word.opening import Refused
from .word import MEDIA_TYPE, importing_country

KINDS = ("docx", "txt")


def practice_or_404(request, code: str) -> Practice:
    """A public practice, for the desk and for those who speak for its State."""
    of = Practice.objects.public().select_related("country", "current__practice__experience_state")
    practice = get_object_or_404(of, code=code)
    if not (is_secretariat(request.user) or speaks_for(request.user, practice.country)):
        raise Http404
    return practice


def filled(practice: Practice) -> tuple[dict, list]:
    """What it says today, and the parts of the form in its own language."""
    assert practice.current, "a public practice has a current version"
    answers = answers_today(practice.current)
    with in_its_language(answers):
        return answers, fill(answers, lists(Repository.current_token()))


@require_safe
def network(request, code: str):
    practice = practice_or_404(request, code)
    answers, parts = filled(practice)
    context = {
        "practice": practice,
        "title": answers["title"],
        "language": answers["language"],
        "parts": parts,
        "missing": [part for part in parts if part.is_missing],
        "criteria": judge(answers),
        "address": address_there(answers),
        "is_desk": is_secretariat(request.user),
    }
    return render(request, "fichas/network/practice.html", context)


@require_safe
def network_file(request, code: str, kind: str):
    practice = practice_or_404(request, code)
    if kind not in KINDS:
        raise Http404
    answers, parts = filled(practice)
    if kind == "docx":
        response = HttpResponse(form_document(parts, answers["language"]), content_type=MEDIA_TYPE)
    else:
        response = HttpResponse(as_text(parts), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{practice.code}-UNNM.{kind}"'
    return response


@keeps_input()
@require_http_methods(["GET", "POST"])
def network_import(request):
    country, on_behalf = importing_country(request)
    if country is None:
        return redirect("fichas:start")
    form = NetworkPageForm(posted(request), request.FILES or None)
    if form.is_valid():
        try:
            text, address = form.page_text, form.cleaned_data["address"]
            ficha = import_page(text, address, lists_for(request), country, request.user, on_behalf=on_behalf)
            return redirect(reverse("fichas:word_report", args=[ficha.reference]))
        except Refused as why:
            form.add_error("file" if form.cleaned_data["file"] else "text", str(why))
    context = {"form": form, "country": country.name, "on_behalf": on_behalf}
    return render(request, "fichas/network/import.html", context, status=422 if form.errors else 200)
