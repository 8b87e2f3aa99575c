"""A paragraph or an item as a statement, or as several where its sentences say different things."""

from collections.abc import Callable
from typing import Any

from practices.statement_kinds import Kind

from .announcing import strand_in
from .asides import Apart
from .columns import Columns
from .cutting import Block
from .drafts import Draft, draft_of
from .headings import first_named, prefix_of, strand_of
from .proposal import Datum, Reason, Role
from .signals import signal_of, tells_of_session
from .sorting import ANNOUNCED_IN_A_GUIDE, sentences_by_kind
from .source import Clipper
from .vocabulary import Section


class Stater:
    """Adds statements by what was announced; `state` is the walker's."""

    def __init__(self, text: str, state: Any, add: Callable[[Draft], None]):
        self.text = text
        self.state = state
        self.add = add

    def read(self, apart: Apart, following: Block | None, columns: Columns | None) -> None:
        draft = draft_of(Role.STATEMENT, apart)
        if columns and columns.kind:
            self.state_as(draft, columns.kind, Reason.COLUMN)
        elif not self.read_prefix(draft, apart.block):
            self.read_by_section(draft, apart.block, following)
        if columns:
            draft.row_countries = list(columns.row_countries)

    def state_as(self, draft: Draft, kind: Kind, reason: Reason) -> None:
        draft.kind, draft.reason = kind, reason
        self.add(draft)

    def read_prefix(self, draft: Draft, block: Block) -> bool:
        """«Desafío: …» says its kind by itself; «Trata: …» its strand."""
        strand = strand_of(block.text.partition(":")[0]) if ":" in block.text[:60] else None
        draft.strand = strand
        prefix = prefix_of(block.text)
        if not prefix:
            return False
        said, words = prefix
        if said == Section.DATA:
            draft.role, draft.datum = Role.DATA, Datum.OTHER
            self.add(draft)
            return True
        if not isinstance(said, Kind) or said == Kind.MATRIX:
            return False
        self.state_as(draft, said, Reason.PREFIX)
        return True

    def read_by_section(self, draft: Draft, block: Block, following: Block | None) -> None:
        said = self.state.said
        if said == Section.DATA:
            draft.role, draft.datum = Role.DATA, Datum.OTHER
            self.add(draft)
        elif said in (Kind.INSTRUCTION, Kind.CONTEXT):
            self.state_as(draft, said, Reason.HEADING)
        elif not isinstance(said, Kind):
            self.read_freely(draft, block, following)
        elif said == Kind.MATRIX or (self.state.is_listed and not block.is_item and not block.cell):
            self.read_beside_list(draft, block, said)
        else:
            other = signal_of(block.text, self.state.others | {said}) if self.state.others else None
            self.state_as(
                draft, other or said, Reason.SENTENCE if other and other != said else self.state.reason
            )

    def read_freely(self, draft: Draft, block: Block, following: Block | None) -> None:
        """Where nothing was announced: by its sentences. One that tells of the session may announce what follows."""
        self.cut_by_kind(draft, block, Kind.CONTEXT)
        announced = first_named(block.text) if tells_of_session(block.text) else None
        if announced and following is not None and (following.is_item or strand_in(following)):
            self.state.said, self.state.reason = announced, Reason.SENTENCE

    def read_beside_list(self, draft: Draft, block: Block, said: Kind) -> None:
        if self.state.is_guide and said in ANNOUNCED_IN_A_GUIDE:
            self.state_as(draft, Kind.INSTRUCTION, Reason.BESIDE_LIST)
        else:
            self.cut_by_kind(draft, block, Kind.CONTEXT)

    def cut_by_kind(self, draft: Draft, block: Block, otherwise: Kind) -> None:
        """The paragraph as one statement or, sentence by sentence, as several."""
        runs = list(sentences_by_kind(block.text, otherwise))
        if block.is_item:
            runs = [(0, len(block.text), runs[0][2])]
        clipper = Clipper(self.text, draft.places)
        first: Draft | None = None
        for number, (start, end, kind) in enumerate(runs):
            part = self.part_of(draft, clipper.clip(start, end), number) if len(runs) > 1 else draft
            reason = Reason.SENTENCE if kind != otherwise else self.beside_or_nothing()
            part.begins_in, first = first, first or part
            self.state_as(part, kind, reason)

    def beside_or_nothing(self) -> Reason:
        return Reason.BESIDE_LIST if isinstance(self.state.said, Kind) else Reason.NOTHING

    def part_of(self, draft: Draft, places: list, number: int) -> Draft:
        part = Draft(Role.STATEMENT, draft.line, draft.last_line, places, strand=draft.strand)
        if number == 0:
            part.label, part.label_text, part.marks = draft.label, draft.label_text, draft.marks
            part.notes, part.aside, part.said_in_plenary = draft.notes, draft.aside, draft.said_in_plenary
        return part
