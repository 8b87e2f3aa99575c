"""The list of practices as its page shows it: facets with counts, chips, pages, and what to do about an empty result."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import islice

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .cards import Card, cards
from .chips import chips, suggestions
from .facets import Labels, facets
from .filters import DEEPEST, VIEWS, PracticeFilter, list_url
from .index import ORDERS, TIMELINE, Criteria
from .selection import Selection, offer_choice
from .table import Table
from .takeaway import compilation_of, downloads_of, feed_url
from .years import Drawn, draw_years


class Listing:
    """Everything the page of a list needs, from what its address asks for. What the address has wrong is said, and the
    rest of it stands: the text as it was typed, the filters that exist, and what they find."""

    def __init__(self, asked: PracticeFilter):
        self.search, self.errors, self.query = asked.search, asked.messages, asked.typed
        self.index, self.criteria = self.search.index, self.search.criteria
        self.labels = Labels(self.index)

    @cached_property
    def cards(self) -> list[Card]:
        start = (self.criteria.page - 1) * settings.PRACTICES_PER_PAGE
        numbers = islice(self.search.numbers(), start, start + settings.PRACTICES_PER_PAGE)
        shown = cards(list(numbers), self.index, self.search.match)
        for card in shown:
            offer_choice(
                card,
                Selection(self.criteria.selection),
                lambda codes: list_url(replace(self.criteria, selection=codes)),
            )
        return shown

    @property
    def notices(self) -> list[str]:
        self.cards  # noqa: B018 - the spelling of a corrected word comes from the texts found
        return self.search.match.notices if self.search.match else []

    @property
    def total(self) -> int:
        return self.search.total

    @cached_property
    def total_all(self) -> int:
        return self.index.live.bit_count()

    @property
    def title(self) -> str:
        total, every = (number_format(n, force_grouping=True) for n in (self.total, self.total_all))
        found = ngettext("%(n)s práctica", "%(n)s prácticas", self.total) % {"n": total}
        if self.total == self.total_all:
            return found
        return _("%(found)s de %(all)s") % {"found": found, "all": every}

    @property
    def facets(self) -> Iterator[dict]:
        return facets(self.search, self.labels)

    @cached_property
    def chips(self) -> list[dict]:
        return chips(self.criteria, self.labels)

    @property
    def clear_url(self) -> str:
        return list_url(Criteria(selection=self.criteria.selection, view=self.criteria.view))

    @cached_property
    def suggestions(self) -> list[dict]:
        return [] if self.total else suggestions(self.search, self.labels)

    @property
    def orders(self) -> list[dict]:
        """The usual order is left unsaid: whoever goes on to search for a text gets the order usual there."""
        usual = self.search.usual_order
        return [
            {"code": "" if code == usual else code, "label": label, "selected": code == self.search.order}
            for code, label in ORDERS.items()
            if self.is_offered(code)
        ]

    def is_offered(self, order: str) -> bool:
        """An order from the end is chosen at the head of a column; here it is shown where it was."""
        if order == "relevancia":
            return bool(self.search.match)
        return not order.startswith("-") or order == self.search.order

    @property
    def views(self) -> list[dict]:
        """The ways to see the same list; the line of time has its own order, and so other pages."""
        named = {"": _("Fichas"), **VIEWS}
        return [
            {
                "label": label,
                "url": list_url(self.seen_as(view)),
                "current": view == self.criteria.view,
            }
            for view, label in named.items()
        ]

    def seen_as(self, view: str) -> Criteria:
        turns_over = TIMELINE in (view, self.criteria.view) and view != self.criteria.view
        return replace(self.criteria, view=view, page=1 if turns_over else self.criteria.page)

    @property
    def table(self) -> Table | None:
        """The cards as lines of a table, if that is how they are to be seen."""
        return Table(self.cards, self.search) if self.criteria.view == "tabla" else None

    @property
    def years(self) -> Drawn | None:
        """The cards on a line of time, if that is how they are to be seen; what has no years stands without a bar."""
        return draw_years(self.cards) if self.criteria.view == TIMELINE else None

    @cached_property
    def pages(self) -> dict:
        size, page = settings.PRACTICES_PER_PAGE, self.criteria.page
        count = min(-(-self.total // size), DEEPEST)
        return {
            "number": page,
            "count": count,
            "previous_url": self.page_url(page - 1) if 1 < page <= count else "",
            "next_url": self.page_url(page + 1) if page < count else "",
            "links": [self.page_link(number) for number in page_numbers(page, count)],
        }

    def page_link(self, number: int) -> dict:
        return {
            "number": number,
            "url": self.page_url(number) if number else "",
            "current": number == self.criteria.page,
        }

    def page_url(self, number: int) -> str:
        return list_url(replace(self.criteria, page=number))

    @property
    def downloads(self) -> list[dict]:
        return downloads_of(self.criteria)

    @property
    def compilation(self) -> dict:
        return compilation_of(self.criteria, self.total)

    @property
    def feed_url(self) -> str:
        return feed_url(self.criteria)


def page_numbers(page: int, count: int) -> Iterator[int]:
    """First, last and those around the current one; 0 stands for a gap."""
    last = 0
    for number in sorted({1, count, *range(max(1, page - 2), min(count, page + 2) + 1)}):
        if number - last > 1:
            yield 0
        yield number
        last = number
