"""The page of practices side by side: which are asked for, and what cannot be compared, in words."""

from dataclasses import dataclass, field, replace

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from ..exchange.resources import published
from ..models import Practice
from ..public_views import public_view
from ..spelling import join_names, quoted
from .cards import cards
from .comparing import Comparison
from .filters import list_url
from .in_common import InCommon
from .index import Criteria, IndexCache, Search, index_for
from .practice_views import attachment_url
from .related import related
from .selection import CODE, SIDE_BY_SIDE, Selection, compare_url, read_codes, selection_of

MOST = SIDE_BY_SIDE.stop - 1
LOOKED_UP = 20  # codes of an address; the rest is passed over
TOLD = 5  # of those that are no practice
TITLES = {
    2: gettext_lazy("Dos prácticas, respuesta por respuesta"),
    3: gettext_lazy("Tres prácticas, respuesta por respuesta"),
    4: gettext_lazy("Cuatro prácticas, respuesta por respuesta"),
}


@dataclass
class Asked:
    """The practices that an address asks for: those that can be shown, and what is wrong with the others."""

    numbers: dict[str, int] = field(default_factory=dict)  # by code, in the order asked for
    withdrawn: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    beyond: list[str] = field(default_factory=list)

    @property
    def notices(self) -> list[str]:
        notices = []
        if self.unknown:
            notices.append(unknown_codes(self.unknown))
        if self.repeated:
            twice = _("%(codes)s está más de una vez en la dirección: se muestra una.")
            notices.append(twice % {"codes": join_names(self.repeated)})
        if self.beyond:
            over = _("Se comparan hasta %(most)d prácticas a la vez: queda fuera %(codes)s.")
            notices.append(over % {"most": MOST, "codes": join_names(self.beyond)})
        return notices


def read_asked(given: list[str]) -> Asked:
    """Looks up what an address gives; in one query."""
    typed = [code.strip().upper() for code in given[:LOOKED_UP] if code.strip()]
    codes = list(dict.fromkeys(typed))
    rows = Practice.objects.filter(code__in=filter(CODE.fullmatch, codes), number__isnull=False)
    known = {
        code: (number or 0, current)
        for code, number, current in rows.values_list("code", "number", "current")
    }
    public = [code for code in codes if code in known and known[code][1]]
    return Asked(
        numbers={code: known[code][0] for code in public[:MOST]},
        withdrawn=[code for code in codes if code in known and not known[code][1]],
        unknown=[code for code in codes if code not in known],
        repeated=[code for code in public if typed.count(code) > 1],
        beyond=public[MOST:],
    )


def unknown_codes(codes: list[str]) -> str:
    text = ngettext(
        "%(codes)s no es el código de una práctica publicada.",
        "%(codes)s no son códigos de prácticas publicadas.",
        len(codes),
    )
    return text % {"codes": join_names([quoted(code[:40]) for code in codes[:TOLD]])}


@public_view
@require_safe
def compare(request):
    index, selection = index_for(request), selection_of(request)
    asked = read_asked(request.GET.getlist("p"))
    typed = request.GET.get("agregar", "").strip()
    refused = ""
    if "agregar" in request.GET:
        refused, wanted = read_added(typed, asked)
        if not refused:
            return redirect(compare_url(wanted, selection))
    codes = tuple(asked.numbers)
    request.canonical_path = compare_url(codes, Selection())
    context = {
        "asked": asked,
        "codes": codes,
        "typed": typed,
        "refused": refused,
        "has_room": len(codes) < MOST,
        "list_url": list_url(Criteria(selection=codes)),
    }
    if len(codes) in SIDE_BY_SIDE:
        context |= side_by_side(asked, index, selection)
    else:
        context |= {
            "shown": cards(list(asked.numbers.values()), index),
            "near": near(asked, index, selection),
        }
    return render(request, "practices/compare.html", context)


def read_added(typed: str, asked: Asked) -> tuple[str, list[str]]:
    """Why the code that was typed cannot be added, or the codes with it."""
    added = read_codes(typed)
    if len(added) != 1:
        return _("Escriba un código como CSM-PE-0001: está junto al título de cada ficha."), []
    found = read_asked(list(added))
    if found.withdrawn:
        return _("%(code)s fue retirada y ya no se compara.") % {"code": added[0]}, []
    if found.unknown:
        return unknown_codes(found.unknown), []
    if added[0] in asked.numbers:
        return _("%(code)s ya está en la comparación.") % {"code": added[0]}, []
    if len(asked.numbers) == MOST:
        return _("Se comparan hasta %(most)d prácticas a la vez: quite una antes.") % {"most": MOST}, []
    return "", [*asked.numbers, *added]


def side_by_side(asked: Asked, index: IndexCache, selection: Selection) -> dict:
    codes = list(asked.numbers)
    comparison = Comparison(published(list(asked.numbers.values())), index.lists, attachment_url)
    for column in comparison.columns:
        column.remove_url = compare_url([code for code in codes if code != column.code], selection)
    common = InCommon(comparison.columns, index.lists)
    criteria = common.criteria
    total = Search(criteria, index).total if criteria else 0
    return {
        "title": TITLES[len(codes)],
        "names": join_names([column.who for column in comparison.columns]),
        "comparison": comparison,
        "common": common,
        "others": max(0, total - len(codes)),
        "others_url": list_url(replace(criteria, selection=selection.codes)) if criteria else "",
        "book_url": f"{reverse('practices:compilation_pdf')}?s={','.join(codes)}",
    }


def near(asked: Asked, index: IndexCache, selection: Selection) -> list[dict]:
    """What the one practice can be compared with: what the reader has gathered, and practices near it."""
    if len(asked.numbers) != 1:
        return []
    ((code, number),) = asked.numbers.items()
    gathered = read_asked(list(selection.codes)).numbers.values() if selection.codes else []
    numbers = dict.fromkeys([*gathered, *related(number, index)])
    numbers.pop(number, None)
    return [
        {"card": card, "url": compare_url([code, card.code], selection)}
        for card in cards(list(numbers), index)
    ]
