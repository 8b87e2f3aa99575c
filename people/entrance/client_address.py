"""From which address somebody acts. What is written in a request asks for it here, so no step has to be told."""

from contextvars import ContextVar

from allauth.account.adapter import get_adapter
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

current: ContextVar[HttpRequest | None] = ContextVar("current", default=None)


def remember_request(get_response):
    """A middleware. The address is looked for only when something is written."""

    def middleware(request):
        token = current.set(request)
        try:
            return get_response(request)
        finally:
            current.reset(token)

    return middleware


def current_address() -> str | None:
    """The client's, also behind the proxy, as sign-in and its limits see it; none for the worker and for commands."""
    request = current.get()
    try:
        return get_adapter().get_client_ip(request) if request else None
    except PermissionDenied:  # it has none
        return None
