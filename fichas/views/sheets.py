"""Spreadsheets of fichas at the desk: brought in, looked at row by row, confirmed or dropped."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from people.entrance.access import exists_for
from people.entrance.unsaved_input import keeps_input
from people.forms import posted
from people.private_files import find
from people.roles import is_secretariat, speaks_for_any
from practices.catalogue.index import lists_for
from practices.models import Country
from practices.only_posts import only_posts

from ..forms.sheets import SheetForm, import_before
from ..models import Ficha, FichaText, TableImport
from ..review.incorporable import FREE
from ..sheets.faults import Refused
from ..sheets.mending import workbook_to_mend
from ..sheets.taking_in import confirm, drop, hash_of, take_in
from ..sheets.template import template
from ..states import State as FichaState
from .queue import desk_only

PER_PAGE = 100
REFRESH = 2  # seconds
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
IMPORTS = TableImport.objects.select_related("by", "country")
State = TableImport.State


@keeps_input()
@desk_only
@require_http_methods(["GET", "POST"])
def sheets(request):
    """The spreadsheets that were brought in, and a new one."""
    countries = lists_for(request)["country"].values()
    form = SheetForm(posted(request), request.FILES or None, countries=countries)
    same = None
    if form.is_valid():
        data, given = form.data_of_file, form.cleaned_data
        same = None if "otra_vez" in request.POST else import_before(hash_of(data))
        if not same:
            try:
                country = Country.objects.filter(code=given["country"]).first()
                imported = take_in(data, given["file"].name, given["source"], country, request.user)
                return redirect("fichas:sheet", imported.pk)
            except Refused as why:
                form.add_error("file", str(why))
    page = Paginator(IMPORTS, PER_PAGE).get_page(request.GET.get("pagina"))
    context = {"form": form, "same": same, "page": page, "imports": page.object_list}
    status = 422 if form.errors or same else 200
    return render(request, "fichas/desk/sheets.html", context, status=status)


@desk_only
@require_safe
def sheet(request, key: int):
    """One of them: being read, read, imported, or why it could not be."""
    return show(request, get_object_or_404(IMPORTS, pk=key))


def show(request, imported: TableImport, error: str = "") -> HttpResponse:
    report = imported.report
    faults, page = (
        Paginator(report.get(name, []), PER_PAGE).get_page(request.GET.get(parameter))
        for name, parameter in (("faults", "errores"), ("rows", "pagina"))
    )
    context = {
        "imported": imported,
        "is_working": imported.state in (State.UPLOADED, State.CONFIRMED),
        "refresh": REFRESH,
        "report": report,
        "faults": faults,
        "page": page,
        "rows": rows_of(imported, list(page), lists_for(request)["country"]),
        "error": error,
        "states": states_of(imported),
        "free": imported.fichas.filter(FREE).exists(),
    }
    return render(request, "fichas/desk/sheet.html", context, status=422 if error else 200)


def states_of(imported: TableImport) -> list[tuple[str, int]]:
    """Where its drafts are by now: how many in each state."""
    counted = dict(imported.fichas.order_by().values_list("state").annotate(Count("pk")))
    return [(str(state.label), counted[state]) for state in FichaState if state in counted]


def rows_of(imported: TableImport, kept: list[dict], countries) -> list[dict]:
    """The rows of a page, with the ficha that each became: one that its country took up is no longer the desk's to read."""
    fichas = imported.fichas.filter(table_row__in=[row["number"] for row in kept])
    became = {row: ficha for row, *ficha in fichas.values_list("table_row", "reference", "is_taken_up")}
    return [
        row | {"country": countries[row["country"]].short_name, "ficha": became.get(row["number"])}
        for row in kept
    ]


@desk_only
@only_posts
def confirm_sheet(request, key: int):
    return carry_out(request, key, confirm) or redirect("fichas:sheet", key)


@desk_only
@only_posts
def drop_sheet(request, key: int):
    if refused := carry_out(request, key, drop):
        return refused
    messages.success(request, _("Planilla descartada. No se había escrito nada."))
    return redirect("fichas:sheets")


def carry_out(request, key: int, act: Callable[[TableImport], None]) -> HttpResponse | None:
    """Nothing when it was done, else its page with the reason."""
    try:
        act(get_object_or_404(IMPORTS, pk=key))
    except ValidationError as fault:
        return show(request, get_object_or_404(IMPORTS, pk=key), " ".join(fault.messages))
    return None


@desk_only
@require_safe
def sheet_file(request, key: int):
    """The file as it came."""
    imported = get_object_or_404(IMPORTS, pk=key)
    path = find(imported.sha256)
    if path is None:
        return show(request, imported, _("El archivo ya no está."))
    return FileResponse(path.open("rb"), as_attachment=True, filename=imported.file_name)


@desk_only
@require_safe
def sheet_to_mend(request, key: int):
    imported = get_object_or_404(IMPORTS, pk=key)
    path = find(imported.sha256)
    if path is None or not imported.report:
        return show(request, imported, _("No hay nada que corregir en ella."))
    try:
        data = workbook_to_mend(path.read_bytes(), imported.file_name, imported.report["faults"])
    except Refused as why:
        return show(request, imported, str(why))
    return as_workbook(data, _("por-corregir"))


@desk_only
@require_safe
def sheet_template(request):
    return as_workbook(template(lists_for(request)), _("plantilla-fichas"))


def as_workbook(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


@require_safe
@exists_for(lambda user: speaks_for_any(user) or is_secretariat(user))
def brought(request):
    """The drafts that spreadsheets brought: those of the country; for the Secretariat, all."""
    texts = FichaText.objects.filter(
        ficha__in=Ficha.objects.of(request.user).brought(), role=FichaText.Role.COUNTRY
    )
    texts = texts.select_related("ficha__country", "ficha__table_import").order_by(
        "ficha__table_import", "ficha__pk"
    )
    page = Paginator(texts, PER_PAGE).get_page(request.GET.get("pagina"))
    context = {"page": page, "texts": page.object_list, "speaks": speaks_for_any(request.user)}
    return render(request, "fichas/brought.html", context)
