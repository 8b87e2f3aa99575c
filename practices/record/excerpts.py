"""What was said at meetings of a State, a theme, an objective or a practice, for its own page: a few, and the way to all."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import F, Func, Q, Subquery
from django.urls import reverse

from ..lists import Item, Lists
from ..models import Practice, PublicItem
from .items import NEWEST_FIRST, OF, Said, names_of, said, with_practice

MOST = 5
UNSHOWN = ("event__purpose", "event__figures", "event__folded")


@dataclass
class Excerpt:
    items: list[Said]
    total: int
    query: dict[str, str]

    @property
    def url(self) -> str:
        """The list of all of them."""
        return f"{reverse('practices:items')}?{urlencode(self.query)}"


def said_of(parameter: str, item: Item, lists: Lists) -> Excerpt | None:
    """Of a State, what names it as author or place; of a theme, what means a practice of it."""
    return excerpt(Q(**{OF[parameter]: item.pk}), {parameter: item.code}, lists)


def mentions_of(practice: Practice, lists: Lists) -> Excerpt | None:
    return excerpt(Q(practice=practice), {"practica": practice.code}, lists)


def excerpt(condition: Q, query: dict[str, str], lists: Lists) -> Excerpt | None:
    """None where nothing was said. Two queries, whatever is found; neither puts whole texts in order."""
    found = PublicItem.objects.standing().filter(condition)
    first = found.order_by(*NEWEST_FIRST).values("pk")[:MOST]
    total = found.order_by().annotate(total=Func(F("pk"), function="COUNT")).values("total")
    shown = PublicItem.objects.filter(pk__in=first).select_related("event").defer(*UNSHOWN)
    rows = list(with_practice(shown).annotate(total=Subquery(total)).order_by(*NEWEST_FIRST))
    named = names_of(first, lists, of=["countries"])
    if not rows:
        return None
    return Excerpt([said(row, named[row.pk]) for row in rows], rows[0].total, query)
