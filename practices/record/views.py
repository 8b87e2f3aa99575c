"""The pages of meetings: their list, one of them, one of its tables, what was said at all of them."""

from collections.abc import Callable

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..catalogue.index import lists_for
from ..models import PublicEvent
from ..public_files import path_of
from ..public_views import public_view
from ..stored_files import Damaged, uploaded_file
from .listing import event_list, item_list
from .pages import event_context, table_context


def of_event(view: Callable):
    """A view of one meeting. A code in lower case leads to its proper address."""

    def wrapped(request, code: str, **kwargs):
        if code != code.upper():
            return redirect(request.resolver_match.view_name, code=code.upper(), permanent=True, **kwargs)
        event = get_object_or_404(PublicEvent.objects.defer("folded"), code=code)
        return view(request, event, **kwargs)

    return public_view(require_safe(wrapped))


@public_view
@require_safe
def events(request):
    return show_list(request, "practices/record/events.html", event_list(request.GET, lists_for(request)))


@public_view
@require_safe
def items(request):
    return show_list(request, "practices/record/items.html", item_list(request.GET, lists_for(request)))


def show_list(request, template: str, found):
    request.canonical_path = found.canonical_path
    return render(request, template, {"found": found}, status=400 if found.errors else 200)


@of_event
def event(request, event: PublicEvent):
    return show_event(request, event)


def show_event(request, event: PublicEvent, is_preview: bool = False):
    """The page of a meeting. A preview shows what is not public yet: it says so, and no cache keeps it."""
    context = event_context(event, lists_for(request)) | {"is_preview": is_preview}
    response = render(request, "practices/record/event.html", context)
    if is_preview:
        add_never_cache_headers(response)
    return response


@of_event
def event_table(request, event: PublicEvent, number: int):
    row = get_object_or_404(event.tables, number=number)
    return render(request, "practices/record/table.html", table_context(event, row, lists_for(request)))


@of_event
def event_file(request, event: PublicEvent, position: int, name: str):
    """A document of a meeting, always as a download."""
    row = get_object_or_404(event.files, position=position, name=name)
    path = path_of("attachments", row.sha256)
    if not path.exists():
        raise Http404
    try:
        return uploaded_file(request, path, row.sha256, row.name, row.media_type)
    except Damaged:
        return unavailable(request, event, _("El archivo guardado está dañado"), row.name)


def unavailable(request, event: PublicEvent, title: str, reason: object):
    """What of a meeting cannot be handed out now; its page can be read."""
    context = {"title": title, "reason": reason, "meeting_url": reverse("practices:event", args=[event.code])}
    return render(request, "practices/record/unavailable.html", context, status=503)
