"""Fichas and practices that may tell of the same experience: the desk looks before it publishes one twice."""

from dataclasses import dataclass

from django.urls import reverse
from rapidfuzz.distance import Indel

from practices.models import Practice
from practices.sections import EXTERNAL
from practices.spelling import fold

from ..models import Ficha, FichaText
from ..signed_text import answers_written_since
from ..states import State

ALIKE_TITLE = 0.8
ALIKE_TEXT = 0.5  # of the groups of three words of the shorter summary
GROUP = 3


@dataclass(frozen=True)
class Duplicate:
    code: str
    title: str
    language: str
    url: str
    reason: str  # title, text or address


@dataclass(frozen=True)
class Told:
    """What is compared of a text: its title, its summary, its addresses elsewhere."""

    title: str
    language: str
    summary: str
    addresses: frozenset[str]

    @classmethod
    def by_row(cls, content) -> "Told":
        links = [{"numeral": row.numeral, "url": row.url} for row in content.links.all()]
        return cls(content.title, content.language, content.summary, external(links))

    @classmethod
    def by_answers(cls, answers: dict) -> "Told":
        return cls(answers["title"], answers["language"], answers["summary"], external(answers["links"]))


def duplicates(ficha: Ficha, answers: dict) -> list[Duplicate]:
    """Those of the same country with a title or summary alike, or with the same address elsewhere. `answers` are its
    country's, as all are that were signed."""
    told = Told.by_answers(answers)
    found = []
    practices = Practice.objects.public().filter(country=ficha.country).exclude(pk=ficha.practice_id)
    for practice in practices.select_related("current").prefetch_related("current__links"):
        if why := reason(told, Told.by_row(practice.current)):
            url = reverse("practices:practice", args=[practice.code])
            current = practice.current
            found.append(Duplicate(practice.code, current.title, current.language, url, why))
    others = FichaText.objects.filter(
        ficha__country=ficha.country, ficha__round__gte=1, role=FichaText.Role.COUNTRY
    )
    closed = [State.PUBLISHED, State.DECLINED, State.WITHDRAWN]
    others = others.exclude(ficha=ficha).exclude(ficha__state__in=closed).select_related("ficha")
    texts = list(others.prefetch_related("links"))
    signed = answers_written_since([text.ficha for text in texts])
    for text in texts:
        other = Told.by_answers(signed[text.ficha_id]) if text.ficha_id in signed else Told.by_row(text)
        if why := reason(told, other):
            url = reverse("fichas:review", args=[text.ficha.reference])
            found.append(Duplicate(text.ficha.reference, other.title, other.language, url, why))
    return found


def external(links: list[dict]) -> frozenset[str]:
    return frozenset(
        link["url"].rstrip("/").casefold()
        for link in links
        if link["numeral"] == EXTERNAL.code and link["url"]
    )


def reason(one: Told, other: Told) -> str:
    if one.addresses & other.addresses:
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
