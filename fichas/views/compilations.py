"""The desk's pages of the compilations that the Secretariat curates: what is published, and the next edition."""

from django.contrib import messages
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from people.entrance.unsaved_input import keeps_input
from people.forms import posted
from practices.models import Compilation, CompilationEdition, CompilationRun
from practices.only_posts import only_posts
from practices.press import runs
from practices.press.book.spec import CompilationSpec
from practices.press.client_key import client_key

from ..forms.acts import refusals
from ..forms.editions import CorrectionForm, EditionForm, TakeDownForm, begun_with
from ..forms.gathering import GatheringForm, PublishedChoiceForm
from .asking import carry_out
from .queue import desk_only, refused_choice

EDITIONS = CompilationEdition.objects.select_related("compilation")


@require_safe
@desk_only
def compilations(request):
    published = Compilation.objects.prefetch_related("editions__corrections", "editions__withdrawal")
    return render(request, "fichas/desk/compilations.html", {"published": published})


@desk_only
@only_posts
def compile_chosen(request):
    """From the queue, with the practices of the fichas that were chosen there and are published."""
    form = PublishedChoiceForm(request.POST, request.user)
    if refused := refused_choice(request, form):
        return refused
    if form.left_out:
        words = ngettext(
            "%(n)d de las elegidas no está publicada y no entra.",
            "%(n)d de las elegidas no están publicadas y no entran.",
            form.left_out,
        )
        messages.warning(request, words % {"n": form.left_out})
    return redirect(f"{reverse('fichas:new_edition')}?s={','.join(form.codes)}")


@keeps_input()
@require_http_methods(["GET", "POST"])
@desk_only
def new_edition(request):
    """Gather, put in order, look at, publish: until it is published, all of it stands in the form."""
    form = EditionForm(posted(request), initial=begun_with(request.GET))
    page, draft = reverse("fichas:compilations"), f"compilacion/{request.GET.get('siguiente') or 'nueva'}"
    if form.is_valid() and (answer := show_or_carry_out(request, form, page, draft)):
        return answer
    if request.method == "GET":
        say_what_was_left_out(request, form)
    context = {"form": as_gathered(request, form), "draft": draft}
    return render(request, "fichas/desk/new_edition.html", context, status=422 if form.errors else 200)


@keeps_input()
@require_http_methods(["GET", "POST"])
@desk_only
def edition(request, slug: str, number: int):
    """A published edition: for a day it can be corrected, and at any time taken down with a reason."""
    edition = get_object_or_404(EDITIONS, compilation__slug=slug, number=number)
    form = CorrectionForm(edition, posted(request))
    draft = f"compilacion/{slug}-{number}"
    if form.is_valid() and (answer := show_or_carry_out(request, form, request.path, draft)):
        return answer
    return edition_page(request, edition, form, TakeDownForm(edition))


@keeps_input()
@only_posts
@desk_only
def edition_down(request, slug: str, number: int):
    edition = get_object_or_404(EDITIONS, compilation__slug=slug, number=number)
    form, page = TakeDownForm(edition, request.POST), reverse("fichas:edition", args=[slug, number])
    title = edition.current_order["title"]
    if form.is_valid() and (answer := carry_out(request, form, page, "motivo", title=title, language="es")):
        return answer
    return edition_page(request, edition, CorrectionForm(edition), form)


def edition_page(request, edition: CompilationEdition, form: CorrectionForm, down: TakeDownForm):
    refused = form.errors or down.errors
    context = {
        "edition": edition,
        "order": edition.current_order,
        "form": as_gathered(request, form),
        "down": down,
        "draft": f"compilacion/{edition.compilation.slug}-{edition.number}",
    }
    return render(request, "fichas/desk/edition.html", context, status=422 if refused else 200)


def say_what_was_left_out(request, form: EditionForm) -> None:
    """Of the edition that this one begins with: what has been withdrawn since."""
    last = CompilationEdition.objects.filter(compilation__slug=form.initial.get("slug", "")).first()
    if last and (gone := len(last.current_order["versions"]) - len(form.in_order)):
        words = ngettext(
            "%(n)d práctica de la edición anterior fue retirada y no entra.",
            "%(n)d prácticas de la edición anterior fueron retiradas y no entran.",
            gone,
        )
        messages.info(request, words % {"n": gone})


def as_gathered(request, form: EditionForm) -> GatheringForm:
    """The form with its rows as its button asked for, and how many came in."""
    if not form.is_gathering or form.errors:
        return form
    gathered = form.gathered()
    if new := len(set(gathered.in_order) - set(form.in_order)):
        words = ngettext("Entró %(n)d práctica.", "Entraron %(n)d prácticas.", new)
        messages.success(request, words % {"n": new})
    return gathered


def show_or_carry_out(request, form: EditionForm, page: str, draft: str):
    """The book as it would be, if that was asked for: no step towards publishing it."""
    if "vista" not in form.data:
        about = {"title": form.cleaned_data["title"], "language": "es", "name": ""}
        return carry_out(request, form, page, **about, draft=draft)
    with refusals(form):
        return file_of(request, form.spec())
    return None


def file_of(request, spec: CompilationSpec):
    """The book as it would be published; a long one is made in the background, under an address that nobody guesses."""
    result = runs.at_once_or_later(spec, client_key(request))
    if isinstance(result, CompilationRun):
        return redirect("practices:compilation_run", result.manifest)
    return FileResponse(result.open("rb"), filename="vista-previa.pdf", content_type="application/pdf")
