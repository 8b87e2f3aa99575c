"""Addresses that take what a form sends and are no pages: whoever follows a link to one is led to the page above it."""

from django.urls import Resolver404, resolve
from django.views.decorators.http import require_POST


def only_posts(view):
    """Django's `require_POST`, for a view whose form stands on the page above: «/fichas/1/» of «/fichas/1/enviar/»."""
    view.only_posts = True
    return require_POST(view)


def page_of(request) -> str:
    """The address of what was asked for; of a form's, that of its page."""
    match = request.resolver_match
    return page_above(request) if getattr(match and match.func, "only_posts", False) else request.path


def page_above(request) -> str:
    """The nearest page above an address. The home page is above all."""
    path = request.path_info
    while not is_page(path := path.rstrip("/").rpartition("/")[0] + "/"):
        pass
    return request.path.removesuffix(request.path_info) + path


def is_page(path: str) -> bool:
    try:
        return not getattr(resolve(path).func, "only_posts", False)
    except Resolver404:
        return False
