"""The tables of the public record of meetings: events, their tables and their documents."""

from collections.abc import Callable, Iterator

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..lists import Lists
from ..models import PublicEvent, PublicFile, PublicTable
from .columns import AS_WRITTEN, DAY, Column, Reference, Table, attribute, codes
from .documents import STORED

AT_ONCE = 500  # meetings in memory
CODE = _("Código de la lista.")
CODES = _("Códigos de la lista, como arreglo JSON.")
EVENT = Column("event", _("Reunión"), attribute("event.code"), _("Su código."), required=True)
IN_EVENT = Reference(("event",), "events", ("code",))


def plain(name: str, model=PublicEvent, **more) -> Column:
    """A text as the event or its table has it, under the name of its field."""
    title = model._meta.get_field(name).verbose_name
    return Column(name, title, attribute(name), AS_WRITTEN, **more)


def chosen(name: str, title, values: str, path: str = "", **more) -> Column:
    return Column(name, title, attribute(path or name), CODE, values=values, **more)


def events(lists: Lists) -> Iterator[PublicEvent]:
    related = PublicEvent.objects.select_related("forum", "kind", "country", "presidency").defer("folded")
    return related.prefetch_related("objectives").order_by("code").iterator(AT_ONCE)


def rows_of(model) -> Callable[[Lists], Iterator]:
    """Tables, or documents, in the order of their meetings."""

    def rows(lists: Lists) -> Iterator:
        return model.objects.select_related("event").order_by("event__code", *model._meta.ordering).iterator()

    return rows


def event_address(event: PublicEvent) -> str:
    return settings.SITE_URL + reverse("practices:event", args=[event.code])


def file_address(file: PublicFile) -> str:
    path = reverse("practices:event_file", args=[file.event.code, file.position, file.name])
    return settings.SITE_URL + path


EVENTS = Table(
    "events",
    _("Reuniones"),
    _("Las reuniones de las que algo es público."),
    (
        Column("code", _("Código"), attribute("code"), _("No cambia nunca."), required=True),
        plain("title", required=True),
        chosen("forum", _("Foro"), "forum", "forum.code"),
        chosen("kind", _("Tipo de reunión"), "eventkind", "kind.code"),
        plain("edition"),
        Column("starts_on", _("Comienza el"), attribute("starts_on"), DAY, "date"),
        Column("ends_on", _("Termina el"), attribute("ends_on"), DAY, "date"),
        chosen("modality", _("Modalidad"), "modality"),
        plain("place"),
        chosen("country", _("País"), "country", "country.code"),
        chosen("presidency", _("Presidencia Pro Tempore"), "country", "presidency.code"),
        plain("figures"),
        plain("purpose"),
        Column(
            "objectives",
            _("Objetivos del Pacto Mundial"),
            codes("objectives"),
            CODES,
            "array",
            "gcmobjective",
        ),
        chosen("language", _("Idioma"), "language", required=True),
        chosen("recommends", _("De quién son las recomendaciones"), "recommends", required=True),
        plain("source_title"),
        plain("source_url"),
        Column("released_on", _("Publicado"), attribute("released_on"), DAY, "date", required=True),
        Column("address", _("Dirección"), event_address, _("Dónde se lee en el sitio."), required=True),
    ),
    ("code",),
    events,
)
EVENT_TABLES = Table(
    "event-tables",
    _("Mesas de las reuniones"),
    _("Las mesas, los grupos y las plenarias de cada reunión."),
    (
        EVENT,
        Column("number", _("Número"), attribute("number"), _("Desde 1."), "integer", required=True),
        chosen("kind", _("Clase"), "table_kind", required=True),
        plain("title", PublicTable, required=True),
        plain("profile", PublicTable),
        Column(
            "actors", _("Tipos de actor"), attribute("actors"), CODES, "array", "actor_kind", required=True
        ),
        chosen("recommends", _("De quién son sus recomendaciones"), "recommends"),
    ),
    ("event", "number"),
    rows_of(PublicTable),
    (IN_EVENT,),
)
EVENT_FILES = Table(
    "event-files",
    _("Documentos de las reuniones"),
    _("Los documentos publicados de cada reunión, sin su contenido."),
    (
        EVENT,
        Column("position", _("Orden"), attribute("position"), _("Desde 1."), "integer", required=True),
        Column("title", _("Título"), attribute("title"), AS_WRITTEN, required=True),
        *STORED,
        Column("address", _("Dirección"), file_address, _("De dónde se descarga."), required=True),
    ),
    ("event", "position"),
    rows_of(PublicFile),
    (IN_EVENT,),
)
