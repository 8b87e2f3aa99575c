import errno
import sys

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import InterfaceError, OperationalError
from django.http import HttpResponseBadRequest, HttpResponseNotAllowed
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from ..only_posts import page_above

RETRY_AFTER = "10"  # seconds


DISK_IS_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


def is_away(error: BaseException | None) -> bool:
    """Whether the database or the disk cannot do now what they can do later."""
    return isinstance(error, OperationalError | InterfaceError) or is_full(error)


def is_full(error: BaseException | None) -> bool:
    return isinstance(error, OSError) and error.errno in DISK_IS_FULL


def bad_request(request, exception):
    """Where there are too many parameters nobody can read them, and every page of ours reads some."""
    if isinstance(exception, TooManyFieldsSent):
        words = _("La dirección tiene demasiados parámetros.")
        return HttpResponseBadRequest(words, content_type="text/plain; charset=utf-8")
    too_large = isinstance(exception, RequestDataTooBig)
    return render(request, "400.html", {"is_too_large": too_large}, status=400)


def not_allowed_in_words(get_response):
    """Middleware. Where a form is sent to there is nothing to open: whoever tries is led to the page of the form."""

    def middleware(request):
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed):
            page = request.path if "GET" in response["Allow"] else page_above(request)
            response.content = render_to_string("405.html", {"page": page}, request)
        return response

    return middleware


def server_error(request):
    """A database that restarts or is busy, or a full disk, is no fault of the page: whoever asked may ask again.

    Neither page asks the database for anything.
    """
    error = sys.exc_info()[1]
    if is_away(error):
        response = render(None, "503.html", {"disk": is_full(error)}, status=503)
        response["Retry-After"] = RETRY_AFTER
        response["Cache-Control"] = "no-store"
        return response
    return render(None, "500.html", status=500)
