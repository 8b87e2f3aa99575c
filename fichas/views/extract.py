"""The Secretariat edits the public extract; the country's text stays beside it, untouched."""

from dataclasses import replace

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.entrance.unsaved_input import keeps_input
from practices.answers import answers
from practices.catalogue.snapshot import snapshot_for

from ..form.drafts import Closed, Conflict, country_text
from ..form.fields import differences, fields, read
from ..form.sections import BY_CODE, FORM_SECTIONS, PRIVATE, FormSection
from ..review.comments import threads
from ..review.comparison import as_text
from ..review.extracts import extract_of, save_extract
from ..review.pages import heading
from ..states import State
from .review import desk_ficha
from .section import revision_of


def public_part(code: str) -> FormSection:
    """A section without what is never published."""
    if code not in BY_CODE:
        raise Http404
    section = BY_CODE[code]
    return replace(section, fields=tuple(name for name in section.fields if name not in PRIVATE))


@keeps_input(can_resend=True)
@require_http_methods(["GET", "POST"])
@desk_ficha
def extract(request, ficha, code: str):
    section = public_part(code)
    if request.method == "GET":
        if ficha.state != State.SUBMITTED:
            return redirect("fichas:review", ficha.reference)
        return extract_page(request, ficha, section)
    values, errors = read(section, request.POST)
    try:
        saved = save_extract(ficha, section.code, values, revision=revision_of(request), by=request.user)
    except Conflict as conflict:
        return extract_page(request, ficha, section, values, errors, conflict, status=409)
    except Closed:
        errors = {section.fields[0]: _("El extracto ya no se puede cambiar: la ficha está en otro estado.")}
        return extract_page(request, ficha, section, values, errors, status=409)
    errors |= saved.refused
    if errors:
        return extract_page(request, ficha, section, values, errors, status=422)
    return redirect(f"{reverse('fichas:review', args=[ficha.reference])}#{section.code}")


def extract_page(request, ficha, section, values=None, errors=None, conflict=None, status=200):
    country, text = country_text(ficha), extract_of(ficha)
    stored, lists, errors = answers(text or country), snapshot_for(request).lists, errors or {}
    shown = stored | (values or {})
    made = fields(section, shown, lists, errors, request.POST if values is not None else None)
    said, about = answers(country), threads(ficha.comments.select_related("by"))
    progress = text.progress.filter(section=section.code).first() if text else None
    context = {
        "ficha": heading(ficha, country),
        "section": section,
        "sections": [
            {"title": one.title, "url": reverse("fichas:extract", args=[ficha.reference, one.code])}
            for one in FORM_SECTIONS
        ],
        "fields": [
            {
                "field": one,
                "country_says": as_text(one.name, said, lists),
                "threads": about.get(one.name, []),
            }
            for one in made
        ],
        "state": "refused" if values is not None else "",
        "written_at_revision": progress.revision if progress else 0,
        "errors": [
            {"numeral": one.numeral, "message": one.error, "anchor": one.anchor} for one in made if one.error
        ],
        "revision": text.revision if text else 1,
        "conflict": conflict
        and {
            "by": conflict.progress.written_by.get_short_name(),
            "at": conflict.progress.written_at,
            "fields": differences(section, stored, shown),
        },
    }
    return render(request, "fichas/desk/extract.html", context, status=status)
