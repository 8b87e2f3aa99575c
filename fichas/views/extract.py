"""The Secretariat edits the public extract; the country's text stays beside it, untouched."""

from dataclasses import replace

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.entrance.unsaved_input import keeps_input
from practices.answers import read_answers
from practices.catalogue.index import lists_for
from practices.lists import Lists

from ..form.bound_answers import BoundAnswer
from ..form.drafts import Conflict, NotEditable
from ..form.section_form import SaveForm, SectionForm
from ..form.sections import BY_CODE, FORM_SECTIONS, FormSection
from ..review.comments import threads
from ..review.comparison import as_text, language_of
from ..review.extracts import extract_of, save_extract
from ..review.pages import heading
from ..signed_text import SignedText
from ..states import State
from .review import desk_ficha
from .section import show_conflict
from .walking import review_url


def public_part(code: str) -> FormSection:
    """A section without what is never published."""
    if code not in BY_CODE:
        raise Http404
    section = BY_CODE[code]
    return replace(section, fields=tuple(field for field in section.fields if not field.private))


@keeps_input(can_resend=True)
@require_http_methods(["GET", "POST"])
@desk_ficha
def extract(request, ficha, code: str):
    section = public_part(code)
    if request.method == "GET":
        if ficha.state != State.SUBMITTED:
            return redirect("fichas:review", ficha.reference)
        return extract_page(request, ficha, section)
    form = SectionForm(section, {}, lists_for(request), request.POST)
    try:
        since = SaveForm(request.POST).since
        saved = save_extract(ficha, section.code, form.cleaned_data, revision=since, by=request.user)
    except Conflict as conflict:
        return extract_page(request, ficha, section, form, conflict, status=409)
    except NotEditable:
        closed = _("El extracto ya no se puede cambiar: la ficha está en otro estado.")
        form.add_error(section.names[0], closed)
        return extract_page(request, ficha, section, form, status=409)
    form.refuse(saved.refused)
    if form.errors:
        return extract_page(request, ficha, section, form, status=422)
    return redirect(f"{review_url(request, ficha.reference)}#{section.code}")


def what_its_country_says(field: BoundAnswer, answers: dict, lists: Lists) -> str:
    """Of all that is asked in the place of the field, each by its name if there are several."""
    texts = {part.label: as_text(part.asked, answers, lists) for part in field.parts}
    if len(texts) == 1:
        return "".join(texts.values())
    return "\n".join(f"{label}: {text}" for label, text in texts.items() if text)


def extract_page(request, ficha, section, form=None, conflict=None, status=200):
    country, text = SignedText.of(ficha), extract_of(ficha)
    lists = lists_for(request)
    is_refused = form is not None
    form = form or SectionForm(section, read_answers(text) if text else country.answers, lists)
    about = threads(ficha.comments.select_related("by"))
    progress = text.progress.filter(section=section.code).first() if text else None
    context = {
        "ficha": heading(ficha, country),
        "section": section,
        "sections": FORM_SECTIONS,
        "fields": [
            {
                "field": field,
                "language": "" if field.beside else language_of(field.asked, country.answers),
                "country_says": what_its_country_says(field, country.answers, lists),
                "threads": [thread for part in field.parts for thread in about.get(part.name, [])],
            }
            for field in form.shown
        ],
        "state": "refused" if is_refused else "",
        "written_at_revision": progress.revision if progress else 0,
        "errors": form.problems,
        "revision": text.revision if text else 1,
        "conflict": conflict and show_conflict(conflict, form, lists),
    }
    return render(request, "fichas/desk/extract.html", context, status=status)
