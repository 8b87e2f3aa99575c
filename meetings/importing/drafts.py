"""A piece while the text is being read."""

from dataclasses import dataclass, field

from practices.statement_kinds import Kind, Strand

from .asides import Apart
from .choices import Datum, Reason, Role
from .source import Place


@dataclass
class Draft:
    """What a block becomes; `answers` is the draft that it belongs to."""

    role: Role
    line: int
    last_line: int
    places: list[Place]
    label: Place | None = None
    label_text: str = ""
    heading: list[Place] = field(default_factory=list)
    notes: list[Place] = field(default_factory=list)
    aside: list[Place] = field(default_factory=list)
    marks: list[Place] = field(default_factory=list)
    items: list[Place] = field(default_factory=list)  # bullets that begin a line of its text
    joints: list[int] = field(default_factory=list)
    kind: Kind | None = None
    reason: Reason = Reason.NOTHING
    datum: Datum | None = None
    table: int | None = None
    row_countries: list[str] = field(default_factory=list)
    strand: Strand | None = None
    year: int | None = None
    said_in_plenary: bool | None = None
    practice_place: bool = False
    answers: "Draft | None" = None
    after: "Draft | None" = None  # the part of its paragraph before it, which may say who speaks
    code: str = ""  # of a matrix: «4.1»


def draft_of(role: Role, apart: Apart, **said) -> Draft:
    block = apart.block
    return Draft(
        role,
        block.line,
        block.last_line,
        list(block.places),
        label=block.label,
        label_text=block.label_text,
        notes=list(block.notes),
        aside=list(apart.note),
        marks=[*([block.bullet] if block.bullet else []), *block.marks],
        joints=list(block.joints),
        said_in_plenary=apart.said_in_plenary,
        practice_place=apart.keeps_practice_place,
        **said,
    )
