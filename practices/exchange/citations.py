"""How a practice is cited."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import PracticeVersion
from ..reading import Reading


def citation(version: PracticeVersion, reading: Reading) -> str:
    """Country as author, year of publication, title, repository, code with version, address."""
    return _(
        "%(country)s (%(year)d). %(title)s. Repositorio de buenas prácticas en políticas y gestión migratoria, "
        "Conferencia Suramericana sobre Migraciones. %(code)s, versión %(version)s. %(address)s"
    ) % {
        "country": reading.country.short_name,
        "year": version.published_on.year,
        "title": reading.title,
        "code": version.practice.code,
        "version": version.label,
        "address": address(version),
    }


def address(version: PracticeVersion) -> str:
    return settings.SITE_URL + reverse(
        "practices:practice_version", args=[version.practice.code, version.label]
    )
