"""What a compilation holds, in which order and on which page, known before anything is laid out."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy

from ...experience import state_today
from ...lists import Item, Lists, lists
from ...models import PracticeVersion, Repository
from ...reading import period
from ...spelling import sort_key
from ..ficha import printed, printed_summary
from .stored import opened

GROUPINGS = {
    "pais": gettext_lazy("Por país"),
    "tema": gettext_lazy("Por tema"),
    "objetivo": gettext_lazy("Por objetivo del Pacto Mundial"),
    "": gettext_lazy("Sin agrupar, en el orden de la lista"),
}
CHOICES = ("themes", "primary_objectives", "secondary_objectives")
WITH = ("practice__experience_state", "experience_state", "country")


@dataclass(frozen=True)
class Order:
    """What someone asked for: all that a compilation depends on besides the fichas and the style."""

    versions: list[int]  # keys of published versions, in order
    title: str
    made_on: str  # ISO date
    address: str = ""  # where the same list is found
    filters: list[list[str]] = field(default_factory=list)  # label and text
    grouping: str = "pais"
    two_sided: bool = False
    summaries: bool = False
    edition: str = ""
    foreword: str = ""
    correction: str = ""  # of an edition, when another file took the place of the published one

    def as_json(self) -> dict:
        return asdict(self)

    def of_public(self) -> "Order":
        """The same without the practices that have been withdrawn."""
        public = public_versions(self.versions)
        return replace(self, versions=[key for key in self.versions if key in public])


@dataclass
class Entry:
    """A ficha in the book."""

    version: PracticeVersion
    path: Path
    pages: int
    country: Item
    themes: list[Item]
    objectives: list[Item]
    group: Item | None = None
    page: int = 0  # of the body, from 1

    @property
    def title(self) -> str:
        return self.version.title

    @property
    def language(self) -> str:
        return self.version.language

    @property
    def period(self) -> str:
        version = self.version
        return period(version.start_year, version.end_year, version.end_is_open, state_today(version))


@dataclass
class Group:
    """Fichas behind one divider, or all of them without one."""

    item: Item | None
    entries: list[Entry]
    page: int = 0

    @property
    def has_divider(self) -> bool:
        return self.item is not None


class Plan:
    def __init__(self, order: Order, entries: list[Entry], lists: Lists):
        self.order, self.lists = order, lists
        self.groups = grouped(order.grouping, entries, lists)
        self.entries = [entry for group in self.groups for entry in group.entries]
        self.index_page = self.number_pages()

    def number_pages(self) -> int:
        """Gives everything its page; returns that of the indexes."""
        page = 1
        for group in self.groups:
            if group.has_divider:
                group.page = page = self.opening(page)
                page += 1
            for entry in group.entries:
                entry.page = page = self.opening(page)
                page += entry.pages
        return self.opening(page)

    def opening(self, page: int) -> int:
        """For two-sided printing everything opens on the right, which is odd."""
        return page + 1 if self.order.two_sided and page % 2 == 0 else page

    def index(self, items_of: Callable[[Entry], Iterable[Item]], list_name: str) -> list[tuple]:
        """The values of a list with the pages of the fichas that have them."""
        pages = defaultdict(list)
        for entry in self.entries:
            for item in items_of(entry):
                pages[item.code].append(entry.page)
        return [(item, pages[code]) for code, item in self.lists[list_name].items() if code in pages]

    @property
    def themes(self) -> list[tuple]:
        return self.index(lambda entry: entry.themes, "theme")

    @property
    def objectives(self) -> list[tuple]:
        return self.index(lambda entry: entry.objectives, "gcmobjective")

    @property
    def countries(self) -> list[tuple]:
        return self.index(lambda entry: [entry.country], "country")

    @property
    def entities(self) -> list[tuple[str, list[int]]]:
        """The bodies of 1.5 in alphabetical order."""
        pages = defaultdict(list)
        for entry in self.entries:
            if name := entry.version.responsible_entity:
                pages[name].append(entry.page)
        return sorted(pages.items(), key=lambda found: sort_key(found[0]))


def plan(order: Order, progress: Callable[[], object] = lambda: None) -> Plan:
    """The compilation as it will be; a ficha whose file is missing is laid out now. Raises LayoutFailed."""
    site_lists = lists(Repository.current_token())
    found = PracticeVersion.objects.filter(practice__current__isnull=False).select_related(*WITH)
    by_key = found.in_bulk(order.versions)
    versions = [by_key[key] for key in order.versions if key in by_key]
    prefetch_related_objects(versions, *CHOICES)
    entries = []
    for version in versions:
        entries.append(entry(version, order, site_lists))
        progress()
    return Plan(order, entries, site_lists)


def public_versions(keys: Iterable[int]) -> set[int]:
    """Those of these versions, current or not, whose practice is public."""
    found = PracticeVersion.objects.filter(pk__in=keys, practice__current__isnull=False)
    return set(found.values_list("pk", flat=True))


def entry(version: PracticeVersion, order: Order, site_lists: Lists) -> Entry:
    path = printed_summary(version) if order.summaries else printed(version)
    objectives = {item.code: item for name in CHOICES[1:] for item in getattr(version, name).all()}
    return Entry(
        version,
        path,
        pages_in(path),
        site_lists["country"][version.country.code],
        site_lists.items("theme", [theme.code for theme in version.themes.all()]),
        site_lists.items("gcmobjective", objectives),
    )


@lru_cache(maxsize=10_000)
def pages_in(path: Path) -> int:
    """A stored file never changes: its name is the hash of what made it."""
    with opened(path) as pdf:
        return len(pdf.pages)


def grouped(grouping: str, entries: list[Entry], site_lists: Lists) -> list[Group]:
    """Groups in the order of their list; within a group the order that was asked for. A ficha stands once: under
    its lead country, its first theme, or the first of its main objectives."""
    if not grouping or len(entries) < 2:
        return [Group(None, entries)]
    for one in entries:
        one.group = group_of(one, grouping)
    list_name = {"pais": "country", "tema": "theme", "objetivo": "gcmobjective"}[grouping]
    groups = [
        Group(item, [one for one in entries if one.group == item]) for item in site_lists[list_name].values()
    ]
    rest = [one for one in entries if one.group is None]
    return [group for group in groups if group.entries] + ([Group(None, rest)] if rest else [])


def group_of(one: Entry, grouping: str) -> Item | None:
    if grouping == "pais":
        return one.country
    if grouping == "tema":
        return one.themes[0] if one.themes else None
    primary = {objective.code for objective in one.version.primary_objectives.all()}
    ordered = sorted(one.objectives, key=lambda item: item.code not in primary)
    return ordered[0] if ordered else None
