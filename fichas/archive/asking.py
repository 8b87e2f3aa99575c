"""A country asks for all its fichas in one file, which is there for some days."""

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.private_files import path_of
from practices.models import Country

from ..models import CountryArchive
from ..models.country_archive import KEPT

State = CountryArchive.State


class TooSoon(Exception):
    """One was made just now; the message says from when on another may be asked for."""


@transaction.atomic
def ask(country: Country, by) -> CountryArchive:
    """The archive of the country, to be made anew unless one is being made. Raises TooSoon."""
    archives = CountryArchive.objects.select_for_update()
    archive, is_new = archives.get_or_create(country=country, defaults={"asked_by": by})
    if is_new or archive.is_unfinished:
        return archive
    if archive.state == State.DONE and archive.again_at > timezone.now():
        moment = date_format(timezone.localtime(archive.again_at), "SHORT_DATETIME_FORMAT")
        raise TooSoon(_("Acaba de prepararse una: puede pedir otra desde el %s.") % moment)
    drop_file(archive)
    begin_again(archive, by)
    return archive


def begin_again(archive: CountryArchive, by) -> None:
    archive.asked_by, archive.asked_at, archive.state = by, timezone.now(), State.WAITING
    archive.last, archive.fichas, archive.missing, archive.attempts = 0, 0, [], 0
    archive.file, archive.size, archive.error, archive.finished_at = "", 0, "", None
    archive.save()


def drop_file(archive: CountryArchive) -> None:
    """Removes its file once the transaction is committed. Nothing else has these bytes: no ficha takes an archive."""
    if archive.file:
        place = path_of(archive.file)
        transaction.on_commit(lambda: place.unlink(missing_ok=True))


@transaction.atomic
def forget_old() -> None:
    """Removes what was there for its days. Run by the worker."""
    for archive in CountryArchive.objects.filter(finished_at__lt=Now() - KEPT).select_for_update():
        drop_file(archive)
        archive.delete()
