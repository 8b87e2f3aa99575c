"""One letter instead of several to the same person: of what was done at once, and of what comes in quick succession.

What is done to many fichas at once is told in one letter for each person, written with the last of them. Otherwise the
first letters go out at once; whoever was sent LETTERS of them within GATHERED_FOR is told of the rest in one, which
`digests` writes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import timedelta

from django.db.models.functions import Now
from django.urls import reverse

from practices.languages import path_in

from ..models import Letter, Notice, User
from .notifications import enqueue_letter, language_of

LETTERS = 3  # to one person within GATHERED_FOR; the next ones are gathered
GATHERED_FOR = timedelta(minutes=10)


@dataclass(frozen=True)
class News:
    """What would be a letter of its own, by the key of its notice; `context` as its template takes it."""

    key: str
    context: dict
    gathers: bool = False

    @property
    def text(self) -> str:
        return self.context["subject_line"]


Letters = dict[User, list[News]]
gathered: ContextVar[Letters | None] = ContextVar("gathered", default=None)


@contextmanager
def letters_unwritten() -> Iterator[Letters]:
    """What people would be told within, one letter for each; nobody is."""
    letters: Letters = {}
    before = gathered.set(letters)
    try:
        yield letters
    finally:
        gathered.reset(before)


@contextmanager
def one_letter_each() -> Iterator[Letters]:
    """What people are told within goes out at its end, one letter for each; those letters are what it yields."""
    with letters_unwritten() as letters:
        yield letters
    for person, news in letters.items():
        write_letter(person, news)


def tell_by_letter(person: User, news: News) -> None:
    """Writes it in the caller's transaction, or keeps it for the one letter that is being gathered."""
    letters = gathered.get()
    if letters is None:
        write_letter(person, [news])
    else:
        letters.setdefault(person, []).append(news)


def write_letter(person: User, news: list[News]) -> None:
    first, *others = news
    key = f"{first.key}:{person.pk}"
    if not others:
        enqueue_letter("step", person.email, first.context, key, person=person, gathers=first.gathers)
        return
    language = language_of(person)
    items = [{"text": item.text, "path": path_in(language, item.context["path"])} for item in news]
    context = {"news": items, "path": reverse("people:notices")}
    enqueue_letter("digest", person.email, context, f"together:{key}", person=person)
    letter = Letter.objects.get(key=f"together:{key}")
    Notice.objects.filter(person=person, key__in=[item.key for item in news]).update(digest=letter)


def is_gathering() -> bool:
    return gathered.get() is not None


def was_sent_enough(person: User) -> bool:
    """Whether so many went out just now that the next one waits for others."""
    recent = Letter.objects.filter(person=person, kind="step", created_at__gt=Now() - GATHERED_FOR)
    return recent.count() >= LETTERS
