"""Compilations that readers ask for: made at once, or later by the worker."""

import logging
import threading
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from ..models import CompilationRun
from ..models.leased import LostLease, Progress
from ..public_files import path_of
from .book.files import KIND, Impossible, manifest, produce, ready
from .book.spec import CompilationSpec
from .engine import LayoutFailed

logger = logging.getLogger(__name__)
KEPT_DAYS = 3
RETRY_AFTER = 30  # seconds
FEW = 2  # being made or waiting: a reader need not notice them
State = CompilationRun.State
# Kept in Spanish, and translated for whoever reads it.
NO_ROOM = gettext_noop("No hay lugar en el disco para prepararla.")
WORN_OUT = gettext_noop("El proceso que la preparaba terminó antes de tiempo en todos los intentos.")
at_once = threading.Semaphore(1)  # one in a process: the others answer pages


class Busy(Exception):
    """As many compilations wait as may wait; the message says whose, in the user's words."""


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
    order = CompilationSpec(**run.order)
    try:
        with translation.override(order.language):
            spec = produce(order, Progress(run, run.steps_total))
    except (LayoutFailed, Impossible) as reason:
        CompilationRun.objects.settle(run, state=State.FAILED, error=str(reason), finished_at=Now())
    except OSError as error:
        logger.warning("Compilation %s: %s.", run.pk, error)
        CompilationRun.objects.settle(run, state=State.FAILED, error=NO_ROOM, finished_at=Now())
    except LostLease:
        pass
    else:
        done = {"order": spec.as_json(), "file": manifest(spec), "steps": F("steps_total")}
        CompilationRun.objects.settle(run, state=State.DONE, finished_at=Now(), **done)
    return True


def abandon_worn_out() -> bool:
    """Gives up runs whose every attempt ended with its worker: they may be what ends it."""
    CompilationRun.objects.abandon(state=State.FAILED, error=WORN_OUT, finished_at=Now())
    return False


def forget_old() -> None:
    """Runs are of a day: the file says when it was made, and the next day asks for another."""
    CompilationRun.objects.filter(asked_at__lt=Now() - timedelta(days=KEPT_DAYS)).exclude(
        state=State.RUNNING
    ).delete()
