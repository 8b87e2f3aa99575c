"""What the report of a meeting holds, and one hash of it: after a retraction it is another report."""

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils.translation import gettext as _

from ...languages import active
from ...lists import Item, Lists
from ...models import EventContent, PublicEvent, TableContent
from ...press.ficha.page import printable
from ...recording import columns_of
from ...spelling import sort_key
from ..events import Meeting
from ..items import LISTS, Said
from ..pages import Table, objectives_of, said_at
from ..parts import Part, parts_of

MOST, LONGEST = 1_000, 300_000  # items, and characters of all of them; the tables hold any number
WORDS = ("heading", "label", "text", "place", "actor", "footnote", "reason")
OF_AN_ITEM = ("number", "kind", "actor_kind", "strand", "year", "language", "table_id", "parent_id", *WORDS)


class TooLong(Exception):
    """More was said than a report holds; the message says so in the reader's words."""


@dataclass
class Report:
    meeting: Meeting
    standing: list[Said]
    retracted: list[Said]
    objectives: list[Item]
    tables: list[Table]

    @cached_property
    def parts(self) -> list[Part]:
        return parts_of(self.meeting.row, self.standing)

    @property
    def speakers(self) -> list[tuple[str, str, int]]:
        """Who spoke: State, kind of actor and how often, without names."""
        spoke = Counter[tuple[str, str]]()
        for item in self.standing:
            for state in [state.short_name for state in item.countries] or [""]:
                spoke[state, item.actor_label] += 1
        known = [(state, kind, number) for (state, kind), number in spoke.items() if state or kind]
        return sorted(known, key=lambda row: (not row[0], sort_key(row[0]), row[1]))

    @property
    def hash(self) -> str:
        """Of all that was said, by whom, and of the meeting, whatever the language of the reader."""
        event = self.meeting.row
        held = [
            [str(value) for value in columns_of(event, EventContent).values()],
            event.code,
            str(event.released_on),
            [objective.code for objective in self.objectives],
            [[str(value) for value in columns_of(table.row, TableContent).values()] for table in self.tables],
            [values_of(item) for item in (*self.standing, *self.retracted)],
        ]
        return hashlib.sha256(json.dumps(held).encode()).hexdigest()


def values_of(item: Said) -> list:
    """Everything of an item that a report shows or is ordered by."""
    link = item.practice_link
    return [
        *(getattr(item.row, name) for name in OF_AN_ITEM),
        str(item.row.retracted_on),
        *([value.code for value in getattr(item, name)] for name in LISTS),
        link and [link["code"], link["title"]],
    ]


def report_of(event: PublicEvent, lists: Lists) -> Report:
    """What is public of a meeting, now. Raises TooLong, and LayoutFailed for what could never be set."""
    standing, retracted = said_at(event, lists)
    every = [*standing, *retracted]
    characters = sum(len(getattr(item.row, name)) for item in every for name in WORDS)
    if len(every) > MOST or characters > LONGEST:
        raise TooLong(
            _("Lo publicado de esta reunión es demasiado largo para un informe: llévese las tablas.")
        )
    for item in every:
        for name in WORDS:
            setattr(item.row, name, printable(getattr(item.row, name)))
    objectives = objectives_of(event, standing, lists)
    tables = [Table(row, event) for row in event.tables.all()]
    return Report(Meeting(event, lists), standing, retracted, objectives, tables)


def digest(report: Report, style: str) -> str:
    """The name of its file: what it holds, how it is laid out, in which language, and at which address."""
    made_of = [report.hash, style, active(), settings.SITE_URL]
    return hashlib.sha256(json.dumps(made_of).encode()).hexdigest()
