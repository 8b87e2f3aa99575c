"""The lists of meetings and of what was said there, as their pages show them."""

from collections.abc import Iterator
from functools import cached_property

from django.db.models import Count, F, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from ..catalogue.listing import page_numbers
from ..lists import Lists
from ..models import PublicEvent, PublicItem
from .events import Meeting
from .filters import EventFilter, ItemFilter, RecordFilter
from .items import NEWEST_FIRST, Said, read_items

PER_PAGE = 30


class RecordList:
    """A page of a list, its filters, and what to do when nothing is found."""

    name = feed = ""  # of the addresses of its page and of what is new of it

    def __init__(self, asked: RecordFilter, lists: Lists):
        self.asked, self.lists = asked, lists
        self.errors = asked.messages
        if asked.page > max(1, self.pages["count"]):
            raise Http404

    @cached_property
    def total(self) -> int:
        return self.asked.found().count()

    @property
    def form(self):
        return self.asked.form

    @property
    def typed(self) -> str:
        return self.asked.data.get("q", "").replace("\0", "") if self.asked.data else ""

    @property
    def url(self) -> str:
        return reverse(f"practices:{self.name}")

    @property
    def feed_url(self) -> str:
        return reverse(f"practices:{self.feed}") + self.asked.query()

    @property
    def canonical_path(self) -> str:
        page = self.asked.page
        return self.url + self.asked.query(pagina=page if page > 1 else "")

    @cached_property
    def chips(self) -> list[dict]:
        return [chip | {"url": self.url + chip["url"].removesuffix("?")} for chip in self.asked.criteria()]

    @cached_property
    def suggestions(self) -> list[dict]:
        """What each criterion hides, most first; one alone hides everything there is."""
        if self.total or len(self.chips) < 2:
            return []
        counted = [chip | {"count": self.asked.found(without=chip["name"]).count()} for chip in self.chips]
        return sorted(counted, key=lambda step: -step["count"])

    @cached_property
    def pages(self) -> dict:
        number, count = self.asked.page, -(-self.total // PER_PAGE)
        return {
            "number": number,
            "count": count,
            "previous_url": self.page_url(number - 1) if number > 1 else "",
            "next_url": self.page_url(number + 1) if number < count else "",
            "links": [
                {"number": each, "url": self.page_url(each) if each else "", "current": each == number}
                for each in page_numbers(number, count)
            ],
        }

    def page_url(self, number: int) -> str:
        return self.url + self.asked.query(pagina=number if number > 1 else "")

    def on_page(self, rows: QuerySet) -> QuerySet:
        start = (self.asked.page - 1) * PER_PAGE
        return rows[start : start + PER_PAGE]


class EventList(RecordList):
    """Meetings by year, the newest first; what has no date comes last."""

    name, feed = "events", "event_list_feed"

    @cached_property
    def meetings(self) -> list[Meeting]:
        if not self.total:
            return []
        rows = self.asked.found().order_by(F("starts_on").desc(nulls_last=True), "-code").defer("folded")
        return [Meeting(row, self.lists) for row in self.on_page(rows)]

    @property
    def years(self) -> Iterator[dict]:
        """The meetings of the page under their years, each with how much is public of it."""
        counts = released_at([meeting.row.pk for meeting in self.meetings])
        groups: dict[int | None, list[dict]] = {}
        for meeting in self.meetings:
            line = {"meeting": meeting, "count": counts.get(meeting.row.pk, 0)}
            groups.setdefault(meeting.year, []).append(line)
        for year, lines in groups.items():
            yield {"year": year or _("Sin fecha"), "lines": lines}


class ItemList(RecordList):
    """What was said, the latest meeting first and in its order."""

    name, feed = "items", "item_list_feed"

    @cached_property
    def items(self) -> list[Said]:
        """Their keys are put in order first: to do so with whole texts takes several times as long."""
        keys = list(self.on_page(self.asked.found().order_by(*NEWEST_FIRST).values_list("pk", flat=True)))
        shown = PublicItem.objects.filter(pk__in=keys).select_related("event").order_by(*NEWEST_FIRST)
        return read_items(shown, self.lists)


def event_list(data, lists: Lists) -> EventList:
    return EventList(event_filter(data, lists), lists)


def item_list(data, lists: Lists) -> ItemList:
    return ItemList(item_filter(data, lists, PublicItem.objects.standing()), lists)


def event_filter(data, lists: Lists) -> EventFilter:
    return EventFilter(data, PublicEvent.objects.all(), lists, years())


def item_filter(data, lists: Lists, items: QuerySet) -> ItemFilter:
    return ItemFilter(data, items, lists, years())


def years() -> list[int]:
    """Those in which there were meetings, the latest first."""
    return [day.year for day in PublicEvent.objects.dates("starts_on", "year", order="DESC")]


def released_at(events: list[int]) -> dict[int, int]:
    """How many items of each meeting can be read."""
    counted = PublicEvent.objects.filter(pk__in=events).order_by()
    standing = Count("items", filter=Q(items__retracted_on=None))
    return dict(counted.annotate(standing=standing).values_list("pk", "standing"))
