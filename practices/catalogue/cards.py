"""A practice in a list: one query for the rows of a page; themes and objectives come from the bitmaps."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..lists import Item
from ..models import Practice
from ..reading import ENDED, lead, period
from .index import IndexCache, Match
from .snippets import SHOWN_TEXTS, snippets, spelled
from .years import UNKNOWN, Period

COLUMNS = (
    "title",
    "language",
    "summary",
    "start_year",
    "end_year",
    "end_is_open",
    "version",
    "incorporated_from",
)


@dataclass
class Objective:
    """An objective of the Compact as a practice has it: its own aim (primary) or one it also serves."""

    item: Item
    primary: bool

    def __getattr__(self, name):
        return getattr(self.item, name)


@dataclass
class Card:
    code: str
    title: str
    language: str
    country: Item
    associated_count: int
    period: str
    type_name: str
    state_name: str
    lead: str
    themes: list[Item]
    objectives: list[Objective]
    is_synthetic: bool = False
    is_incorporated: bool = False  # no country signed it
    snippets: list = field(default_factory=list)
    choose_url: str = ""  # adds it to a compilation, or takes it out
    is_chosen: bool = False
    years: Period = UNKNOWN
    version: str = ""  # when the card stands for a version that is not the current one
    beside: Item | None = None  # a State that takes part in it, on whose page it stands

    @property
    def url(self) -> str:
        return reverse("practices:practice", args=[self.code])

    @property
    def company(self) -> str:
        """Who takes part beside the State that presents it."""
        if self.beside is None:
            words = ngettext("con %(n)s Estado más", "con %(n)s Estados más", self.associated_count)
            return words % {"n": self.associated_count} if self.associated_count else ""
        others = {"state": self.beside.short_name, "n": self.associated_count - 1}
        return (_("con %(state)s y %(n)s más") if others["n"] else _("con %(state)s")) % others

    @property
    def pdf_url(self) -> str:
        if self.version:
            return reverse("practices:version_pdf", args=[self.code, self.version])
        return reverse("practices:practice_pdf", args=[self.code])


def cards(numbers: list[int], index: IndexCache, match: Match | None = None) -> list[Card]:
    """The cards of these practices, in this order."""
    by_number = read_practices(numbers, (*COLUMNS, *SHOWN_TEXTS) if match else COLUMNS)
    ordered = [by_number[number] for number in numbers if number in by_number]
    shown = [card(practice, index) for practice in ordered]
    if match:
        for row, practice in zip(shown, ordered, strict=True):
            row.snippets = snippets(practice.current, match)
        match.notices += spelled_corrections(match, ordered)
    return shown


def cards_by_number(numbers: list[int], index: IndexCache) -> dict[int, Card]:
    """For a page that shows them in several places: one query."""
    return {number: card(practice, index) for number, practice in read_practices(numbers, COLUMNS).items()}


def read_practices(numbers: list[int], texts: tuple[str, ...]) -> dict[int, Practice]:
    if not numbers:
        return {}
    only = ["code", "number", "origin", *(f"current__{name}" for name in dict.fromkeys(texts))]
    practices = Practice.objects.public().select_related("current").filter(number__in=numbers).only(*only)
    return {practice.number: practice for practice in practices if practice.number}


def card(practice: Practice, index: IndexCache) -> Card:
    content, lists, number = practice.current, index.lists, practice.number
    assert content
    assert number, "a public practice has a number and a current version"

    def items(kind: str, name: str) -> list[Item]:
        return [lists[name][code] for code in index.codes(number, kind, lists[name])]

    primary = {item.code for item in items("primary", "gcmobjective")}
    objectives = items("objective", "gcmobjective")
    states = items("state", "experiencestate")
    state = states[0].code if states else ""
    return Card(
        code=practice.code,
        title=content.title,
        language=content.language,
        country=items("lead", "country")[0],
        associated_count=len(items("country", "country")) - 1,
        period=period(content.start_year, content.end_year, content.end_is_open, state),
        type_name="".join(item.short_name for item in items("type", "practicetype")),
        state_name="".join(item.name for item in states if item.code != "en-curso"),
        lead=lead(content.summary),
        years=Period(content.start_year, content.end_year, content.end_is_open and state != ENDED),
        themes=items("theme", "theme"),
        objectives=[Objective(item, item.code in primary) for item in objectives],
        is_synthetic=practice.origin == Practice.Origin.SYNTHETIC,
        is_incorporated=bool(content.incorporated_from),
    )


def spelled_corrections(match: Match, practices: list[Practice]) -> list[str]:
    texts = [getattr(practice.current, name) for practice in practices for name in ("title", *SHOWN_TEXTS)]
    text = _("Ningún texto tiene la palabra «%(typed)s»; se muestran los que tienen «%(found)s».")
    return [
        text % {"typed": typed, "found": spelled(better, texts)}
        for typed, better in match.corrections.items()
    ]
