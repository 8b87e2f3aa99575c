"""The table of what was said at meetings, in the columns of a meeting's own download.

What was retracted has lost its words by then.
"""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from ..lists import Lists
from ..models import PublicItem
from ..record.items import Said, read_items
from ..record.resources import COLUMNS
from .columns import AS_WRITTEN, DAY, Column, Reference, Table
from .meetings import CODE, CODES, EVENT, IN_EVENT

AT_ONCE = 1_000  # items in memory
# What the columns of an item hold, where it is no text.
TYPES = dict.fromkeys(("number", "table", "year"), "integer") | {
    "countries": "array",
    "beside": "array",
    "objectives": "array",
    "released_on": "date",
    "retracted_on": "date",
}
LISTS = {
    "kind": "statement_kind",
    "language": "language",
    "countries": "country",
    "beside": "country",
    "actor_kind": "actor_kind",
    "strand": "strand",
    "objectives": "gcmobjective",
}
SAYS = {
    "number": _("Su número en la reunión, que no cambia."),
    "address": _("Dónde se lee en el sitio."),
    "table": _("El número de la mesa de esa reunión; vacío si se dijo fuera de las mesas."),
    "year": _("El año del que habla."),
    "practice": _("El código de la práctica de la que habla, si está publicada."),
    "released_on": DAY,
    "retracted_on": _("El día en que se retractó: desde entonces no tiene texto."),
    "reason": _("Por qué se retractó."),
}


def item_column(name: str) -> Column:
    title, read = COLUMNS[name]
    values, type_ = LISTS.get(name, ""), TYPES.get(name, "string")
    says = SAYS.get(name) or (CODES if type_ == "array" else CODE if values else AS_WRITTEN)
    return Column(name, title, read, says, type_, values, name in ("number", "address", "kind", "language"))


def items(lists: Lists) -> Iterator[Said]:
    """Every item that was ever released, as the record reads it."""
    every = PublicItem.objects.select_related("event", "table").order_by("pk")
    last = 0
    while said := read_items(every.filter(pk__gt=last)[:AT_ONCE], lists):
        yield from said
        last = said[-1].row.pk


ITEMS = Table(
    "items",
    _("Aportes"),
    _(
        "Lo que se dijo en las reuniones, aporte por aporte. De los retractados quedan el número, el día y el motivo."
    ),
    (EVENT, *map(item_column, COLUMNS)),
    ("event", "number"),
    items,
    (
        IN_EVENT,
        Reference(("practice",), "practices", ("code",)),
    ),
)
