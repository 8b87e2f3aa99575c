"""Who came in, who did not, and what changed about the way in: one line each in the log.

A line names a person by number and the address they came from, as the history of a ficha does; never by e-mail.
"""

import logging

from allauth.account import signals as account
from allauth.mfa import signals as second_step
from django.contrib.auth import signals as auth

from practices.fields import address_as_typed

from ..models import User
from .client_address import address_of

logger = logging.getLogger(__name__)


def write(event: str, request, user: User | None, level: int = logging.INFO) -> None:
    facts = {"user": user.pk if user else None, "address": address_of(request)}
    logger.log(level, event, extra={"facts": facts})


def on_failure(sender, credentials, request=None, **kwargs) -> None:
    user = User.objects.filter(email=address_as_typed(credentials.get("email") or "")).first()
    write("sign-in failed", request, user, logging.WARNING)


def on_wrong_code(sender, request, user, **kwargs) -> None:
    write("second step failed", request, user, logging.WARNING)


EVENTS = {
    "signed in": auth.user_logged_in,
    "signed out": auth.user_logged_out,
    "password changed": account.password_changed,
    "password reset": account.password_reset,
    "second step set": second_step.authenticator_added,
    "second step removed": second_step.authenticator_removed,
    "second step set anew": second_step.authenticator_reset,
    "second step used": second_step.authenticator_used,
}


def connect_signals() -> None:
    """Writes of every sign-in from now on; called once, when the site starts."""
    auth.user_login_failed.connect(on_failure, dispatch_uid="journal: sign-in failed")
    second_step.authentication_failed.connect(on_wrong_code, dispatch_uid="journal: second step failed")
    for event, signal in EVENTS.items():
        signal.connect(writer_of(event), weak=False, dispatch_uid=f"journal: {event}")


def writer_of(event: str):
    def on_event(sender, request=None, user=None, **kwargs) -> None:
        write(event, request, user)

    return on_event
