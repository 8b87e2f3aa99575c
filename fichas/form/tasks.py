"""How far each section of a ficha is: what its people say of it, who wrote last, what is left to mend."""

from collections import Counter
from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.answers import blank_answers, read_answers

from ..files.attachments import SECTION as FILES
from ..models import Ficha, SectionProgress
from ..states import OPEN
from .completeness import Missing
from .drafts import country_text, private
from .pages import section_url
from .sections import CONTACT_FIELDS, FORM_SECTIONS, PRIVATE, SECTION_OF, FormSection

STILL_WRITING = timedelta(minutes=2)
NOT_BEGUN, BEGUN, FINISHED, TO_BE_MENDED = "no-iniciada", "en-curso", "completada", "por-resolver"
STATUS_LABELS = {
    NOT_BEGUN: gettext_lazy("No iniciada"),
    BEGUN: gettext_lazy("En curso"),
    FINISHED: gettext_lazy("Completada"),
    TO_BE_MENDED: gettext_lazy("Por resolver"),
}


def tasks(ficha: Ficha, faults: list[Missing]) -> list[dict]:
    """The sections with how far each is: finished only if its people say so, and none of these `faults` is in it.

    One that nobody wrote in has begun when it says something all the same, as in a revision.
    """
    text = country_text(ficha)
    progress = {entry.section: entry for entry in text.progress.select_related("written_by")}
    answers = read_answers(text) | private(text)
    offered = () if ficha.base else CONTACT_FIELDS  # the last contact of its people, to be looked at
    blank = blank_answers() | dict.fromkeys(PRIVATE, "")
    asked = ficha.comments.unanswered().values_list("field", flat=True) if ficha.state in OPEN else []
    open_comments = Counter(SECTION_OF[name] for name in asked if name in SECTION_OF)
    return [
        task(
            ficha,
            section,
            join_progress(section, progress),
            [fault for fault in faults if fault.section == section.code],
            has_answers=any(answers[name] != blank[name] for name in section.names if name not in offered),
        )
        | {"comments": open_comments[section.code]}
        for section in FORM_SECTIONS
    ]


def join_progress(section: FormSection, progress: dict[str, SectionProgress]) -> SectionProgress | None:
    """A section's progress. Its files have their own: the later of the two says who wrote last, the section's how far it is."""
    texts, files = progress.get(section.code), progress.get(FILES) if "files" in section.names else None
    if texts and files and files.written_at > texts.written_at:
        files.finished = texts.finished
        return files
    return texts or files


def task(ficha: Ficha, section: FormSection, progress, faults: list[Missing], *, has_answers: bool) -> dict:
    status = status_of(ficha, progress, faults, has_answers=has_answers)
    return {
        "code": section.code,
        "title": section.title,
        "url": section_url(ficha, section.code),
        "status": status,
        "status_label": STATUS_LABELS[status],
        "to_mend": len(faults) if status != NOT_BEGUN else 0,
        "mend_url": f"{section_url(ficha, section.code)}#{faults[0].anchor}" if faults else "",
        "written_by": progress.written_by.get_short_name() if progress else "",
        "written_at": progress.written_at if progress else None,
    }


def status_of(ficha: Ficha, progress, faults: list[Missing], *, has_answers: bool) -> str:
    """What a revision takes over was finished by those who signed it."""
    is_finished = progress.finished if progress else bool(ficha.base) and has_answers
    if is_finished:
        return TO_BE_MENDED if faults else FINISHED
    return BEGUN if progress or has_answers else NOT_BEGUN


def progress_of(ficha: Ficha, section: FormSection) -> SectionProgress | None:
    return country_text(ficha).progress.filter(section=section.code).select_related("written_by").first()


def author_and_time(progress: SectionProgress) -> dict[str, str]:
    """Who wrote last in a section, and at what time of the day."""
    at = date_format(timezone.localtime(progress.written_at), "TIME_FORMAT")
    return {"name": progress.written_by.get_short_name(), "time": at}


def saved_line(progress: SectionProgress | None, *, with_name: bool = False) -> str:
    """«Guardado a las 14:32 por María»: the day too, unless it is today's."""
    if progress is None:
        return ""
    at = timezone.localtime(progress.written_at)
    parts = author_and_time(progress) | {"day": date_format(at, "MONTH_DAY_FORMAT")}
    line = (
        _("Guardado a las %(time)s")
        if at.date() == timezone.localdate()
        else _("Guardado el %(day)s a las %(time)s")
    )
    by = _("por %(name)s")
    return (f"{line} {by}" if with_name else line) % parts


def busy_name(progress: SectionProgress, user) -> str:
    """Whoever else wrote in the section a moment ago and may still be at it."""
    if progress.written_by == user or timezone.now() - progress.written_at > STILL_WRITING:
        return ""
    return progress.written_by.get_short_name()
