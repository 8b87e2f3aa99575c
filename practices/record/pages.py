"""What the page of a meeting, and that of one of its tables, shows."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy

from ..lists import Item, Lists
from ..models import PublicEvent, PublicTable, TableKind
from ..spelling import join_names, sort_key
from ..statement_kinds import Kind
from .attribution import actors_in_words
from .events import Meeting
from .items import Said, read_items
from .parts import parts_of
from .structured_data import json_ld

DOWNLOADS = {"csv": gettext_lazy("CSV"), "xlsx": "XLSX", "json": "JSON"}


@dataclass
class Table:
    """A table of a meeting, with who sat there."""

    row: PublicTable
    event: PublicEvent

    def __getattr__(self, name):
        return getattr(self.row, name)

    @property
    def name(self) -> str:
        label = TableKind(self.row.kind).label
        return str(label) if self.row.kind == TableKind.PLENARY else f"{label} {self.row.number}"

    @property
    def who(self) -> str:
        """«Gobiernos, organismos internacionales y sociedad civil»."""
        words = actors_in_words(self.row.actors)
        return words[:1].upper() + words[1:]

    @property
    def url(self) -> str:
        return reverse("practices:event_table", args=[self.event.code, self.row.number])


def event_context(event: PublicEvent, lists: Lists) -> dict:
    """Everything on the page of a meeting, in a fixed number of queries."""
    meeting = Meeting(event, lists)
    standing, retracted = said_at(event, lists)
    return {
        "meeting": meeting,
        "table": None,
        "named": "",
        "parts": parts_of(event, standing),
        "objectives": objectives_of(event, standing, lists),
        "tables": [Table(row, event) for row in event.tables.all()],
        "files": [file_line(event, row) for row in event.files.all()],
        "retracted": retracted,
        "json_ld": json_ld(meeting),
    } | ways_to_take(event)


def table_context(event: PublicEvent, row: PublicTable, lists: Lists) -> dict:
    """The same of one table: its largest part is its figure."""
    standing, retracted = said_at(event, lists)
    own = [item for item in standing if item.row.table_id == row.pk]
    parts = parts_of(event, own)
    return {
        "meeting": Meeting(event, lists),
        "is_preview": False,
        "table": Table(row, event),
        "parts": parts,
        "largest": max(parts, key=lambda part: part.total, default=None),
        "named": join_names(names) if (names := states_named(own)) else "",
        "retracted": [item for item in retracted if item.row.table_id == row.pk],
    } | ways_to_take(event)


def said_at(event: PublicEvent, lists: Lists) -> tuple[list[Said], list[Said]]:
    """What stands, in the order of the meeting, and what was retracted. Recommendations keep the number that they were
    given when one of them is retracted."""
    items = read_items(event.items.select_related("table"), lists)
    recommended = [item for item in items if item.kind == Kind.RECOMMENDATION]
    for ordinal, item in enumerate(recommended, 1):
        item.ordinal = ordinal
    standing = [item for item in items if item.retracted_on is None]
    retracted = [item for item in items if item.retracted_on]
    for item in items:
        item.row.event = event
    return standing, sorted(retracted, key=lambda item: item.number)


def objectives_of(event: PublicEvent, items: list[Said], lists: Lists) -> list[Item]:
    """Those of the meeting, and of what was said there."""
    keys = set(event.objectives.values_list("pk", flat=True))
    keys |= {objective.pk for item in items for objective in item.objectives}
    return [item for item in lists["gcmobjective"].values() if item.pk in keys]


def states_named(items: list[Said]) -> list[str]:
    names = {state.short_name for item in items for state in (*item.countries, *item.beside)}
    return sorted(names, key=sort_key)


def file_line(event: PublicEvent, row) -> dict:
    address = reverse("practices:event_file", args=[event.code, row.position, row.name])
    return {"title": row.title or row.name, "url": address, "size": row.size, "name": row.name}


def ways_to_take(event: PublicEvent) -> dict:
    return {
        "downloads": [
            {"label": label, "url": reverse("practices:event_items", args=[event.code, kind])}
            for kind, label in DOWNLOADS.items()
        ],
        "report_url": reverse("practices:event_pdf", args=[event.code]),
        "word_url": reverse("practices:event_docx", args=[event.code]),
    }
