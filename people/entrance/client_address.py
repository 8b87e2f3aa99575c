"""The address of whoever acts, for what is written during a request: so no step has to be given it."""

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
    """The address of the request being answered; None for the worker and for commands."""
    return address_of(current.get())


def address_of(request: HttpRequest | None) -> str | None:
    """The client's address, also behind the proxy, as sign-in and its limits see it; None when there is none."""
    try:
        return get_adapter().get_client_ip(request) if request else None
    except PermissionDenied:
        return None
