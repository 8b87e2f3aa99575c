"""What was typed and could not be saved is given back, if a page of ours sent it.

The page is made of the post alone. It asks nothing of the session or of the database: they may be what failed.
Whoever asks for JSON, as autosave does, has the text already and is told only what happened.

What another site sent is shown to nobody: given back with a fresh token, it would be one click from being done. For the
same reason only writing may be sent again from here. A decision, a signature or a withdrawal is text to copy; it is
made anew on its own page, in sight of what it does.
"""

import sys
from dataclasses import dataclass

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpResponse, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from practices.catalogue.errors import is_away
from practices.catalogue.errors import server_error as plain_server_error
from practices.declarations import declared

from .origin import is_our_own, sending_page

RETRY_AFTER = 30  # seconds


@dataclass(frozen=True)
class Reason:
    """Why something was not saved; `code` is for scripts. `undone` is said of a step that is not offered again."""

    code: str
    status: int
    heading: str | Promise
    explanation: str | Promise
    undone: str | Promise = ""


FOREIGN = Reason(
    "foreign",
    403,
    _("Ese envío no salió de este sitio"),
    _("Por eso no se hizo nada. Si usted quería hacer algo aquí, abra la página y hágalo desde ella."),
)
SIGNED_OUT = Reason(
    "signed-out",
    401,
    _("Su sesión terminó"),
    _("Lo que escribió todavía no se guardó, pero no se ha perdido: está en esta página. No la cierre."),
    _("No se hizo nada. Ingrese de nuevo y repita el paso."),
)
STALE = Reason(
    "stale",
    403,
    _("Falta un paso para guardar"),
    _("Desde que abrió la página su sesión cambió, por ejemplo porque ingresó de nuevo. Confirme el envío."),
    _("No se hizo nada: la página era de una sesión anterior. Ábrala de nuevo y repita el paso."),
)
UNAVAILABLE = Reason(
    "unavailable",
    503,
    _("No se pudo guardar en este momento"),
    _("Su texto sigue aquí, en esta página. No la cierre; espere un momento y guarde de nuevo."),
    _(
        "El repositorio no responde. Espere un momento, vea en la página si el paso quedó hecho y, si no, repítalo."
    ),
)
FAILED = Reason(
    "failed",
    500,
    _("No se pudo guardar"),
    _("Ocurrió un error, que quedó registrado. Su texto sigue aquí, en esta página: guarde de nuevo."),
    _("Ocurrió un error, que quedó registrado. Vea en la página si el paso quedó hecho antes de repetirlo."),
)


def keeps_input(*, can_resend: bool = False):
    """A view whose post holds words of the person's own: what could not be saved of it is given back.

    `can_resend`: it does no more than write them down, so it may be sent again from the page that gives them back.
    """

    def decorator(view):
        view.keeps_input, view.can_resend = True, can_resend
        return view

    return decorator


def wants_json(request) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def holds_own_words(request) -> bool:
    match = request.resolver_match
    may_hold_words = match is not None and getattr(match.func, "keeps_input", False)
    return request.method == "POST" and may_hold_words and is_our_own(request)


def not_saved(request, reason: Reason) -> HttpResponse:
    """The answer to a post that was not even tried: the text is in it, and writing can be posted again."""
    if wants_json(request):
        response: HttpResponse = JsonResponse({"state": reason.code}, status=reason.status)
    else:
        response = HttpResponse(render_page(request, reason), status=reason.status)
    if reason is UNAVAILABLE:
        response["Retry-After"] = str(RETRY_AFTER)
    add_never_cache_headers(response)
    return response


def render_page(request, reason: Reason) -> str:
    if reason is FOREIGN:
        return render_to_string("people/foreign.html", {"reason": reason})
    posted = request.POST if holds_own_words(request) else QueryDict()
    is_writing = bool(posted) and request.resolver_match.func.can_resend
    here = request.get_full_path() if is_writing else sending_page(request) or reverse("people:account")
    context = {
        "csrf_token": get_token(request),
        "reason": reason,
        "address": here,
        "fields": hidden_fields(posted) if is_writing else [],
        "texts": typed_texts(posted),
        "had_files": bool(posted and request.FILES),
        "sign_in_url": f"{reverse('account_login')}?{urlencode({REDIRECT_FIELD_NAME: here})}",
    }
    return render_to_string("people/not_saved.html", context)


def hidden_fields(posted: QueryDict) -> list[tuple[str, str]]:
    """Everything posted but the token, to be posted again."""
    return [
        (name, value) for name, values in posted.lists() for value in values if name != "csrfmiddlewaretoken"
    ]


def typed_texts(posted: QueryDict) -> list[tuple[str, str]]:
    """What was typed, under the labels of its fields, to be read and copied."""
    filled = [(name, value) for name, values in posted.lists() for value in values if value.strip()]
    return [(label, value) for name, value in filled if (label := label_of(name))]


def label_of(name: str) -> str:
    """The label that the app of a field gives it; empty for a field in which nobody types."""
    return str(next(filter(None, declared("input_label", name)), ""))


def csrf_failure(request, reason=""):
    """Django's CSRF_FAILURE_VIEW. A token changes with every sign-in: an old page's text must survive that."""
    return not_saved(request, STALE if is_our_own(request) else FOREIGN)


def server_error(request):
    """Django's handler500. A database that is away, full or locked is no fault of the page: it answers 503."""
    if not holds_own_words(request):
        return plain_server_error(request)
    return not_saved(request, UNAVAILABLE if is_away(sys.exc_info()[1]) else FAILED)
