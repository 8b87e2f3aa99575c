"""What is public of meetings is written here and nowhere else, as practices are in `publishing`.

Each writer locks the repository row, writes rows, and draws a new token with them: a page of before is never handed out again.
Callers give plain values; what they keep of their own stays with them.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Max, Model
from django.utils import timezone

from .models import (
    Country,
    GcmObjective,
    Practice,
    PublicEvent,
    PublicFile,
    PublicItem,
    PublicTable,
    Repository,
)
from .spelling import folded_words

WORDS = ("text", "heading", "label", "place", "actor", "footnote", "folded")
SEARCHED = ("title", "edition", "place", "purpose", "source_title", "heading", "text", "actor")
MANY = {"countries": Country, "beside": Country, "objectives": GcmObjective}


@dataclass(frozen=True)
class Item:
    """An item about to be released: the values of its columns by name, and of its lists by name, as keys of their rows."""

    values: dict
    lists: dict[str, list[int]] = field(default_factory=dict)


def columns_of(original: Model, content: type[Model]) -> dict:
    """The values that `original` has in the columns that `content`, an abstract model, declares."""
    return {column.attname: getattr(original, column.attname) for column in content._meta.local_fields}


def searched(values: dict) -> str:
    """The words that an event or an item is found by."""
    return folded_words(" ".join(values.get(name) or "" for name in SEARCHED))


@Repository.changing()
def record_event(code: str, values: dict, objectives: Iterable[int]) -> PublicEvent:
    """Makes an event public, or what is public of it new. `values` are the columns of an `EventContent`."""
    values = values | {"folded": searched(values)}
    event, _created = PublicEvent.objects.update_or_create(
        code=code,
        defaults=values,
        create_defaults=values | {"code": code, "released_on": timezone.localdate()},
    )
    event.objectives.set(objectives)
    return event


@Repository.changing()
def record_table(event: PublicEvent, values: dict) -> PublicTable:
    """Makes a table of a public event public, or what is public of it new."""
    number = values["number"]
    return PublicTable.objects.update_or_create(event=event, number=number, defaults=values)[0]


@Repository.changing()
def release_items(event: PublicEvent, items: list[Item]) -> list[PublicItem]:
    """Releases items of an event, all or none. Numbers go on from the last one; none is given twice."""
    last = event.items.aggregate(last=Max("number"))["last"] or 0
    today = timezone.localdate()
    rows = [
        PublicItem(
            event=event, number=last + place, first_on=today, folded=searched(item.values), **item.values
        )
        for place, item in enumerate(items, 1)
    ]
    PublicItem.objects.bulk_create(rows)
    for name in MANY:
        write_list(
            name,
            [
                (row.pk, key)
                for row, item in zip(rows, items, strict=True)
                for key in item.lists.get(name, ())
            ],
        )
    return rows


def write_list(name: str, pairs: list[tuple[int, int]]) -> None:
    """Rows of a list of many items, in one insert."""
    through = getattr(PublicItem, name).through
    column = getattr(PublicItem, name).field.m2m_reverse_field_name()
    through.objects.bulk_create([through(publicitem_id=item, **{f"{column}_id": key}) for item, key in pairs])


@Repository.changing()
def retract_items(items: list[PublicItem], reason: str) -> None:
    """Takes items back, with a reason that everyone reads: number and day stay, no word does."""
    keys = [item.pk for item in items]
    for name in MANY:
        getattr(PublicItem, name).through.objects.filter(publicitem__in=keys).delete()
    PublicItem.objects.filter(pk__in=keys, retracted_on=None).update(
        retracted_on=timezone.localdate(), reason=reason, practice=None, **dict.fromkeys(WORDS, "")
    )


@Repository.changing()
def link_item(item: PublicItem, practice: Practice | None) -> None:
    """Says of a public item which practice it means, or that none."""
    PublicItem.objects.filter(pk=item.pk, retracted_on=None).update(practice=practice)


@Repository.changing()
def record_file(event: PublicEvent, values: dict) -> PublicFile:
    """Makes a document of an event public, after the others; its bytes are among the public files by now."""
    last = event.files.aggregate(last=Max("position"))["last"] or 0
    return event.files.create(position=last + 1, **values)


@Repository.changing()
def withdraw_file(event: PublicEvent, sha256: str) -> None:
    event.files.filter(sha256=sha256).delete()


@Repository.changing()
def put_beneath(pairs: list[tuple[PublicItem, PublicItem]]) -> None:
    """Says of items, each with the one it belongs to, that they do: an action to its matrix, a comment to its action."""
    for item, above in pairs:
        item.parent = above
    PublicItem.objects.bulk_update([item for item, _above in pairs], ["parent"])
