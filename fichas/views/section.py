"""A section of the form: shown, and saved as far as it was written."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from people.entrance.sessions import seconds_left
from people.entrance.unsaved_input import keeps_input, wants_json
from practices.answers import read_answers
from practices.catalogue.index import lists_for
from practices.lists import Lists

from ..form.completeness import Missing, missing
from ..form.drafts import Conflict, NotEditable, Saved, country_text, private, save_answers
from ..form.pages import attachment_rows, heading, section_url
from ..form.section_form import SaveForm, SectionForm
from ..form.sections import BY_CODE, CONTACT_FIELDS, FORM_SECTIONS, FormSection
from ..form.tasks import author_and_time, busy_name, progress_of, saved_line
from ..models import FichaText
from ..review.comments import threads
from ..review.comparison import differences
from ..states import EDITABLE
from .own import own_ficha

LAST = FORM_SECTIONS[-1].code
STATUS = {"": 200, "errors": 422, "conflict": 409, "closed": 409}


@dataclass
class Attempt:
    """What came of saving a section: `saved` as far as the form is valid, or refused for a `conflict`, or closed."""

    form: SectionForm
    options: SaveForm
    saved: Saved | None = None
    conflict: Conflict | None = None

    @property
    def state(self) -> str:
        """In a word, for scripts; empty when everything was saved."""
        if self.saved:
            return "errors" if self.form.errors else ""
        return "conflict" if self.conflict else "closed"


@keeps_input(can_resend=True)
@require_http_methods(["GET", "POST"])
@own_ficha
def section(request, ficha, code: str):
    if code not in BY_CODE:
        raise Http404
    if request.method == "POST":
        return save_section(request, ficha, BY_CODE[code])
    if ficha.state not in EDITABLE:
        return redirect("fichas:task_list", ficha.reference)
    return section_page(request, ficha, BY_CODE[code])


def save_section(request, ficha, section: FormSection):
    attempt = try_to_save(request, ficha, section)
    note = attempt.form.unseen_note
    if wants_json(request):
        return answer_as_json(request, ficha, section, attempt, note)
    if note and attempt.saved:
        messages.info(request, note)
    if attempt.state:
        return section_page(request, ficha, section, attempt)
    if attempt.options.is_finished:
        say_what_is_left(request, ficha, section)
    return redirect(next_page(request, ficha, section, attempt.options.next))


def try_to_save(request, ficha, section: FormSection) -> Attempt:
    form = SectionForm(section, {}, lists_for(request), request.POST)
    attempt = Attempt(form, SaveForm(request.POST))
    if attempt.options.next == "split":
        form.split_names()
    try:
        attempt.saved = save_answers(
            ficha,
            section.code,
            form.cleaned_data,
            revision=attempt.options.since,
            by=request.user,
            finished=attempt.options.is_finished,
        )
        form.refuse(attempt.saved.refused)
    except Conflict as conflict:
        attempt.conflict = conflict
    except NotEditable:
        form.add_error(section.names[0], _("La ficha ya no se puede cambiar. Su texto sigue aquí."))
    return attempt


def say_what_is_left(request, ficha, section: FormSection) -> None:
    """Whoever calls a section done is told how much is left in it."""
    if left := len(faults_in(ficha, section)):
        words = ngettext(
            "«%(section)s» quedó guardada, con %(n)d asunto por resolver.",
            "«%(section)s» quedó guardada, con %(n)d asuntos por resolver.",
            left,
        )
        messages.warning(request, words % {"section": section.title, "n": left})


def answer_as_json(request, ficha, section: FormSection, attempt: Attempt, note: str) -> JsonResponse:
    """The same answer for autosave. What was saved is saved even where a field is wrong.

    `note`: what was dropped of the texts. They stay as they are on the page, where somebody is writing.
    """
    if attempt.saved:
        line = saved_line(progress_of(ficha, section))
        if attempt.form.errors and line:
            line = _("%(saved)s, salvo lo señalado") % {"saved": line}
        if note:
            line = f"{line}. {note}"
        answer = {
            "revision": attempt.saved.revision,
            "saved": line,
            "errors": attempt.form.messages,
            "seconds": seconds_left(request.session),
        }
        return JsonResponse(answer, status=422 if attempt.form.messages else 200)
    return JsonResponse({"state": attempt.state, "message": why_refused(request, attempt)}, status=409)


def why_refused(request, attempt: Attempt) -> str:
    if not attempt.conflict:
        return _("La ficha se envió o se retiró: ya no se puede cambiar.")
    progress = attempt.conflict.progress
    line = _("%(name)s cambió esta sección a las %(time)s.")
    if progress.written_by == request.user:
        line = _("Usted cambió esta sección a las %(time)s, quizá en otra pestaña.")
    return line % author_and_time(progress)


def next_page(request, ficha, section: FormSection, go: str) -> str:
    """Where a saved section leads: back to the check that asked for a change, on to the next one, or to the list."""
    if go == "split":
        return section_url(ficha, section.code)
    if go == "files":
        return reverse("fichas:attachments", args=[ficha.reference])
    if request.GET.get("desde") == "revisar":
        return reverse("fichas:check", args=[ficha.reference])
    if go == "on" and section.code != LAST:
        return section_url(ficha, FORM_SECTIONS[FORM_SECTIONS.index(section) + 1].code)
    return reverse("fichas:task_list", args=[ficha.reference])


def section_page(request, ficha, section: FormSection, attempt: Attempt | None = None):
    """The page of a section, with what was typed where it could not be saved."""
    text = country_text(ficha)
    conflict = attempt and attempt.conflict
    lists = lists_for(request)
    form = attempt.form if attempt else SectionForm(section, read_answers(text) | private(text), lists)
    progress = progress_of(ficha, section)
    state = attempt.state if attempt else ""
    remarks = threads(ficha.comments.for_the_country().select_related("by"))
    for field in form.shown:
        field.threads = [thread for part in field.parts for thread in remarks.get(part.name, [])]
    context = {
        "ficha": heading(ficha),
        "section": section,
        "position": FORM_SECTIONS.index(section) + 1,
        "total": len(FORM_SECTIONS),
        "fields": form.shown,
        "errors": form.problems,
        "to_mend": faults_in(ficha, section) if progress and progress.finished and not attempt else [],
        "revision": revision_shown(text, attempt),
        "written_at_revision": progress.revision if progress else 0,
        "state": state,
        "finished": attempt.options.is_finished if attempt else progress and progress.finished,
        "conflict": conflict and show_conflict(conflict, form, lists),
        "attachments": attachment_rows(ficha, text.files.all()) if "files" in section.names else None,
        "saved_at": saved_line(progress, with_name=True),
        "is_remembered": section.names == CONTACT_FIELDS
        and progress is None
        and bool(form["contact_name"].value()),
        "busy": progress and busy_name(progress, request.user),
    }
    return render(request, "fichas/section.html", context, status=STATUS[state])


def faults_in(ficha, section: FormSection) -> list[Missing]:
    """What its sending would still be refused for."""
    return [fault for fault in missing(ficha) if fault.section == section.code]


def revision_shown(text: FichaText, attempt: Attempt | None) -> int:
    """That of the answers on the page, not of a text that someone may have written since."""
    if attempt and attempt.saved:
        return attempt.saved.revision
    if attempt and attempt.conflict:
        return attempt.conflict.progress.revision
    return text.revision


def show_conflict(conflict: Conflict, form: SectionForm, lists: Lists) -> dict:
    yours = conflict.answers | form.cleaned_data
    return {
        "by": conflict.progress.written_by.get_short_name(),
        "at": conflict.progress.written_at,
        "fields": differences(form.section, conflict.answers, yours, lists),
    }
