"""A section of the form: shown, and saved as far as it was written."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.entrance.sessions import seconds_left
from people.entrance.unsaved_input import keeps_input, wants_json
from practices.answers import answers
from practices.catalogue.snapshot import snapshot_for

from ..form.drafts import Closed, Conflict, Saved, country_text, private, save_answers
from ..form.fields import differences, fields, one_name_a_line, read
from ..form.pages import attachment_rows, busy_name, heading, progress_of, saved_line, section_url, whose
from ..form.sections import BY_CODE, CONTACT_FIELDS, FORM_SECTIONS, FormSection
from ..form.unseen import unseen_note
from ..models import Answers
from ..review.comments import threads
from ..states import EDITABLE
from .own import own_ficha

LAST = FORM_SECTIONS[-1].code
STATUS = {"": 200, "errors": 422, "conflict": 409, "closed": 409}


@dataclass
class Attempt:
    """What came of saving a section: `saved` as far as `errors` let it, or refused for a `conflict`, or because it is closed."""

    values: dict
    errors: dict[str, str]
    saved: Saved | None = None
    conflict: Conflict | None = None

    @property
    def state(self) -> str:
        """In a word, for scripts; empty when everything was saved."""
        if self.saved:
            return "errors" if self.errors else ""
        return "conflict" if self.conflict else "closed"

    def refuse(self, reasons: dict[str, str]) -> None:
        """What was not saved stays on the page as it was typed, with the reason."""
        self.errors |= reasons
        self.values = {name: value for name, value in self.values.items() if name not in reasons}


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
    attempt = attempted(request, ficha, section)
    note = unseen_note(section, request.POST)
    if wants_json(request):
        return told(request, ficha, section, attempt, note)
    if note and attempt.saved:
        messages.info(request, note)
    if attempt.state:
        return section_page(request, ficha, section, attempt)
    return redirect(after(request, ficha, section))


def attempted(request, ficha, section: FormSection) -> Attempt:
    attempt = Attempt(*read(section, request.POST))
    if request.POST.get("go") == "split":
        attempt.values = one_name_a_line(attempt.values)
    try:
        attempt.saved = save_answers(
            ficha,
            section.code,
            attempt.values,
            revision=revision_of(request),
            by=request.user,
            finished=finished_as_posted(request),
        )
        attempt.refuse(attempt.saved.refused)
    except Conflict as conflict:
        attempt.conflict = conflict
    except Closed:
        attempt.errors |= {section.fields[0]: _("La ficha ya no se puede cambiar. Su texto sigue aquí.")}
    return attempt


def told(request, ficha, section: FormSection, attempt: Attempt, note: str) -> JsonResponse:
    """The same answer for autosave. What was saved is saved even where a field is wrong.

    `note`: what was dropped of the texts. They stay as they are on the page, where somebody is writing.
    """
    if attempt.saved:
        line = saved_line(progress_of(ficha, section))
        if attempt.errors and line:
            line = _("%(saved)s, salvo lo señalado") % {"saved": line}
        if note:
            line = f"{line}. {note}"
        answer = {
            "revision": attempt.saved.revision,
            "saved": line,
            "errors": attempt.errors,
            "seconds": seconds_left(request.session),
        }
        return JsonResponse(answer, status=422 if attempt.errors else 200)
    return JsonResponse({"state": attempt.state, "message": why_refused(request, attempt)}, status=409)


def why_refused(request, attempt: Attempt) -> str:
    if not attempt.conflict:
        return _("La ficha se envió o se retiró: ya no se puede cambiar.")
    progress = attempt.conflict.progress
    line = _("%(name)s cambió esta sección a las %(time)s.")
    if progress.written_by == request.user:
        line = _("Usted cambió esta sección a las %(time)s, quizá en otra pestaña.")
    return line % whose(progress)


def finished_as_posted(request) -> bool | None:
    return {"si": True, "no": False}.get(request.POST.get("finished", ""))


def revision_of(request) -> int:
    """The revision that the page was made from; a page that says none is older than any."""
    given = request.POST.get("revision", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def after(request, ficha, section: FormSection) -> str:
    """Where a saved section leads: back to the check that asked for a change, on to the next one, or to the list."""
    if request.POST.get("go") == "split":
        return section_url(ficha, section.code)
    if request.POST.get("go") == "files":
        return reverse("fichas:attachments", args=[ficha.reference])
    if request.GET.get("desde") == "revisar":
        return reverse("fichas:check", args=[ficha.reference])
    if request.POST.get("go") == "on" and section.code != LAST:
        return section_url(ficha, FORM_SECTIONS[FORM_SECTIONS.index(section) + 1].code)
    return reverse("fichas:task_list", args=[ficha.reference])


def section_page(request, ficha, section: FormSection, attempt: Attempt | None = None):
    """The page of a section, with what was typed where it could not be saved."""
    text = country_text(ficha)
    conflict = attempt and attempt.conflict
    stored = conflict.said if conflict else answers(text) | private(text)
    shown, errors = (stored | attempt.values, attempt.errors) if attempt else (stored, {})
    progress = progress_of(ficha, section)
    state = attempt.state if attempt else ""
    made = fields(section, shown, snapshot_for(request).lists, errors, request.POST if attempt else None)
    said_about = threads(ficha.comments.for_the_country().select_related("by"))
    for one in made:
        one.threads = said_about.get(one.name, [])
    context = {
        "ficha": heading(ficha),
        "section": section,
        "position": FORM_SECTIONS.index(section) + 1,
        "total": len(FORM_SECTIONS),
        "fields": made,
        "errors": [
            {"numeral": one.numeral, "message": one.error, "anchor": one.anchor} for one in made if one.error
        ],
        "revision": revision_shown(text, attempt),
        "written_at_revision": progress.revision if progress else 0,
        "state": state,
        "finished": finished_as_posted(request) if attempt else progress and progress.finished,
        "conflict": conflict and shown_conflict(conflict, section, stored, shown),
        "attachments": attachment_rows(text) if "files" in section.fields else None,
        "saved_at": saved_line(progress, with_name=True),
        "is_remembered": section.fields == CONTACT_FIELDS
        and progress is None
        and bool(shown["contact_name"]),
        "busy": progress and busy_name(progress, request.user),
        "back_url": reverse("fichas:task_list", args=[ficha.reference]),
        "check_url": reverse("fichas:check", args=[ficha.reference]),
    }
    return render(request, "fichas/section.html", context, status=STATUS[state])


def revision_shown(text: Answers, attempt: Attempt | None) -> int:
    """That of the answers on the page, not of a text that someone may have written since."""
    if attempt and attempt.saved:
        return attempt.saved.revision
    if attempt and attempt.conflict:
        return attempt.conflict.progress.revision
    return text.revision


def shown_conflict(conflict: Conflict, section: FormSection, theirs: dict, yours: dict) -> dict:
    return {
        "by": conflict.progress.written_by.get_short_name(),
        "at": conflict.progress.written_at,
        "fields": differences(section, theirs, yours),
    }
