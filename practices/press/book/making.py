"""A compilation made: its front matter and its lists laid out, its fichas joined to them."""

import json
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from ...languages import path_in
from ..engine import press
from ..ficha.page import size, without_widow
from .bound import BoundBook, Chapter, Part
from .joining import join
from .lists import lists_of
from .manifest import write_manifest
from .plan import BookPlan, Group, plan_book
from .spec import CompilationSpec
from .style import LISTS, SHEET

COVER_SIZES = {28: "largest", 60: "large", 120: "medium", 400: "small"}
NOTES = ("reuse-notice", "text-note")


def make(spec: CompilationSpec, target: Path, progress: Callable[[], object] = lambda: None) -> BookPlan:
    """Writes the compilation to `target`. `progress` is called twice a ficha: found, joined.

    Raises LayoutFailed when its front matter, its lists or a ficha whose file is missing cannot be laid out, Damaged
    for a stored ficha that is not whole, OSError when the disk does not take it.
    """
    with translation.override(spec.language):
        plan = plan_book(spec, progress)
        join(bind(plan), target, progress)
    return plan


def bind(plan: BookPlan) -> BoundBook:
    spec = plan.spec
    front = press.lay_out(front_matter(plan), SHEET)
    lists = lists_of(plan, spec.language[:2], count_pages(front))
    return BoundBook(
        spec.title,
        spec.language,
        spec.made_on,
        front=front,
        lists=press.lay_out(json.dumps(lists, ensure_ascii=False), LISTS),
        chapters=[*map(chapter, plan.groups), Chapter(_("Índices"), plan.index_page)],
        manifest=write_manifest(plan),
        is_two_sided=spec.two_sided,
    )


def count_pages(data: bytes) -> int:
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


def front_matter(plan: BookPlan) -> str:
    """Cover, imprint and foreword: what is laid out as HTML, however many fichas follow."""
    spec = plan.spec
    context = {
        "spec": spec,
        "filters": filters_of(spec),
        "made_on": date.fromisoformat(spec.made_on),
        "title": without_widow(spec.title),
        "title_size": size(COVER_SIZES, spec.title),
        "total": len(plan.entries),
        "presenting": plan.presenting,
        "taking_part": plan.taking_part,
        "address": settings.SITE_URL + path_in(spec.language, spec.address),
        "foreword": spec.foreword.split("\n\n") if spec.foreword else [],
        "notes": [plan.lists.text(code) for code in NOTES],
        "has_incorporated": any(entry.version.incorporated_from for entry in plan.entries),
    }
    return render_to_string("pdf/compilation.html", context)


def filters_of(spec: CompilationSpec) -> list[list[str]]:
    """What the cover says of the list. An edition is asked for in languages other than that of its day."""
    return [[_("Edición"), spec.edition]] if spec.edition else spec.filters


def chapter(group: Group) -> Chapter:
    parts = [
        Part(entry.path, f"{entry.version.practice.code} · {entry.title}", entry.page)
        for entry in group.entries
    ]
    return Chapter(str(group.item or ""), group.page, parts, has_divider=group.has_divider)
