"""What the worker does of the spreadsheets that wait: it reads them, and writes the drafts of those that were confirmed."""

import logging

from django.db import IntegrityError
from django.db.models.functions import Now
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from people.private_files import find
from practices import bounds
from practices.lists import lists
from practices.models import Repository
from practices.models.leased import LostLease, Progress

from ..models import TableImport
from .faults import Refused
from .reading import Reading, read_table
from .report import is_as_confirmed, report_of
from .writing import write_drafts

logger = logging.getLogger(__name__)
State = TableImport.State
# Kept in Spanish, and translated for whoever reads it.
WORN_OUT = gettext_noop("El proceso que la leía terminó antes de tiempo en todos los intentos.")


def work_on_next() -> bool:
    """Reads the first spreadsheet that waits, or writes its drafts; false when none does."""
    imported = TableImport.objects.take(steps=0)
    if imported is None:
        return False
    with translation.override(imported.by.language):
        try:
            work_on(imported)
        except Refused as why:
            TableImport.objects.settle(imported, state=State.FAILED, error=str(why), done_at=Now())
        except LostLease:
            logger.warning("Spreadsheet %s went to another worker.", imported.pk)
    return True


def work_on(imported: TableImport) -> None:
    reading = read(imported)
    report = report_of(reading)
    if imported.state == State.CONFIRMED:
        if is_as_confirmed(imported.report, report) and not reading.faults:
            if write(imported, reading):
                return
            report = report_of(read(imported))
        report["notes"].insert(
            0, _("Lo que hay en el repositorio cambió desde que la confirmó: mírela de nuevo.")
        )
    TableImport.objects.settle(imported, state=State.READ, report=report, rows=reading.rows)


def write(imported: TableImport, reading: Reading) -> bool:
    """Whether its drafts were written: a practice may be taken up by another ficha between the reading and the writing."""
    try:
        write_drafts(imported, reading.plans)
    except IntegrityError:
        return False
    return True


def read(imported: TableImport) -> Reading:
    path = find(imported.sha256)
    if path is None:
        raise Refused(_("El archivo ya no está: súbalo de nuevo."))
    step = Progress(imported, imported.rows or bounds.TABLE_ROWS)
    known = lists(Repository.current_token())
    return read_table(path.read_bytes(), imported.file_name, known, imported.country, step)


def abandon_worn_out() -> bool:
    """Gives up spreadsheets whose every attempt ended with its worker: they may be what ends it."""
    TableImport.objects.abandon(state=State.FAILED, error=WORN_OUT, done_at=Now())
    return False
