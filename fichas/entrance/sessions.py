"""How long a person stays signed in, and the name under which a browser keeps what they typed."""

import time

from django.conf import settings
from django.utils.crypto import salted_hmac

RENEWED_AT = "renewed_at"
RENEW_EVERY = 60  # seconds: work extends a session without a write for every request


def renew(session) -> None:
    """Starts the session's time anew, at most once a minute."""
    if seconds_left(session) < settings.SESSION_COOKIE_AGE - RENEW_EVERY:
        session[RENEWED_AT] = time.time()


def seconds_left(session) -> int:
    """Until the session ends, if nothing more is asked in it."""
    return int(session.get(RENEWED_AT, 0) + settings.SESSION_COOKIE_AGE - time.time())


def owner_of(user) -> str:
    """The same for a person on every page, and told to nobody else: it marks their copies in a shared browser."""
    return salted_hmac("fichas.copies", str(user.pk), algorithm="sha256").hexdigest()[:16]
