"""The vocabularies, synonyms and site texts as pages read them: all in one query, kept in the process.

They are kept per repository token, and every change of theirs draws a new one, so a rename shows at once.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

from django.db.models import BooleanField, CharField, IntegerField, TextField, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import get_language

from .models import VOCABULARIES, Country, GcmObjective, SiteText, Synonym, Theme
from .models.vocabularies import TitledVocabulary
from .spelling import sort_key

NAMES = ("name_es", "name_pt", "name_en")
TITLES = ("title_es", "title_pt", "title_en")
PAGES = {"country": "country", "theme": "theme", "gcmobjective": "objective"}
NOTHING = Value("", TextField())
DETAILS = {Country: "conference", Theme: Cast("weave", CharField()), GcmObjective: "round_table"}


@dataclass(frozen=True)
class Item:
    """A value of a list, in one reader's language."""

    language: str
    list_name: str
    pk: int
    code: str
    name_es: str
    name_pt: str
    name_en: str
    title_es: str
    title_pt: str
    title_en: str
    position: int
    retired: bool
    asks_for_text: bool
    detail: str  # a country's conference, a theme's weave, an objective's round table
    other_names: str

    def __str__(self):
        return self.short_name

    @cached_property
    def name(self) -> str:
        return self._read("name")

    @cached_property
    def title(self) -> str:
        return self._read("title") or self.name

    @cached_property
    def short_name(self) -> str:
        """The name without what follows in brackets: «Bolivia»."""
        return self.name.split(" (")[0]

    @cached_property
    def url(self) -> str:
        """The page of a country, theme or objective."""
        return reverse(f"practices:{PAGES[self.list_name]}", args=[self.code])

    @property
    def names(self) -> list[str]:
        """Every name the value goes by, for whoever types one."""
        names = [getattr(self, name) for name in NAMES]
        short = [name.split(" (")[0] for name in names]
        return [name.strip() for name in (*names, *short, *self.other_names.split(",")) if name.strip()]

    @property
    def weave(self) -> int:
        return int(self.detail or 6)

    @property
    def sign(self) -> str:
        """The file with the sign of a theme."""
        return f"img/sign-{self.weave}.svg"

    @property
    def look(self) -> str:
        """The class of what is drawn in the colour of a theme."""
        return f"theme-{self.weave}"

    def _read(self, field: str) -> str:
        return getattr(self, f"{field}_{self.language}") or getattr(self, f"{field}_es")


class Lists:
    """Items by list and code, in the order they are shown."""

    def __init__(self, rows, language: str):
        lists: defaultdict[str, dict[str, Item]] = defaultdict(dict)
        for item in sorted((Item(language, *row) for row in rows), key=order):
            lists[item.list_name][item.code] = item
        self._lists = dict(lists)

    def __getitem__(self, name: str) -> dict[str, Item]:
        return self._lists.get(name, {})

    def items(self, name: str, codes) -> list[Item]:
        """The items of these codes, in the list's order."""
        wanted = set(codes)
        return [item for code, item in self[name].items() if code in wanted]

    def text(self, code: str) -> str:
        """A site text in the reader's language; empty while the Secretariat has not written it."""
        item = self["sitetext"].get(code)
        return item.name if item else ""

    @property
    def members(self) -> list[Item]:
        """The member States of the conference, in alphabetical order."""
        return [item for item in self["country"].values() if item.detail == Country.Conference.CSM]


def order(item: Item):
    # Countries stand in alphabetical order, always: that of the reader's language.
    return (0, sort_key(item.name)) if item.list_name == "country" else (item.position, item.code.encode())


def rows_of(model):
    """A vocabulary's rows, in the columns of an `Item`."""
    titles = TITLES if issubclass(model, TitledVocabulary) else (NOTHING,) * 3
    return model.objects.order_by().values_list(
        Value(model._meta.model_name, TextField()),
        *("pk", "code", *NAMES, *titles, "position", "retired", "asks_for_text"),
        DETAILS.get(model, NOTHING),
        "other_names" if model is Country else NOTHING,
    )


def rows_of_words(model, code: str, names: tuple):
    """The rows of what is no vocabulary but read with them: site texts and synonyms."""
    no = Value(False, BooleanField())
    return model.objects.order_by().values_list(
        Value(model._meta.model_name, TextField()),
        *("pk", code, *names, NOTHING, NOTHING, NOTHING, Value(0, IntegerField()), no, no, NOTHING, NOTHING),
    )


def lists(token: str) -> Lists:
    """The lists as they stand at this repository token, in the active language: one query, then none."""
    return lists_in((get_language() or "es")[:2], token)


@lru_cache(maxsize=6)
def lists_in(language: str, token: str) -> Lists:
    first, *others = map(rows_of, VOCABULARIES)
    texts = rows_of_words(SiteText, "code", ("text_es", "text_pt", "text_en"))
    synonyms = rows_of_words(Synonym, "words", ("words", NOTHING, NOTHING))
    return Lists(first.union(*others, texts, synonyms, all=True), language)
