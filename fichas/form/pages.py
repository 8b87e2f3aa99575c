"""What the author's pages show of a ficha: its heading, its files, what a new one may start from."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from practices.answers import read_file
from practices.errata import errata_of
from practices.languages import active
from practices.models import Country, Practice, PracticeVersion

from ..files import antivirus
from ..files.attachments import find_stored
from ..models import Ficha, FichaText, FichaTextFile, StoredFile
from ..states import EDITABLE, State
from .drafts import country_text

WAITING_FIRST = dict.fromkeys([State.CHANGES_REQUESTED, State.AWAITING_CONSENT, State.DRAFT, *State])
UNTITLED = gettext_lazy("Sin título")


class Titled(Protocol):
    """A text of a ficha, as it is written or as it was signed."""

    @property
    def title(self) -> str: ...
    @property
    def language(self) -> str: ...


def heading(ficha: Ficha, text: Titled | None = None) -> dict:
    """What every page of a ficha says of it; without a `text` by the one that its country writes."""
    text = text or country_text(ficha)
    return {
        "reference": ficha.reference,
        "title": text.title or UNTITLED,
        "title_language": text.language if text.title else active(),
        "language": text.language,
        "country": ficha.country.name,
        "state": ficha.get_state_display(),
        "state_code": ficha.state,
        "publish_on": ficha.publish_on if ficha.state not in (State.DRAFT, State.PUBLISHED) else None,
        "is_to_be_incorporated": ficha.is_to_be_incorporated,
        "incorporated_from": ficha.incorporated_from,
        "editable": ficha.state in EDITABLE,
        "on_behalf": ficha.on_behalf,
        "started_by": ficha.started_by.get_short_name(),
        "practice_code": ficha.practice.code if ficha.practice else "",
        "base": base(ficha),
        "errata": errata_of(ficha),
        "url": reverse("fichas:task_list", args=[ficha.reference]),
    }


def base(ficha: Ficha) -> dict | None:
    """The published version that a revision began from; none for a first ficha."""
    if not (ficha.base and ficha.practice):
        return None
    code, version = ficha.practice.code, ficha.base.label
    return {
        "code": code,
        "version": str(version),
        "published_on": ficha.base.published_on,
        "public_url": reverse("practices:practice_version", args=[code, version]),
    }


def fichas_by_state(fichas: QuerySet[Ficha]) -> list[dict]:
    """These fichas under the names of their states, what waits for their country first."""
    texts = FichaText.objects.filter(ficha__in=fichas, role=FichaText.Role.COUNTRY)
    texts = texts.select_related("ficha__country", "ficha__started_by")
    texts = texts.prefetch_related("progress__written_by", "ficha__taken_over__by")
    texts = texts.order_by("-ficha__touched_at", "-ficha__pk")
    groups: dict[str, list[FichaText]] = {}
    for text in texts:
        groups.setdefault(text.ficha.state, []).append(text)
    return [{"state": state, "texts": groups[state]} for state in WAITING_FIRST if state in groups]


@dataclass
class StartingPoint:
    """Something a new ficha may start from."""

    code: str
    title: str
    language: str = ""
    base: PracticeVersion | None = None
    like: Ficha | None = None


def starting_points(country: Country, fichas: QuerySet[Ficha]) -> dict[str, StartingPoint]:
    """By the value that the form posts: nothing, the country's published practices, those of these fichas that are its."""
    points = {"blanco": StartingPoint("", "")}
    practices = (
        Practice.objects.public().filter(country=country).select_related("current").order_by("sort_key")
    )
    for practice in practices:
        points[f"practica:{practice.code}"] = StartingPoint(
            practice.code, practice.current.title, practice.current.language, base=practice.current
        )
    texts = FichaText.objects.filter(ficha__in=fichas.filter(country=country), role=FichaText.Role.COUNTRY)
    texts = texts.exclude(title="")
    for text in texts.select_related("ficha").order_by("-ficha__touched_at"):
        reference = text.ficha.reference
        points[f"ficha:{reference}"] = StartingPoint(reference, text.title, text.language, like=text.ficha)
    return points


def attachment_rows(ficha: Ficha, rows: Collection[FichaTextFile]) -> list[dict]:
    """Files of a ficha as people see them."""
    known = find_stored([row.sha256 for row in rows])
    return [
        {
            "pk": row.pk,
            "numeral": row.numeral,
            "title": row.title,
            "picture": picture_in_words(read_file(row)),
            "picture_url": reverse("fichas:picture", args=[ficha.reference, row.sha256]),
            "description": row.description,
            "name": row.name,
            "size": row.size,
            "url": reverse("fichas:attachment", args=[ficha.reference, row.sha256, row.name]),
            "added_at": row.added_at,
            "verdict": shown_verdict(known.get(row.sha256)),
        }
        for row in rows
    ]


def picture_in_words(file: dict) -> str:
    """What a file says where it is a picture of the practice; nothing of others."""
    if "picture" not in file:
        return ""
    return _("Imagen %(picture)d de la ficha: %(description)s (%(credit)s)") % file


def shown_verdict(known: StoredFile | None) -> str:
    """What the antivirus says of a file; that it was not looked at says nothing where there is no antivirus."""
    if known is None or (known.verdict == StoredFile.Verdict.WAITING and not antivirus.is_on()):
        return ""
    return known.verdict


def section_url(ficha: Ficha, code: str) -> str:
    return reverse("fichas:section", args=[ficha.reference, code])


def change_url(ficha: Ficha, code: str, field: str) -> str:
    """Where an answer is changed; saving there leads back to the check."""
    return f"{section_url(ficha, code)}?desde=revisar#{field}"
