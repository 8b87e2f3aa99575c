"""Writes letters into the outbox. Who writes about what is decided by the callers; how a letter reads, by templates/emails/.

A kind of letter is a folder there with `subject.txt`, `text.txt` and `html.html`. What people typed reaches it as the
value of a variable only, never as a template or a format. Links are `{{ site }}{{ path }}`: the address of the site
comes from the settings, so that no request can send people elsewhere.
"""

import re
from datetime import timedelta

from django.conf import settings
from django.db.models.functions import Now
from django.template import Context, Engine
from django.utils import translation
from django.utils.text import Truncator

from practices.fields import without_forbidden
from practices.languages import path_in

from ..models import Letter

MAX_SUBJECT_LENGTH = 200
GATHERING = timedelta(minutes=15)  # between two letters that say the same
EMPTY_LINES = re.compile(r"\n{3,}")


def enqueue_letter(
    kind: str,
    recipient: str,
    context: dict,
    key: str,
    person=None,
    *,
    language: str = "",
    gathers: bool = False,
) -> None:
    """Writes a letter in the caller's transaction: it goes out if, and only if, what it tells of is committed.

    `key` names the event; the same one is written once. `path`, where the letter leads, starts with «/»; it leads there in
    the reader's language: that of `person`, or `language` while nobody has the address.
    With `gathers` it is not written while another that says the same still waits.
    """
    language = language or language_of(person)
    path = context.get("path", "/")
    if not path.startswith("/"):
        raise ValueError("A letter leads to a path of this site.")
    letter = Letter(key=key, kind=kind, person=person, language=language)
    letter.recipient = Letter._meta.get_field("recipient").clean(recipient, letter)
    with translation.override(language):
        values = {**context, "path": path_in(language, path)}
        letter.subject, letter.text, letter.html = render_letter(kind, values)
    if gathers and is_repetition(letter):
        return
    # Not `ignore_conflicts`: on SQLite that would also swallow a letter that breaks another constraint.
    Letter.objects.bulk_create([letter], update_conflicts=True, unique_fields=["key"], update_fields=["key"])


def is_repetition(letter: Letter) -> bool:
    """Whether a letter that says the same still waits. If one was written just now, makes this one wait a while."""
    same = Letter.objects.filter(person=letter.person, subject=letter.subject)
    if same.free().select_for_update().first():
        return True
    if same.filter(created_at__gt=Now() - GATHERING).exists():
        letter.not_before = Now() + GATHERING
    return False


def render_letter(kind: str, context: dict) -> tuple[str, str, str]:
    """Subject, text and HTML, in the active language."""
    values = {**context, "site": settings.SITE_URL, "reply_to": settings.SECRETARIAT_EMAIL}
    subject = " ".join(render_part(kind, "subject.txt", values).split())
    values["subject"] = Truncator(subject).chars(MAX_SUBJECT_LENGTH)
    text = EMPTY_LINES.sub("\n\n", render_part(kind, "text.txt", values)).strip() + "\n"
    return values["subject"], text, render_part(kind, "html.html", values)


def render_part(kind: str, name: str, values: dict) -> str:
    """Only HTML is escaped; what hides or reorders characters is left out of both."""
    template = Engine.get_default().get_template(f"emails/{kind}/{name}")
    return without_forbidden(template.render(Context(values, autoescape=name.endswith(".html"))))


def language_of(person) -> str:
    return getattr(person, "language", "") or settings.LANGUAGE_CODE
