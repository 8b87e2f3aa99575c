"""What the desk takes away as tables: its queue, its figures, the history of a ficha. No cell of them runs as a formula."""

from collections.abc import Callable

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from practices.exchange.csv_file import disarm
from practices.exchange.resources import Column, ColumnResource

from .queue_rows import row


class TableResource(ColumnResource):
    """A table whose columns are read from rows by functions."""

    def __init__(self):
        super().__init__()
        self.fields = {name: Column(str(name), self.cell(read)) for name, read in self.columns().items()}

    def columns(self) -> dict[str, Callable]:
        raise NotImplementedError

    def cell(self, read: Callable):
        return lambda row: disarm(value) if isinstance(value := read(row), str) else value


class QueueResource(TableResource):
    """The fichas of a queue, as its page has them."""

    def iter_queryset(self, fichas):
        return map(row, fichas)

    def columns(self):
        return {
            _("Referencia"): lambda row: row["reference"],
            _("Título"): lambda row: row["title"],
            _("País"): lambda row: row["country"],
            _("Estado"): lambda row: row["state"],
            _("Incorporada sin firma"): lambda row: _("sí") if row["is_incorporated"] else "",
            _("A cargo de"): lambda row: row["assignee"],
            _("Ronda"): lambda row: row["round"],
            _("Días hábiles en este estado")
            if settings.REVIEW_DAYS_ARE_WORKING_DAYS
            else _("Días en este estado"): lambda row: row["days"],
            _("Vencida"): lambda row: _("sí") if row["is_overdue"] else "",
            _("Se publica el"): lambda row: row["publish_on"] and row["publish_on"].isoformat(),
            _("Actividad"): lambda row: timezone.localdate(row["touched_at"]).isoformat(),
        }


class FiguresResource(TableResource):
    """The figures of a year, a row for each month and country in which something happened."""

    def columns(self):
        return {
            _("Mes"): lambda row: row.month.isoformat()[:7],
            _("País"): lambda row: row.country,
            _("Enviadas"): lambda row: row.sent,
            _("Publicadas"): lambda row: row.published,
            _("Mediana de días hasta la publicación"): lambda row: row.median,
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
