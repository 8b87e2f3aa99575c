"""One reminder a day for each person, whoever reminds: the desk from its board, or the worker of what is overdue."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.letters.notifications import enqueue_letter, language_of
from people.letters.recipients import wants_letters
from people.models import Notice, User

from ..models import Ficha, Reminder
from ..signed_text import titles_as_signed
from ..states import State
from .announcements import name_with_code

# Where what waits for the State is seen and done.
PAGES = {State.CHANGES_REQUESTED: "fichas:task_list", State.AWAITING_CONSENT: "fichas:agreement"}


def take_the_day(
    person: User, fichas: Iterable[Ficha], by: User | None = None, words: str = ""
) -> Reminder | None:
    """Notes that the person is reminded today; none if they already were. Of two who do so at once one gets it: the
    other waits for the first one's transaction."""
    given = {"country": person.country, "by": by, "words": words}
    reminder, is_new = Reminder.objects.get_or_create(person=person, day=timezone.localdate(), defaults=given)
    if not is_new:
        return None
    reminder.fichas.set(fichas)
    return reminder


def write_of_the_desk(reminder: Reminder, by: User, fichas: list[Ficha], drafts: int) -> None:
    """The notice and the letter of a reminder, in the caller's transaction: the desk's words, and below them what waits."""
    person = reminder.person
    with translation.override(language_of(person)):
        path = reverse("fichas:ficha_list")
        subject = _("Recordatorio sobre las fichas de %s") % reminder.country.name
        what = _("%s, de la Secretaría Técnica, le escribe:") % by.get_short_name()
        context = {"words": reminder.words, "language": by.language, "drafts": drafts_in_words(drafts)}
    key = f"reminder:{reminder.day.isoformat()}"
    Notice.objects.get_or_create(person=person, key=key, defaults={"text": subject, "path": path})
    if wants_letters(person):
        write_letter(person, fichas, f"{key}:{person.pk}", subject, what, **context)


def write_letter(person: User, fichas: list[Ficha], key: str, subject: str, what: str, **more: str) -> None:
    """Names each of these fichas with its step and where it leads; `more` may be words, in a language, and drafts."""
    with translation.override(language_of(person)):
        context = {
            "subject_line": subject,
            "what": what,
            "fichas": lines_of(fichas),
            "label": _("Ver las fichas"),
            "path": reverse("fichas:ficha_list"),
            "words": "",
            "drafts": "",
        } | more
    enqueue_letter("reminder", person.email, context, key, person=person)


def lines_of(fichas: list[Ficha]) -> list[dict]:
    """All of them were sent once: their titles are no secret of their country's."""
    titles = titles_as_signed(fichas)
    return [
        {
            "name": name_with_code(titles[ficha.pk].strip(), ficha.reference),
            "step": ficha.get_state_display(),
            "path": reverse(PAGES[State(ficha.state)], args=[ficha.reference]),
        }
        for ficha in fichas
    ]


def drafts_in_words(count: int) -> str:
    """Of drafts there is a number: neither this letter nor whoever reads it at the desk names one."""
    if not count:
        return ""
    words = ngettext(
        "Su país tiene además %(n)d borrador sin enviar.",
        "Su país tiene además %(n)d borradores sin enviar.",
        count,
    )
    return words % {"n": count}
