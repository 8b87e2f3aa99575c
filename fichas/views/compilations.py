"""The desk's page of the compilations that the Secretariat curates: what is published, and the next edition."""

from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from people.entrance.unsaved_input import keeps_input
from people.forms import posted
from practices.models import Compilation, CompilationEdition, CompilationRun
from practices.press import runs
from practices.press.book.spec import CompilationSpec
from practices.press.client_key import client_key

from ..forms.acts import refusals
from ..forms.editions import CorrectionForm, EditionForm, TakeDownForm, after_last
from .asking import carry_out
from .queue import desk_only

EDITIONS = CompilationEdition.objects.select_related("compilation")


@keeps_input()
@require_http_methods(["GET", "POST"])
@desk_only
def compilations(request):
    form = EditionForm(posted(request), initial=after_last(request.GET.get("siguiente", "")))
    if form.is_valid() and (answer := show_or_carry_out(request, form)):
        return answer
    published = Compilation.objects.prefetch_related("editions__corrections", "editions__withdrawal")
    context = {"form": form, "published": published}
    return render(request, "fichas/desk/compilations.html", context, status=422 if form.errors else 200)


@keeps_input()
@require_http_methods(["GET", "POST"])
@desk_only
def edition(request, slug: str, number: int):
    """A published edition: for a day it can be corrected, and at any time taken down with a reason."""
    edition = get_object_or_404(EDITIONS, compilation__slug=slug, number=number)
    form = CorrectionForm(edition, posted(request))
    if form.is_valid() and (answer := show_or_carry_out(request, form)):
        return answer
    return edition_page(request, edition, form, TakeDownForm(edition))


@keeps_input()
@require_POST
@desk_only
def edition_down(request, slug: str, number: int):
    edition = get_object_or_404(EDITIONS, compilation__slug=slug, number=number)
    form, page = TakeDownForm(edition, request.POST), reverse("fichas:edition", args=[slug, number])
    title = edition.current_order["title"]
    if form.is_valid() and (answer := carry_out(request, form, page, "motivo", title=title)):
        return answer
    return edition_page(request, edition, CorrectionForm(edition), form)


def edition_page(request, edition: CompilationEdition, form: CorrectionForm, down: TakeDownForm):
    context = {
        "edition": edition,
        "order": edition.current_order,
        "form": form,
        "down": down,
    }
    refused = form.errors or down.errors
    return render(request, "fichas/desk/edition.html", context, status=422 if refused else 200)


def show_or_carry_out(request, form: EditionForm):
    """The book as it would be, if that was asked for: no step towards publishing it."""
    if "vista" not in form.data:
        return carry_out(request, form, request.path, title=form.cleaned_data["title"])
    with refusals(form):
        return file_of(request, form.spec())
    return None


def file_of(request, spec: CompilationSpec):
    """The book as it would be published; a long one is made in the background, under an address that nobody guesses."""
    result = runs.at_once_or_later(spec, client_key(request))
    if isinstance(result, CompilationRun):
        return redirect("practices:compilation_run", result.manifest)
    return FileResponse(result.open("rb"), filename="vista-previa.pdf", content_type="application/pdf")
