"""Fichas and practices that may tell of the same experience: the desk looks before it publishes one twice."""

from dataclasses import dataclass

from django.urls import reverse
from rapidfuzz.distance import Indel

from practices.models import Practice
from practices.sections import EXTERNAL
from practices.spelling import fold

from ..models import Ficha, FichaText
from ..states import State

ALIKE_TITLE = 0.8
ALIKE_TEXT = 0.5  # of the groups of three words of the shorter summary
GROUP = 3


@dataclass(frozen=True)
class Duplicate:
    code: str
    title: str
    url: str
    reason: str  # title, text or address


def duplicates(ficha: Ficha, text: FichaText) -> list[Duplicate]:
    """Those of the same country with a title or summary alike, or with the same address elsewhere."""
    addresses = external(text)
    found = []
    practices = Practice.objects.public().filter(country=ficha.country).exclude(pk=ficha.practice_id)
    for practice in practices.select_related("current").prefetch_related("current__links"):
        if why := reason(text, practice.current, addresses):
            url = reverse("practices:practice", args=[practice.code])
            found.append(Duplicate(practice.code, practice.current.title, url, why))
    others = FichaText.objects.filter(ficha__country=ficha.country, ficha__round__gte=1, role=text.role)
    closed = [State.PUBLISHED, State.DECLINED, State.WITHDRAWN]
    others = others.exclude(ficha=ficha).exclude(ficha__state__in=closed).select_related("ficha")
    for other in others.prefetch_related("links"):
        if why := reason(text, other, addresses):
            url = reverse("fichas:review", args=[other.ficha.reference])
            found.append(Duplicate(other.ficha.reference, other.title, url, why))
    return found


def external(content) -> set[str]:
    return {
        row.url.rstrip("/").casefold()
        for row in content.links.all()
        if row.numeral == EXTERNAL.code and row.url
    }


def reason(one, other, addresses: set[str]) -> str:
    if addresses & external(other):
        return "address"
    if likeness(one.title, other.title) >= ALIKE_TITLE:
        return "title"
    return "text" if in_common(one.summary, other.summary) >= ALIKE_TEXT else ""


def likeness(one: str, other: str) -> float:
    """How alike two titles are, from 0 to 1; nothing below ALIKE_TITLE is told apart from 0."""
    one, other = fold(one), fold(other)
    return Indel.normalized_similarity(one, other, score_cutoff=ALIKE_TITLE) if one and other else 0


def in_common(one: str, other: str) -> float:
    first, second = groups(one), groups(other)
    return len(first & second) / min(len(first), len(second)) if first and second else 0


def groups(text: str) -> set[tuple[str, ...]]:
    words = fold(text).split()
    return {tuple(words[start : start + GROUP]) for start in range(len(words) - GROUP + 1)}
