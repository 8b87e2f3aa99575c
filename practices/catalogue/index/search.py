"""Finding: what the filters and the text of a list ask for, answered from the bitmaps.

Within a facet the chosen values are alternatives, unless the list asks for all of them at once; across facets all must
hold. A facet's counts honour the choices of all others, and its own where its values must hold together, so each says
what choosing that value would give.
"""

import re
from dataclasses import dataclass, field, replace
from functools import cached_property, reduce
from operator import and_, or_

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .cache import IndexCache, in_order, numbers_of
from .matching import Match, match
from .terms import NO_YEAR

TIMELINE = "linea"  # the view of a list whose usual order is that of the years
YEAR = re.compile("(19|20)[0-9]{2}")


@dataclass(frozen=True)
class Facet:
    """One way to narrow a list: its parameter, the kind of its terms and the list its codes are of."""

    parameter: str
    kind: str
    list_name: str
    label: str | Promise
    combines: bool = False  # whether a list may ask for all of the chosen values at once
    is_offered: bool = True  # whether the form of a list has it, too, when nothing of it is chosen

    def read(self, given: set[str], index: IndexCache) -> tuple[list[str], list[str]]:
        """The given codes that exist, in the order they are shown, and those that do not. Either case is understood."""
        if self.kind == "year":
            years = sorted((code for code in given if YEAR.fullmatch(code)), reverse=True)
            known = [*years, *({NO_YEAR} & given)]
        else:
            asked = {code.casefold() for code in given}
            known = [code for code in self.codes(index) if code.casefold() in asked]
        exist = {code.casefold() for code in known}
        return known, sorted(code for code in given if code.casefold() not in exist)

    def codes(self, index: IndexCache) -> list[str]:
        """The codes that may be chosen, in the order they are shown."""
        if self.kind == "year":
            years = sorted(set(index.values("year")) - {NO_YEAR}, reverse=True)
            return [*years, NO_YEAR]
        if self.kind == "language":
            return ["es", "pt", "en"]
        return list(index.lists[self.list_name])


FACETS = (
    Facet("pais", "country", "country", _("País"), combines=True),
    Facet("presenta", "lead", "country", _("La presenta"), is_offered=False),
    Facet("participa", "part", "country", _("Participa sin presentarla"), is_offered=False),
    Facet("tema", "theme", "theme", _("Tema"), combines=True),
    Facet("objetivo", "objective", "gcmobjective", _("Objetivo del Pacto Mundial"), combines=True),
    Facet("objetivo_principal", "primary", "gcmobjective", _("Objetivo principal")),
    Facet("categoria", "category", "category", _("Categoría")),
    Facet("nivel", "level", "level", _("Nivel territorial")),
    Facet("transferencia", "transfer", "transferneed", _("Necesidades para la transferencia")),
    Facet("tipo", "type", "practicetype", _("Tipo de práctica")),
    Facet("anio", "year", "", _("Año de inicio")),
    Facet("estado", "state", "experiencestate", _("Estado de la experiencia")),
    Facet("idioma", "language", "", _("Idioma del texto")),
)
ORDERS = {
    "relevancia": _("Relevancia"),
    "recientes": _("Más recientes"),
    "pais": _("País"),
    "titulo": _("Título"),
    "tema": _("Tema"),
    "anio": _("Año de inicio"),
    "-pais": _("País, de la Z a la A"),
    "-titulo": _("Título, de la Z a la A"),
    "-tema": _("Tema, del último al primero"),
    "-anio": _("Año de inicio, primero los últimos"),
}


@dataclass(frozen=True)
class Criteria:
    """What a list asks for, as validated by the filters."""

    text: str = ""
    chosen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    order: str = ""
    page: int = 1
    selection: tuple[str, ...] = ()  # codes gathered for a compilation: carried along, they narrow nothing
    all_of: tuple[str, ...] = ()  # parameters of the facets whose chosen values must all hold
    view: str = ""  # how the page shows it: as cards, as a table, or on a line of time

    @property
    def combined(self) -> tuple[str, ...]:
        """The facets of `all_of` where it makes a difference: those with several values."""
        return tuple(parameter for parameter in self.all_of if len(self.chosen.get(parameter, ())) > 1)

    def without(self, parameter: str, code: str = "") -> "Criteria":
        """The same without one value, without a whole facet, or without the text (`q`)."""
        if parameter == "q":
            return replace(self, text="", page=1)
        rest = tuple(other for other in self.chosen[parameter] if code and other != code)
        return replace(self, chosen={**self.chosen, parameter: rest}, page=1)

    def with_any_of(self, parameter: str) -> "Criteria":
        """The same with the values of a facet as alternatives."""
        rest = tuple(other for other in self.all_of if other != parameter)
        return replace(self, all_of=rest, page=1)

    def pairs(self, *, paged: bool = True) -> list[tuple[str, str]]:
        """The parameters of the address, in canonical order: the same list has one address.

        Not `paged`: those of the list as a whole, without its page, its view and what the reader has gathered.
        """
        chosen = [
            (facet.parameter, code) for facet in FACETS for code in self.chosen.get(facet.parameter, ())
        ]
        combined = [("todos", parameter) for parameter in self.combined]
        pairs = [("q", self.text), *chosen, *combined, ("orden", self.order)]
        if paged:
            page = str(self.page) if self.page > 1 else ""
            pairs += [("vista", self.view), ("pagina", page), ("s", ",".join(self.selection))]
        return [(parameter, value) for parameter, value in pairs if value]


class Search:
    """The practices that meet the criteria, their counts and their order."""

    def __init__(self, criteria: Criteria, index: IndexCache):
        self.criteria, self.index = criteria, index

    @cached_property
    def match(self) -> Match | None:
        return match(self.criteria.text, self.index) if self.criteria.text else None

    @cached_property
    def text_bits(self) -> int:
        return self.index.live if self.match is None else self.match.bits

    @cached_property
    def facet_bits(self) -> dict[str, int]:
        """For each facet with a choice, the practices that have any of the chosen values, or all of them."""
        return {
            facet.parameter: reduce(
                and_ if facet.parameter in self.criteria.combined else or_,
                (self.index.bits(facet.kind, code) for code in codes),
            )
            for facet in FACETS
            if (codes := self.criteria.chosen.get(facet.parameter))
        }

    def narrowed(self, except_for: str = "") -> int:
        """The practices that meet all criteria, but for those of one facet."""
        text = self.text_bits  # first: a cold process reads words and facets together
        others = (bits for parameter, bits in self.facet_bits.items() if parameter != except_for)
        return reduce(and_, others, text)

    @cached_property
    def bits(self) -> int:
        return self.narrowed()

    @cached_property
    def total(self) -> int:
        return self.bits.bit_count()

    def counts(self, facet: Facet) -> dict[str, int]:
        narrows_itself = facet.parameter in {*self.facet_bits} - {*self.criteria.combined}
        base = self.narrowed(facet.parameter) if narrows_itself else self.bits
        values = self.index.values(facet.kind)
        return {code: (base & bits).bit_count() for code, bits in values.items()}

    @property
    def order(self) -> str:
        return self.criteria.order or self.usual_order

    @property
    def usual_order(self) -> str:
        if self.criteria.view == TIMELINE:
            return "anio"
        return "relevancia" if self.match else "recientes"

    def numbers(self):
        """Every practice found, in order."""
        order = self.order.removeprefix("-")
        if order in ("titulo", "pais"):
            ordered = self.ordered(order)
            yield from in_order(self.bits, reversed(ordered) if self.is_reversed else ordered)
        elif order in ("tema", "anio"):
            yield from self.grouped(order)
        elif self.order == "relevancia" and self.match:
            for tier in self.match.tiers:
                yield from numbers_of(tier & self.bits)
        else:
            yield from numbers_of(self.bits)

    @property
    def is_reversed(self) -> bool:
        return self.order.startswith("-")

    def grouped(self, order: str):
        """Every practice found once, with the first of its themes or with its year; at last those without one."""
        kind, codes = ("theme", [*self.index.lists["theme"]]) if order == "tema" else ("year", self.years)
        rest = self.bits
        for code in reversed(codes) if self.is_reversed else codes:
            group = rest & self.index.bits(kind, code)
            yield from numbers_of(group)
            rest ^= group
        yield from numbers_of(rest)

    @property
    def years(self) -> list[str]:
        return sorted(set(self.index.values("year")) - {NO_YEAR})

    def ordered(self, order: str):
        """Public practices by title or country, at least those found."""
        by_title = self.match.by_title if self.match else None
        if order == "titulo":
            return self.index.by_title if by_title is None else by_title
        return self.index.by_country if by_title is None else self.index.countries_together(by_title)

    def total_for(self, criteria: Criteria) -> int:
        """How many other criteria would find."""
        other = Search(criteria, self.index)
        if criteria.text == self.criteria.text:
            other.match = self.match  # it is not asked for again
        return other.total
