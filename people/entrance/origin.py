"""From where a request comes, by what a browser alone writes into it."""

from urllib.parse import urlsplit

from django.http import HttpRequest


def is_our_own(request: HttpRequest) -> bool:
    """Whether a page of this site sent it; false for a browser that does not say."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") in ("cross-site", "same-site"):
        return False
    origin = request.headers.get("Origin") or origin_of(request.headers.get("Referer", ""))
    return origin == f"{request.scheme}://{request.get_host()}"


def sending_page(request: HttpRequest) -> str:
    """The address on this site of the page that sent a post of our own; empty when the browser does not say."""
    referer = request.headers.get("Referer", "")
    if origin_of(referer) != f"{request.scheme}://{request.get_host()}":
        return ""
    return urlsplit(referer)._replace(scheme="", netloc="", fragment="").geturl()


def origin_of(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}"
