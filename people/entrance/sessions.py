"""How long a person stays signed in, and the name under which a browser keeps what they typed."""

import time

from django.conf import settings
from django.core.management import call_command
from django.utils.crypto import salted_hmac

RENEWED_AT, BEGAN_AT = "renewed_at", "began_at"
RENEW_EVERY = 60  # seconds: work extends a session without a write for every request


def renew(session) -> None:
    """Starts the session's idle time anew, at most once a minute; its absolute age is not touched."""
    if BEGAN_AT not in session:
        session[BEGAN_AT] = time.time()
    if session.get(RENEWED_AT, 0) + RENEW_EVERY < time.time():
        session[RENEWED_AT] = time.time()


def seconds_left(session) -> int:
    """Until the session ends, if nothing more is asked in it."""
    idle = session.get(RENEWED_AT, 0) + settings.SESSION_COOKIE_AGE
    longest = session.get(BEGAN_AT, time.time()) + settings.SESSION_ABSOLUTE_AGE
    return int(min(idle, longest) - time.time())


def is_over(session) -> bool:
    """Whether a session has reached its absolute age, however much it was used: so a stolen one ends too."""
    return session.get(BEGAN_AT, time.time()) + settings.SESSION_ABSOLUTE_AGE <= time.time()


def owner_of(user) -> str:
    """The mark of a person's copies in a shared browser: the same on every page, and unknown to anyone else."""
    return salted_hmac("fichas.copies", str(user.pk), algorithm="sha256").hexdigest()[:16]


def clear_sessions() -> None:
    """Deletes the sessions that are over."""
    call_command("clearsessions")
