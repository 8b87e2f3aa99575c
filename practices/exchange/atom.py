"""What is new, as Atom. Addresses are the site's own, whoever asks."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from django.conf import settings
from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed

from ..languages import active

MOST_ENTRIES = 50
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Feed(Atom1Feed):
    """Each entry says in which language its words are; whose they are is said in the feed's."""

    def item_attributes(self, item):
        return super().item_attributes(item) | {"xml:lang": item["language"]}

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.startElement("author", {"xml:lang": self.feed["language"]})
        handler.addQuickElement("name", item["author"])
        handler.endElement("author")


def atom_response(title: str, link: str, address: str, entries: Iterable[dict]) -> HttpResponse:
    """A feed of the page at `link`; both paths are of this site. An entry has the arguments of Django's `add_item`, its
    `language` and its `author`."""
    atom = Feed(
        title=NOT_IN_XML.sub(
            "\N{REPLACEMENT CHARACTER}", title
        ),  # it may hold whatever somebody searches for
        link=settings.SITE_URL + link,
        description=None,
        feed_url=settings.SITE_URL + address,
        language=active(),
    )
    for entry in entries:
        atom.add_item(**entry)
    return HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type)


def titled(title: str, criteria: Iterable[list[str]]) -> str:
    """The title of a feed with what it is narrowed to: «Reuniones: País: Ecuador · Año: 2022»."""
    return ": ".join(filter(None, [title, " · ".join(map(": ".join, criteria))]))


def at(first: date, last: date | None = None) -> dict:
    """When an entry appeared, and when it changed last: at noon, as days are all that is known."""
    published, updated = (datetime.combine(day, time(12), UTC) for day in (first, last or first))
    return {"pubdate": published, "updateddate": updated}
