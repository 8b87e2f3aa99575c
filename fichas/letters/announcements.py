"""Notices and letters about a step or an act, for everyone concerned but whoever did it.

The words typed at a step are in no letter: whoever may read them finds them in the ficha.
"""

from types import SimpleNamespace

from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from django.utils.functional import Promise, lazy, lazystr
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from people.letters.gathering import News, is_gathering, tell_by_letter, was_sent_enough
from people.letters.notifications import enqueue_letter, language_of
from people.letters.recipients import wants, wants_a_digest
from people.models import Notice, User
from practices.languages import active, path_in
from practices.models import Practice

from ..models import Ficha, PracticeAct, Transition
from ..signed_text import SignedText
from ..states import PUBLISHING, Action
from .announcement import Announcement
from .wording import ACTS, ANNOUNCEMENTS, NOT_ON_ITS_DAY, SENT_AGAIN
from .wording_of_errata import OF_ERRATA
from .wording_of_incorporation import NOT_INCORPORATED
from .wording_to_states import OF_ANOTHER_STATE, PUBLIC_PAGE

MAX_TITLE_LENGTH = 90  # letters of a title that a letter names
day_in_words = lazy(date_format, str)
in_quotes = lazy(lambda title, code: gettext("«%(title)s» (%(code)s)") % {"title": title, "code": code}, str)
address_of = lazy(lambda path: settings.SITE_URL + path_in(active(), path), str)


def announcements_of(step: Transition) -> tuple[Announcement, ...]:
    if step.action == Action.SUBMIT and step.ficha.round > 1:
        return SENT_AGAIN
    if step.action == Action.UNSCHEDULE and step.on_its_day:
        return NOT_ON_ITS_DAY
    if step.action == Action.CANCEL_INCORPORATION and step.on_its_day:
        return NOT_INCORPORATED
    if step.ficha.is_of_errata and step.action in OF_ERRATA:
        return OF_ERRATA[step.action]
    day = step.ficha.publish_on
    if step.action == Action.SCHEDULE and day and day <= timezone.localdate():
        return ()  # in some minutes those of its publication follow
    return ANNOUNCEMENTS.get(step.action, ())


def facts_of(ficha: Ficha) -> dict:
    """The values that the texts of an announcement name, each in the language that is active when it is read."""
    practice = ficha.practice
    page = reverse("practices:practice", args=[practice.code]) if practice else ""
    return {
        "ficha": name_of(ficha),
        "country": lazystr(ficha.country),
        "time": time_of(ficha.round),
        "day": day_in_words(ficha.publish_on) if ficha.publish_on else "",
        "address": page and address_of(page),
        "source": ficha.incorporated_from,
    }


def name_of(ficha: Ficha) -> str | Promise:
    """Its title and its reference; the title of a ficha that was never sent, nor incorporated, is for its country alone."""
    is_told = ficha.round or ficha.incorporated_from
    title = SignedText.of(ficha).title.strip() if is_told else ""
    return name_with_code(title, ficha.reference)


def name_with_code(title: str, code: str) -> str | Promise:
    """Between the quotation marks of whoever reads it."""
    return in_quotes(Truncator(title).chars(MAX_TITLE_LENGTH), code) if title else code


def time_of(number: int):
    """Which sending it is, in the language of whoever reads it."""
    words = {2: _("por segunda vez"), 3: _("por tercera vez"), 4: _("por cuarta vez")}
    return words.get(number, _("otra vez"))


def announce(step: Transition) -> None:
    """Writes the notices and letters of a step, in the caller's transaction."""
    for number, announcement in enumerate(announcements_of(step)):
        if step.action == Action.RETIRE and not step.ficha.round:
            return  # the desk never saw it
        announce_to(step, announcement, f"{step.action}:{step.pk}:{number}")
    if step.action == Action.SUBMIT:
        post_receipt(step)


def announce_to(step: Transition, announcement: Announcement, key: str) -> None:
    """A notice to another State does not name the ficha, whose history its country reads. On one day many fichas may be
    published: their letters wait for each other."""
    waits = step.on_its_day and step.action in PUBLISHING
    facts, path = facts_of(step.ficha), reverse(announcement.view, args=[step.ficha.reference])
    ficha = None if announcement.view == OF_ANOTHER_STATE else step.ficha
    for person in announcement.to(step):
        if person != step.by or step.on_its_day:
            tell(person, announcement, facts, path, key, ficha, waits=waits)


def announce_about(ficha: Ficha, announcement: Announcement, key: str, **facts: str | Promise) -> None:
    """Writes the notices and letters about something in a ficha that nobody did, in the caller's transaction."""
    facts, path = facts_of(ficha) | facts, reverse(announcement.view, args=[ficha.reference])
    for person in announcement.to(SimpleNamespace(ficha=ficha)):
        tell(person, announcement, facts, path, key, ficha)


def announce_act(act: PracticeAct) -> None:
    """Writes to the country, and to the States that its practice names, what the desk did to the practice, in the caller's
    transaction. The notices to the country stay in the history of its ficha."""
    published = Ficha.objects.filter(practice=act.practice, version__isnull=False).order_by("-pk").first()
    facts = {"practice": name_of_practice(act.practice), "country": lazystr(act.practice.country)}
    for number, announcement in enumerate(ACTS[act.kind]):
        ficha = None if announcement.view == PUBLIC_PAGE else published
        path = reverse(announcement.view, args=[ficha.reference]) if ficha else public_page(act)
        for person in announcement.to(act):
            tell(person, announcement, facts, path, f"{act.kind}:{act.pk}:{number}", ficha)


def name_of_practice(practice: Practice) -> str | Promise:
    last = practice.versions.standing().first()
    return name_with_code(last.title if last else "", practice.code)


def public_page(act: PracticeAct) -> str:
    return reverse(PUBLIC_PAGE, args=[act.practice.code])


def tell(
    person: User,
    announcement: Announcement,
    facts: dict,
    path: str,
    key: str,
    ficha,
    *,
    waits: bool = False,
    by_letter: bool = True,
) -> None:
    """Writes a notice, and a letter or what will be one: those that wait, or are too many, are gathered into one. None
    where another letter says it (not `by_letter`)."""
    language = language_of(person)
    with translation.override(language):
        subject, text, button = (
            str(words) % facts for words in (announcement.subject, announcement.text, announcement.button)
        )
    wants_it = by_letter and wants(person, announcement.must_act) and not wants_a_digest(person)
    is_gathered = wants_it and not is_gathering() and (waits or was_sent_enough(person))
    awaits = is_gathered or wants_a_digest(person)
    reference = ficha.reference if ficha else ""
    path = path_in(language, path)
    notice = {"about": reference, "text": subject, "path": path, "awaits_digest": awaits}
    Notice.objects.get_or_create(person=person, key=key, defaults=notice)
    if wants_it and not is_gathered:
        context = {"subject_line": subject, "what": text, "label": button, "path": path}
        tell_by_letter(person, News(key, context, announcement.gathers))


def post_receipt(step: Transition) -> None:
    """Writes to whoever sent it, unless they want no letters, which ficha has arrived."""
    if wants(step.by, must_act=True):
        ficha = step.ficha
        context = {
            "reference": ficha.reference,
            "ficha": name_of(ficha),
            "is_again": ficha.round > 1,
            "path": reverse("fichas:submitted", args=[ficha.reference]),
        }
        key = f"submitted:{ficha.reference}:{ficha.round}"
        enqueue_letter("submitted", step.by.email, context, key, person=step.by)
