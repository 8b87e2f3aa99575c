"""The worker makes the archives that countries asked for: a ficha at a turn, so that no letter waits for a whole one.

The unfinished file stands beside the others from turn to turn. A worker that is killed leaves one that cannot be opened, or
that holds another number of fichas than was noted: then it begins again.
"""

import errno
import logging
import shutil
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, override

from people.private_files import keep
from practices.press.engine import PressBusy

from ..letters.archive import tell_failed, tell_ready
from ..models import CountryArchive, Ficha, FichaText
from .contents import add_bytes, add_ficha

logger = logging.getLogger(__name__)
State = CountryArchive.State
# Kept in Spanish, and translated for whoever reads it.
NO_ROOM = gettext_noop("No hay lugar en el disco para prepararla.")
WORN_OUT = gettext_noop("El proceso que la preparaba terminó antes de tiempo en todos los intentos.")


def make_next() -> bool:
    """Takes the next archive a ficha further; false when there is none to be made."""
    archive = CountryArchive.objects.take(state=State.RUNNING)
    if archive is None:
        return False
    with override(archive.asked_by.language):
        try:
            go_on(archive)
        except PressBusy:
            give_back(archive)  # readers come first
            return False
        except OSError as error:
            logger.warning("The archive of a country was not written (%s).", error.strerror)
            fail(archive)
    return True


def give_back(archive: CountryArchive, **done) -> None:
    """A turn that ended counts for no attempt: only those do that ended with their worker."""
    CountryArchive.objects.settle(archive, state=State.WAITING, attempts=F("attempts") - 1, **done)


def go_on(archive: CountryArchive) -> None:
    """The next ficha, or the end. Raises OSError when the disk does not take it."""
    check_room()
    unfinished = open_unfinished(archive)
    ficha = next_ficha(archive)
    if ficha is None:
        finish(archive, unfinished)
        return
    with ZipFile(unfinished, "a", ZIP_DEFLATED) as target:
        missing = add_ficha(target, ficha)
    give_back(archive, last=ficha.pk, fichas=archive.fichas + 1, missing=archive.missing + missing)


def check_room() -> None:
    """The site itself is never left without room."""
    if shutil.disk_usage(settings.VAR_DIR).free < settings.MIN_FREE_DISK_BYTES:
        raise OSError(errno.ENOSPC, "No space left on device")


def open_unfinished(archive: CountryArchive) -> Path:
    """Where it is being written; from the beginning unless what stands there is what was noted."""
    path = place_of(archive)
    if not is_as_noted(path, archive):
        archive.last, archive.fichas, archive.missing = 0, 0, []
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.touch(0o600)
        ZipFile(path, "w").close()
    return path


def place_of(archive: CountryArchive) -> Path:
    return Path(settings.PRIVATE_FILES) / f".archive-{archive.country.code}"


def is_as_noted(path: Path, archive: CountryArchive) -> bool:
    try:
        with ZipFile(path) as unfinished:
            written = {name.split("/")[0] for name in unfinished.namelist()}
    except (BadZipFile, FileNotFoundError):
        return False
    return 0 < archive.fichas == len(written)


def next_ficha(archive: CountryArchive) -> Ficha | None:
    fichas = Ficha.objects.filter(country=archive.country_id, pk__gt=archive.last).order_by("pk")
    return fichas.select_related("country", "practice", "version__practice", "started_by").first()


def finish(archive: CountryArchive, unfinished: Path) -> None:
    """Puts the file in its place, and tells whoever asked for it. One that another worker makes meanwhile is swept."""
    texts = FichaText.objects.filter(ficha__country=archive.country_id, ficha__lte=archive.last)
    texts = texts.filter(role=FichaText.Role.COUNTRY).select_related("ficha").order_by("ficha__reference")
    context = {"archive": archive, "texts": texts}
    with ZipFile(unfinished, "a", ZIP_DEFLATED) as target:
        text = render_to_string("fichas/archive/readme.txt", context)
        add_bytes(target, _("LEAME.txt"), text.encode(), ZIP_DEFLATED)
    size = unfinished.stat().st_size
    digest = keep(unfinished)
    with transaction.atomic():
        done = {"state": State.DONE, "file": digest, "size": size, "fichas": archive.fichas}
        if CountryArchive.objects.settle(archive, finished_at=Now(), **done):
            tell_ready(archive)


@transaction.atomic
def fail(archive: CountryArchive) -> None:
    if CountryArchive.objects.settle(archive, state=State.FAILED, error=NO_ROOM, finished_at=Now()):
        tell_failed(archive)
    with suppress(OSError):
        place_of(archive).unlink()


def abandon_worn_out() -> bool:
    """Gives up those of which a turn ended with its worker in every attempt."""
    CountryArchive.objects.abandon(state=State.FAILED, error=WORN_OUT, finished_at=Now())
    return False
