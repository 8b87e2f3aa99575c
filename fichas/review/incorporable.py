"""The drafts that an import made and nobody signed: which can be incorporated, what they lack, choosing them."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from practices.answers import CHOICES, SINGLE_CHOICES, read_answers
from practices.sections import FIELDS

from ..form.completeness import unanswered
from ..form.drafts import private
from ..models import Ficha, FichaText, TableImport, Transition
from ..states import Action, State
from ..workflow import perform

FREE, CHOSEN = (
    Q(state=State.DRAFT, incorporated_from="", is_taken_up=False),
    Q(state=State.DRAFT) & ~Q(incorporated_from=""),
)
WITH = ("ficha__country", *SINGLE_CHOICES)
ROWS = (*CHOICES, "entities", "links", "files")


SHOWN = 10  # imports on the page of the queue


@dataclass(frozen=True)
class Draft:
    """What the page of an import says of one of its fichas; of a draft also which answers it lacks."""

    ficha: Ficha
    title: str
    language: str
    lacks: list[str]
    why_not: str = ""  # it was not incorporated when its turn came


def drafts_of(table_import: TableImport, which: Q, most: int) -> list[Draft]:
    """The first of them in the order of their rows, in as many queries for many as for one."""
    texts = FichaText.objects.filter(ficha__in=table_import.fichas.filter(which), role=FichaText.Role.COUNTRY)
    texts = texts.select_related(*WITH).prefetch_related(*ROWS).order_by("ficha__table_row")
    first = list(texts[:most])
    reasons = reasons_why_not([text.ficha for text in first])
    return [draft(text, reasons.get(text.ficha_id, "")) for text in first]


def draft(text: FichaText, why_not: str) -> Draft:
    """What nobody but the desk reads is not missed."""
    missing = [FIELDS[fault.field] for fault in unanswered(read_answers(text) | private(text))]
    lacks = [field.full_label for field in missing if not field.private]
    return Draft(text.ficha, text.title, text.language, lacks, why_not)


def reasons_why_not(fichas: list[Ficha]) -> dict[int, str]:
    """Of those that the worker came to and left, by their keys; what it says of the last time."""
    left = Transition.objects.filter(ficha__in=fichas, action=Action.CANCEL_INCORPORATION, on_its_day=True)
    return dict(left.order_by("pk").values_list("ficha", "comment"))


def imports_with_drafts() -> QuerySet[TableImport]:
    """The last first; each with how many of its drafts are free and chosen."""
    numbers = {
        "free": Count("fichas", filter=Q(fichas__state=State.DRAFT, fichas__incorporated_from="")),
        "chosen": Count("fichas", filter=Q(fichas__state=State.DRAFT) & ~Q(fichas__incorporated_from="")),
    }
    return TableImport.objects.annotate(**numbers).filter(Q(free__gt=0) | Q(chosen__gt=0))[:SHOWN]


def incorporate_soon(ficha: Ficha, by, source: str, words: str = "") -> Transition:
    """Sets today, which has come: `publish_due` publishes it within minutes, with `source` as what it comes from."""
    today = timezone.localdate()
    return perform(Action.INCORPORATE_SOON, ficha, by, words, publish_on=today, incorporated_from=source)


def cancel_incorporation(ficha: Ficha, by, words: str = "", *, on_its_day: bool = False) -> Transition:
    """The draft is as it was before it was chosen."""
    none = {"publish_on": None, "incorporated_from": ""}
    return perform(Action.CANCEL_INCORPORATION, ficha, by, words, on_its_day=on_its_day, **none)
