"""What is new of meetings as Atom: the meetings, and what was said there as it is released and retracted."""

from itertools import chain

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..catalogue.chips import named
from ..catalogue.index import lists_for
from ..exchange.atom import MOST_ENTRIES, at, atom_response, titled
from ..exchange.views import refusal
from ..languages import active
from ..lists import Lists
from ..models import PublicItem
from ..public_views import public_view
from .events import Meeting
from .filters import RecordFilter
from .items import Said, read_items
from .listing import event_filter, item_filter


@public_view
@require_safe
def feed(request) -> HttpResponse:
    """All that was released or retracted, of whichever meeting."""
    entries = latest(PublicItem.objects.all(), lists_for(request))
    return atom_response(_("Lo nuevo de las reuniones"), reverse("practices:events"), request.path, entries)


@public_view
@require_safe
def item_list_feed(request) -> HttpResponse:
    """The same of a list. What was retracted keeps its meeting and kind: a list that asks for more has it no longer."""
    asked = item_filter(request.GET, lists_for(request), PublicItem.objects.all())
    if asked.messages:
        return refusal(asked.messages)
    entries = latest(asked.found(), lists_for(request))
    return of_list("items", _("Lo que se dijo en las reuniones"), asked, request.path, entries)


@public_view
@require_safe
def event_list_feed(request) -> HttpResponse:
    """The meetings of a list, the last to become public first."""
    lists = lists_for(request)
    asked = event_filter(request.GET, lists)
    if asked.messages:
        return refusal(asked.messages)
    rows = asked.found().order_by("-released_on", "-pk").defer("folded")[:MOST_ENTRIES]
    entries = [meeting_entry(Meeting(row, lists)) for row in rows]
    return of_list("events", _("Reuniones"), asked, request.path, entries)


def of_list(name: str, title: str, asked: RecordFilter, path: str, entries: list[dict]) -> HttpResponse:
    """A feed of a list as far as it is narrowed: its title says how."""
    link = reverse(f"practices:{name}") + asked.query()
    return atom_response(titled(title, named(asked.criteria())), link, path + asked.query(), entries)


def latest(items: QuerySet, lists: Lists) -> list[dict]:
    """The latest releases and retractions among these items, the newest first."""
    items = items.select_related("event")
    standing = items.filter(retracted_on=None).order_by("-pk")[:MOST_ENTRIES]
    retracted = items.filter(retracted_on__isnull=False).order_by("-retracted_on", "-pk")[:MOST_ENTRIES]
    entries = chain(map(release, read_items(standing, lists)), map(retraction, read_items(retracted, lists)))
    return sorted(entries, key=lambda entry: entry["pubdate"], reverse=True)[:MOST_ENTRIES]


def release(item: Said) -> dict:
    return {
        "title": item.lead,
        "link": settings.SITE_URL + item.url,
        "unique_id": settings.SITE_URL + item.url,
        "description": escape(item.text),  # Atom says of it that it is HTML
        "author": item.who or item.event.title,
        "categories": [item.kind_label],
        "language": item.row.language,
        **at(item.first_on),
    }


def retraction(item: Said) -> dict:
    """In the reader's language; of what was said nothing is left to tell."""
    words = {"n": item.number, "event": item.event.code}
    return {
        "title": _("Retractado: aporte %(n)d de %(event)s") % words,
        "link": settings.SITE_URL + item.url,
        "unique_id": f"{settings.SITE_URL}{item.url}-retractado",
        "description": escape(item.reason),
        "author": _("Secretaría Técnica"),
        "language": active(),
        **at(item.retracted_on),
    }


def meeting_entry(meeting: Meeting) -> dict:
    return {
        "title": meeting.title,
        "link": meeting.address,
        "unique_id": meeting.address,
        "description": escape(meeting.lead),
        "author": meeting.author,
        "categories": meeting.facts,
        "language": meeting.language,
        **at(meeting.released_on),
    }
