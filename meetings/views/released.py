"""What is public of a meeting, for the desk: to be taken back with a reason."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from people.entrance.unsaved_input import keeps_input

from ..forms.releasing import RetractForm
from ..models import Event
from ..release import retract
from .access import desk_only, event_or_404

PER_PAGE = 50


def keys_in(values: list[str]) -> list[int]:
    return [int(value) for value in values if value.isascii() and value.isdecimal() and len(value) < 10]


def numbers(event: Event) -> dict[str, int]:
    items = event.statements.filter(item__isnull=False)
    return {
        "released": items.filter(item__retracted_on=None).count(),
        "retracted": items.exclude(item__retracted_on=None).count(),
    }


@keeps_input()
@desk_only
@require_http_methods(["GET", "POST"])
def released(request, code: str):
    """What is public of a meeting, to be taken back with a reason."""
    event = event_or_404(code)
    statements = event.statements.filter(item__isnull=False).select_related("item", "table")
    form = RetractForm(request.POST if request.method == "POST" else None)
    chosen = keys_in(request.POST.getlist("row"))
    if form.is_valid():
        if number := retract(
            event, statements.filter(pk__in=chosen), form.cleaned_data["reason"], request.user
        ):
            words = ngettext(
                "%(n)d aporte ya no se lee en ninguna parte.",
                "%(n)d aportes ya no se leen en ninguna parte.",
                number,
            )
            messages.success(request, words % {"n": number})
            return redirect(request.path)
        form.add_error(None, _("Elija al menos un aporte publicado."))
    context = {
        "event": event,
        "form": form,
        "page": Paginator(statements.order_by("position"), PER_PAGE).get_page(request.GET.get("pagina")),
        "chosen": chosen,
        "numbers": numbers(event),
    }
    return render(request, "meetings/released.html", context, status=422 if form.errors else 200)
