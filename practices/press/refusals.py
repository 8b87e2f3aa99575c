"""What keeps a compilation from being made, as a page that says why and leads back to where it was asked for."""

import logging

from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..catalogue.filters import PracticeFilter
from ..catalogue.index import index_for
from ..catalogue.listing import list_url
from ..catalogue.selection import selection_of, selection_url
from ..stored_files import Damaged
from . import runs
from .engine import LayoutFailed, PressBusy

logger = logging.getLogger(__name__)
BUSY_FOR = 5  # seconds; an ordinary ficha takes less than one


class Refused(Exception):
    """The compilation is not made; the message says why, in the user's words, and `back` is where it was asked for."""

    def __init__(self, message: str, status: int, back: str = ""):
        super().__init__(message)
        self.status, self.back = status, back


def says_why_not(view):
    """Answers with a page, in the reader's words, whatever keeps a compilation from being made."""

    def wrapped(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            return refusal(request, str(refused), refused.status, refused.back)
        except runs.Busy as busy:
            return refusal(request, str(busy), 429)
        except (LayoutFailed, PressBusy, runs.Impossible) as failed:
            return refusal(request, str(failed), 503)
        except Damaged as damaged:
            damaged.path.unlink(missing_ok=True)
            return refusal(request, _("El archivo guardado estaba dañado y se descartó."), 503)
        except FileNotFoundError:
            return refusal(request, _("El archivo dejó su lugar a otros en este momento."), 503)
        except OSError as error:
            logger.warning("A compilation was not written: %s.", error)
            return refusal(request, _("El disco del repositorio no tiene lugar en este momento."), 503)

    return require_safe(wrapped)


class PressMayBeBusy:
    """Middleware: who asks for a PDF while others wait for theirs is told when to ask again, whatever the page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, PressBusy):
            return None
        again = request.get_full_path() if request.method in ("GET", "HEAD") else ""
        context = {"message": exception, "retry_url": again, "wait": BUSY_FOR}
        response = render(request, "practices/press_busy.html", context, status=503)
        response["Retry-After"] = str(BUSY_FOR)
        patch_cache_control(response, no_store=True)
        return response


def refusal(request, message: str, status: int, back: str = ""):
    """The page of a compilation that is not made. What may go well later says when, and can be asked for again."""
    is_for_now = status in (429, 503)
    context = {
        "message": message,
        "back_url": back or asked_at(request),
        "retry_url": request.get_full_path() if is_for_now else "",
        "wait": runs.RETRY_AFTER,
    }
    response = render(request, "practices/compilation_refused.html", context, status=status)
    if is_for_now:
        response["Retry-After"] = str(runs.RETRY_AFTER)
    patch_cache_control(response, no_store=True)
    return response


def asked_at(request) -> str:
    """The list or the selection that a compilation was asked for from: nothing chosen is lost on the way."""
    if codes := selection_of(request).codes:
        return selection_url(codes)
    return list_url(PracticeFilter(request.GET, index_for(request)).search.criteria)
