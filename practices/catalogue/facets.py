"""The facets of a list as its form shows them: what may be chosen, and what each choice would give."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models.content import TextLanguage
from .histogram import groups_of_years, years_between
from .index import FACETS, NO_YEAR, Facet, IndexCache, Search

LONG = 12  # options


class Labels:
    """What a facet's code is called."""

    def __init__(self, index: IndexCache):
        self.lists = index.lists

    def short(self, facet: Facet, code: str) -> str:
        if facet.kind == "year":
            return _("Sin año") if code == NO_YEAR else code
        if facet.kind == "language":
            return str(TextLanguage(code).label)
        name = self.lists[facet.list_name][code].short_name
        return f"{code} · {name}" if facet.list_name == "gcmobjective" else name

    def full(self, facet: Facet, code: str) -> str:
        return self.lists[facet.list_name][code].title if facet.list_name else self.short(facet, code)


def facets(search: Search, labels: Labels) -> Iterator[dict]:
    for facet in FACETS:
        if not (facet.is_offered or facet.parameter in search.criteria.chosen):
            continue
        if choices := options(facet, search, labels):
            is_year = facet.kind == "year"
            yield {
                "parameter": facet.parameter,
                "label": facet.label,
                "selected": sum(option["selected"] for option in choices),
                "options": choices,
                "groups": groups_of_years(choices) if is_year else groups(choices),
                "is_histogram": is_year,
                "is_grid": facet.list_name == "gcmobjective",
                "combines": facet.combines,
                "is_combined": facet.parameter in search.criteria.all_of,
            }


def options(facet: Facet, search: Search, labels: Labels) -> list[dict]:
    units = [ngettext("práctica", "prácticas", number) for number in range(3)]
    counts, chosen = search.counts(facet), search.criteria.chosen.get(facet.parameter, ())
    items = search.index.lists[facet.list_name] if facet.list_name else {}
    codes = facet.codes(search.index)
    codes = [*(code for code in chosen if code not in codes), *codes]
    if facet.kind == "year":
        codes = years_between(codes)
    return [
        {
            "code": code,
            "label": labels.short(facet, code),
            "full": labels.full(facet, code),
            "count": counts.get(code, 0),
            "unit": units[min(counts.get(code, 0), 2)],
            "selected": code in chosen,
        }
        for code in codes
        if code in chosen or counts.get(code, 0) or not (code in items and items[code].retired)
    ]


def groups(options: list[dict]) -> list[dict]:
    """Of a long facet the options that give something, and apart the rest; a short one stays together."""
    if len(options) <= LONG:
        return [{"options": options, "rest": False}]
    useful = [option for option in options if option["selected"] or option["count"]]
    rest = [option for option in options if option not in useful]
    return [{"options": useful, "rest": False}, {"options": rest, "rest": True}]
