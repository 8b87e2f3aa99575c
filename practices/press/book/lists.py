"""What contents, figures, dividers and indexes say, as plain data for the template that sets them."""

from typing import cast

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ...lists import Item
from ..ficha.page import TITLE_SIZES, printable, size
from .matrix import matrix_of
from .plan import BookPlan, Entry, Group, Pages

MAX_ROWS, MAX_ROWS_WITH_OTHERS = 14, 10  # titles that a divider has room for
LINE = 80  # letters of a title on a divider
MAX_OTHERS = 80  # pages of other chapters that it has room for


def lists_of(plan: BookPlan, language: str, front_pages: int = 0) -> dict:
    """`front_pages` stand before these lists. Of one ficha there are neither figures nor a matrix."""
    several = len(plan.entries) > 1
    data = {
        "title": plan.spec.title,
        "made_on": plan.spec.made_on,
        "language": language,
        "front_pages": front_pages,
        "contents": contents(plan),
        "figures": figures(plan) if several else None,
        "matrix": matrix_of(plan) if several else None,
        "chapters": [divider(group) for group in plan.groups if group.has_divider],
        "indexes": indexes(plan),
    }
    return printable(data)


def contents(plan: BookPlan) -> dict:
    """Every ficha with its page, under the name of its group."""
    several = _(
        "Cada ficha está una sola vez, aunque corresponda a varios capítulos: las cifras y los índices la cuentan en "
        "todos, y «Véase también» remite a ella desde los demás."
    )
    by_country = plan.spec.grouping == "pais"
    return {
        "title": _("Contenido"),
        "note": several if any(group.also for group in plan.groups) else "",
        "groups": [
            {
                "name": group.item.short_name if group.item else "",
                "code": numeral(group.item),
                "page": group.page,
                "rows": [row_of(entry, by_country) for entry in group.entries],
            }
            for group in plan.groups
        ],
        "indexes": _("Índices de objetivos, temas e instituciones"),
    }


def row_of(entry: Entry, by_country: bool) -> dict:
    label = entry.version.practice.code if by_country else entry.country.short_name
    return line_of(entry) | {"label": label, "period": entry.period}


def line_of(entry: Entry) -> dict:
    return {"title": entry.title, "language": entry.language, "page": entry.page}


def figures(plan: BookPlan) -> dict:
    rows = [
        (_("Fichas"), len(plan.entries)),
        (_("Países que las presentan"), plan.presenting),
        (_("Países que además participan"), plan.taking_part),
        (_("Temas"), len(plan.themes)),
        (_("Objetivos del Pacto Mundial"), len(plan.objectives)),
        (_("Años de inicio"), years(plan)),
    ]
    counts = [
        (_("Fichas por país que las presenta o participa"), plan.countries),
        (_("Fichas por tema"), plan.themes),
    ]
    return {
        "title": _("La compilación en cifras"),
        "rows": [{"label": label, "figure": str(figure)} for label, figure in rows if figure],
        "counts": [
            {"title": title, "rows": [heading(item) | {"total": len(pages)} for item, pages in values]}
            for title, values in counts
            if values
        ],
    }


def years(plan: BookPlan) -> str:
    starts = [entry.version.start_year for entry in plan.entries if entry.version.start_year]
    return "–".join(str(year) for year in sorted({min(starts), max(starts)})) if starts else ""


def divider(group: Group) -> dict:
    """The page that opens a group: its fichas, and the pages of those that belong here and stand elsewhere."""
    item = cast(Item, group.item)  # what has none has no divider
    name = item.name if item.list_name == "country" else item.title
    total, others = len(group.entries), sorted(entry.page for entry in group.also)
    most = MAX_ROWS_WITH_OTHERS if others else MAX_ROWS
    rest = len(others) - MAX_OTHERS
    here = ngettext("ficha en este capítulo", "fichas en este capítulo", total)
    return {
        "kind": kind_of(item),
        "name": name,
        "size": size(TITLE_SIZES, name),
        "weave": item.weave if item.list_name == "theme" else 0,
        "numeral": numeral(item),
        "total": total,
        "of": here if others else ngettext("ficha", "fichas", total),
        "rows": [short_line_of(entry) for entry in group.entries] if total <= most else [],
        "see_also": _("Véase también"),
        "others": others[:MAX_OTHERS],
        "rest": _("y %(n)d más: véanse los índices") % {"n": rest} if rest > 0 else "",
    }


def short_line_of(entry: Entry) -> dict:
    """A title that stands in about a line: the contents have it whole."""
    return line_of(entry) | {"title": Truncator(entry.title).chars(LINE)}


def kind_of(item: Item) -> str:
    objective = _("Objetivo %s del Pacto Mundial") % item.code
    return {"country": _("País"), "theme": _("Tema")}.get(item.list_name, objective)


def numeral(item: Item | None) -> str:
    """An objective goes by its number."""
    return item.code if item and item.list_name == "gcmobjective" else ""


def indexes(plan: BookPlan) -> dict:
    countries = plan.countries if len(plan.countries) > 1 else []
    lists = [
        (_("Por objetivo del Pacto Mundial"), headings(plan.objectives)),
        (_("Por tema"), headings(plan.themes)),
        (_("Por país"), headings(countries)),
        (_("Por institución responsable"), entities(plan)),
    ]
    return {
        "title": _("Índices"),
        "page": plan.index_page,
        "lists": [{"title": title, "rows": rows} for title, rows in lists if rows],
    }


def entities(plan: BookPlan) -> list[dict]:
    """As their fichas name them, in the language of these."""
    languages = {entry.version.responsible_entity: entry.language for entry in plan.entries}
    return [
        {"name": name, "language": languages[name], "code": "", "weave": 0, "pages": pages}
        for name, pages in plan.entities
    ]


def headings(values: Pages) -> list[dict]:
    return [heading(item) | {"pages": pages} for item, pages in values]


def heading(item: Item) -> dict:
    """A value by its name: an objective behind its number, a theme behind its sign."""
    is_theme = item.list_name == "theme"
    return {
        "name": item.name if is_theme else item.short_name,
        "code": numeral(item),
        "weave": item.weave if is_theme else 0,
    }
