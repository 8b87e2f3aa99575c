"""What the author's pages show of a ficha: its heading, its tasks, its answers to be checked."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.answers import answers
from practices.lists import Lists
from practices.models import Country, Practice, PracticeVersion
from practices.reading import Reading

from ..files import antivirus
from ..files.attachments import SECTION as FILES
from ..files.attachments import stored
from ..models import Answers, Ficha, SectionProgress, StoredFile
from ..states import EDITABLE, OPEN, State
from .completeness import SECTION_OF, Missing
from .drafts import country_text, private
from .fields import LABELS, QUESTIONS
from .sections import FORM_SECTIONS, PRIVATE, FormSection

CONTACT = "contacto"
STILL_WRITING = timedelta(minutes=2)
WAITING_FIRST = dict.fromkeys([State.CHANGES_REQUESTED, State.AWAITING_CONSENT, State.DRAFT, *State])


UNTITLED = gettext_lazy("Sin título")
STATUS_LABELS = {
    "no-iniciada": gettext_lazy("No iniciada"),
    "en-curso": gettext_lazy("En curso"),
    "completada": gettext_lazy("Completada"),
}


def heading(ficha: Ficha) -> dict:
    """What every page of a ficha says of it."""
    return {
        "reference": ficha.reference,
        "title": country_text(ficha).title or UNTITLED,
        "country": ficha.country.name,
        "state": ficha.get_state_display(),
        "state_code": ficha.state,
        "publish_on": ficha.publish_on if ficha.state != State.PUBLISHED else None,
        "editable": ficha.state in EDITABLE,
        "on_behalf": ficha.on_behalf,
        "started_by": ficha.started_by.get_short_name(),
        "practice_code": ficha.practice.code if ficha.practice else "",
        "base": base(ficha),
        "url": reverse("fichas:task_list", args=[ficha.reference]),
    }


def base(ficha: Ficha) -> dict | None:
    """The published version that a revision began from; none for a first ficha."""
    if ficha.base is None:
        return None
    code, version = ficha.practice.code, ficha.base.version
    return {
        "code": code,
        "version": str(version),
        "published_on": ficha.base.published_on,
        "public_url": reverse("practices:practice_version", args=[code, version]),
    }


def fichas_by_state(fichas: QuerySet[Ficha]) -> list[dict]:
    """These fichas under the names of their states, what waits for their country first."""
    texts = Answers.objects.filter(ficha__in=fichas, role=Answers.Role.COUNTRY)
    texts = texts.select_related("ficha__country")
    texts = texts.prefetch_related("progress__written_by").order_by("-ficha__touched_at", "-ficha__pk")
    groups: dict[str, list] = {}
    for text in texts:
        groups.setdefault(text.ficha.state, []).append(listed(text))
    return [{"label": state.label, "fichas": groups[state]} for state in WAITING_FIRST if state in groups]


def listed(text: Answers) -> dict:
    last = max(text.progress.all(), key=lambda one: one.written_at, default=None)
    return {
        "reference": text.ficha.reference,
        "title": text.title or UNTITLED,
        "country": text.ficha.country.name,
        "on_behalf": text.ficha.on_behalf,
        "url": reverse("fichas:task_list", args=[text.ficha.reference]),
        "state_code": text.ficha.state,
        "touched_at": text.ficha.touched_at,
        "touched_by": last.written_by.get_short_name() if last else "",
    }


@dataclass
class StartingPoint:
    """Something a new ficha may start from."""

    code: str
    title: str
    base: PracticeVersion | None = None
    like: Ficha | None = None


def starting_points(country: Country, fichas: QuerySet[Ficha]) -> dict[str, StartingPoint]:
    """By the value that the form posts: nothing, the country's published practices, those of these fichas that are its."""
    points = {"blanco": StartingPoint("", "")}
    practices = (
        Practice.objects.public().filter(country=country).select_related("current").order_by("sort_key")
    )
    for practice in practices:
        points[f"practica:{practice.code}"] = StartingPoint(
            practice.code, practice.current.title, base=practice.current
        )
    texts = Answers.objects.filter(ficha__in=fichas.filter(country=country), role=Answers.Role.COUNTRY)
    texts = texts.exclude(title="")
    for text in texts.select_related("ficha").order_by("-ficha__touched_at"):
        reference = text.ficha.reference
        points[f"ficha:{reference}"] = StartingPoint(reference, text.title, like=text.ficha)
    return points


def tasks(ficha: Ficha) -> list[dict]:
    """The sections with how far each is: finished only if its people say so."""
    progress = {one.section: one for one in country_text(ficha).progress.select_related("written_by")}
    asked = ficha.comments.unanswered().values_list("field", flat=True) if ficha.state in OPEN else []
    open_comments = Counter(SECTION_OF[name] for name in asked if name in SECTION_OF)
    return [
        task(ficha, section, whole(section, progress)) | {"comments": open_comments[section.code]}
        for section in FORM_SECTIONS
    ]


def whole(section: FormSection, progress: dict[str, SectionProgress]) -> SectionProgress | None:
    """A section's progress. Its files have their own: the later of the two says who wrote last, the section's how far it is."""
    texts, files = progress.get(section.code), progress.get(FILES) if "files" in section.fields else None
    if texts and files and files.written_at > texts.written_at:
        files.finished = texts.finished
        return files
    return texts or files


def attachment_rows(text: Answers) -> list[dict]:
    """The files of a ficha as its people see them."""
    rows = list(text.files.all())
    known = stored([row.sha256 for row in rows])
    return [
        {
            "pk": row.pk,
            "numeral": row.numeral,
            "title": row.title,
            "name": row.name,
            "size": row.size,
            "url": reverse("fichas:attachment", args=[text.ficha.reference, row.sha256, row.name]),
            "added_at": row.added_at,
            "verdict": shown_verdict(known.get(row.sha256)),
        }
        for row in rows
    ]


def shown_verdict(known: StoredFile | None) -> str:
    """What the antivirus says of a file; that it was not looked at says nothing where there is no antivirus."""
    if known is None or (known.verdict == StoredFile.Verdict.WAITING and not antivirus.is_on()):
        return ""
    return known.verdict


def task(ficha: Ficha, section: FormSection, progress) -> dict:
    status = "no-iniciada" if progress is None else "completada" if progress.finished else "en-curso"
    return {
        "code": section.code,
        "title": section.title,
        "url": section_url(ficha, section.code),
        "status": status,
        "status_label": STATUS_LABELS[status],
        "written_by": progress.written_by.get_short_name() if progress else "",
        "written_at": progress.written_at if progress else None,
    }


def progress_of(ficha: Ficha, section: FormSection) -> SectionProgress | None:
    return country_text(ficha).progress.filter(section=section.code).select_related("written_by").first()


def whose(progress: SectionProgress) -> dict[str, str]:
    """Who wrote last in a section, and at what time of the day."""
    at = date_format(timezone.localtime(progress.written_at), "TIME_FORMAT")
    return {"name": progress.written_by.get_short_name(), "time": at}


def saved_line(progress: SectionProgress | None, *, with_name: bool = False) -> str:
    """«Guardado a las 14:32 por María»: the day too, unless it is today's."""
    if progress is None:
        return ""
    at = timezone.localtime(progress.written_at)
    parts = whose(progress) | {"day": date_format(at, "j \\d\\e F")}
    line = (
        _("Guardado a las %(time)s")
        if at.date() == timezone.localdate()
        else _("Guardado el %(day)s a las %(time)s")
    )
    return (f"{line} {_('por %(name)s')}" if with_name else line) % parts


def busy_name(progress: SectionProgress, user) -> str:
    """Whoever else wrote in the section a moment ago and may still be at it."""
    if progress.written_by == user or timezone.now() - progress.written_at > STILL_WRITING:
        return ""
    return progress.written_by.get_short_name()


def section_url(ficha: Ficha, code: str) -> str:
    return reverse("fichas:section", args=[ficha.reference, code])


def change_url(ficha: Ficha, code: str, field: str) -> str:
    """Where an answer is changed; saving there leads back to the check."""
    return f"{section_url(ficha, code)}?desde=revisar#{field}"


def problems(ficha: Ficha, found: list[Missing]) -> list[dict]:
    return [
        {"numeral": one.numeral, "message": one.message, "url": change_url(ficha, one.section, one.anchor)}
        for one in found
    ]


def check_rows(ficha: Ficha, lists: Lists, said_about: dict[str, list]) -> list[dict]:
    """Every answer in the order of the form, with the way to change it and what the desk said about it."""
    text = country_text(ficha)
    reading, own = Reading(answers(text), lists), private(text)
    return [
        {
            "title": section.title,
            "url": section_url(ficha, section.code),
            "rows": [
                row(name, reading, own)
                | {
                    "field": name,
                    "threads": said_about.get(name, []),
                    "change_url": change_url(ficha, section.code, name),
                }
                for name in section.fields
                if is_asked(name)
            ],
        }
        for section in FORM_SECTIONS
    ]


def public_rows(said: dict, lists: Lists) -> list[dict]:
    """The answers that are published, but for the contact, as another State reads them."""
    reading = Reading(said, lists)
    return [
        {
            "title": section.title,
            "rows": [row(name, reading, {}) for name in section.fields if is_asked(name)],
        }
        for section in FORM_SECTIONS
        if section.code != CONTACT
    ]


def is_asked(name: str) -> bool:
    """Whether an answer has a row of its own: an «Otro» stands with its list, the end of the period with its start."""
    return not name.endswith("_other") and name not in ("end_year", "end_is_open")


def row(name: str, reading: Reading, own: dict) -> dict:
    question = QUESTIONS.get(name)
    label = (
        LABELS.get(name)
        if name in PRIVATE or question is None or name.startswith("contact")
        else question.label
    )
    lines = [own[name]] if own.get(name) else said_lines(name, reading)
    numeral = question.numeral if question else ""
    return {"numeral": numeral, "label": label, "change_label": label, "lines": lines, "blank": not lines}


def said_lines(name: str, reading: Reading) -> list[str]:
    if name in PRIVATE:
        return []
    if name == "language":
        return [str(dict(Answers._meta.get_field("language").choices)[reading.said["language"]])]
    if name.startswith("contact"):
        return [reading.said[name]] if reading.said[name] else []
    if name == "links":
        return [f"{link['numeral']} {link['label']} {link['url']}" for link in reading.said["links"]]
    if name == "files":
        return [f"{file['numeral']} {file['title']} ({file['name']})" for file in reading.said["files"]]
    answer = reading.answer(QUESTIONS[name])
    paragraphs = [line for block in answer.blocks for line in block.get("items", [block.get("text")])]
    figures = [f"{one['number']} {one['text']}".strip() for one in answer.figures]
    return [*paragraphs, *figures, *map(str, answer.lines)]
