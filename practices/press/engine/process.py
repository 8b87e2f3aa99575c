"""The layout process, seen from outside: HTML or data in, the PDF out, or LayoutFailed.

WeasyPrint and Typst run in a process of its own (`layout.py`), with limits of time and memory and none of our
environment. It stays warm between pages and ends with whoever started it; one that fails or takes too long is
replaced, so a bad ficha fails its own publication and nothing else.
"""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from django.conf import settings
from django.utils.translation import gettext as _

from .framing import pack, receive, send
from .style import FONTS_CONF, ROOT

MAX_CONTENT = 2_000_000  # characters: the largest ficha, set, is half of it
PLACES = 2  # in a process: one is laid out, one waits; the other threads go on answering readers

NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})


class LayoutFailed(Exception):
    """The ficha could not be laid out; the message says so in the user's words."""


class PressBusy(Exception):
    """Others wait for the press already; the message says so in the user's words. Asked again later it will do."""

    def __init__(self, message: str = ""):
        super().__init__(message or _("Se están preparando otras fichas en PDF en este momento."))


class Press:
    """One layout process, started when it is first needed. Threads take turns, and few of them wait."""

    def __init__(self):
        self._places = threading.BoundedSemaphore(PLACES)
        self._turn = threading.Lock()
        self._process = None

    def lay_out(self, content: str, sheet: Path, pictures: Mapping[str, bytes] = NO_PICTURES) -> bytes:
        """The tagged PDF of a page of HTML with a CSS sheet, or of data, as JSON, in a Typst template. The page may show
        these pictures, made by us, under the addresses that they have here.

        Raises LayoutFailed, and PressBusy when all places are taken or the turn does not come.
        """
        if len(content) > MAX_CONTENT:
            raise LayoutFailed(_("La ficha es demasiado larga para componerla en PDF."))
        job = [str(sheet.relative_to(ROOT)).encode(), content.encode()]
        named = [(address.encode(), data) for address, data in pictures.items()]
        if not self._places.acquire(blocking=False):
            raise PressBusy
        try:
            if not self._turn.acquire(timeout=settings.LAYOUT_WAIT):
                raise PressBusy
            try:
                return self._send(pack([*job, *chain.from_iterable(named)]))
            finally:
                self._turn.release()
        finally:
            self._places.release()

    def _send(self, job: bytes) -> bytes:
        process = self._running()
        # By the clock: the process counts its own seconds of work.
        overdue = threading.Timer(settings.LAYOUT_SECONDS, process.kill)
        overdue.start()
        try:
            send(process.stdin, job)
            return receive(process.stdout)
        except (EOFError, OSError) as fault:
            process.kill()
            self.close()
            raise LayoutFailed(_("La ficha no se pudo componer en PDF.")) from fault
        finally:
            overdue.cancel()

    def close(self) -> None:
        """Ends the process, which has nothing to keep."""
        process, self._process = self._process, None
        if process:
            process.communicate()

    def _running(self) -> subprocess.Popen:
        if self._process is None or self._process.poll() is not None:
            self._process = start()
        return self._process


def start() -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-m", "practices.press.engine.layout"],
        cwd=settings.ROOT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def environment() -> dict[str, str]:
    """No key, no database address; fontconfig reads our file, so no font of the machine is seen."""
    kept = {name: os.environ[name] for name in ("LD_LIBRARY_PATH",) if name in os.environ}
    return kept | {
        "FONTCONFIG_FILE": str(FONTS_CONF),
        "LANG": "C.UTF-8",
        "RAYON_NUM_THREADS": "1",  # Typst's: the other cores are the readers'
        "PYTHONWARNINGS": "ignore:No fonts configured",  # WeasyPrint's advice for whoever forgot them
        "TMPDIR": tempfile.gettempdir(),
    }


press = Press()
