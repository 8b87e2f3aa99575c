"""Compilations as files: made at once or in the background, kept by what they hold, dropped when the disk is full.

A file is named by the hash of what it holds, so what is there may be served to whoever asks for the same; what
holds a practice that has been withdrawn is asked for by nobody, and a run that held it says so.
"""

import errno
import hashlib
import json
import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import CompilationRun
from ..public_files import path_of, seal_file, writing
from ..stored_files import Damaged
from .book.making import make
from .book.spec import CompilationSpec
from .book.style import STYLE as BOOK_STYLE
from .engine import LayoutFailed
from .ficha import LANGUAGE, confirmed_states
from .ficha.style import STYLE as FICHA_STYLE

logger = logging.getLogger(__name__)
KIND = "compilaciones"
TRIES = 3  # when practices are withdrawn while it is being made, or a stored ficha is damaged
BETWEEN_REPORTS = 0.5  # seconds
KEPT_DAYS = 3
LEFT_BEHIND = 3600  # seconds: no file takes so long to be written
RETRY_AFTER = 30  # seconds
FEW = 2  # being made or waiting: a reader need not notice them
State = CompilationRun.State
at_once = threading.Semaphore(1)  # one in a process: the others answer pages


class Busy(Exception):
    """As many compilations wait as may wait; the message says whose, in the user's words."""


class Impossible(Exception):
    """There is nothing to make; the message says why, in the user's words."""


def manifest(spec: CompilationSpec) -> str:
    """What names the file: all that it is made of, and what was confirmed since of the experiences that it tells of."""
    styles = [FICHA_STYLE.hash, BOOK_STYLE.hash]
    made_of = [spec.as_json(), confirmed_states(spec.versions), *styles, LANGUAGE, settings.SITE_URL]
    return hashlib.sha256(json.dumps(made_of, sort_keys=True).encode()).hexdigest()


def ready(spec: CompilationSpec) -> Path | None:
    """The file of this compilation if it is there; that it was asked for keeps it longer."""
    path = path_of(KIND, manifest(spec))
    try:
        os.utime(path)
    except FileNotFoundError:
        return None
    return path


def produce(spec: CompilationSpec, progress=lambda: None) -> CompilationSpec:
    """Makes the compilation of what is public of a specification, and says what that is.

    Raises LayoutFailed, Impossible, or OSError when the disk does not take it.
    """
    for _turn in range(TRIES):
        spec = spec.of_public()
        if not spec.versions:
            raise Impossible(_("Todas las prácticas de esta compilación fueron retiradas."))
        if ready(spec) is None:
            write(spec, progress)
        if spec.of_public() == spec:
            return spec
    raise Impossible(_("Las prácticas de esta compilación cambian mientras se prepara. Pídala otra vez."))


def write(spec: CompilationSpec, progress) -> None:
    """Puts the file in its place. On a full disk those made before make room: they can be made again."""
    path = path_of(KIND, manifest(spec))
    try:
        assemble(spec, path, progress)
    except OSError as error:
        if error.errno != errno.ENOSPC or not prune(path, most=0):
            raise
        assemble(spec, path, progress)
    prune(path, most=settings.COMPILATIONS_BYTES)


def assemble(spec: CompilationSpec, path: Path, progress) -> None:
    """A stored ficha that is found damaged is dropped, and laid out anew at the next attempt."""
    for _turn in range(TRIES):
        try:
            with writing(path) as unfinished:
                make(spec, unfinished, progress)
                seal_file(unfinished)
            return
        except Damaged as fault:
            logger.warning("A stored ficha was damaged: %s.", fault)
            fault.path.unlink(missing_ok=True)
    raise LayoutFailed(_("Varias de las fichas guardadas están dañadas: avise a la Secretaría."))


def prune(keep: Path, most: int) -> int:
    """Drops the files that nobody has asked for the longest, until the others take `most` bytes; and what a process
    that was killed left unfinished. Returns how many it dropped."""
    files = sorted(files_in(keep.parent.parent), key=lambda file: file[0].st_mtime)
    size, dropped = sum(status.st_size for status, _path in files), 0
    for status, path in files:
        is_unfinished = path.name.startswith(".")
        is_left_behind = is_unfinished and status.st_mtime < time.time() - LEFT_BEHIND
        if is_left_behind or (size > most and not is_unfinished and path != keep):
            path.unlink(missing_ok=True)
            size, dropped = size - status.st_size, dropped + 1
    return dropped


def files_in(folder: Path) -> Iterator[tuple[os.stat_result, Path]]:
    """The files of a folder; others may be dropping some of them now."""
    for path in folder.rglob("*"):
        with suppress(FileNotFoundError):
            if path.is_file():
                yield path.stat(), path


def at_once_or_later(spec: CompilationSpec, asked_from: str = "") -> Path | CompilationRun:
    """The file, made while the reader waits if it is small and few others are being made; else its run.

    Raises Busy like `ask`, and whatever `produce` raises.
    """
    if path := ready(spec):
        return path
    if is_for_now(spec) and at_once.acquire(blocking=False):
        try:
            return path_of(KIND, manifest(produce(spec)))
        finally:
            at_once.release()
    return ask(spec, asked_from)


def is_for_now(spec: CompilationSpec) -> bool:
    """In a flood the processes that answer pages make none: the worker does, one after another."""
    small = len(spec.versions) <= settings.SYNC_COMPILATION_SIZE
    return small and CompilationRun.objects.waiting().count() < FEW


def ask(spec: CompilationSpec, asked_from: str = "") -> CompilationRun:
    """The run of this compilation, new or shared. One that failed, or whose file is gone, begins again.

    Raises Busy when too many wait, or too many of one who asks. What waits already may always be shared; and whoever
    is turned away takes no lock.
    """
    run = CompilationRun.objects.filter(manifest=manifest(spec)).first()
    if run and holds(run, spec):
        return run
    check_room(asked_from)
    new = {"order": spec.as_json(), "steps_total": steps(spec), "asked_from": asked_from}
    with transaction.atomic():
        runs = CompilationRun.objects.select_for_update()
        run, is_new = runs.get_or_create(manifest=manifest(spec), defaults=new)
        if not is_new and not holds(run, spec):
            begin_again(run, spec, asked_from)
        return run


def check_room(asked_from: str) -> None:
    unfinished = CompilationRun.objects.waiting()
    if unfinished.count() >= settings.MAX_PENDING_COMPILATIONS:
        raise Busy(_("Se están preparando muchas compilaciones."))
    most = settings.MAX_PENDING_COMPILATIONS_PER_CLIENT
    if asked_from and unfinished.filter(asked_from=asked_from).count() >= most:
        message = ngettext(
            "Desde su conexión ya se pidió %(n)d compilación que está en preparación.",
            "Desde su conexión ya se pidieron %(n)d compilaciones que están en preparación.",
            most,
        )
        raise Busy(message % {"n": most})


def holds(run: CompilationRun, spec: CompilationSpec) -> bool:
    """Whether the run will give this compilation, or gives it."""
    return run.state in (State.WAITING, State.RUNNING) or (run.state == State.DONE and serves(run, spec))


def serves(run: CompilationRun, spec: CompilationSpec) -> bool:
    return run.order == spec.as_json() and path_of(KIND, run.file).exists()


def begin_again(run: CompilationRun, spec: CompilationSpec, asked_from: str) -> None:
    run.order, run.state, run.file, run.error = spec.as_json(), State.WAITING, "", ""
    run.asked_from, run.asked_at = asked_from, timezone.now()
    run.steps, run.attempts, run.finished_at = 0, 0, None
    run.save()


def steps(spec: CompilationSpec) -> int:
    """Each ficha is looked for, then joined."""
    return 2 * len(spec.versions)


def make_next() -> bool:
    """Makes the first compilation that is due; false when none is. Run by the worker."""
    run = CompilationRun.objects.take(state=State.RUNNING, steps=0)
    if run is None:
        return False
    try:
        spec = produce(CompilationSpec(**run.order), Reports(run))
    except (LayoutFailed, Impossible) as reason:
        CompilationRun.objects.settle(run, state=State.FAILED, error=str(reason), finished_at=Now())
    except OSError as error:
        logger.warning("Compilation %s: %s.", run.pk, error)
        CompilationRun.objects.settle(
            run, state=State.FAILED, error=_("No hay lugar en el disco para prepararla."), finished_at=Now()
        )
    except LostLease:
        pass
    else:
        done = {"order": spec.as_json(), "file": manifest(spec), "steps": F("steps_total")}
        CompilationRun.objects.settle(run, state=State.DONE, finished_at=Now(), **done)
    return True


class LostLease(Exception):
    """Another worker took the run: this one was thought to have ended."""


class Reports:
    """Writes down how far a run is, not at every step, and draws out its lease."""

    def __init__(self, run: CompilationRun):
        self.run, self.steps, self.last = run, 0, time.monotonic()

    def __call__(self) -> None:
        self.steps += 1
        if time.monotonic() - self.last < BETWEEN_REPORTS:
            return
        self.last = time.monotonic()
        # Practices withdrawn meanwhile make it begin again: progress never goes beyond the whole.
        reached = min(self.steps, self.run.steps_total)
        if not CompilationRun.objects.held(self.run).update(steps=reached, leased_until=self.run.lease_end()):
            raise LostLease


def abandon_worn_out() -> bool:
    """Gives up runs whose every attempt ended with its worker: they may be what ends it."""
    reason = _("El proceso que la preparaba terminó antes de tiempo en todos los intentos.")
    CompilationRun.objects.abandon(state=State.FAILED, error=reason, finished_at=Now())
    return False


def forget_old() -> None:
    """Runs are of a day: the file says when it was made, and the next day asks for another."""
    CompilationRun.objects.filter(asked_at__lt=Now() - timedelta(days=KEPT_DAYS)).exclude(
        state=State.RUNNING
    ).delete()
