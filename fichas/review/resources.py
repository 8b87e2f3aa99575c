"""What the desk takes away as tables: its queue, its figures, the history of a ficha. No cell of them runs as a formula."""

from collections.abc import Callable, Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from import_export.resources import Resource

from practices.exchange.csv_file import disarm
from practices.exchange.resources import Column

from .queue import row


class TableResource(Resource):
    """A table whose columns are read from rows by functions."""

    def __init__(self):
        super().__init__()
        self.fields = {name: Column(str(name), self.cell(read)) for name, read in self.columns().items()}

    def columns(self) -> dict[str, Callable]:
        raise NotImplementedError

    def cell(self, read: Callable):
        return lambda one: disarm(value) if isinstance(value := read(one), str) else value

    def get_export_order(self, selected_fields=None):
        return list(self.fields)

    def iter_queryset(self, rows: Iterable) -> Iterator:
        return iter(rows)


class QueueResource(TableResource):
    """The fichas of a queue, as its page has them."""

    def iter_queryset(self, rows):
        return map(row, rows)

    def columns(self):
        return {
            _("Referencia"): lambda one: one["reference"],
            _("Título"): lambda one: one["title"],
            _("País"): lambda one: one["country"],
            _("Estado"): lambda one: one["state"],
            _("A cargo de"): lambda one: one["assignee"],
            _("Ronda"): lambda one: one["round"],
            _("Días en este estado"): lambda one: one["days"],
            _("Vencida"): lambda one: _("sí") if one["is_overdue"] else "",
            _("Se publica el"): lambda one: one["publish_on"] and one["publish_on"].isoformat(),
            _("Actividad"): lambda one: timezone.localdate(one["touched_at"]).isoformat(),
        }


class FiguresResource(TableResource):
    """The figures of a year, a row for each month and country in which something happened."""

    def columns(self):
        return {
            _("Mes"): lambda one: one.month.isoformat()[:7],
            _("País"): lambda one: one.country,
            _("Enviadas"): lambda one: one.sent,
            _("Publicadas"): lambda one: one.published,
            _("Mediana de días hasta la publicación"): lambda one: one.median,
        }


class HistoryResource(TableResource):
    """What happened with a ficha, an event a row."""

    def columns(self):
        return {
            _("Cuándo"): lambda event: timezone.localtime(event.at).isoformat(timespec="seconds"),
            _("Quién"): lambda event: event.who,
            _("Qué"): lambda event: event.what,
            _("Palabras"): lambda event: event.words,
            _("Desde dónde"): lambda event: event.whence or "",
        }
