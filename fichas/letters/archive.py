"""The letters about all fichas of a country in one file: it is there, or it could not be made. To whoever asked for it."""

from django.urls import reverse
from django.utils.functional import lazystr
from django.utils.translation import gettext_lazy as _

from people.models import User
from people.roles import speaks_for

from ..models import CountryArchive
from .announcement import Announcement
from .announcements import tell


def who_asked(archive: CountryArchive) -> list[User]:
    """Unless they speak for the country no more."""
    return [archive.asked_by] if speaks_for(archive.asked_by, archive.country) else []


READY = Announcement(
    who_asked,
    _("La copia de las fichas de %(country)s está lista"),
    _(
        "La copia de todas las fichas de %(country)s que usted pidió está lista. Puede descargarse por siete días."
    ),
    _("Descargar la copia"),
    "fichas:archive",
)
FAILED = Announcement(
    who_asked,
    _("La copia de las fichas de %(country)s no se pudo preparar"),
    _(
        "La copia de todas las fichas de %(country)s que usted pidió no se pudo preparar. Puede pedirla otra vez."
    ),
    _("Pedirla de nuevo"),
    "fichas:archive",
)


def tell_ready(archive: CountryArchive) -> None:
    """Writes the notice and the letter, in the caller's transaction."""
    write(archive, READY)


def tell_failed(archive: CountryArchive) -> None:
    write(archive, FAILED)


def write(archive: CountryArchive, announcement: Announcement) -> None:
    key = f"archive:{archive.country.code}:{archive.asked_at.isoformat()}"
    for person in announcement.to(archive):
        facts, path = {"country": lazystr(archive.country)}, reverse(announcement.view)
        tell(person, announcement, facts, path, key, None)
