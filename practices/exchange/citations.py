"""How a practice is cited."""

from django.conf import settings
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..languages import marked
from ..models import PracticeVersion
from ..reading import Reading


def citation(version: PracticeVersion, reading: Reading) -> SafeString:
    """Country as author, year of publication, title in its own language, repository, code with version, address."""
    words = _(
        "%(country)s (%(year)d). %(title)s. Repositorio de buenas prácticas en políticas y gestión migratoria, "
        "Conferencia Suramericana sobre Migraciones. %(code)s, versión %(version)s. %(address)s"
    )
    values = {
        "country": escape(reading.country.short_name),
        "year": version.published_on.year,
        "title": marked(reading.title, reading.language),
        "code": version.practice.code,
        "version": version.label,
        "address": address(version),
    }
    return SafeString(words % values)


def address(version: PracticeVersion) -> str:
    return settings.SITE_URL + reverse(
        "practices:practice_version", args=[version.practice.code, version.label]
    )
