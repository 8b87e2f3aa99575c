"""What a text is proposed to become, piece by piece; plain data, kept as JSON while a person looks at it."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from .choices import Role
from .debris import Debris
from .source import Place


@dataclass(frozen=True)
class Part:
    """Words of a piece in the source: its text, label, heading, footnote or note, or a mark that is not shown."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class Piece:
    """Words of the source with their place in the record; texts are the source's own, without debris.

    `parts` say where they stand. `sentences` are offsets in `text` at which it could be cut. `places_kept` is the piece
    as one where a country may present a practice. `answers` is the id of the question, matrix or action it belongs to.
    """

    id: int
    role: str
    from_line: int
    to_line: int
    text: str
    parts: tuple[Part, ...]
    kind: str = ""
    reason: str = ""
    datum: str = ""
    label: str = ""
    heading: str = ""
    table: int | None = None
    countries: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    naming: str = ""
    place: str = ""
    actor: str = ""
    actor_kind: str = ""
    strand: str = ""
    year: int | None = None
    footnote: str = ""
    said_in_plenary: bool | None = None
    internal_note: str = ""
    answers: int | None = None
    repeated: bool = False
    practice_place: bool = False
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True)
class Removal:
    """Words or marks taken out, with the piece they were if a person set it aside; `words` count in the account."""

    id: int
    from_line: int
    to_line: int
    text: str
    reason: str
    words: int
    places: tuple[Place, ...]
    piece: Piece | None = None

    @property
    def label(self) -> str:
        return str(Debris(self.reason).label)


@dataclass(frozen=True)
class Table:
    """A table, group or round table of the meeting; a number only where one is said."""

    kind: str
    number: int | None
    title: str
    line: int


@dataclass(frozen=True)
class EventData:
    """What the first lines say of the event, and the language of the text. Days are ISO dates."""

    title: str = ""
    forum: str = ""
    event_kind: str = ""
    starts_on: str = ""
    ends_on: str = ""
    figures: tuple[str, ...] = ()
    round_table: int | None = None
    place: str = ""
    language: str = ""


@dataclass(frozen=True)
class Account:
    """Where the words of the source are; the four parts are the total."""

    total: int = 0
    statements: int = 0
    data: int = 0
    headings: int = 0
    removed: int = 0

    @property
    def placed(self) -> int:
        return self.statements + self.data + self.headings + self.removed

    @property
    def is_closed(self) -> bool:
        return self.placed == self.total


@dataclass(frozen=True)
class Proposal:
    event: EventData
    tables: tuple[Table, ...]
    pieces: tuple[Piece, ...]
    removed: tuple[Removal, ...]
    account: Account = field(default_factory=Account)

    @property
    def statements(self) -> Iterator[Piece]:
        return (piece for piece in self.pieces if piece.role == Role.STATEMENT)

    def piece(self, piece_id: int) -> Piece:
        """Raises KeyError for a piece that is not there."""
        return {piece.id: piece for piece in self.pieces}[piece_id]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def from_json(stored: dict[str, Any]) -> Proposal:
    """The proposal that `as_json` gave, also when JSON has made lists of its rows."""
    return Proposal(
        event=read(EventData, stored["event"]),
        tables=tuple(read(Table, row) for row in stored["tables"]),
        pieces=tuple(map(read_piece, stored["pieces"])),
        removed=tuple(map(read_removal, stored["removed"])),
        account=read(Account, stored["account"]),
    )


def read(what: type, row: dict[str, Any]) -> Any:
    known = {each.name for each in fields(what)}
    return what(**{name: tuple(v) if isinstance(v, list) else v for name, v in row.items() if name in known})


def read_piece(row: dict[str, Any]) -> Piece:
    return replace(read(Piece, row), parts=tuple(read(Part, part) for part in row["parts"]))


def read_removal(row: dict[str, Any]) -> Removal:
    piece = read_piece(row["piece"]) if row["piece"] else None
    return replace(
        read(Removal, row), places=tuple((start, end) for start, end in row["places"]), piece=piece
    )
