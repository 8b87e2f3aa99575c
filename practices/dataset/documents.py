"""The tables of what stands beside the answers of a version: its links, and its files without their bytes."""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.db.models import F, Model
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..lists import Lists
from ..models import PracticeVersion, VersionFile, VersionLink, version_label
from .columns import AS_WRITTEN, Column, Reference, Table, attribute
from .practices import OF_IDENTITY, VERSION

OF_WHICH = ("code", "number", "erratum", "position")


def rows_of(model: type[Model]) -> Callable[[Lists], Iterator]:
    """The rows of every version that stands, each with the code and the number of its version."""

    def rows(lists: Lists) -> Iterator:
        public = PracticeVersion.objects.public().order_by().values("pk")
        named = model._default_manager.filter(content__in=public).annotate(
            code=F("content__practice__code"), number=F("content__version"), erratum=F("content__erratum")
        )
        return named.order_by(*OF_WHICH).iterator()

    return rows


def label(row) -> str:
    return version_label(row.number, row.erratum)


def address(row) -> str:
    path = reverse("practices:attachment", args=[row.code, label(row), row.position, row.name])
    return settings.SITE_URL + path


BELONGS = (
    Column("code", _("Código"), attribute("code"), OF_IDENTITY["code"], required=True),
    Column("version", _("Versión"), label, OF_IDENTITY["version"], required=True),
    Column(
        "position",
        _("Orden"),
        attribute("position"),
        _("Desde 1, en cada versión."),
        "integer",
        required=True,
    ),
    Column(
        "place", _("Pregunta"), attribute("numeral"), _("De qué pregunta es."), values="place", required=True
    ),
)
TO_VERSION = (Reference(VERSION, "versions", VERSION),)
KEY = (*VERSION, "position")
STORED = (
    Column("name", _("Nombre"), attribute("name"), _("El nombre del archivo."), required=True),
    Column("media_type", _("Tipo"), attribute("media_type"), _("El tipo de contenido."), required=True),
    Column("size", _("Tamaño"), attribute("size"), _("En bytes."), "integer", required=True),
    Column("sha256", _("SHA-256"), attribute("sha256"), _("La huella de sus bytes."), required=True),
)
LINKS = Table(
    "links",
    _("Enlaces"),
    _("Los enlaces de cada versión. Llevan a sitios de otros."),
    (
        *BELONGS,
        Column("label", _("Texto"), attribute("label"), AS_WRITTEN),
        Column("url", _("Dirección"), attribute("url"), AS_WRITTEN),
    ),
    KEY,
    rows_of(VersionLink),
    TO_VERSION,
)
FILES = Table(
    "files",
    _("Archivos"),
    _("Los archivos de cada versión, sin su contenido: dónde se descargan y qué huella tienen."),
    (
        *BELONGS,
        Column("title", _("Título"), attribute("title"), AS_WRITTEN),
        *STORED,
        Column("address", _("Dirección"), address, _("De dónde se descarga."), required=True),
        Column(
            "picture",
            _("Imagen"),
            attribute("picture"),
            _("Su lugar entre las imágenes de la ficha, si es una."),
            "integer",
        ),
        Column("description", _("Descripción de la imagen"), attribute("description"), AS_WRITTEN),
        Column("credit", _("Crédito de la imagen"), attribute("credit"), AS_WRITTEN),
    ),
    KEY,
    rows_of(VersionFile),
    TO_VERSION,
)
