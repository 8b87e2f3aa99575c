"""Writing a ficha: start it, save a section of it, throw a draft away.

Saving is lenient and never loses a word: a save carries the revision it started from, and is refused when someone
else has written in the same section since. Writing in different sections at once is no conflict.
"""

from dataclasses import dataclass, field

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from people.letters.notifications import enqueue_letter
from people.letters.recipients import of_country, wants
from people.models import Notice
from people.roles import speaks_for
from practices import bounds
from practices.answers import CHOICES, read_answers, write_columns, write_rows

from ..letters.announcements import name_with_code
from ..models import Ficha, FichaText, SectionProgress
from ..states import EDITABLE, Action, State
from .sections import BY_CODE, PRIVATE

OF_INCORPORATION = (Action.INCORPORATE_SOON, Action.INCORPORATE)


class NotEditable(Exception):
    """The text is not the country's to change any more: it was sent, or retired."""


class Blank(Exception):
    """Nothing was written that could be signed."""


class Conflict(Exception):
    """Someone else has written in this section since it was read; `answers` says what stands there now."""

    def __init__(self, progress: SectionProgress, answers: dict):
        self.progress, self.answers = progress, answers


@dataclass
class Saved:
    """How a text stands after a save. `refused` says by field what was left out, since the ficha would be too large."""

    revision: int
    changed: bool
    refused: dict[str, str] = field(default_factory=dict)


def country_text(ficha: Ficha) -> FichaText:
    return ficha.texts.get(role=FichaText.Role.COUNTRY)


@transaction.atomic
def save_answers(
    ficha: Ficha, section: str, values: dict, *, revision: int, by, finished: bool | None = None
) -> Saved:
    """Saves the country's answers of one section as they are; what is the same moves nothing.

    `revision` is the text's when the section was read. Raises NotEditable and Conflict.
    """
    ficha = Ficha.objects.select_for_update().get(pk=ficha.pk)
    if ficha.state not in EDITABLE:
        raise NotEditable
    return save_section(country_text(ficha), section, values, revision, by, finished)


def save_section(
    text: FichaText, section: str, values: dict, revision: int, by, finished: bool | None = None
) -> Saved:
    """Saves a section of a text whose ficha is locked by the caller."""
    progress = text.progress.filter(section=section).first()
    before = read_answers(text) | private(text)
    after, refused = within_bounds(before, only_of(section, values))
    if after != before:
        if progress and progress.revision > revision:
            raise Conflict(progress, before)
        rewrite(text, before, after)
        text.revision += 1
        text.save()
    elif finished is None or (progress and progress.finished == finished):
        return Saved(text.revision, changed=False, refused=refused)
    note_progress(text, section, progress, by, finished)
    return Saved(text.revision, changed=after != before, refused=refused)


def within_bounds(before: dict, values: dict) -> tuple[dict, dict[str, str]]:
    """The ficha with these values, but for the largest ones when it would be too large; and why those are left out.

    What makes a ficha smaller is always taken, so that one too large can be mended.
    """
    values, refused = dict(values), {}
    while too_much := bounds.excess(before | values):
        name = max(values, key=lambda name: bounds.growth(before[name], values[name]), default=None)
        if name is None or bounds.growth(before[name], values[name]) <= 0:
            break
        refused[name] = too_much
        del values[name]
    return before | values, refused


def only_of(section: str, values: dict) -> dict:
    """The values of this section. What belongs elsewhere is not of this form and changes nothing; nor do files, which
    `attachments` alone adds and removes."""
    names = set(BY_CODE[section].names) - {"files"}
    values = {name: value for name, value in values.items() if name in names}
    return values | {name: sorted(set(values[name])) for name in values.keys() & CHOICES.keys()}


def private(text: FichaText) -> dict:
    return {name: getattr(text, name) for name in PRIVATE}


def rewrite(text: FichaText, before: dict, after: dict) -> None:
    """Writes what differs; the caller saves the columns."""
    for name in PRIVATE:
        setattr(text, name, after[name])
    write_columns(text, after)
    write_rows(text, after, before)


def note_progress(
    text: FichaText, section: str, progress: SectionProgress | None, by, finished: bool | None
) -> None:
    progress = progress or SectionProgress(text=text, section=section)
    progress.revision, progress.written_by, progress.written_at = text.revision, by, timezone.now()
    progress.finished = progress.finished if finished is None else finished
    progress.save()
    changes: dict = {"touched_at": progress.written_at}
    if text.ficha.table_import_id and speaks_for(by, text.ficha.country):
        changes["is_taken_up"] = True
    Ficha.objects.filter(pk=text.ficha_id).update(**changes)


@transaction.atomic
def tell_country(ficha: Ficha) -> int:
    """Asks the country to read and sign what was written on its behalf; once for each state of the text.

    Returns how many people are written to. Raises NotEditable when there is nothing to be signed any more, Blank when there
    is nothing yet.
    """
    ficha = Ficha.objects.select_for_update().select_related("country").get(pk=ficha.pk)
    if ficha.state not in EDITABLE or not ficha.on_behalf:
        raise NotEditable
    text = country_text(ficha)
    if not text.title.strip():
        raise Blank
    context = {
        "reference": ficha.reference,
        "ficha": name_with_code(text.title.strip(), ficha.reference),
        "path": reverse("fichas:check", args=[ficha.reference]),
    }
    event = f"ready:{ficha.reference}:{text.revision}"
    people = [person for person in of_country(ficha.country) if wants(person, must_act=True)]
    for person in people:
        enqueue_letter("ready_to_sign", person.email, context, f"{event}:{person.pk}", person=person)
    return len(people)


@transaction.atomic
def delete_draft(ficha: Ficha) -> None:
    """Throws away a draft that was never sent. Raises NotEditable for anything else: it has a history and is retired."""
    ficha = Ficha.objects.select_for_update().get(pk=ficha.pk)
    if why := why_not_deleted(ficha):
        raise NotEditable(why)
    Notice.objects.filter(about=ficha.reference).delete()
    ficha.delete()


def why_not_deleted(ficha: Ficha) -> str:
    """In words; nothing where it can be. What was signed and what was written to and fro is kept for good."""
    if ficha.state != State.DRAFT or ficha.snapshots.exists():
        return _("Esta ficha ya se envió: puede retirarla, pero no borrarla.")
    if ficha.transitions.filter(action__in=OF_INCORPORATION).exists():
        return _(
            "La Secretaría Técnica la eligió para incorporarla, y eso se conserva: puede retirarla, pero no borrarla."
        )
    if ficha.transitions.exists():
        return _(
            "Hay mensajes con la Secretaría Técnica sobre esta ficha, y se conservan: puede retirarla, pero no borrarla."
        )
    return ""
