"""The public extract: the Secretariat's text, beside the country's own, which nobody at the desk writes in.

It begins as a copy of what the country sent. Every save is kept, with who made it. What is published of it, the
country signs first.
"""

from django.db import transaction

from practices.answers import read_answers, read_canonical, write_columns, write_rows

from ..form.drafts import NotEditable, Saved, country_text, save_section
from ..form.sections import FORM_SECTIONS
from ..models import Ficha, FichaText
from ..signing import take_snapshot
from ..states import State

ROLE = FichaText.Role.EXTRACT


def extract_of(ficha: Ficha) -> FichaText | None:
    return ficha.texts.filter(role=ROLE).first()


def is_out_of_date(extract: FichaText) -> bool:
    """Made from a text that its country has sent anew since."""
    return extract.made_in_round < extract.ficha.round


@transaction.atomic
def save_extract(ficha: Ficha, section: str, values: dict, *, revision: int, by) -> Saved:
    """Saves a section of the extract, which the first save begins. Raises NotEditable and Conflict."""
    ficha = lock_ficha(ficha)
    text = extract_of(ficha) or begin(ficha)
    saved = save_section(text, section, values, revision, by)
    if saved.changed:
        take_snapshot(ficha, text, by)
    elif text.revision == 1:
        text.delete()  # nothing was changed: there is no extract yet
    return saved


class FilesChanged(Exception):
    """Somebody else has changed the files of the extract since they were read."""


@transaction.atomic
def save_files(ficha: Ficha, files: list[dict], *, instead_of: list[dict], by) -> bool:
    """Gives the extract these files of its country's, titled and ordered anew; whether that changed anything.

    `instead_of` are those that were read. Raises NotEditable and FilesChanged.
    """
    ficha = lock_ficha(ficha)
    text = extract_of(ficha)
    before = read_answers(text or country_text(ficha))
    if before["files"] == files:
        return False
    if before["files"] != instead_of:
        raise FilesChanged
    text = text or begin(ficha)
    write_rows(text, before | {"files": files}, before)
    text.revision += 1
    text.save()
    take_snapshot(ficha, text, by)
    return True


@transaction.atomic
def discard_extract(ficha: Ficha) -> None:
    """Back to the country's own text; what was written of the extract stays in the history. Raises NotEditable."""
    extract = extract_of(lock_ficha(ficha))
    if extract:
        extract.delete()


@transaction.atomic
def bring_up_to_date(ficha: Ficha) -> None:
    """The desk has looked at what the country sent anew, and the extract stands as it is. Raises NotEditable."""
    ficha = lock_ficha(ficha)
    ficha.texts.filter(role=ROLE).update(made_in_round=ficha.round)


@transaction.atomic
def follow_country(ficha: Ficha, by) -> int:
    """Answers that the desk had left as its country wrote them take the words that the country has sent since; the others
    stay. Returns how many changed. Raises NotEditable."""
    ficha = lock_ficha(ficha)
    text = extract_of(ficha)
    if text is None:
        raise NotEditable
    before = read_answers(text)
    taken = left_to_its_country(ficha, text, before)
    for section in FORM_SECTIONS:
        if values := {name: taken[name] for name in section.names if name in taken}:
            save_section(text, section.code, values, text.revision, by)
    if "files" in taken:
        write_rows(text, before | {"files": taken["files"]}, before)
    text.made_in_round = ficha.round
    text.save(update_fields=["made_in_round"])
    if taken:
        take_snapshot(ficha, text, by)
    return len(taken)


def left_to_its_country(ficha: Ficha, text: FichaText, answers: dict) -> dict:
    """What its country says now in answers that the extract has as the country wrote them when it was made."""
    signed = ficha.snapshots.signed().filter(role=FichaText.Role.COUNTRY).order_by("number")
    then, now = read_canonical(signed[text.made_in_round - 1].text), read_answers(country_text(ficha))
    return {name: now[name] for name in now if answers[name] == then[name] != now[name]}


def lock_ficha(ficha: Ficha) -> Ficha:
    ficha = Ficha.objects.select_for_update().get(pk=ficha.pk)
    if ficha.state != State.SUBMITTED or ficha.is_of_errata:
        raise NotEditable
    return ficha


def begin(ficha: Ficha) -> FichaText:
    """A copy without the personal half of the contact, which nothing that is edited for the public holds."""
    answers = read_answers(country_text(ficha))
    text = FichaText(ficha=ficha, role=ROLE, made_in_round=ficha.round)
    write_columns(text, answers)
    text.save()
    write_rows(text, answers)
    return text
