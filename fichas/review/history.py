"""Everything that happened to a ficha, in order: steps, texts kept, comments, letters, acts on what was published.

It is read, never written: each line comes from the row that the act itself left.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from people.models import Letter, Notice

from ..audience import READ_BY_THE_COUNTRY
from ..models import Ficha, FichaText, PracticeAct, Reminder, TakeOver
from .words import WITH, who_of


@dataclass(frozen=True)
class Event:
    at: datetime
    who: str
    what: str
    words: str = ""
    whence: str | None = None  # for the desk's export alone, and not for ever
    language: str = ""  # of the words: that of whoever wrote them; empty where nobody did


def history(ficha: Ficha, *, for_desk: bool) -> list[Event]:
    """The newest first. The country does not see what the desk says to itself, nor the letters."""
    events = [
        *beginning(ficha),
        *taken_over(ficha),
        *steps(ficha, for_desk),
        *signatures(ficha),
        *incorporated(ficha),
        *comments(ficha, for_desk),
        *acts(ficha),
        *reminders(ficha),
    ]
    if for_desk:
        events += [*extracts(ficha), *letters(ficha)]
    return sorted(events, key=lambda event: event.at, reverse=True)


def beginning(ficha: Ficha) -> Iterator[Event]:
    what = _("Iniciada")
    if ficha.on_behalf:
        what = _("Iniciada por la Secretaría Técnica en nombre de %s") % ficha.country.name
    yield Event(ficha.started_at, ficha.started_by.get_short_name(), what)


def taken_over(ficha: Ficha) -> Iterator[Event]:
    what = _("Se hizo cargo de la ficha, que empezó %s") % ficha.started_by.get_short_name()
    for one in TakeOver.objects.filter(ficha=ficha).select_related("by"):
        yield Event(one.at, one.by.get_short_name(), what, whence=one.from_address)


def steps(ficha: Ficha, for_desk: bool) -> Iterator[Event]:
    """Who has it in hand, and how it is filed, is the desk's own affair."""
    for step in ficha.transitions.select_related(*WITH):
        if for_desk or step.action in READ_BY_THE_COUNTRY:
            what = step.get_action_display()
            yield Event(step.at, who_of(step), what, step.comment, step.from_address, step.by.language)


def signatures(ficha: Ficha) -> Iterator[Event]:
    for snapshot in ficha.snapshots.signed():
        who = f"{snapshot.signed_by}, {snapshot.signed_post}" if snapshot.signed_post else snapshot.signed_by
        what = _("Texto firmado, huella %s") % snapshot.content_hash[:12]
        yield Event(snapshot.taken_at, who, what, whence=snapshot.from_address)


def incorporated(ficha: Ficha) -> Iterator[Event]:
    """What was published without a signature, as it was kept then."""
    for snapshot in ficha.snapshots.unsigned_of_country().select_related("taken_by"):
        what = _("Texto incorporado sin firma, huella %s") % snapshot.content_hash[:12]
        yield Event(snapshot.taken_at, snapshot.taken_by.get_short_name(), what, whence=snapshot.from_address)


def extracts(ficha: Ficha) -> Iterator[Event]:
    snapshots = ficha.snapshots.filter(role=FichaText.Role.EXTRACT, signed_by="")
    for snapshot in snapshots.select_related("taken_by"):
        what = _("Extracto guardado, huella %s") % snapshot.content_hash[:12]
        yield Event(snapshot.taken_at, snapshot.taken_by.get_short_name(), what, whence=snapshot.from_address)


def comments(ficha: Ficha, for_desk: bool) -> Iterator[Event]:
    remarks = ficha.comments.select_related("by", "resolved_by")
    for remark in remarks if for_desk else remarks.for_the_country():
        what = _("Comentario interno") if remark.is_internal else _("Observación")
        what = _("Respuesta") if remark.reply_to_id else what
        if not remark.is_internal and remark.sent_at is None:
            what = _("%s, por enviar al país") % what
        at, who, language = remark.sent_at or remark.at, remark.by.get_short_name(), remark.by.language
        yield Event(at, who, what, remark.text, remark.from_address, language)
        if remark.resolved_at and remark.resolved_by:
            who = remark.resolved_by.get_short_name()
            yield Event(remark.resolved_at, who, _("Observación resuelta"), remark.text, language=language)


def letters(ficha: Ficha) -> Iterator[Event]:
    """One for each notice that went by letter; a digest tells of several, here with the words of this one."""
    notices = Notice.objects.filter(about=ficha.reference).select_related("person", "digest")
    alone = Letter.objects.filter(key__in=[f"{notice.key}:{notice.person_id}" for notice in notices])
    by_key = {letter.key: letter for letter in alone}
    for notice in notices:
        letter = notice.digest or by_key.get(f"{notice.key}:{notice.person_id}")
        if letter:
            at = letter.sent_at or letter.abandoned_at or letter.created_at
            who = notice.person.get_short_name()
            yield Event(at, who, became_of(letter), notice.text, language=notice.language)


def became_of(letter: Letter) -> str:
    if letter.abandoned_at:
        return _("Carta que no pudo entregarse")
    return _("Carta entregada al servidor de correo") if letter.sent_at else _("Carta por entregar")


def acts(ficha: Ficha) -> Iterator[Event]:
    if ficha.version_id:
        for act in PracticeAct.objects.filter(practice=ficha.practice_id).select_related("by", "state"):
            yield Event(
                act.at, act.by.get_short_name(), act.what, act.note, act.from_address, act.by.language
            )


def reminders(ficha: Ficha) -> Iterator[Event]:
    """One for all whom the same words reached on a day; without words when the worker did it, of what was overdue."""
    told: dict[tuple, list[Reminder]] = {}
    for one in Reminder.objects.filter(fichas=ficha).select_related("person", "by"):
        told.setdefault((one.day, one.by, one.words), []).append(one)
    for (_day, by, words), ones in told.items():
        who = by.get_short_name() if by else _("Secretaría Técnica, por vencer el plazo")
        names = ", ".join(one.person.get_short_name() for one in ones)
        yield Event(
            ones[0].at,
            who,
            _("Recordatorio a %s") % names,
            words,
            ones[0].from_address,
            by.language if by else "",
        )
