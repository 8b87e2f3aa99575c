"""How fichas stand to the criteria, many at once: which were assessed, by whom and when, and what one judges by."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.models import User

from ..models import Assessment, Criterion, Ficha, FichaText
from ..signed_text import answers_written_since
from ..states import AT_THE_DESK
from .queue import in_order
from .queue_filter import read_query, read_references, view_in_order

SOFT_HYPHEN = "\u00ad"
# The criteria in their order; «|» where a narrow column may break them.
HEADS = [
    gettext_lazy("Factores de éxito"),
    gettext_lazy("Replica|bilidad"),
    gettext_lazy("Eficacia"),
    gettext_lazy("Sosteni|bilidad"),
    gettext_lazy("Perti|nencia"),
    gettext_lazy("Legiti|midad"),
]


def heads() -> list[str]:
    return [str(head).replace("|", SOFT_HYPHEN) for head in HEADS]


@dataclass(frozen=True)
class Judgement:
    """What of a ficha meets the criteria, in the eyes of whom; `revision` is another one once somebody saves it again."""

    met: frozenset[str] = frozenset()
    by: User | None = None
    at: datetime | None = None
    remarks: dict[str, str] = field(default_factory=dict)  # by criterion, of each that was saved

    @property
    def is_whole(self) -> bool:
        return len(self.remarks) == len(Criterion)

    @property
    def revision(self) -> str:
        return self.at.isoformat() if self.at else ""

    @property
    def words(self) -> str:
        return words_for(self.met)


def words_for(met) -> str:
    """The criteria that are met, in their order; in words when there are none."""
    return ", ".join(str(label) for code, label in Criterion.choices if code in met) or _("ninguno")


NONE = Judgement()


def address_of(query: QueryDict, references: list[str], left_out: list[str]) -> str:
    """What an address says of the fichas of a grid: a view of the queue, and which of it; when none is named all of it, but
    those that are left out."""
    given = QueryDict(mutable=True)
    given["vista"] = query.urlencode()
    for name, named in (("fichas", references), ("menos", left_out)):
        if named:
            given[name] = ".".join(named)
    return given.urlencode(safe="")


def named_by(given: QueryDict, user) -> QuerySet[Ficha]:
    """The fichas that such an address names."""
    if "fichas" in given:
        return with_references(str(given["fichas"]).split("."))
    left_out = read_references(given.get("menos", "").split("."))
    return view_in_order(read_query(given.get("vista")), user).exclude(reference__in=left_out)


def with_references(given: list[str]) -> QuerySet[Ficha]:
    named = Ficha.objects.seen_by_the_desk().filter(reference__in=read_references(given))
    return in_order(named, "mias")


def judgements(fichas: Collection[Ficha] | Collection[int]) -> dict[int, Judgement]:
    """Of fichas, or of those with these keys, by their keys; those of which nothing was saved are left out."""
    saved: dict[int, list[Assessment]] = {}
    for row in Assessment.objects.filter(ficha__in=fichas).select_related("by"):
        saved.setdefault(row.ficha_id, []).append(row)
    return {key: judgement(rows) for key, rows in saved.items()}


def judgement(rows: list[Assessment]) -> Judgement:
    last = max(rows, key=lambda row: row.at)
    met, remarks = {row.criterion for row in rows if row.is_met}, {row.criterion: row.remark for row in rows}
    return Judgement(frozenset(met), last.by, last.at, remarks)


def assessed(fichas: QuerySet[Ficha]) -> QuerySet[Ficha]:
    """Those of which every criterion was saved."""
    whole = Assessment.objects.order_by().values("ficha").annotate(n=Count("pk")).filter(n=len(Criterion))
    return fichas.filter(pk__in=whole.values("ficha"))


def texts_to_judge_by(fichas: list[Ficha]) -> dict[int, dict]:
    """What would be published of each, by its key: of the extract where there is one."""
    texts = FichaText.objects.filter(ficha__in=fichas).order_by("role")
    read, signed = ("success_factors", "language"), answers_written_since(fichas)
    found = {text["ficha"]: text for text in texts.values("ficha", "role", *read)}
    of_countries = {key for key, text in found.items() if text["role"] == FichaText.Role.COUNTRY}
    return found | {key: signed[key] for key in of_countries & signed.keys()}


@dataclass(frozen=True)
class Wanted:
    """What is to be saved of a ficha, over the revision that was read; without remarks, those that are there stay."""

    met: frozenset[str]
    revision: str
    remarks: dict[str, str] | None = None

    def is_what(self, there: Judgement) -> bool:
        return there.is_whole and there.met == self.met and self.remarks in (None, there.remarks)


@dataclass
class Saving:
    """What became of the fichas of which something was to be saved: which were, what others had saved of some meanwhile,
    and which are closed."""

    saved: set[int] = field(default_factory=set)
    others: dict[int, Judgement] = field(default_factory=dict)
    closed: set[int] = field(default_factory=set)


def is_closed(ficha: Ficha) -> bool:
    """Whether its criteria stand as they were judged: nothing is to be decided about it."""
    return ficha.state not in AT_THE_DESK


@transaction.atomic
def save_judgements(wanted: dict[int, Wanted], by: User) -> Saving:
    """Of each ficha by its key. What another person saved meanwhile stands, unless it says the same."""
    locked = Ficha.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
    closed = {ficha.pk for ficha in locked if is_closed(ficha)}
    now, saving, rows = judgements(wanted.keys()), Saving(), []
    for key, asked in wanted.items():
        there = now.get(key, NONE)
        if asked.is_what(there):
            continue
        if key in closed:
            saving.closed.add(key)
        elif there.revision != asked.revision:
            saving.others[key] = there
        else:
            saving.saved.add(key)
            rows += assessments(key, asked, there, by)
    Assessment.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["ficha", "criterion"],
        update_fields=["is_met", "remark", "by", "at"],
    )
    return saving


def assessments(key: int, asked: Wanted, there: Judgement, by: User) -> list[Assessment]:
    remarks = there.remarks if asked.remarks is None else asked.remarks
    return [
        Assessment(
            ficha_id=key, criterion=code, is_met=code in asked.met, remark=remarks.get(code, ""), by=by
        )
        for code in Criterion.values
    ]
