"""Compilations as the public asks for them: of a list, of a selection, and the page of one that takes its time."""

from django.conf import settings
from django.http import FileResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ..catalogue.cards import cards
from ..catalogue.filters import PracticeFilter
from ..catalogue.listing import Listing, list_url
from ..catalogue.search import Criteria
from ..catalogue.selection import MOST, moved, read, selection_url, written
from ..catalogue.snapshot import snapshot_for
from ..models import CompilationRun, Practice
from ..public_files import path_of
from . import runs
from .engine import LayoutFailed
from .plan import GROUPINGS, Order

State = CompilationRun.State
REFRESH = 3  # seconds


class Refused(Exception):
    """The compilation is not made; the message says why, in the user's words."""

    def __init__(self, message: str, status: int):
        super().__init__(message)
        self.status = status


def says_why_not(view):
    """Answers with a page, in the reader's words, whatever keeps a compilation from being made."""

    def wrapped(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            return refusal(request, str(refused), refused.status)
        except runs.Busy:
            return busy(request)
        except (LayoutFailed, runs.Impossible) as failed:
            return refusal(request, str(failed), 503)
        except OSError:
            return refusal(request, _("El disco del repositorio no tiene lugar en este momento."), 503)

    return require_safe(wrapped)


@says_why_not
def compilation_pdf(request):
    """The current list as a book, with its filters named on the cover; or what the reader gathered."""
    return answer(order_of_selection(request) if "s" in request.GET else order_of_list(request))


def answer(order: Order):
    found = runs.at_once_or_later(order)
    if isinstance(found, CompilationRun):
        return redirect("practices:compilation_run", found.manifest)
    return file_response(found)


def order_of_selection(request) -> Order:
    """The practices that the reader gathered, in the reader's order."""
    chosen = chosen_practices(request)
    check_size(len(chosen))
    total = ngettext("%(n)d práctica elegida", "%(n)d prácticas elegidas", len(chosen)) % {"n": len(chosen)}
    return order(
        request,
        [practice.current_id for practice in chosen],
        usual="",
        title=_("Selección de buenas prácticas"),
        filters=[[_("Selección"), total]],
        address=selection_url(practice.code for practice in chosen),
    )


def chosen_practices(request) -> list[Practice]:
    """The public practices among the codes of the address, in its order."""
    codes = read(request.GET.get("s", ""))[:MOST]
    found = Practice.objects.public().select_related("current").filter(code__in=codes)
    by_code = {practice.code: practice for practice in found}
    return [by_code[code] for code in codes if code in by_code]


@require_safe
def selection(request):
    """What the reader gathered: put in order, handed on by its address, taken as a book."""
    typed = read(request.GET.get("s", "") + "," + request.GET.get("agregar", ""))
    codes, beyond = typed[:MOST], typed[MOST:]
    snapshot = snapshot_for(request)
    found = Practice.objects.public().filter(code__in=codes)
    numbers = dict(found.values_list("code", "number"))
    chosen = tuple(code for code in codes if code in numbers)
    rows = [
        {
            "card": card,
            "up": written(moved(chosen, place, -1)) if place else "",
            "down": written(moved(chosen, place, 1)) if place < len(chosen) - 1 else "",
            "without": written(chosen[:place] + chosen[place + 1 :]),
        }
        for place, card in enumerate(cards([numbers[code] for code in chosen], snapshot))
    ]
    context = {
        "rows": rows,
        "value": written(chosen),
        "unknown": [code for code in codes if code not in numbers],
        "beyond": len(beyond),
        "most": MOST,
        "address": settings.SITE_URL + selection_url(chosen),
        "list_url": list_url(Criteria(selection=chosen)),
        "compilation": {"pairs": [("s", written(chosen))], "grouping": ""},
    }
    request.canonical_path = reverse("practices:selection")
    return render(request, "practices/compilation_selection.html", context)


def order_of_list(request) -> Order:
    asked = PracticeFilter(request.GET, snapshot_for(request))
    if asked.messages:
        raise Refused(" ".join(asked.messages), 400)
    listing = Listing(asked)
    check_size(listing.total)
    return order(
        request,
        versions_of(list(asked.search.numbers())),
        title=_("Buenas prácticas en políticas y gestión migratoria"),
        filters=filters_named(listing),
        address=list_url(listing.criteria, paged=False),
    )


def order(request, versions: list[int], usual: str = "pais", **said) -> Order:
    grouping = request.GET.get("agrupar", usual)
    return Order(
        versions,
        made_on=timezone.localdate().isoformat(),
        grouping=grouping if grouping in GROUPINGS else "",
        two_sided="dos_caras" in request.GET,
        summaries="resumen" in request.GET,
        **said,
    )


def check_size(total: int) -> None:
    if not total:
        raise Refused(_("La lista no tiene ninguna práctica: no hay nada que compilar."), 404)
    if total > settings.COMPILATION_MOST:
        most = {"total": total, "most": settings.COMPILATION_MOST}
        raise Refused(
            _("La lista tiene %(total)d prácticas y una compilación lleva hasta %(most)d: agregue filtros.")
            % most,
            400,
        )


def versions_of(numbers: list[int]) -> list[int]:
    """The current versions of these practices, in this order."""
    found = dict(Practice.objects.public().filter(number__in=numbers).values_list("number", "current"))
    return [found[number] for number in numbers if number in found]


def filters_named(listing: Listing) -> list[list[str]]:
    """What the list was narrowed by, a line for each facet; a whole list says so."""
    named: dict[str, list[str]] = {}
    for chip in listing.chips:
        named.setdefault(str(chip["facet"]), []).append(str(chip["label"]))
    lines = [[facet, ", ".join(labels)] for facet, labels in named.items()]
    return lines or [[_("Filtros"), _("Ninguno: todas las prácticas publicadas")]]


def file_response(path):
    response = FileResponse(path.open("rb"), filename="compilacion.pdf", content_type="application/pdf")
    response["ETag"] = f'"{path.name}"'
    patch_cache_control(response, no_cache=True)
    return response


@require_safe
def run_page(request, manifest: str):
    """How far a compilation is: the page asks again by itself, also without JavaScript."""
    run = get_object_or_404(CompilationRun, manifest=manifest)
    if run.state == State.DONE and not is_served(run):
        return gone(request)
    total = len(run.order["versions"])
    context = {
        "run": run,
        "title": run.order["title"],
        "filters": run.order["filters"],
        "total": ngettext("%(n)d ficha", "%(n)d fichas", total) % {"n": total},
        "is_unfinished": run.state in (State.WAITING, State.RUNNING),
        "is_done": run.state == State.DONE,
        "before": CompilationRun.objects.unfinished().filter(pk__lt=run.pk).count(),
        "refresh": REFRESH,
        "file_url": reverse("practices:run_pdf", args=[manifest]),
        "again_url": run.order["address"],
    }
    response = render(request, "practices/compilation_run.html", context)
    patch_cache_control(response, no_store=True)
    return response


@require_safe
def run_pdf(request, manifest: str):
    """The file of a run that is done; never one that holds a practice withdrawn since."""
    run = get_object_or_404(CompilationRun, manifest=manifest)
    if run.state != State.DONE:
        return redirect("practices:compilation_run", manifest)
    if not is_served(run):
        return gone(request)
    return file_response(path_of(runs.KIND, run.file))


def is_served(run: CompilationRun) -> bool:
    held = Order(**run.order)
    return held.of_public() == held and path_of(runs.KIND, run.file).exists()


def gone(request):
    message = _(
        "Esta compilación ya no se entrega: una de sus prácticas fue retirada o pasó el tiempo en que se guarda. "
        "Pídala otra vez."
    )
    return refusal(request, message, 410)


def busy(request):
    message = _("Se están preparando muchas compilaciones. Vuelva a pedirla dentro de un momento.")
    response = refusal(request, message, 429)
    response["Retry-After"] = str(runs.RETRY_AFTER)
    return response


def refusal(request, message: str, status: int):
    response = render(request, "practices/compilation_refused.html", {"message": message}, status=status)
    patch_cache_control(response, no_store=True)
    return response
