"""Delivers what the outbox holds: takes a letter with a lease, sends it, and writes down how that went.

A worker may be killed at any moment. What it held is taken again when its lease is over; only a letter that the
mail server had accepted a moment before goes out twice, with the same Message-ID.
"""

import logging
import time
from contextlib import suppress
from datetime import timedelta
from email.utils import parseaddr
from smtplib import SMTPRecipientsRefused, SMTPResponseException, SMTPSenderRefused

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import InterfaceError, OperationalError, connection, transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils.translation import gettext, gettext_noop, override

from ..models import Letter, MailOutage

# Neither addresses nor subjects are logged: a letter is named by its number.
logger = logging.getLogger(__name__)
MAX_OUTAGE_WAIT = 15 * 60  # seconds
SERVICE_CLOSING = 421
# As it is written down; the page of letters says it in its reader's language.
WORN_OUT = gettext_noop("El proceso que la enviaba terminó antes de tiempo en todos los intentos.")
# No absence notes in answer; the second header is how Exchange and Outlook understand it.
HEADERS = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def deliver_next() -> bool:
    """Sends the first letter that is due; false when none is or the mail server is away.

    The server is called before a letter is taken, so an outage costs no letter an attempt nor its turn.
    """
    outage = MailOutage.objects.first()
    if (outage and mail_must_wait()) or not Letter.objects.due().exists():
        return False
    server = get_connection()
    done = False
    try:
        server.open()
        letter = Letter.objects.take()
        done = letter is not None and deliver(letter, server)
    except OSError as error:
        wait_for_server(error)
    finally:
        with suppress(OSError):
            server.close()
    if outage and done:
        outage.delete()
    return done


def mail_must_wait() -> bool:
    return MailOutage.objects.filter(not_before__gt=Now()).exists()


def deliver(letter: Letter, server: BaseEmailBackend) -> bool:
    """Sends a letter that was taken. False when the server would not take any letter now."""
    try:
        server.send_messages([build_message(letter)])
    except (OSError, ValueError) as error:  # every SMTPException is an OSError
        if is_fault_of_server(error):
            Letter.objects.settle(letter, attempts=F("attempts") - 1)
            wait_for_server(error)
            return False
        put_off(letter, error)
    else:
        mark_sent(letter)
    return True


def build_message(letter: Letter) -> EmailMultiAlternatives:
    message = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        sender_in(letter.language),
        to=[letter.recipient],
        reply_to=[settings.SECRETARIAT_EMAIL] if settings.SECRETARIAT_EMAIL else None,
        headers=HEADERS | {"Message-ID": letter.message_id},
    )
    message.attach_alternative(letter.html, "text/html")
    return message


def sender_in(language: str) -> str:
    """Who signs the letters; the name of the site in the reader's language, one that an installation chose as it is."""
    name, _address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    with override(language):
        return (
            settings.DEFAULT_FROM_EMAIL.replace(name, gettext(name), 1)
            if name
            else settings.DEFAULT_FROM_EMAIL
        )


def mark_sent(letter: Letter) -> None:
    """Tries until the lease is over, because a letter that was accepted and is not marked goes out again."""
    until = time.monotonic() + settings.LETTER_LEASE
    while True:
        try:
            # Whoever took it meanwhile did so in vain; that it was sent is true all the same.
            Letter.objects.filter(pk=letter.pk).update(
                sent_at=Now(), leased_until=None, abandoned_at=None, last_error="", text="", html=""
            )
        except (OperationalError, InterfaceError):
            if time.monotonic() > until:
                raise
            connection.close()
            time.sleep(1)
        else:
            logger.info("Letter %s was sent.", letter.pk)
            return


def put_off(letter: Letter, error: Exception) -> None:
    """Waits longer each time; gives the letter up when its recipient is refused for good or no attempt is left."""
    reason = describe_error(error)
    logger.warning("Letter %s: %s at attempt %s.", letter.pk, name_error(error), letter.attempts)
    if is_refused_for_good(error) or letter.attempts >= settings.LETTER_ATTEMPTS:
        Letter.objects.settle(letter, abandoned_at=Now(), last_error=reason)
    else:
        waits = settings.LETTER_RETRY_DELAYS
        wait = timedelta(seconds=waits[min(letter.attempts, len(waits)) - 1])
        Letter.objects.settle(letter, not_before=Now() + wait, last_error=reason)


def wait_for_server(error: Exception) -> None:
    """Makes all letters wait, a little longer each time."""
    logger.warning("The mail server takes no letters: %s.", name_error(error))
    with transaction.atomic():
        outage, _created = MailOutage.objects.select_for_update().get_or_create(pk=1)
        wait = settings.LETTER_RETRY_DELAYS[min(outage.failures, len(settings.LETTER_RETRY_DELAYS) - 1)]
        outage.failures += 1
        outage.not_before = Now() + timedelta(seconds=min(wait, MAX_OUTAGE_WAIT))
        outage.reason = describe_error(error)
        outage.save()


def abandon_worn_out() -> bool:
    """Gives up letters whose every attempt ended with its worker: they may be what ends it."""
    abandoned = Letter.objects.abandon(abandoned_at=Now(), last_error=WORN_OUT)
    if abandoned:
        logger.warning("%s letters were given up: every attempt ended with its worker.", abandoned)
    return False


def send_again(letter: Letter) -> bool:
    """Gives a letter that was given up another chance. False when it was not given up."""
    given_up = Letter.objects.abandoned().filter(pk=letter.pk)
    return bool(given_up.update(abandoned_at=None, attempts=0, not_before=Now(), last_error=""))


def server_reply(error: Exception) -> tuple[int, str]:
    """The code and the words of the mail server; 0 when it said nothing."""
    code: int = 0
    words: bytes | str = ""
    if isinstance(error, SMTPRecipientsRefused):
        code, words = next(iter(error.recipients.values()))
    elif isinstance(error, SMTPResponseException):
        code, words = error.smtp_code, error.smtp_error
    return code, words.decode("utf-8", "replace") if isinstance(words, bytes) else words


def is_fault_of_server(error: Exception) -> bool:
    """The sender is the same for all letters: who refuses it refuses them all."""
    return isinstance(error, SMTPSenderRefused) or server_reply(error)[0] == SERVICE_CLOSING


def is_refused_for_good(error: Exception) -> bool:
    """5.7.x is a matter of policy: a relay that is set up badly must not cost every letter its recipient."""
    code, words = server_reply(error)
    return isinstance(error, SMTPRecipientsRefused) and 500 <= code < 600 and not words.startswith("5.7.")


def name_error(error: Exception) -> str:
    """For the log: the kind of error and the server's code, without its words, which may hold an address."""
    return f"{type(error).__name__} {server_reply(error)[0] or ''}".strip()


def describe_error(error: Exception) -> str:
    """For the desk: what the server answered, in one line."""
    code, words = server_reply(error)
    text = f"{code} {words}" if code else f"{type(error).__name__}: {error}"
    return "".join(filter(str.isprintable, " ".join(text.split())))[:500]
