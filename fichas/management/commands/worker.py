import logging
import os
import signal
import time
from collections.abc import Callable
from typing import NamedTuple

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections, connection

from fichas.files import antivirus
from fichas.letters import outbox
from fichas.letters.digests import write_digests
from fichas.letters.reminders import remind
from fichas.models import Heartbeat
from fichas.review.publication import publish_due
from fichas.review.retention import clear_addresses, clear_contacts
from practices.press import runs

logger = logging.getLogger(__name__)
PAUSE = 2
BEHIND = 5  # what is done in the background waits for whoever waits for a page
DATABASE_PAUSE = 5


class Work(NamedTuple):
    """A function without arguments, and the seconds to its next turn. One that answers true has more to do at once."""

    do: Callable[[], bool | None]
    every: int = PAUSE


def clear_what_is_over() -> None:
    clear_contacts()
    clear_addresses()
    call_command("clearsessions")


WORK = (
    Work(Heartbeat.beat, every=30),
    Work(outbox.abandon_worn_out, every=60),
    Work(outbox.deliver_next),
    Work(antivirus.check_next, every=60),
    Work(publish_due, every=60),
    Work(runs.abandon_worn_out, every=60),
    Work(runs.make_next),
    Work(runs.forget_old, every=3600),
    Work(remind, every=3600),
    Work(write_digests, every=600),
    Work(clear_what_is_over, every=24 * 3600),
)


class Command(BaseCommand):
    help = (
        "Works in the background: letters, publications on their day, reminders, files for the antivirus. "
        "SIGTERM ends it when what is in hand is done."
    )

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do what is due, and end")

    def handle(self, *, once, **options):
        self.stopping = False
        self.turns = dict.fromkeys(WORK, 0.0)
        if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
            self.stdout.write(f"EMAIL_URL is not set: letters are written to {settings.EMAIL_FILE_PATH}.")
        if once:
            while self.go_round():
                pass
            return
        os.nice(BEHIND)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self.stop)
        while not self.stopping:
            self.keep_going()

    def stop(self, *_):
        self.stopping = True

    def keep_going(self) -> None:
        """A round, and a pause if nothing is left to do. A database that restarts is waited for."""
        try:
            close_old_connections()
            if not self.go_round() and not self.stopping:
                time.sleep(PAUSE)
        except (OperationalError, InterfaceError) as error:
            self.stderr.write(f"The database does not answer ({type(error).__name__}).")
            connection.close()
            time.sleep(DATABASE_PAUSE)

    def done(self, work: Work) -> bool:
        """One piece of work that fails does not keep the others from theirs; it has its next turn when it is due."""
        try:
            return bool(work.do())
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            logger.exception("%s failed.", work.do.__name__)
            return False

    def go_round(self) -> bool:
        """Does each piece of work whose turn it is, once."""
        busy = False
        for work, turn in self.turns.items():
            if turn <= time.monotonic() and not self.stopping:
                more = self.done(work)
                self.turns[work] = time.monotonic() + (0 if more else work.every)
                busy = busy or more
        return busy
