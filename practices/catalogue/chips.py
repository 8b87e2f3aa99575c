"""What a list was asked for, each criterion with the address of the list without it, and what it would give then."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ..spelling import join_names, quoted
from .facets import Labels
from .filters import list_url
from .index import FACETS, Criteria, Facet, Search


def chips(criteria: Criteria, labels: Labels) -> list[dict]:
    """A chip for the text and one for each value; values that must hold together are one: «Argentina y Chile»."""
    shown = chips_of_text(criteria)
    for facet in FACETS:
        values = chips_of_values(facet, criteria, labels)
        if facet.parameter in criteria.combined:
            together = join_names([value["label"] for value in values])
            values = [chip(facet.label, together, criteria.without(facet.parameter))]
        shown += values
    return shown


def chips_of_text(criteria: Criteria) -> list[dict]:
    return [chip(_("Texto"), quoted(criteria.text), criteria.without("q"))] if criteria.text else []


def chips_of_values(facet: Facet, criteria: Criteria, labels: Labels) -> list[dict]:
    return [
        chip(
            facet.label,
            labels.short(facet, code),
            criteria.without(facet.parameter, code),
            shows_facet=not facet.is_offered,  # its names are those of another facet
        )
        for code in criteria.chosen.get(facet.parameter, ())
    ]


def chip(facet: str | Promise, label: str, rest: Criteria, *, shows_facet: bool = False) -> dict:
    return {"facet": facet, "label": label, "rest": rest, "url": list_url(rest), "shows_facet": shows_facet}


def named(shown: Iterable[dict]) -> list[list[str]]:
    """The facet and the values of whatever a list is narrowed by: one pair for each facet."""
    values: dict[str, list[str]] = {}
    for criterion in shown:
        values.setdefault(str(criterion["facet"]), []).append(str(criterion["label"]))
    return [[facet, ", ".join(labels)] for facet, labels in values.items()]


def suggestions(search: Search, labels: Labels) -> list[dict]:
    """What each criterion hides: how many would be found without it, most first. One criterion alone hides nothing."""
    criteria = search.criteria
    steps = chips_of_text(criteria)
    for facet in FACETS:
        steps += chips_of_values(facet, criteria, labels)
        if facet.parameter in criteria.combined:
            either = criteria.with_any_of(facet.parameter)
            steps.append(chip(facet.label, _("que estén todos los elegidos a la vez"), either))
    if len(steps) < 2:
        return []
    counted = [step | {"count": search.total_for(step["rest"])} for step in steps]
    return sorted(counted, key=lambda step: -step["count"])
