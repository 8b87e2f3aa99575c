"""A compilation made: its front matter laid out, its fichas joined to it."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from .engine import press
from .ficha import LANGUAGE
from .joining import Binding, Opening, Piece, join
from .page import TITLE_SIZES, size, without_widow
from .plan import Order, Plan, plan

LISTED = 14  # titles that a divider has room for
COVER_SIZES = {28: "largest", 60: "large", 120: "medium", 400: "small"}
FRONT_NOTES = ("reuse-notice", "text-note", "map-disclaimer")


def make(order: Order, target: Path, progress: Callable[[], object] = lambda: None) -> Plan:
    """Writes the compilation to `target`. `progress` is called twice a ficha: found, joined.

    Raises LayoutFailed when its front matter or a ficha whose file is missing cannot be laid out.
    """
    with translation.override(LANGUAGE):
        made = plan(order, progress)
        front = press.lay_out(front_matter(made), "compilation")
        join(front, binding(made), target, progress)
    return made


def front_matter(made: Plan) -> str:
    """Cover, imprint, foreword, contents and figures; then every divider; then the indexes."""
    order = made.order
    return render_to_string(
        "pdf/compilation.html",
        {
            "plan": made,
            "order": order,
            "made_on": date.fromisoformat(order.made_on),
            "title": without_widow(order.title),
            "title_size": size(COVER_SIZES, order.title),
            "total": len(made.entries),
            "countries": made.countries,
            "themes": made.themes,
            "objectives": made.objectives,
            "entities": made.entities,
            "dividers": [divider(group) for group in made.groups if group.has_divider],
            "by_country": order.grouping == "pais",
            "address": settings.SITE_URL + order.address,
            "foreword": order.foreword.split("\n\n") if order.foreword else [],
            "notes": [made.lists.text(code) for code in FRONT_NOTES[:2]],
            "years": years(made),
        },
    )


def divider(group) -> dict:
    return {
        "item": group.item,
        "kind": {"country": _("País"), "theme": _("Tema")}.get(
            group.item.list_name, _("Objetivo %s del Pacto Mundial") % group.item.code
        ),
        "name": group.item.name if group.item.list_name == "country" else group.item.title,
        "size": size(TITLE_SIZES, group.item.title),
        "weave": weave(group),
        "entries": group.entries if len(group.entries) <= LISTED else [],
        "total": len(group.entries),
    }


def weave(group) -> int:
    """That of the theme; of a country or an objective, that of the theme most of its fichas have."""
    if group.item.list_name == "theme":
        return group.item.weave
    found = [one.themes[0].weave for one in group.entries if one.themes]
    return max(sorted(set(found)), key=found.count, default=6)


def years(made: Plan) -> str:
    found = [one.version.start_year for one in made.entries if one.version.start_year]
    return "–".join(str(year) for year in sorted({min(found), max(found)})) if found else ""


def binding(made: Plan) -> Binding:
    order = made.order
    openings = [
        Opening(str(group.item or order.title), group.page, pieces(group.entries), group.has_divider)
        for group in made.groups
    ]
    openings.append(Opening(_("Índices"), made.index_page))
    return Binding(order.title, LANGUAGE, order.made_on, openings, held(made), padded=order.two_sided)


def pieces(entries) -> list[Piece]:
    return [
        Piece(one.path, f"{one.version.practice.code} · {one.title}", one.language, one.page)
        for one in entries
    ]


def held(made: Plan) -> bytes:
    """What the file holds, for whoever checks it later: codes, versions, hashes and pages."""
    fichas = [
        {
            "code": one.version.practice.code,
            "version": one.version.version,
            "content_hash": one.version.content_hash,
            "page": one.page,
        }
        for one in made.entries
    ]
    said = {"title": made.order.title, "made_on": made.order.made_on, "fichas": fichas}
    return json.dumps(said, ensure_ascii=False, indent=1).encode()
