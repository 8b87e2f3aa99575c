"""The repository in a few numbers, and the objectives with what each has."""

from django.utils.translation import ngettext

from ...lists import Item
from ..index import IndexCache
from ..marks import in_use, union


def count_totals(index: IndexCache) -> dict:
    """The large figures of the home page: whose practices there are, and how much of each list has one."""
    members, agreed = index.lists.members, agreed_themes(index)
    objectives = list(index.lists["gcmobjective"].values())
    of_members = (index.live & union(index, "lead", members)).bit_count()
    return {
        "practices": index.live.bit_count(),
        "of_members": of_members,
        "of_others": index.live.bit_count() - of_members,
        "countries": with_any(index, "country", members),
        "countries_total": len(members),
        "objectives": with_any(index, "objective", objectives),
        "objectives_total": len(objectives),
        "themes": with_any(index, "theme", agreed),
        "themes_total": len(agreed),
    }


def agreed_themes(index: IndexCache) -> list[Item]:
    """Those that the Conference agreed on: not «Otro», where a State writes its own."""
    themes = index.lists["theme"].values()
    return [theme for theme in themes if not (theme.retired or theme.asks_for_text)]


def with_any(index: IndexCache, kind: str, items: list[Item]) -> int:
    return sum(index.bits(kind, item.code) > 0 for item in items)


def objective_rows(index: IndexCache) -> list[dict]:
    """Each objective with its practices, how many of them put it first, and how many States they are of."""
    return [objective_row(index, item) for item in in_use("objective", index)]


def objective_row(index: IndexCache, item: Item) -> dict:
    bits = index.bits("objective", item.code)
    count = bits.bit_count()
    return {
        "item": item,
        "count": count,
        "unit": ngettext("práctica", "prácticas", count),
        "primary": index.bits("primary", item.code).bit_count(),
        "states": sum(country & bits > 0 for country in index.values("country").values()),
    }
