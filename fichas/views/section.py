"""A section of the form: shown, and saved as far as it was written."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from practices.answers import answers
from practices.catalogue.snapshot import snapshot_for

from ..author_pages import attachment_rows, heading, section_url
from ..drafts import Closed, Conflict, country_text, private, save_answers
from ..form_sections import BY_CODE, FORM_SECTIONS, FormSection
from ..section_form import differences, fields, read
from ..states import EDITABLE
from .own import own_ficha

LAST = FORM_SECTIONS[-1].code


@require_http_methods(["GET", "POST"])
@own_ficha
def section(request, ficha, code: str):
    if code not in BY_CODE:
        raise Http404
    if ficha.state not in EDITABLE:
        return redirect("fichas:task_list", ficha.reference)
    if request.method == "POST":
        return save_section(request, ficha, BY_CODE[code])
    return section_page(request, ficha, BY_CODE[code])


def save_section(request, ficha, section: FormSection):
    values, errors = read(section, request.POST)
    finished = finished_as_posted(request)
    try:
        save_answers(
            ficha, section.code, values, revision=revision_of(request), by=request.user, finished=finished
        )
    except Conflict as conflict:
        return section_page(request, ficha, section, values, errors, conflict)
    except Closed:
        errors = {
            section.fields[0]: _(
                "La ficha ya no se puede cambiar: se envió o se retiró. Su texto sigue aquí."
            )
        }
        return section_page(request, ficha, section, values, errors, status=409)
    if errors:
        return section_page(request, ficha, section, values, errors)
    return redirect(after(request, ficha, section))


def finished_as_posted(request) -> bool | None:
    return {"si": True, "no": False}.get(request.POST.get("finished", ""))


def revision_of(request) -> int:
    """The revision that the page was made from; a page that says none is older than any."""
    given = request.POST.get("revision", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def after(request, ficha, section: FormSection) -> str:
    """Where a saved section leads: back to the check that asked for a change, on to the next one, or to the list."""
    if request.POST.get("go") == "files":
        return reverse("fichas:attachments", args=[ficha.reference])
    if request.GET.get("desde") == "revisar":
        return reverse("fichas:check", args=[ficha.reference])
    if request.POST.get("go") == "on" and section.code != LAST:
        return section_url(ficha, FORM_SECTIONS[FORM_SECTIONS.index(section) + 1].code)
    return reverse("fichas:task_list", args=[ficha.reference])


def section_page(request, ficha, section, values=None, errors=None, conflict=None, status=200):
    """The page of a section, with what was typed where it could not be saved."""
    text = country_text(ficha)
    stored, errors = answers(text) | private(text), errors or {}
    shown = stored | (values or {})
    progress = text.progress.filter(section=section.code).first()
    made = fields(
        section, shown, snapshot_for(request).lists, errors, request.POST if values is not None else None
    )
    context = {
        "ficha": heading(ficha),
        "section": section,
        "position": FORM_SECTIONS.index(section) + 1,
        "total": len(FORM_SECTIONS),
        "fields": made,
        "errors": [
            {"numeral": one.numeral, "message": one.error, "anchor": one.anchor} for one in made if one.error
        ],
        "revision": text.revision,
        "finished": finished_as_posted(request) if values is not None else progress and progress.finished,
        "conflict": conflict and shown_conflict(conflict, section, stored, shown),
        "saved_at": "",
        "attachments": attachment_rows(text) if "files" in section.fields else None,
        "back_url": reverse("fichas:task_list", args=[ficha.reference]),
    }
    status = 409 if conflict else 422 if errors and status == 200 else status
    return render(request, "fichas/section.html", context, status=status)


def shown_conflict(conflict: Conflict, section: FormSection, theirs: dict, yours: dict) -> dict:
    return {
        "by": conflict.progress.written_by.get_short_name(),
        "at": conflict.progress.written_at,
        "fields": differences(section, theirs, yours),
    }
