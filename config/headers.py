"""The security headers that neither Django nor django-csp sends, or not on every answer; what is read and sent how."""

from django.core.exceptions import BadRequest
from django.http import FileResponse
from django.middleware.gzip import GZipMiddleware

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"
# The last three are Django's too, but not where it refuses an address before it has looked at the rest.
HEADERS = {
    "Permissions-Policy": PERMISSIONS,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


def security_headers(get_response):
    def middleware(request):
        response = get_response(request)
        for name, value in HEADERS.items():
            response.setdefault(name, value)
        return response

    return middleware


def only_utf8(get_response):
    """Refuses a body that says it is written otherwise: no page of ours sends one, and Django decodes a multipart one by
    whatever codec of Python it names. (Of other forms Django refuses it itself.)"""

    def middleware(request):
        if request.encoding and request.encoding.lower().replace("-", "") != "utf8":
            request.encoding = "utf-8"  # the page that says so reads the address
            raise BadRequest("The body is not UTF-8.")
        return get_response(request)

    return middleware


def failures_are_asked_again(get_response):
    """Lets no browser keep a 404, a 410 or another failure: what is not there now may come back."""

    def middleware(request):
        response = get_response(request)
        if response.status_code >= 400 and "Cache-Control" not in response:
            response["Cache-Control"] = "no-cache"
        return response

    return middleware


class CompressPages(GZipMiddleware):
    """A file is sent as it is: PDF, pictures and documents are compressed already, and a browser that knows how long it
    is shows how much has come."""

    def process_response(self, request, response):
        return response if isinstance(response, FileResponse) else super().process_response(request, response)
