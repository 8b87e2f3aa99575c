"""What is new of meetings as Atom: what was released, and what was retracted."""

from datetime import UTC, date, datetime, time

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..catalogue.index import lists_for
from ..languages import active
from ..models import PublicItem
from ..public_views import public_view
from .items import Said, read_items

MOST_ENTRIES = 50


class Feed(Atom1Feed):
    """Each entry says in which language its words are."""

    def item_attributes(self, item):
        return super().item_attributes(item) | {"xml:lang": item["language"]}


@public_view
@require_safe
def feed(request):
    """The latest releases and retractions, the newest first."""
    atom = Feed(
        title=_("Lo nuevo de las reuniones"),
        link=settings.SITE_URL + reverse("practices:events"),
        description=None,
        feed_url=settings.SITE_URL + request.path,
        language=active(),
    )
    events = PublicItem.objects.select_related("event")
    released = read_items(events.standing().order_by("-pk")[:MOST_ENTRIES], lists_for(request))
    withdrawn = events.filter(retracted_on__isnull=False).order_by("-retracted_on", "-pk")[:MOST_ENTRIES]
    entries = [*map(release, released), *map(retraction, read_items(withdrawn, lists_for(request)))]
    entries.sort(key=lambda entry: entry["pubdate"], reverse=True)
    for entry in entries[:MOST_ENTRIES]:
        atom.add_item(**entry)
    return HttpResponse(atom.writeString("utf-8"), content_type=atom.content_type)


def release(item: Said) -> dict:
    return {
        "title": item.lead,
        "link": settings.SITE_URL + item.url,
        "unique_id": settings.SITE_URL + item.url,
        "description": escape(item.text),  # Atom says of it that it is HTML
        "author_name": item.who or item.event.title,
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
        "author_name": _("Secretaría Técnica"),
        "language": active(),
        **at(item.retracted_on),
    }


def at(day: date) -> dict:
    moment = datetime.combine(day, time(12), UTC)
    return {"pubdate": moment, "updateddate": moment}
