"""What was said at meetings as pages read it: each item with its States, objectives and practice, in few queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import F, QuerySet, Value
from django.urls import reverse

from ..lists import Item, Lists
from ..models import PublicItem
from ..reading import lead
from ..statement_kinds import ActorKind, Kind, Strand
from .attribution import who_said

NEWEST_FIRST = (F("event__starts_on").desc(nulls_last=True), "-event", "number")
# What an item is of, by the parameter that narrows a list to it.
OF = {"pais": "countries", "tema": "practice__current__themes", "objetivo": "objectives"}
LISTS = {"countries": "country", "beside": "country", "objectives": "gcmobjective"}


@dataclass
class Said:
    """A public item with what it names, in the reader's language; its own words stay in theirs."""

    row: PublicItem
    countries: list[Item] = field(default_factory=list)
    beside: list[Item] = field(default_factory=list)
    objectives: list[Item] = field(default_factory=list)
    practice_link: dict | None = None  # to the practice it means, as long as that is public
    answers: list["Said"] = field(default_factory=list)
    ordinal: int = 0  # among the recommendations of its meeting

    def __getattr__(self, name):
        return getattr(self.row, name)

    @property
    def numeral(self) -> str:
        """Its own, as in the report, unless it is numbered here."""
        return "" if self.ordinal else self.row.label

    @property
    def kind_label(self) -> str:
        return str(Kind(self.row.kind).label)

    @property
    def strand_label(self) -> str:
        return str(Strand(self.row.strand).label) if self.row.strand else ""

    @property
    def actor_label(self) -> str:
        return str(ActorKind(self.row.actor_kind).label) if self.row.actor_kind else ""

    @cached_property
    def who(self) -> str:
        return who_said([state.short_name for state in self.countries], self.row.actor, self.row.actor_kind)

    @property
    def named(self) -> str:
        """Who said it, where that is more than a kind of actor: of a group of them the heading says the kind."""
        return self.who if self.countries or self.row.actor else ""

    @property
    def company(self) -> list[str]:
        """The States named along with it."""
        return [state.short_name for state in self.beside]

    @property
    def lead(self) -> str:
        """Its first sentence, or its heading."""
        return self.row.heading or lead(self.row.text)

    @property
    def anchor(self) -> str:
        return f"aporte-{self.row.number}"

    @property
    def url(self) -> str:
        return reverse("practices:event", args=[self.row.event.code]) + f"#{self.anchor}"


def with_practice(items: QuerySet) -> QuerySet:
    """Items with the title of the practice that each means, if it is public."""
    return items.defer("folded").annotate(
        practice_code=F("practice__code"),
        practice_title=F("practice__current__title"),
        practice_language=F("practice__current__language"),
    )


def read_items(items: QuerySet, lists: Lists) -> list[Said]:
    """The items in their order: one query for them, one for all that they name."""
    rows = list(with_practice(items))
    named = names_of([row.pk for row in rows], lists)
    return [said(row, named[row.pk]) for row in rows]


def said(row: Any, named: dict[str, list[Item]]) -> Said:
    """An item read `with_practice`, with what it names."""
    countries, beside, objectives = (named.get(name, []) for name in LISTS)
    return Said(row, countries, beside, objectives, practice_link(row) if row.practice_title else None)


def practice_link(row: Any) -> dict:
    return {
        "url": reverse("practices:practice", args=[row.practice_code]),
        "code": row.practice_code,
        "title": row.practice_title,
        "language": row.practice_language,
    }


def names_of(
    items: Iterable[int] | QuerySet, lists: Lists, of: Iterable[str] = LISTS
) -> defaultdict[int, dict[str, list[Item]]]:
    """The States and objectives of these items by the name of their list, each in the order of the list."""
    found: defaultdict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    first, *others = (links(name, items) for name in of)
    for name, item, key in first.union(*others, all=True):
        found[item][name].add(key)
    named: defaultdict[int, dict[str, list[Item]]] = defaultdict(dict)
    for item, keys in found.items():
        named[item] = {
            name: [value for value in lists[LISTS[name]].values() if value.pk in chosen]
            for name, chosen in keys.items()
        }
    return named


def links(name: str, items: Iterable[int] | QuerySet) -> QuerySet:
    relation = getattr(PublicItem, name)
    column = relation.field.m2m_reverse_field_name()
    rows = relation.through.objects.filter(publicitem__in=items).order_by()
    return rows.values_list(Value(name), "publicitem_id", f"{column}_id")
