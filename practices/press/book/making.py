"""A compilation made: its front matter laid out, its fichas joined to it."""

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from ..engine import press
from ..ficha import LANGUAGE
from ..page import size, without_widow
from .binding import Binding, Opening, Piece
from .contents import set_contents, set_figures
from .dividers import set_divider
from .indexes import set_indexes
from .joining import join
from .leaves import Leaves
from .plan import Order, Plan, plan

COVER_SIZES = {28: "largest", 60: "large", 120: "medium", 400: "small"}
FRONT_NOTES = ("reuse-notice", "text-note", "map-disclaimer")


def make(order: Order, target: Path, progress: Callable[[], object] = lambda: None) -> Plan:
    """Writes the compilation to `target`. `progress` is called twice a ficha: found, joined.

    Raises LayoutFailed when its front matter or a ficha whose file is missing cannot be laid out, and Damaged for a
    stored ficha that is not whole.
    """
    with translation.override(LANGUAGE):
        made = plan(order, progress)
        front = press.lay_out(front_matter(made), "compilation")
        join(front, binding(made), target, progress)
    return made


def front_matter(made: Plan) -> str:
    """Cover, imprint and foreword: what is laid out, however many fichas follow."""
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
            "address": settings.SITE_URL + order.address,
            "foreword": order.foreword.split("\n\n") if order.foreword else [],
            "notes": [made.lists.text(code) for code in FRONT_NOTES[:2]],
        },
    )


def contents(made: Plan, leaves: Leaves) -> None:
    set_contents(leaves, made)
    if len(made.entries) > 1:
        set_figures(leaves, made, years(made))


def years(made: Plan) -> str:
    found = [one.version.start_year for one in made.entries if one.version.start_year]
    return "–".join(str(year) for year in sorted({min(found), max(found)})) if found else ""


def binding(made: Plan) -> Binding:
    order = made.order
    openings = [
        Opening(
            str(group.item or order.title),
            group.page,
            pieces(group.entries),
            partial(set_divider, group=group) if group.has_divider else None,
        )
        for group in made.groups
    ]
    openings.append(Opening(_("Índices"), made.index_page, set=partial(set_indexes, plan=made)))
    return Binding(
        order.title,
        LANGUAGE,
        order.made_on,
        partial(contents, made),
        openings,
        held(made),
        padded=order.two_sided,
    )


def pieces(entries) -> list[Piece]:
    return [Piece(one.path, f"{one.version.practice.code} · {one.title}", one.page) for one in entries]


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
