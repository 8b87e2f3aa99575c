"""The text of a ficha as everyone but its country reads it: the one that the country signed last.

In most states that is the text itself, which stands still. After changes were requested its country writes in it again;
then it is read from the snapshot of its signature. What a country retired is read as it was signed, too.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Case, JSONField, Max, OuterRef, Q, QuerySet, Subquery, TextField, When
from django.db.models.fields.json import KeyTextTransform, KeyTransform
from django.db.models.functions import Cast, Coalesce

from practices.answers import read_answers, read_canonical, read_file

from .models import Ficha, FichaText, FichaTextFile, Snapshot
from .states import State

COUNTRY = FichaText.Role.COUNTRY
WRITTEN_SINCE = (State.CHANGES_REQUESTED, State.WITHDRAWN)  # its country may have, and not sent it


@dataclass(frozen=True)
class SignedText:
    """`signed` is the snapshot where the text itself may say something else by now."""

    ficha: Ficha
    text: FichaText
    signed: Snapshot | None = None

    @classmethod
    def of(cls, ficha: Ficha) -> "SignedText":
        signed = None
        if ficha.state in WRITTEN_SINCE:
            signed = signed_by_country().filter(ficha=ficha).last()
        return cls(ficha, ficha.texts.get(role=COUNTRY), signed)

    @property
    def title(self) -> str:
        return self.answers["title"] if self.signed else self.text.title

    @property
    def language(self) -> str:
        return self.answers["language"] if self.signed else self.text.language

    @cached_property
    def answers(self) -> dict:
        return read_canonical(self.signed.text) if self.signed else read_answers(self.text)

    @cached_property
    def files(self) -> list[FichaTextFile]:
        """One that its country has taken out or renamed since has no key."""
        rows = list(self.text.files.all())
        if not self.signed:
            return rows
        said = [read_file(row) for row in rows]
        return [rows[said.index(file)] if file in said else as_row(file) for file in self.answers["files"]]

    def wrote_since(self, section: str) -> bool:
        """Whether somebody wrote in a section after it was signed."""
        written = self.text.progress.filter(section=section)
        return self.signed is not None and written.filter(written_at__gt=self.signed.taken_at).exists()


def as_row(file: dict) -> FichaTextFile:
    row = FichaTextFile(**file)
    row.added_at = None  # type: ignore[assignment]  # nobody knows any more when it came
    return row


def signed_by_country() -> QuerySet[Snapshot]:
    return Snapshot.objects.signed().filter(role=COUNTRY)


def last_signatures() -> QuerySet[Snapshot]:
    """Of every ficha in which its country may have written since."""
    signed = signed_by_country().filter(ficha__state__in=WRITTEN_SINCE).order_by()
    return Snapshot.objects.filter(pk__in=signed.values("ficha").annotate(last=Max("pk")).values("last"))


def answers_written_since(fichas: Collection[Ficha]) -> dict[int, dict]:
    """Of those of these fichas in which their country may have written since, what it signed, by their keys."""
    signed = last_signatures().filter(ficha__in=fichas)
    return {key: read_canonical(text) for key, text in signed.values_list("ficha", "text")}


def as_signed(name: str) -> Case:
    """What each ficha of a query answers to a question of one text, such as its title."""
    last = signed_by_country().filter(ficha=OuterRef("pk")).order_by("-number")
    answers = KeyTransform("answers", Cast("text", JSONField()))
    signed = last.annotate(answer=KeyTextTransform(name, answers)).values("answer")[:1]
    text = FichaText.objects.filter(ficha=OuterRef("pk"), role=COUNTRY).values(name)[:1]
    there = When(state__in=WRITTEN_SINCE, then=Coalesce(Subquery(signed), Subquery(text)))
    return Case(there, default=Subquery(text), output_field=TextField())


def titles_as_signed(fichas: Collection[Ficha]) -> dict[int, str]:
    found = Ficha.objects.filter(pk__in=[ficha.pk for ficha in fichas]).annotate(title=as_signed("title"))
    return dict(found.values_list("pk", "title"))


def choosing(fichas: QuerySet[Ficha], value, *names: str) -> QuerySet[Ficha]:
    """Those whose answer to one of these questions has a value of its list among others."""
    texts, signed = Q(), Q()
    for name in names:
        texts |= Q(**{name: value})
        # As a snapshot has it: a quotation mark within a text is never bare.
        signed |= Q(text__regex=rf'"{name}":\[[^]]*"{re.escape(value.code)}"')
    standing = FichaText.objects.filter(texts, role=COUNTRY).exclude(ficha__state__in=WRITTEN_SINCE)
    moved = last_signatures().filter(signed)
    return fichas.filter(Q(pk__in=standing.values("ficha")) | Q(pk__in=moved.values("ficha")))
