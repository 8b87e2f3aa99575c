"""The tables of practices: what is current, and every version that stands.

The columns are the declared form, read as JSON reads it.
"""

from collections.abc import Iterator

from django.db.models import F
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from ..exchange.citations import address
from ..exchange.columns import IDENTITY, IN_PLACES, heading, published_fields, reader
from ..exchange.resources import Published, read_versions
from ..experience import is_current
from ..lists import Lists
from ..models import PracticeVersion
from ..sections import Field, Kind
from .columns import AS_WRITTEN, DAY, Column, Reference, Table

VERSION = ("code", "version")
IN_ORDER = ("practice__code", "version", "erratum")
TYPES = {Kind.CHOICES: "array", Kind.NAMES: "array", Kind.YEAR: "integer", Kind.CHECKBOX: "boolean"}
SAYS = {
    Kind.EMAIL: _("El correo general de la institución: es el único que se publica."),
    Kind.FIGURES: _("Una cifra por renglón, en el idioma de la ficha."),
    Kind.OTHER: _("Lo que se escribió junto a «Otro»."),
    Kind.CHOICE: _("Código de la lista."),
    Kind.CHOICES: _("Códigos de la lista, como arreglo JSON."),
    Kind.YEAR: _("Vacío si no se conoce."),
    Kind.CHECKBOX: _("«true» si continúa sin fecha de término."),
    Kind.NAMES: _("Nombres, como arreglo JSON."),
}
OF_IDENTITY = {
    "code": _("El código de la práctica, que no cambia nunca."),
    "version": _("El número de la versión; 2.1 es la versión 2 con su primera errata."),
    "published_on": DAY,
    "submitted_on": DAY,
    "incorporated_from": _("De dónde la tomó la Secretaría Técnica, si ningún país la firmó."),
    "address": _("Dónde se lee en el sitio."),
    "language": _("El idioma en que se escribió la ficha."),
}
title_of = lazy(heading, str)
ALWAYS = {"code", "version", "published_on", "address", "language", "country", "title"}


def identity(name: str) -> Column:
    title, read = IDENTITY[name]
    type_, values = "date" if name.endswith("_on") else "string", "language" if name == "language" else ""
    return Column(name, title, read, OF_IDENTITY[name], type_, values, required=name in ALWAYS)


def answer(field: Field) -> Column:
    """The column of an answer: the type of its kind, and the codes of its list."""
    type_, says = TYPES.get(field.kind, "string"), SAYS.get(field.kind, AS_WRITTEN)
    values, is_required = field.list_name, field.name in ALWAYS
    return Column(field.name, title_of(field), reader(field.name), says, type_, values, is_required)


ANSWERS = tuple(answer(field) for field in published_fields() if field.kind not in IN_PLACES)
ORIGIN = Column(
    "origin",
    _("Origen"),
    lambda row: row.version.practice.origin,
    _("Si la presentó un Estado, o es de demostración o sintética."),
    values="origin",
    required=True,
)
STANDS = (
    Column(
        "address", _("Dirección"), lambda row: address(row.version), OF_IDENTITY["address"], required=True
    ),
    Column(
        "is_current",
        _("Vigente"),
        lambda row: is_current(row.version),
        _("«true» para la versión que se lee hoy."),
        type="boolean",
        required=True,
    ),
    Column(
        "errata",
        _("Erratas"),
        lambda row: row.version.errata or [],
        _("Lo que se corrigió en esta versión: respuesta, palabras de antes y de ahora, como arreglo JSON."),
        type="array",
    ),
)


def current(lists: Lists) -> Iterator[Published]:
    return read_versions(PracticeVersion.objects.filter(practice__current=F("pk")).order_by(*IN_ORDER))


def standing(lists: Lists) -> Iterator[Published]:
    return read_versions(PracticeVersion.objects.public().order_by(*IN_ORDER))


PRACTICES = Table(
    "practices",
    _("Prácticas"),
    _("Cada práctica publicada, en su versión vigente; el estado de la experiencia es el de hoy."),
    (*map(identity, IDENTITY), ORIGIN, *ANSWERS),
    ("code",),
    current,
    (Reference(VERSION, "versions", VERSION),),
)
VERSIONS = Table(
    "versions",
    _("Versiones"),
    _("Todas las versiones publicadas de esas prácticas, también las anteriores, como se publicaron."),
    (*(identity(name) for name in IDENTITY if name != "address"), *STANDS, *ANSWERS),
    VERSION,
    standing,
    (Reference(("code",), "practices", ("code",)),),
)
