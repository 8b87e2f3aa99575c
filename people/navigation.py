from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.urls import reverse
from django.utils.http import urlencode

from practices.declarations import Entry, declared
from practices.public_views import is_public

from .entrance.sessions import owner_of, seconds_left


def navigation(request) -> dict:
    """What the frame of every page of the desk shows; public pages do not know who asks."""
    match = request.resolver_match
    if match is None or is_public(match):
        return {}
    entries = [entry for entries in declared("navigation", request.user) for entry in entries]
    unread = request.user.notices.unread().count() if request.user.is_authenticated else 0
    return {
        "desk_entries": sorted(entries),
        "desk_here": here(entries, request.path),
        "desk_session": desk_session(request),
        "unread_notices": unread,
        "secretariat_email": settings.SECRETARIAT_EMAIL,
    }


def here(entries: list[Entry], path: str) -> str:
    """The address of the entry below which the page is; the nearest one, as one may stand below another."""
    above = [(prefix, entry.url) for entry in entries for prefix in (entry.url, *entry.also)]
    return max(((len(prefix), url) for prefix, url in above if path.startswith(prefix)), default=(0, ""))[1]


def desk_session(request) -> dict:
    """What the scripts of the desk know of who is signed in, and until when."""
    if not request.user.is_authenticated:
        return {}
    return {
        "owner": owner_of(request.user),
        "seconds": seconds_left(request.session),
        "zone": settings.TIME_ZONE,
        "url": reverse("people:session"),
        "sign_in_url": f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})}",
    }
