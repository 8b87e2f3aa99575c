"""The pages of a country, a theme and an objective: what each has, since when, with whom."""

from dataclasses import replace
from itertools import islice

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ..lists import Item
from ..public_views import public_view
from ..record.excerpts import said_of
from .cards import cards_by_number
from .drawings import Facts, Portrait, Timeline
from .index import Criteria, IndexCache, index_for, numbers_of
from .listing import list_url
from .selection import Selection, selection_of
from .takeaway import compilation_of, downloads_of

SHOWN = 20
SHOWN_OF_OTHERS = 10  # of those that a State takes part in: what it presents comes first
SUBJECTS = {
    "country": ("country", "pais"),
    "theme": ("theme", "tema"),
    "objective": ("gcmobjective", "objetivo"),
}


@public_view
@require_safe
def subject(request, kind: str, code: str):
    """The page of one country, theme or objective."""
    index, selection = index_for(request), selection_of(request)
    item = item_or_404(index, SUBJECTS[kind][0], code)
    if item.code != code:
        return redirect(item.url + selection.query, permanent=True)
    criteria = criteria_of(SUBJECTS[kind][1], item, selection)
    timeline = Timeline(index, criteria)
    context = {
        "subject": item,
        "total": timeline.total,
        "timeline": timeline,
        "list_url": list_url(criteria),
        "feed_url": reverse(f"practices:{kind}_feed", args=[item.code]),
        "in_meetings": said_of(SUBJECTS[kind][1], item, index.lists),
    }
    draw = portrait_of if kind == "country" else facts_of
    return render(request, f"practices/{kind}.html", context | draw(index, kind, item, selection, timeline))


def portrait_of(index: IndexCache, kind: str, state: Item, selection: Selection, timeline: Timeline) -> dict:
    """A State with its own practices before those of others in which it takes part."""
    portrait = Portrait(index, state, selection)
    own = newest(index.bits("lead", state.code))
    others = newest(index.bits("part", state.code), SHOWN_OF_OTHERS)
    cards = cards_by_number([*timeline.numbers, *own, *others], index)
    return {
        "portrait": portrait,
        "years": timeline.draw(cards),
        "presents": [cards[number] for number in own if number in cards],
        "takes_part": [replace(cards[number], beside=state) for number in others if number in cards],
        "compilation": compilation_of(timeline.criteria, timeline.total),
        "downloads": downloads_of(timeline.criteria),
        "presents_url": list_url(criteria_of("presenta", state, selection)),
        "takes_part_url": list_url(criteria_of("participa", state, selection)),
    }


def facts_of(index: IndexCache, kind: str, item: Item, selection: Selection, timeline: Timeline) -> dict:
    facts, numbers = Facts(index, kind, item, selection), newest(index.bits(kind, item.code))
    cards = cards_by_number([*timeline.numbers, *numbers], index)
    return {
        "facts": facts,
        "map": facts.map(),
        "years": timeline.draw(cards),
        "cards": [cards[number] for number in numbers if number in cards],
    }


def criteria_of(parameter: str, item: Item, selection: Selection) -> Criteria:
    return Criteria(chosen={parameter: (item.code,)}, selection=selection.codes)


def newest(bits: int, most: int = SHOWN) -> list[int]:
    return list(islice(numbers_of(bits), most))


def item_or_404(index: IndexCache, list_name: str, code: str) -> Item:
    """The item with this code, in whichever case."""
    for item in index.lists[list_name].values():
        if item.code.casefold() == code.casefold():
            return item
    raise Http404(_("No hay tal página."))
