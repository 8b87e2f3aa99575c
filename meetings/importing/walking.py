"""Reads the blocks of a text from top to bottom: what each one is, by what was announced before it."""

import re
from dataclasses import dataclass, field

from practices.spelling import fold
from practices.statement_kinds import Kind, Strand

from . import announcing, first_lines, titles
from .announcing import Announcement, read_announcement, style_of, year_alone
from .asides import Apart
from .cleaning import Taken
from .columns import Columns, heads_of
from .countries import Countries
from .cutting import Block
from .debris import Debris
from .drafts import Draft, draft_of
from .headings import prefix_of
from .matrices import MatrixReader
from .places import who_in
from .proposal import Datum, Reason, Role, Table
from .speakers import Speakers
from .stating import Stater
from .vocabulary import Section

LOOK_AHEAD = 30  # blocks
GUIDE = re.compile(
    r"(?:documento|guia|orientac\w+|notas?|material) (?:para|de|do|dos|pra) (?:los |las |l[ao]s |os |as )?(?:facilitador|moderador)"
    r"|guia (?:de|para) (?:la )?(?:metodologi|facilitaci|moderaci|trabajo)|guia metodologic|facilitators?'?s? guide|roteiro de facilitac"
)


@dataclass
class State:
    """What was announced: the kind, others beside it, the strand, the year and the table."""

    said: Kind | Section | None = None
    others: frozenset[Kind] = frozenset()
    reason: Reason = Reason.NOTHING
    is_listed: bool = False  # its items are bulleted or numbered
    strand: Strand | None = None
    strand_ends: bool = False  # with the next heading
    speakers: Speakers = field(default_factory=Speakers)
    year: int | None = None
    table: int | None = None
    headings_are_numbered: bool = False
    is_guide: bool = False


class Walker:
    """Gives each block its role; `drafts` are the pieces, in order, and `taken` what was taken out."""

    def __init__(self, text: str, aparts: list[Apart], countries: Countries):
        self.text = text
        self.aparts = aparts
        self.countries = countries
        self.drafts: list[Draft] = []
        self.taken: list[Taken] = []
        self.tables: list[Table] = []
        self.state = State()
        self.columns: Columns | None = None
        self.matrix: MatrixReader | None = None
        self.heads: set[str] = set()  # the first lines, folded
        self.is_beginning = True
        self.skip = 0
        blocks = [apart.block for apart in aparts]
        self.names_tables = any(
            titles.table_of(b) and titles.table_of(b).kind != "plenary" for b in blocks if b.words <= 30
        )
        self.announces_tables = not self.names_tables and any(titles.announces_tables(b.text) for b in blocks)
        self.stater = Stater(text, self.state, self.add)

    def walk(self) -> None:
        for at, apart in enumerate(self.aparts):
            if self.skip:
                self.skip -= 1
                continue
            self.read(at, apart, self.following(at))

    def following(self, at: int) -> Block | None:
        return next(
            (each.block for each in self.aparts[at + 1 : at + 3] if not each.keeps_practice_place), None
        )

    def add(self, draft: Draft) -> None:
        draft.table, draft.strand = self.state.table, draft.strand or self.state.strand
        draft.year = self.state.year
        draft.row_countries = draft.row_countries or list(self.state.speakers.countries)
        self.drafts.append(draft)

    def read(self, at: int, apart: Apart, following: Block | None) -> None:
        readers = (
            self.read_repeated_head,
            self.read_practice_place,
            self.read_table,
            self.read_first_line,
            self.read_heads_of_columns,
            self.read_matrix,
            self.read_year,
            self.read_cell,
            self.read_strand,
            self.read_announcement,
            self.read_speaker,
            self.read_unnumbered_table,
            self.read_other_heading,
        )
        if not any(reader(at, apart, following) for reader in readers):
            self.stater.read(apart, following, self.columns)

    def read_repeated_head(self, _at: int, apart: Apart, _following: Block | None) -> bool:
        block = apart.block
        is_repeated = not self.is_beginning and not block.is_item and fold(block.text) in self.heads
        if is_repeated:
            self.taken.append(Taken(Debris.REPEATED_HEAD, list(block.places)))
        return is_repeated

    def read_practice_place(self, _at: int, apart: Apart, _following: Block | None) -> bool:
        if apart.keeps_practice_place:
            self.add(draft_of(Role.DATA, apart, datum=Datum.PRACTICE_PLACE))
        return apart.keeps_practice_place

    def read_table(self, _at: int, apart: Apart, _following: Block | None) -> bool:
        table = titles.table_of(apart.block)
        if table:
            self.begin_table(apart, table)
        return table is not None

    def begin_table(self, apart: Apart, table: Table) -> None:
        known = [(each.kind, each.number, fold(each.title)) for each in self.tables]
        key = (table.kind, table.number, fold(table.title))
        if key not in known:
            self.tables.append(table)
            known.append(key)
        self.state.table = known.index(key)
        self.state.strand, self.state.year = None, None
        self.state.speakers.end()
        self.columns = self.matrix = None
        self.announce(None, Reason.NOTHING)
        if self.is_beginning:
            self.heads.add(fold(apart.block.text))
        self.add(draft_of(Role.DATA, apart, datum=Datum.TABLE))

    def read_first_line(self, at: int, apart: Apart, following: Block | None) -> bool:
        block = apart.block
        if not self.is_beginning:
            return False
        is_first = first_lines.is_first_line(block, len(self.drafts)) and not heads_of(self.aparts, at)[1]
        prefix = prefix_of(block.text)
        is_first = is_first and not (prefix and isinstance(prefix[0], Kind))
        if not is_first or (block.mark == "#" and self.drafts) or self.announcement(block, following):
            self.is_beginning = False
            whole = fold(" ".join(each.block.text for each in self.aparts[:at]))
            self.state.is_guide = GUIDE.search(whole) is not None
            return False
        if first_lines.announces_in_passing(block):
            self.add(draft_of(Role.HEADING, apart))
            return True
        self.heads.add(fold(block.text))
        has_title = any(draft.datum == Datum.TITLE for draft in self.drafts)
        datum = first_lines.datum_of(block, has_title=has_title)
        self.add(draft_of(Role.DATA, apart, datum=datum, reason=Reason.FIRST_LINES))
        return True

    def announcement(self, block: Block, following: Block | None) -> Announcement | None:
        """What a block announces; among the first lines who and when is no heading but what they say."""
        found = read_announcement(block, following)
        is_line_of_data = (
            found
            and found.said == Section.DATA
            and not (following and following.is_item and block.words <= 4)
        )
        return None if self.is_beginning and is_line_of_data else found

    def read_matrix(self, _at: int, apart: Apart, _following: Block | None) -> bool:
        return self.matrix is not None and self.matrix.read(apart)

    def read_year(self, _at: int, apart: Apart, _following: Block | None) -> bool:
        year = year_alone(apart.block.text)
        if year and not apart.block.is_item:
            self.state.year = year
            self.add(draft_of(Role.HEADING, apart))
            self.state.is_listed = self.is_listed_below(_at)
        return bool(year)

    def read_heads_of_columns(self, at: int, _apart: Apart, _following: Block | None) -> bool:
        if self.columns and self.columns.in_one_line and _apart.block.column:
            return False
        heads, count = heads_of(self.aparts, at)
        if heads:
            self.matrix = None
            run = self.aparts[at : at + count]
            self.columns = Columns(heads, in_one_line=run[0].block.line == run[-1].block.line)
            self.state.strand = None
            for apart in run:
                self.add(draft_of(Role.HEADING, apart))
            self.skip = count - 1
        return bool(heads)

    def read_cell(self, _at: int, apart: Apart, _following: Block | None) -> bool:
        if not self.columns:
            return False
        if not self.columns.step(apart.block):
            self.end_columns()
            return False
        self.state.strand = self.columns.strand
        is_row_head = self.columns.is_row_head(apart.block, self.countries)
        if is_row_head:
            self.add(draft_of(Role.HEADING, apart))
        elif self.columns.is_in(apart.block):
            self.stater.read(apart, _following, self.columns)
        return is_row_head or self.columns.is_in(apart.block)

    def end_columns(self) -> None:
        self.columns, self.state.strand = None, None

    def read_strand(self, _at: int, apart: Apart, _following: Block | None) -> bool:
        strand = announcing.strand_in(apart.block)
        is_title = strand == Strand.BOTH and self.announces_tables
        if strand is None or is_title or self.columns:
            return False
        self.state.strand, self.state.strand_ends = strand, self.state.said is not None
        self.add(draft_of(Role.HEADING, apart))
        self.state.is_listed = self.is_listed_below(_at)
        return True

    def read_speaker(self, _at: int, apart: Apart, following: Block | None) -> bool:
        """A line that names countries and nothing else is the heading of what they say."""
        block = apart.block
        if block.bullet or block.words > 8 or self.columns or following is None or not block.text:
            return False
        if block.label and announcing.is_alike(block, following):
            return False
        named = who_in(block.text, self.countries)
        if named is None or not named.countries or named.actor:
            return False
        self.state.speakers.begin(named.countries, block, self.state.said)
        self.add(draft_of(Role.HEADING, apart))
        self.state.is_listed = self.is_listed_below(_at)
        return True

    def read_announcement(self, at: int, apart: Apart, following: Block | None) -> bool:
        block = apart.block
        found = self.announcement(block, following)
        if not found:
            return False
        if self.columns and (block.label or self.columns.is_last):
            self.end_columns()
        elif self.state.strand_ends and not self.columns:
            self.state.strand, self.state.strand_ends = None, False
        self.state.speakers.pass_heading(block, found.said)
        said = announcing.settle(found.said, block.text, self.state.said, is_guide=self.state.is_guide)
        self.announce(said, Reason.HEADING, found.others)
        self.state.year = found.year
        self.state.headings_are_numbered |= style_of(block) == "number"
        self.matrix = (self.matrix or MatrixReader(self.text, self.add)) if said == Kind.MATRIX else None
        self.add(draft_of(Role.HEADING, apart))
        self.state.is_listed = self.is_listed_below(at)
        return True

    def announce(
        self, said: Kind | Section | None, reason: Reason, others: frozenset[Kind] = frozenset()
    ) -> None:
        self.state.said, self.state.reason, self.state.others = said, reason, others
        self.state.is_listed = False

    def is_listed_below(self, at: int) -> bool:
        """Whether an item of a list stands below, before the next heading."""
        for below in range(at + 1, min(at + LOOK_AHEAD, len(self.aparts))):
            block = self.aparts[below].block
            if read_announcement(block, self.following(below)):
                return False
            if block.is_item:
                return True
        return False

    def read_unnumbered_table(self, at: int, apart: Apart, following: Block | None) -> bool:
        """The title of a table in a text that announces tables and numbers none."""
        block = apart.block
        if not self.announces_tables or not following or self.columns or block.is_item or block.cell:
            return False
        has_stop = block.text.endswith((".", ":", ";", "?"))
        before_prose = not has_stop and 2 < block.words <= 16 and announcing.is_prose(following)
        before_heading = (
            block.gap and not following.gap and block.words <= 25 and self.heads_list(at + 1, following)
        )
        if not (before_prose or before_heading):
            return False
        self.begin_table(
            apart, Table("table", None, block.text.strip(" .")[: first_lines.MAX_TITLE], block.line)
        )
        return True

    def heads_list(self, at: int, block: Block) -> bool:
        return not block.is_item and read_announcement(block, self.following(at)) is not None

    def read_other_heading(self, _at: int, apart: Apart, following: Block | None) -> bool:
        """A heading that no table of words knows: it stands, and what was announced before goes on or ends."""
        block = apart.block
        if not self.is_other_heading(block, following):
            return False
        is_chapter = block.mark == "#" or (not block.is_item and block.text.isupper())
        if is_chapter and self.state.said != Kind.INSTRUCTION:
            self.announce(None, Reason.NOTHING)
        self.state.speakers.end()
        self.add(draft_of(Role.HEADING, apart))
        return True

    def is_other_heading(self, block: Block, following: Block | None) -> bool:
        if not block.text or block.mark == "#":
            return True
        if prefix_of(block.text):
            return False
        if following is None or (self.columns and not block.text.endswith(":")):
            return False
        style = style_of(block)
        if style == "capital":
            return self.opens_list(block, following)
        if style == "number" and self.state.said in (None, Kind.INSTRUCTION, Kind.CONTEXT, Section.NEUTRAL):
            return (
                not block.text.endswith((".", ";")) and block.words <= 20 and announcing.is_prose(following)
            )
        if not announcing.is_alone(block):
            return False
        if block.text.endswith(":"):
            return following.is_item
        return (
            self.state.is_listed
            or not isinstance(self.state.said, Kind)
            or self.state.said == Kind.INSTRUCTION
        )

    def opens_list(self, block: Block, following: Block) -> bool:
        """Whether a capital letter numbers a heading with a list below it."""
        before = self.drafts[-1] if self.drafts else None
        follows_alike = (
            before is not None and before.role == Role.STATEMENT and before.label_text[:1].isupper()
        )
        return not follows_alike and style_of(following) != "capital"
