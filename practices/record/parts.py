"""What was said at a meeting or at a table, kind by kind, as its page shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..models import PublicEvent
from ..spelling import sort_key
from ..statement_kinds import Kind, Strand
from .attribution import whose
from .items import Said
from .kinds import ANCHORS, noun

SHOWN = 12  # of a kind; the others are one press away
LAYOUTS = {
    Kind.ADVANCE: "advances",
    Kind.CHALLENGE: "columns",
    Kind.RECOMMENDATION: "numbered",
    Kind.MENTION: "strands",
    Kind.MATRIX: "matrices",
}
# What stands beneath what it belongs to, and not by itself as long as that is public.
WITHIN = {Kind.ACTION, Kind.COMMENT}


@dataclass
class Part:
    """All items of a kind. Recommendations are a part for each of whom they are."""

    kind: str
    items: list[Said]
    anchor: str
    whose: str = ""

    @property
    def total(self) -> int:
        return len(self.items)

    @property
    def title(self) -> str:
        return f"{noun(self.kind, self.total)} {self.whose}".strip()

    @property
    def noun(self) -> str:
        return noun(self.kind, self.total)

    @property
    def layout(self) -> str:
        """Columns have no room for who said it, and strands are for what has one."""
        usual = LAYOUTS.get(Kind(self.kind), "said")
        if usual == "columns" and any(item.who or item.company for item in self.items):
            return "said"
        if usual == "strands" and not any(item.strand for item in self.items):
            return "said"
        return usual

    @property
    def shown(self) -> list[Said]:
        return self.items[:SHOWN]

    @property
    def more(self) -> list[Said]:
        return self.items[SHOWN:]

    @cached_property
    def strands(self) -> "Strands":
        return Strands(self.items)


def parts_of(event: PublicEvent, items: list[Said]) -> list[Part]:
    """The parts in the order of their kinds. `items` come in the order of the meeting, each with its table."""
    parts = list[Part]()
    beneath = placed_beneath(items)
    for kind in Kind:
        chosen = [item for item in items if item.kind == kind and item.row.pk not in beneath]
        if kind == Kind.RECOMMENDATION:
            parts += recommendations(event, chosen)
        elif chosen:
            ordered = sorted(chosen, key=by_state) if kind == Kind.ADVANCE else chosen
            parts.append(Part(kind, ordered, ANCHORS[kind]))
    return parts


def placed_beneath(items: list[Said]) -> set[int]:
    """Puts each action beneath its matrix and each comment beneath its action; the keys of those."""
    by_key, placed = {item.row.pk: item for item in items}, set[int]()
    for item in items:
        if item.kind in WITHIN and (above := by_key.get(item.row.parent_id or 0)):
            above.answers.append(item)
            placed.add(item.row.pk)
    return placed


def recommendations(event: PublicEvent, items: list[Said]) -> Iterator[Part]:
    groups: dict[str, list[Said]] = {}
    for item in items:
        groups.setdefault(whose(event, item.row.table), []).append(item)
    for place, (words, chosen) in enumerate(groups.items(), 1):
        anchor = ANCHORS[Kind.RECOMMENDATION] + (f"-{place}" if place > 1 else "")
        yield Part(Kind.RECOMMENDATION, chosen, anchor, words)


def by_state(item: Said) -> tuple[bool, bool, bytes]:
    """States in alphabetical order, then others who spoke, last what says of nobody."""
    return not item.countries, not item.who, sort_key(item.who)


@dataclass
class StrandRow:
    """Whose practices these are, by strand. What is of both, or of none, spans both columns."""

    name: str
    trafficking: list[Said]
    smuggling: list[Said]
    both: list[Said]


class Strands:
    """Trata and tráfico side by side."""

    def __init__(self, items: list[Said]):
        self.items = sorted(items, key=by_state)

    def of(self, *strands: str) -> list[Said]:
        return [item for item in self.items if item.strand in strands]

    @property
    def counts(self) -> dict[str, int]:
        return {strand.value: len(self.of(strand)) for strand in Strand}

    @property
    def rows(self) -> list[StrandRow]:
        groups: dict[str, list[Said]] = {}
        for item in self.items:
            groups.setdefault(item.who, []).append(item)
        return [self.row(name, items) for name, items in groups.items()]

    @property
    def shown(self) -> list[StrandRow]:
        return self.rows[:SHOWN]

    @property
    def more(self) -> list[StrandRow]:
        return self.rows[SHOWN:]

    @property
    def more_total(self) -> int:
        return sum(len(row.trafficking) + len(row.smuggling) + len(row.both) for row in self.more)

    @staticmethod
    def row(name: str, items: list[Said]) -> StrandRow:
        def of(*strands: str) -> list[Said]:
            return [item for item in items if item.strand in strands]

        return StrandRow(name, of(Strand.TRAFFICKING), of(Strand.SMUGGLING), of(Strand.BOTH, ""))
