"""Finding by brute force: every practice read and looked at, no index. What the index answers is held against this."""

import random
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property

from practices.catalogue.index import FACETS, ORDERS, Criteria
from practices.catalogue.index.query import understand
from practices.catalogue.index.rebuilding import public_practices
from practices.catalogue.index.stems import (
    STOP_WORDS,
    indexed_words,
    spelled_with_enye,
    stem,
    stems_in_all_languages,
    words_of,
)
from practices.catalogue.index.terms import texts
from practices.lists import lists
from practices.models import Repository
from practices.spelling import sort_key

OFTEN = 3


@dataclass
class Read:
    """A public practice, read."""

    number: int
    code: str
    said: dict
    state: str

    def values(self, parameter: str) -> set[str]:
        return self.all_values[parameter]

    @cached_property
    def all_values(self) -> dict[str, set[str]]:
        said = self.said
        return {
            "pais": {said["country"], *said["associated_countries"]},
            "presenta": {said["country"]},
            "participa": {*said["associated_countries"]} - {said["country"]},
            "tema": set(said["themes"]),
            "objetivo": {*said["primary_objectives"], *said["secondary_objectives"]},
            "objetivo_principal": set(said["primary_objectives"]),
            "categoria": set(said["categories"]),
            "nivel": set(said["levels"]),
            "transferencia": set(said["transfer_needs"]),
            "tipo": {said["practice_type"]} - {""},
            "anio": {str(said["start_year"] or "sin")},
            "estado": {self.state} - {""},
            "idioma": {said["language"]},
        }

    @cached_property
    def words(self) -> Counter[str]:
        return Counter(word for text in texts(self.said, self.code) for word in indexed_words(text))

    @cached_property
    def stems(self) -> Counter[str]:
        stems: Counter[str] = Counter()
        for word, times in self.words.items():
            if word not in STOP_WORDS:
                stems[stem(word, self.said["language"])] += times
        return stems

    @cached_property
    def title_stems(self) -> set[str]:
        words = indexed_words(self.said["title"])
        return {stem(word, self.said["language"]) for word in words if word not in STOP_WORDS}

    @cached_property
    def folded(self) -> str:
        return "|".join(f" {' '.join(words_of(text))} " for text in texts(self.said, self.code))

    @cached_property
    def spelled(self) -> set[str]:
        """The stems that some word has with its ñ."""
        words = {word for text in texts(self.said, self.code) for word in spelled_with_enye(text)}
        return {stem(word, self.said["language"]) for word in words}

    def has(self, word: str) -> bool:
        return word in self.words or any(one in self.stems for one in wanted(word))

    def in_title(self, word: str) -> bool:
        return any(one in self.title_stems for one in wanted(word))

    def often(self, word: str) -> bool:
        return any(self.stems[one] >= OFTEN for one in wanted(word))


def wanted(word: str) -> list[str]:
    return [] if word in STOP_WORDS else stems_in_all_languages(word)


def read_all() -> list[Read]:
    return [
        Read(
            practice.number,
            practice.code,
            said,
            practice.experience_state.code if practice.experience_state else "",
        )
        for practice, said in public_practices()
    ]


class Oracle:
    def __init__(self):
        self.practices = read_all()
        self.lists = lists(Repository.current_token())
        self.understand = cache(lambda text: understand(text, self.lists))

    def holds(self, criteria: Criteria, practice: Read, ignoring: str = "") -> bool:
        chosen = ((name, set(codes)) for name, codes in criteria.chosen.items() if name != ignoring)
        return all(
            codes <= practice.values(name) if name in criteria.all_of else practice.values(name) & codes
            for name, codes in chosen
        ) and self.holds_text(criteria, practice)

    def holds_text(self, criteria: Criteria, practice: Read) -> bool:
        query = self.understand(criteria.text)
        held = all(f" {one} " in practice.folded for one in query.phrases)
        return held and self.all_units(query, practice, practice.has)

    def all_units(self, query, practice: Read, test) -> bool:
        return all(
            any(self.one(option, practice, test) for option in unit.alternatives) for unit in query.units
        )

    def one(self, alternative, practice: Read, test) -> bool:
        if alternative.facet:
            return alternative.facet.decode().split(":")[1] in practice.values("pais")
        return all(test(word.text) for word in alternative.words)

    def numbers(self, criteria: Criteria) -> list[int]:
        """What is found, in the order of the list."""
        found = [practice for practice in self.practices if self.holds(criteria, practice)]
        order = criteria.order or ("relevancia" if self.understand(criteria.text) else "recientes")
        found.sort(key=lambda one: self.key(order, criteria, one), reverse=order in ("-titulo", "-pais"))
        return [practice.number for practice in found]

    def key(self, order: str, criteria: Criteria, practice: Read):
        title = sort_key(practice.said["title"])
        if order in ("titulo", "-titulo"):
            return title, practice.number
        if order in ("tema", "-tema", "anio", "-anio"):
            return self.group(order, practice), -practice.number
        if order in ("pais", "-pais"):
            return sort_key(self.lists["country"][practice.said["country"]].name_es), title, practice.number
        if order == "relevancia":
            return self.tier(criteria, practice), -practice.number
        return (-practice.number,)

    def group(self, order: str, practice: Read) -> tuple[bool, int]:
        """The place of its first theme or of its year; what has none comes last, also from the end."""
        if order in ("anio", "-anio"):
            places = [practice.said["start_year"]] if practice.said["start_year"] else []
        else:
            places = [[*self.lists["theme"]].index(code) for code in practice.said["themes"]]
        if not places:
            return True, 0
        return False, -max(places) if order.startswith("-") else min(places)

    def tier(self, criteria: Criteria, practice: Read) -> tuple[int, bool]:
        query = self.understand(criteria.text)
        if not query:
            return 0, False
        if self.all_units(query, practice, practice.in_title):
            tier = 0
        else:
            tier = 1 if self.all_units(query, practice, practice.often) else 2
        typed = spelled_with_enye(criteria.text)
        return tier, not all(set(stems_in_all_languages(word)) & practice.spelled for word in typed)

    def counts(self, criteria: Criteria) -> dict[str, dict[str, int]]:
        counts: dict[str, dict[str, int]] = {}
        for facet in FACETS:
            own = counts.setdefault(facet.parameter, {})
            # Of values that must hold together each says what choosing it too would give.
            together = (
                facet.parameter in criteria.all_of and len(criteria.chosen.get(facet.parameter, ())) > 1
            )
            for practice in self.practices:
                if self.holds(criteria, practice, ignoring="" if together else facet.parameter):
                    for code in practice.values(facet.parameter):
                        own[code] = own.get(code, 0) + 1
        return counts


TEXTS = [
    "migracion",
    "migraciones consulares",
    "niñez",
    "ninez",
    "Perú",
    "costa rica",
    "nna",
    "la",
    '"personas migrantes"',
    "derechos de las personas",
    "gobierno municipal",
    "CSM-PE-0001",
    "ley 25871",
    "COVID-19",
    "covid19",
    "sub-regional",
    "A.C.N.U.R.",
    "k'anchay",
    "República Oriental del Uruguay",
]


def random_criteria(chance: random.Random, codes: dict[str, list[str]]) -> Criteria:
    facets = chance.sample(FACETS, k=chance.choice([0, 1, 1, 2, 3]))
    chosen = {
        facet.parameter: tuple(chance.sample(codes[facet.parameter], k=chance.choice([1, 1, 2, 3])))
        for facet in facets
    }
    all_of = tuple(facet.parameter for facet in FACETS if facet.combines and chance.random() < 0.5)
    return Criteria(chance.choice(["", "", *TEXTS]), chosen, chance.choice(["", *ORDERS]), all_of=all_of)
