"""The matrices of a workshop: objective, commitment, numbered actions and their comments. An empty one has headings only."""

import re
from collections.abc import Callable

from practices.statement_kinds import Kind

from .asides import Apart
from .choices import Reason, Role
from .drafts import Draft, draft_of
from .source import Clipper, fold_evenly

COLON = r"\s*(?:…|\.{2,})?\s*(?::|$)\s*"
OBJECTIVE = re.compile(rf"(?:objetivo|objective)(?:\s+(\d[\d.]{{0,8}}))?{COLON}")
COMMITMENT = re.compile(rf"(?:compromiso|compromisso|commitment)(?: o alcance| ou alcance| or scope)?{COLON}")
NOTES = re.compile(
    rf"(?:notas|anotaciones|notas|notes)(?: del? participante| do participante| of the participant)?{COLON}"
)
ACTIONS = re.compile(
    rf"(?:acciones|acoes|actions)(?: a ejecutar| a realizar| a executar| to be taken)?{COLON}"
)
COMMENTS = re.compile(rf"(?:comentarios?|comments?){COLON}")
NUMBER = re.compile(r"\(?\d")


class MatrixReader:
    """Reads the blocks of one matrix after the other; `pending` waits for its text on the next line."""

    def __init__(self, text: str, add: Callable[[Draft], None]):
        self.text = text
        self.add = add
        self.matrix: Draft | None = None
        self.action: Draft | None = None
        self.pending: Draft | None = None
        self.in_actions = False

    def read(self, apart: Apart) -> bool:
        """Whether the block is a part of a matrix, which it then becomes."""
        block = apart.block
        for pattern, begin in (
            (OBJECTIVE, self.begin_objective),
            (COMMITMENT, self.begin_commitment),
            (NOTES, self.begin_notes),
            (ACTIONS, self.begin_actions),
            (COMMENTS, self.begin_comment),
        ):
            match = pattern.match(fold_evenly(block.text)) if not block.label else None
            if match:
                begin(self.labelled(apart, match.end()), match)
                return True
        if self.in_actions and block.label and NUMBER.match(block.label_text):
            self.begin_action(draft_of(Role.HEADING, apart))
            return True
        if self.pending and block.text and block.gap <= block.cell and not block.label:
            self.fill(self.pending, apart)
            return True
        self.pending = None
        return False

    def labelled(self, apart: Apart, end: int) -> Draft:
        """A draft whose first characters are the label of a field."""
        draft = draft_of(Role.HEADING, apart)
        clipper = Clipper(self.text, draft.places)
        rest = clipper.clip(end, len(apart.block.text))
        if rest:
            draft.heading, draft.places = clipper.clip(0, end), rest
        return draft

    def begin(self, draft: Draft, kind: Kind, answers: Draft | None, code: str = "") -> None:
        """A field of the matrix: a statement if it has text, a heading until it has."""
        draft.kind, draft.answers, draft.code = kind, answers, code
        draft.reason = Reason.MATRIX
        has_text = bool(draft.heading) or (kind == Kind.ACTION and bool(draft.places))
        if has_text:
            draft.role = Role.STATEMENT
        self.pending = draft
        self.add(draft)

    def begin_objective(self, draft: Draft, match: re.Match) -> None:
        self.begin(draft, Kind.MATRIX, None, code=(match[1] or "").strip("."))
        self.matrix, self.action, self.in_actions = draft, None, False

    def begin_commitment(self, draft: Draft, _match: re.Match) -> None:
        self.begin(draft, Kind.AGREEMENT, self.matrix)

    def begin_comment(self, draft: Draft, _match: re.Match) -> None:
        self.begin(draft, Kind.COMMENT, self.action)

    def begin_action(self, draft: Draft) -> None:
        self.begin(draft, Kind.ACTION, self.matrix)
        self.action = draft

    def begin_notes(self, draft: Draft, _match: re.Match) -> None:
        self.pending = None
        self.add(draft)

    def begin_actions(self, draft: Draft, _match: re.Match) -> None:
        self.pending, self.in_actions = None, True
        self.add(draft)

    def fill(self, draft: Draft, apart: Apart) -> None:
        """Gives a field the words that stand below its label, or that go on below its text."""
        block = apart.block
        if draft.role == Role.HEADING and draft.kind != Kind.ACTION:
            draft.heading, draft.places = draft.places, []
        draft.role = Role.STATEMENT
        draft.places += block.places
        draft.notes += block.notes
        draft.aside += apart.note
        draft.said_in_plenary = apart.said_in_plenary if apart.note else draft.said_in_plenary
        draft.items += [block.bullet] if block.bullet else []
        draft.marks += block.marks
        draft.last_line = block.last_line
