"""What was said at a meeting, to take away as a table or as data."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from ..catalogue.index import lists_for
from ..exchange.csv_file import csv_response
from ..exchange.views import MEDIA_TYPES
from ..models import PublicEvent
from .pages import said_at
from .resources import ItemCsv, ItemResource, ItemTable
from .views import of_event


@of_event
def event_items(request, event: PublicEvent, kind: str):
    """All items of a meeting by their numbers; of a retracted one the day and the reason."""
    standing, retracted = said_at(event, lists_for(request))
    rows = sorted([*standing, *retracted], key=lambda item: item.number)
    name = f"{event.code}-aportes"
    if kind == "csv":
        return csv_response(ItemCsv().export(rows), name)
    dataset = (ItemResource() if kind == "json" else ItemTable()).export(rows)
    dataset.title = _("Aportes")
    response = HttpResponse(getattr(dataset, kind), content_type=MEDIA_TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response
