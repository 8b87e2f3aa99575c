"""Everything that happened to a ficha, in order: steps, texts kept, comments, letters, acts on what was published.

It is read, never written: each line comes from the row that the act itself left.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from people.models import Letter, Notice

from ..audience import READ_BY_THE_COUNTRY
from ..models import Ficha, FichaText, PracticeAct
from .words import WITH, who_of


@dataclass(frozen=True)
class Event:
    at: datetime
    who: str
    what: str
    words: str = ""
    whence: str | None = None  # for the desk's export alone, and not for ever


def history(ficha: Ficha, *, for_desk: bool) -> list[Event]:
    """The newest first. The country does not see what the desk says to itself, nor the letters."""
    events = [
        *started(ficha),
        *steps(ficha, for_desk),
        *signatures(ficha),
        *comments(ficha, for_desk),
        *acts(ficha),
    ]
    if for_desk:
        events += [*extracts(ficha), *letters(ficha)]
    return sorted(events, key=lambda event: event.at, reverse=True)


def started(ficha: Ficha) -> Iterator[Event]:
    what = _("Iniciada")
    if ficha.on_behalf:
        what = _("Iniciada por la Secretaría Técnica en nombre de %s") % ficha.country.name
    yield Event(ficha.started_at, ficha.started_by.get_short_name(), what)


def steps(ficha: Ficha, for_desk: bool) -> Iterator[Event]:
    """Who has it in hand, and how it is filed, is the desk's own affair."""
    for step in ficha.transitions.select_related(*WITH):
        if for_desk or step.action in READ_BY_THE_COUNTRY:
            what = step.get_action_display()
            yield Event(step.at, who_of(step), what, step.comment, step.from_address)


def signatures(ficha: Ficha) -> Iterator[Event]:
    for one in ficha.snapshots.signed():
        who = f"{one.signed_by}, {one.signed_post}" if one.signed_post else one.signed_by
        what = _("Texto firmado, huella %s") % one.content_hash[:12]
        yield Event(one.taken_at, who, what, whence=one.from_address)


def extracts(ficha: Ficha) -> Iterator[Event]:
    for one in ficha.snapshots.filter(role=FichaText.Role.EXTRACT, signed_by="").select_related("taken_by"):
        what = _("Extracto guardado, huella %s") % one.content_hash[:12]
        yield Event(one.taken_at, one.taken_by.get_short_name(), what, whence=one.from_address)


def comments(ficha: Ficha, for_desk: bool) -> Iterator[Event]:
    found = ficha.comments.select_related("by", "resolved_by")
    for one in found if for_desk else found.for_the_country():
        what = _("Comentario interno") if one.is_internal else _("Observación")
        what = _("Respuesta") if one.reply_to_id else what
        if not one.is_internal and one.sent_at is None:
            what = _("%s, por enviar al país") % what
        yield Event(one.sent_at or one.at, one.by.get_short_name(), what, one.text, one.from_address)
        if one.resolved_at and one.resolved_by:
            who = one.resolved_by.get_short_name()
            yield Event(one.resolved_at, who, _("Observación resuelta"), one.text)


def letters(ficha: Ficha) -> Iterator[Event]:
    """One for each notice that went by letter; a digest tells of several, here with the words of this one."""
    notices = Notice.objects.filter(about=ficha.reference).select_related("person", "digest")
    alone = Letter.objects.filter(key__in=[f"{one.key}:{one.person_id}" for one in notices])
    by_key = {letter.key: letter for letter in alone}
    for notice in notices:
        letter = notice.digest or by_key.get(f"{notice.key}:{notice.person_id}")
        if letter:
            at = letter.sent_at or letter.abandoned_at or letter.created_at
            yield Event(at, notice.person.get_short_name(), became_of(letter), notice.text)


def became_of(letter: Letter) -> str:
    if letter.abandoned_at:
        return _("Carta que no pudo entregarse")
    return _("Carta entregada al servidor de correo") if letter.sent_at else _("Carta por entregar")


def acts(ficha: Ficha) -> Iterator[Event]:
    if ficha.version_id:
        for one in PracticeAct.objects.filter(practice=ficha.practice_id).select_related("by", "state"):
            yield Event(one.at, one.by.get_short_name(), one.what, one.note, one.from_address)
