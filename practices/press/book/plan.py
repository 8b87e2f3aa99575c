"""What a compilation holds, in which order and on which page, known before anything is laid out."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from django.db.models import prefetch_related_objects

from ...experience import state_today
from ...lists import Item, Lists, lists
from ...models import PracticeVersion, Repository
from ...reading import period
from ...spelling import sort_key
from ..ficha import printed, printed_summary
from .spec import GROUPING_LISTS, CompilationSpec
from .stored_pdf import opened

RELATED = ("practice__experience_state", "experience_state", "country")
CHOICES = ("associated_countries", "themes", "primary_objectives", "secondary_objectives")
Pages = list[tuple[Item, list[int]]]  # the values of a list, each with the pages of its fichas


@dataclass
class Entry:
    """A ficha in the book."""

    version: PracticeVersion
    values: dict[str, list[Item]]  # by list: what the ficha belongs to, the first one first
    path: Path = Path()
    pages: int = 0
    page: int = 0  # of the body, from 1

    @property
    def title(self) -> str:
        return self.version.title

    @property
    def language(self) -> str:
        return self.version.language

    @property
    def country(self) -> Item:
        return self.values["country"][0]

    @property
    def period(self) -> str:
        version = self.version
        return period(version.start_year, version.end_year, version.end_is_open, state_today(version))


@dataclass
class Group:
    """Fichas behind one divider, or all of them without one."""

    item: Item | None
    entries: list[Entry]  # one at least
    also: list[Entry] = field(default_factory=list)  # those of other groups that belong here too
    page: int = 0

    @property
    def has_divider(self) -> bool:
        """A ficha alone needs nothing that opens its group."""
        return self.item is not None and len(self.entries) + len(self.also) > 1


class BookPlan:
    def __init__(self, spec: CompilationSpec, entries: list[Entry], lists: Lists):
        self.spec, self.lists = spec, lists
        self.groups = group_entries(spec, entries, lists)
        self.entries = [entry for group in self.groups for entry in group.entries]
        self.index_page = self.number_pages()

    def number_pages(self) -> int:
        """Gives everything its page; returns that of the indexes."""
        page = 1
        for group in self.groups:
            group.page = page = self.opening(page)
            page += group.has_divider
            for entry in group.entries:
                entry.page = page = self.opening(page)
                page += entry.pages
        return self.opening(page)

    def opening(self, page: int) -> int:
        """For two-sided printing everything opens on the right, which is odd."""
        return page + 1 if self.spec.two_sided and page % 2 == 0 else page

    def pages_of(self, list_name: str) -> Pages:
        """The values of a list with the pages of the fichas that belong to them."""
        pages = defaultdict(list)
        for entry in self.entries:
            for item in entry.values[list_name]:
                pages[item.code].append(entry.page)
        return [(item, pages[code]) for code, item in self.lists[list_name].items() if code in pages]

    @property
    def countries(self) -> Pages:
        """Those that present its fichas, and those that these name beside them."""
        return self.pages_of("country")

    @property
    def presenting(self) -> int:
        """How many countries present its fichas."""
        return len({entry.country.code for entry in self.entries})

    @property
    def taking_part(self) -> int:
        """How many others its fichas name."""
        return len(self.countries) - self.presenting

    @property
    def themes(self) -> Pages:
        return self.pages_of("theme")

    @property
    def objectives(self) -> Pages:
        return self.pages_of("gcmobjective")

    @property
    def entities(self) -> list[tuple[str, list[int]]]:
        """The bodies of 1.5 in alphabetical order."""
        pages = defaultdict(list)
        for entry in self.entries:
            if name := entry.version.responsible_entity:
                pages[name].append(entry.page)
        return sorted(pages.items(), key=lambda item: sort_key(item[0]))


def plan_book(spec: CompilationSpec, progress: Callable[[], object] = lambda: None) -> BookPlan:
    """The compilation as it will be; a ficha whose file is missing is laid out now. Raises LayoutFailed."""
    site_lists = lists(Repository.current_token())
    entries = entries_of(spec, site_lists)
    for entry in entries:
        entry.path = printed_summary(entry.version) if spec.summaries else printed(entry.version)
        entry.pages = count_pages(entry.path)
        progress()
    return BookPlan(spec, entries, site_lists)


def contents(spec: CompilationSpec) -> list[Group]:
    """The fichas in the order of the book, by group, without anything laid out."""
    site_lists = lists(Repository.current_token())
    return group_entries(spec, entries_of(spec, site_lists), site_lists)


def entries_of(spec: CompilationSpec, site_lists: Lists) -> list[Entry]:
    public = PracticeVersion.objects.public().select_related(*RELATED)
    by_key = public.in_bulk(spec.versions)
    versions = [by_key[key] for key in spec.versions if key in by_key]
    prefetch_related_objects(versions, *CHOICES)
    return [Entry(version, values_of(version, site_lists)) for version in versions]


def values_of(version: PracticeVersion, site_lists: Lists) -> dict[str, list[Item]]:
    """The State that leads and those associated with it; the themes; the main objectives, then the others."""

    def items(list_name: str, *names: str) -> list[Item]:
        rows = [row for name in names for row in getattr(version, name).all()]
        return site_lists.items(list_name, [row.code for row in rows])

    countries = [site_lists["country"][version.country.code], *items("country", "associated_countries")]
    objectives = [
        *items("gcmobjective", "primary_objectives"),
        *items("gcmobjective", "secondary_objectives"),
    ]
    return {
        "country": list(dict.fromkeys(countries)),
        "theme": items("theme", "themes"),
        "gcmobjective": list(dict.fromkeys(objectives)),
    }


@lru_cache(maxsize=10_000)
def count_pages(path: Path) -> int:
    """A stored file never changes: its name is the hash of what made it."""
    with opened(path) as pdf:
        return len(pdf.pages)


def group_entries(spec: CompilationSpec, entries: list[Entry], site_lists: Lists) -> list[Group]:
    """Groups in the order of their list; within a group the order that was asked for. A ficha stands once: under the
    first of its values, or of those that the list was narrowed to. What belongs to no group stands at the end."""
    if not spec.grouping or len(entries) < 2:
        return [Group(None, entries)]
    list_name = GROUPING_LISTS[spec.grouping]
    held, also = defaultdict(list), defaultdict(list)
    for entry in entries:
        codes = [item.code for item in entry.values[list_name]]
        home = next((code for code in codes if code in spec.chapters), codes[0] if codes else "")
        held[home].append(entry)
        for code in codes:
            if code != home:
                also[code].append(entry)
    groups = [
        Group(item, held[code], also[code]) for code, item in site_lists[list_name].items() if held[code]
    ]
    return [*groups, Group(None, held[""])] if held[""] else groups
