import logging
import os
import signal
import time

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections, connection

from practices.declarations import Work, declared

logger = logging.getLogger(__name__)
PAUSE = 2
BEHIND = 5  # what is done in the background waits for whoever waits for a page
DATABASE_PAUSE = 5


def all_work() -> list[Work]:
    """What every app declares, in the order of INSTALLED_APPS."""
    return [work for works in declared("background_work") for work in works]


class Command(BaseCommand):
    help = (
        "Works in the background: letters, publications on their day, reminders, files for the antivirus. "
        "SIGTERM ends it when what is in hand is done."
    )

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do what is due, and end")

    def handle(self, *, once, **options):
        self.stopping = False
        self.turns = dict.fromkeys(all_work(), 0.0)
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

    def do_work(self, work: Work) -> bool:
        """Does a piece of work; one that fails keeps no other from its turn, and is tried again at its own next turn."""
        try:
            return bool(work.do())
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            logger.exception("%s failed.", getattr(work.do, "__name__", work.do))
            return False

    def go_round(self) -> bool:
        """Does each piece of work whose turn it is, once."""
        busy = False
        for work, turn in self.turns.items():
            if turn <= time.monotonic() and not self.stopping:
                more = self.do_work(work)
                self.turns[work] = time.monotonic() + (0 if more else work.every)
                busy = busy or more
        return busy
