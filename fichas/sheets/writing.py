"""The drafts of a spreadsheet, written at once: all of them, or none.

Everything is made ready before the transaction, which holds the locks of the States no longer than its inserts take.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import models, transaction
from django.db.models import Max
from django.db.models.functions import Now
from django.utils import timezone

from practices.answers import CHOICES, ENTITIES, write_columns
from practices.models import Country
from practices.models.leased import LostLease

from ..models import Ficha, FichaText, FichaTextEntity, FichaTextFile, FichaTextLink, TableImport
from .planning import Becomes, Plan

AT_ONCE = 1_000


class Vocabularies:
    """The values of the lists by their codes, each list read once."""

    def __init__(self) -> None:
        self.lists: dict[type, dict[str, models.Model]] = {}

    def __call__(self, vocabulary, codes: list[str]) -> list:
        if vocabulary not in self.lists:
            self.lists[vocabulary] = {value.code: value for value in vocabulary.objects.all()}
        return [self.lists[vocabulary][code] for code in codes]


def write_drafts(imported: TableImport, plans: Iterable[Plan], step: Callable[[], object] = bool) -> int:
    """A draft for each plan that makes one; returns how many. The import is done with them.

    Raises LostLease, or IntegrityError where a practice has been taken up by another ficha meanwhile.
    """
    plans = [plan for plan in plans if plan.becomes != Becomes.SAME]
    find, fichas, texts = Vocabularies(), [], []
    for plan in plans:
        fichas.append(draft(imported, plan, find))
        texts.append(FichaText(ficha=fichas[-1]))
        write_columns(texts[-1], plan.answers, find)
        step()
    with transaction.atomic():
        number(fichas)
        Ficha.objects.bulk_create(fichas, AT_ONCE)
        FichaText.objects.bulk_create(texts, AT_ONCE)
        insert_rows(texts, plans, find)
        done = {"state": TableImport.State.DONE, "done_at": Now()}
        if not TableImport.objects.settle(imported, **done):
            raise LostLease
    return len(fichas)


def draft(imported: TableImport, plan: Plan, find: Vocabularies) -> Ficha:
    (country,) = find(Country, [plan.country])
    return Ficha(
        country=country,
        year=timezone.localdate().year,
        practice_id=plan.practice.pk if plan.practice else None,
        base_id=plan.practice.version if plan.practice else None,
        started_by=imported.by,
        on_behalf=True,
        table_import=imported,
        table_row=plan.number,
    )


def number(fichas: list[Ficha]) -> None:
    """The next references of each State and year, in the order of the rows. The rows of the States are locked."""
    countries = {ficha.country_id for ficha in fichas}
    list(Country.objects.select_for_update(no_key=True).filter(pk__in=countries).order_by("pk"))
    year = timezone.localdate().year
    given = Ficha.objects.filter(country__in=countries, year=year).values_list("country")
    last = defaultdict(int, given.annotate(Max("sequence")))
    for ficha in fichas:
        last[ficha.country_id] += 1
        ficha.sequence = last[ficha.country_id]
        ficha.reference = f"F-{ficha.year}-{ficha.country.code}-{ficha.sequence:04d}"


def insert_rows(texts: list[FichaText], plans: list[Plan], find: Vocabularies) -> None:
    for name, vocabulary in CHOICES.items():
        insert_choices(name, vocabulary, texts, plans, find)
    pairs = list(zip(texts, plans, strict=True))
    FichaTextEntity.objects.bulk_create(
        (row for text, plan in pairs for row in entities(text, plan)), AT_ONCE
    )
    FichaTextLink.objects.bulk_create(rows_of(FichaTextLink, "links", pairs), AT_ONCE)
    FichaTextFile.objects.bulk_create(rows_of(FichaTextFile, "files", pairs), AT_ONCE)


def insert_choices(
    name: str, vocabulary, texts: list[FichaText], plans: list[Plan], find: Vocabularies
) -> None:
    relation: Any = FichaText._meta.get_field(name)
    through = relation.remote_field.through
    own, other = relation.m2m_column_name(), relation.m2m_reverse_name()
    chosen = (
        through(**{own: text.pk, other: value.pk})
        for text, plan in zip(texts, plans, strict=True)
        for value in find(vocabulary, plan.answers[name])
    )
    through.objects.bulk_create(chosen, AT_ONCE)


def entities(text: FichaText, plan: Plan) -> Iterator[FichaTextEntity]:
    named = [(role, entity) for name, role in ENTITIES.items() for entity in plan.answers[name]]
    for position, (role, entity) in enumerate(named, start=1):
        yield FichaTextEntity(content=text, position=position, role=role, name=entity)


def rows_of(model, name: str, pairs) -> Iterator:
    for text, plan in pairs:
        for position, values in enumerate(plan.answers[name], start=1):
            yield model(content=text, position=position, **values)
