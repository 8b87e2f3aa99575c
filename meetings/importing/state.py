"""How far a text has been read: what was announced, and the pieces so far."""

from dataclasses import dataclass, field
from typing import NamedTuple

from practices.statement_kinds import Kind, Strand

from .announcing import is_alone, read_announcement
from .asides import Apart
from .chapter import Chapter
from .choices import Datum, Reason
from .cleaning import Taken
from .columns import Columns
from .countries import Countries
from .cutting import Block
from .drafts import Draft
from .matrices import MatrixReader
from .proposal import Table
from .vocabulary import Section

LOOK_AHEAD = 30  # blocks
# Kinds of what is said at a meeting, and not of how it began.
SAID_THERE = frozenset(Kind) - {
    Kind.CONTEXT,
    Kind.EVENT_OBJECTIVE,
    Kind.QUESTION,
    Kind.INSTRUCTION,
    Kind.PROPOSED_OBJECTIVE,
}


class Here(NamedTuple):
    """The block that is being read, its number, and the block after it."""

    at: int
    apart: Apart
    following: Block | None

    @property
    def block(self) -> Block:
        return self.apart.block


@dataclass
class Reading:
    """A text while it is read. `drafts` are its pieces in order, `taken` what was taken out, `heads` its first lines, folded.

    `said` is what the last heading announced, `others` the kinds that it announced beside that.
    """

    text: str
    aparts: list[Apart]
    countries: Countries
    drafts: list[Draft] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    said: Kind | Section | None = None
    others: frozenset[Kind] = frozenset()
    announced_by: Block | None = None
    is_listed: bool = False  # the items are bulleted or numbered
    has_subheadings: bool = False  # before its first item
    strands: Chapter[Strand] = field(default_factory=Chapter)
    speakers: Chapter[tuple[str, ...]] = field(default_factory=Chapter)
    year: int | None = None
    table: int | None = None
    columns: Columns | None = None
    matrix: MatrixReader | None = None
    is_beginning: bool = True
    is_guide: bool = False
    is_in_body: bool = False  # behind the first statement of what was said at the meeting
    announces_tables: bool = False  # and numbers none
    skip: int = 0  # blocks that were read already

    def add(self, draft: Draft) -> None:
        draft.table, draft.year = self.table, self.year
        of_column = self.columns.strand if self.columns else None
        draft.strand = draft.strand or of_column or self.strands.value
        draft.row_countries = draft.row_countries or list(self.speakers.value or ())
        self.is_in_body = self.is_in_body or draft.kind in SAID_THERE
        self.drafts.append(draft)

    def announce(
        self, said: Kind | Section | None, others: frozenset[Kind] = frozenset(), by: Block | None = None
    ) -> None:
        self.said, self.others, self.announced_by = said, others, by
        self.is_listed = self.has_subheadings = False

    def following(self, at: int) -> Block | None:
        """The block after this one; a place kept for a practice stands beside it and is passed over."""
        after = self.aparts[at + 1 : at + 3]
        return next((each.block for each in after if not each.keeps_practice_place), None)

    def has_list_below(self, at: int) -> bool:
        """Whether an item of a list stands below, before the next heading."""
        for below in range(at + 1, min(at + LOOK_AHEAD, len(self.aparts))):
            block = self.aparts[below].block
            is_set_off = below > at + 1 and block.gap > 0 and is_alone(block) and not block.text.endswith(".")
            if is_set_off or read_announcement(block, self.following(below)):
                return False
            if block.is_item:
                return True
        return False

    @property
    def has_title(self) -> bool:
        return any(draft.datum == Datum.TITLE for draft in self.drafts)

    @property
    def reason(self) -> Reason:
        return Reason.HEADING if self.said else Reason.NOTHING
