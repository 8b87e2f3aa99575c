"""The page of what a reader gathered: put in order, handed on by its address, taken as a book."""

from django.conf import settings
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from ..catalogue.cards import Card, cards
from ..catalogue.index import Criteria, index_for
from ..catalogue.listing import list_url
from ..catalogue.selection import MOST, Selection, move_code, read_codes, selection_of, selection_url
from ..models import Practice
from ..public_views import public_view


@public_view
@require_safe
def selection(request):
    codes = selection_of(request).codes
    typed = request.GET.get("agregar", "").strip()
    added = read_codes(typed)
    asked = tuple(dict.fromkeys((*codes, *added)))
    numbers = numbers_of(asked)
    public = tuple(code for code in asked if code in numbers)
    chosen = public[:MOST]
    left_out = [code for code in added if code not in chosen]
    if added and not left_out:
        return redirect(f"{selection_url(asked)}#{added[-1]}")
    context = {
        "selection": Selection(chosen),
        "rows": rows_of(chosen, cards([numbers[code] for code in chosen], index_for(request))),
        "typed": ", ".join(left_out) or typed,
        "refused": refusal_of(typed, left_out, len(chosen)),
        "unknown": [code for code in codes if code not in numbers],
        "beyond": len(public) - len(chosen) - len([code for code in left_out if code in numbers]),
        "most": MOST,
        "address": settings.SITE_URL + selection_url(chosen),
        "list_url": list_url(Criteria(selection=chosen)),
        "compilation": {"pairs": [("s", Selection(chosen).value)], "grouping": "", "is_too_long": False},
    }
    request.canonical_path = reverse("practices:selection")
    return render(request, "practices/compilation_selection.html", context)


def numbers_of(codes: tuple[str, ...]) -> dict[str, int]:
    return dict(Practice.objects.public().filter(code__in=codes).values_list("code", "number"))


def refusal_of(typed: str, left_out: list[str], total: int) -> str:
    """Why what was typed into the field is not in the selection; empty if nothing was typed."""
    if not typed:
        return ""
    if not left_out:
        return _("Escriba un código como CSM-PE-0001: está junto al título de cada ficha.")
    if total == MOST:
        return _("La compilación ya tiene %(most)d prácticas: quite alguna antes.") % {"most": MOST}
    return ngettext(
        "No es el código de una práctica publicada: %(codes)s.",
        "No son códigos de prácticas publicadas: %(codes)s.",
        len(left_out),
    ) % {"codes": ", ".join(left_out)}


def rows_of(codes: tuple[str, ...], shown: list[Card]) -> list[dict]:
    """Each practice with what its buttons lead to. The focus goes along: to the same button in the new place, or to
    that of the neighbour when there is no such button or no such practice any more."""
    last = len(codes) - 1
    rows = []
    for place, card in enumerate(shown):
        neighbour = codes[place + 1] if place < last else codes[place - 1]
        rows.append(
            {
                "card": card,
                "place": place + 1,
                "total": len(codes),
                "up": ",".join(move_code(codes, place, -1)) if place else "",
                "up_focus": f"subir-{card.code}" if place > 1 else f"bajar-{card.code}",
                "down": ",".join(move_code(codes, place, 1)) if place < last else "",
                "down_focus": f"bajar-{card.code}" if place < last - 1 else f"subir-{card.code}",
                "without": ",".join(codes[:place] + codes[place + 1 :]),
                "without_focus": f"quitar-{neighbour}" if last else "content",
            }
        )
    return rows
