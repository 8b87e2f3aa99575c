import sys

from django.db import InterfaceError, OperationalError
from django.shortcuts import render

RETRY_AFTER = "10"  # seconds


def bad_request(request, exception):
    return render(request, "400.html", status=400)


def server_error(request):
    """A database that restarts or is busy is no fault of the page: whoever asked may ask again in a moment.

    Neither page asks the database for anything.
    """
    if isinstance(sys.exc_info()[1], (OperationalError, InterfaceError)):
        response = render(None, "503.html", status=503)
        response["Retry-After"] = RETRY_AFTER
        response["Cache-Control"] = "no-store"
        return response
    return render(None, "500.html", status=500)
