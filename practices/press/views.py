"""Compilations as the public asks for them: of a list, of a selection, and the page of one that takes its time."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..catalogue.chips import named
from ..catalogue.filters import PracticeFilter
from ..catalogue.index import FACETS, Criteria, index_for
from ..catalogue.listing import Listing, list_url
from ..catalogue.selection import MOST, selection_of, selection_url
from ..languages import active, path_in
from ..models import CompilationRun, Practice
from ..public_files import path_of
from ..public_views import public_view
from ..stored_files import made_file
from . import runs
from .book.files import KIND
from .book.making import filters_of
from .book.spec import GROUPING_LISTS, GROUPINGS, CompilationSpec
from .client_key import client_key
from .curated import is_superseded
from .refusals import Refused, says_why_not

State = CompilationRun.State
REFRESH = 3  # seconds
LATE = timedelta(minutes=5)
LONGEST_NAME = 60  # letters of a title that name its file


@public_view
@says_why_not
def compilation_pdf(request):
    """The current list as a book, with its filters named on the cover; or what the reader gathered."""
    return answer(request, spec_of_selection(request) if "s" in request.GET else spec_of_list(request))


def answer(request, spec: CompilationSpec):
    outcome = runs.at_once_or_later(spec, client_key(request))
    if isinstance(outcome, CompilationRun):
        return redirect("practices:compilation_run", outcome.manifest)
    return file_response(request, outcome, spec)


def spec_of_selection(request) -> CompilationSpec:
    """The practices that the reader gathered, in the reader's order."""
    chosen = chosen_practices(request)
    check_size(len(chosen))
    total = ngettext("%(n)d práctica elegida", "%(n)d prácticas elegidas", len(chosen)) % {"n": len(chosen)}
    return spec_of(
        request,
        [practice.current_id for practice in chosen if practice.current_id],
        usual="",
        title=_("Selección de buenas prácticas"),
        filters=[[_("Selección"), total]],
        address=selection_url(practice.code for practice in chosen),
    )


def chosen_practices(request) -> list[Practice]:
    """The public practices among the codes of the address, in its order."""
    codes = selection_of(request).codes
    if len(codes) > MOST:
        raise Refused(_("Una selección lleva hasta %(most)d prácticas.") % {"most": MOST}, 400)
    public = Practice.objects.public().select_related("current").filter(code__in=codes)
    by_code = {practice.code: practice for practice in public}
    return [by_code[code] for code in codes if code in by_code]


def spec_of_list(request) -> CompilationSpec:
    asked = PracticeFilter(request.GET, index_for(request))
    if asked.messages:
        raise Refused(" ".join(asked.messages), 400)
    listing = Listing(asked)
    check_size(listing.total)
    spec = spec_of(
        request,
        versions_of(list(asked.search.numbers())),
        title=_("Buenas prácticas en políticas y gestión migratoria"),
        filters=filters_named(listing),
        address=list_url(listing.criteria, paged=False),
    )
    return replace(spec, chapters=chapters_of(spec.grouping, listing.criteria))


def spec_of(request, versions: list[int], usual: str = "pais", **texts) -> CompilationSpec:
    grouping = request.GET.get("agrupar", usual)
    return CompilationSpec(
        versions,
        made_on=timezone.localdate().isoformat(),
        language=active(),
        grouping=grouping if grouping in GROUPINGS else "",
        two_sided="dos_caras" in request.GET,
        summaries="resumen" in request.GET,
        **texts,
    )


def chapters_of(grouping: str, criteria: Criteria) -> list[str]:
    """The values that the list was narrowed to, if it is grouped by them: every ficha has one of these."""
    facets = (facet for facet in FACETS if facet.list_name == GROUPING_LISTS.get(grouping))
    return next(
        (list(criteria.chosen[facet.parameter]) for facet in facets if facet.parameter in criteria.chosen), []
    )


def check_size(total: int) -> None:
    if not total:
        raise Refused(_("La lista no tiene ninguna práctica: no hay nada que compilar."), 404)
    if total > settings.MAX_COMPILATION_SIZE:
        most = {"total": total, "most": settings.MAX_COMPILATION_SIZE}
        raise Refused(
            _("La lista tiene %(total)d prácticas y una compilación lleva hasta %(most)d: agregue filtros.")
            % most,
            400,
        )


def versions_of(numbers: list[int]) -> list[int]:
    """The current versions of these practices, in this order."""
    current = dict(Practice.objects.public().filter(number__in=numbers).values_list("number", "current"))
    return [current[number] for number in numbers if number in current]


def filters_named(listing: Listing) -> list[list[str]]:
    """What the list was narrowed by, a line for each facet; a whole list says so."""
    return named(listing.chips) or [[_("Filtros"), _("Ninguno: todas las prácticas publicadas")]]


def file_response(request, path: Path, spec: CompilationSpec):
    """The file as a download, unless the browser has it."""
    name = f"{slugify(spec.title)[:LONGEST_NAME].strip('-') or 'compilacion'}-{spec.made_on}.pdf"
    return made_file(request, path, name, as_attachment=True)


@public_view
@says_why_not
def run_page(request, manifest: str):
    """How far a compilation is: the page asks again by itself, also without JavaScript."""
    run = run_or_gone(manifest)
    unfinished = CompilationRun.objects.waiting()
    spec = CompilationSpec(**run.order)
    total = len(spec.versions)
    context = {
        "run": run,
        "title": spec.title,
        "filters": filters_of(spec),
        # Whoever looks at it in another language reads what it was called when it was asked for; an edition is Spanish.
        "asked_in": settings.LANGUAGE_CODE if spec.edition else spec.language,
        "reason": _(run.error) if run.error else "",
        "total": ngettext("%(n)d ficha", "%(n)d fichas", total) % {"n": total},
        "is_waiting": run.state == State.WAITING,
        "is_unfinished": run.state in (State.WAITING, State.RUNNING),
        "is_done": run.state == State.DONE,
        "is_late": run.asked_at < timezone.now() - LATE,
        "size": filesizeformat(path_of(KIND, run.file).stat().st_size) if run.file else "",
        "before": unfinished.filter(pk__lt=run.pk).count() if run.state == State.WAITING else 0,
        "refresh": REFRESH,
        "file_url": reverse("practices:run_pdf", args=[manifest]),
        "again_url": path_in(active(), spec.address),
    }
    response = render(request, "practices/compilation_run.html", context)
    patch_cache_control(response, no_store=True)
    return response


@public_view
@says_why_not
def run_pdf(request, manifest: str):
    """The file of a run that is done; never one that holds a practice withdrawn since."""
    run = run_or_gone(manifest)
    if run.state != State.DONE:
        return redirect("practices:compilation_run", manifest)
    return file_response(request, path_of(KIND, run.file), CompilationSpec(**run.order))


def run_or_gone(manifest: str) -> CompilationRun:
    """The run, unless it is done and its file may not be handed out any more."""
    run = CompilationRun.objects.filter(manifest=manifest).first()
    if run is None:
        raise Refused(
            _("Esta compilación ya no se guarda, o la dirección está incompleta. Pídala otra vez."), 404
        )
    if run.state == State.DONE and not is_served(run):
        message = _(
            "Esta compilación ya no se entrega: una de sus prácticas fue retirada o pasó el tiempo en que se guarda. "
            "Pídala otra vez."
        )
        raise Refused(message, 410, back=path_in(active(), run.order["address"]))
    return run


def is_served(run: CompilationRun) -> bool:
    spec = CompilationSpec(**run.order)
    is_there = spec.of_public() == spec and path_of(KIND, run.file).exists()
    return is_there and not is_superseded(run.order)
