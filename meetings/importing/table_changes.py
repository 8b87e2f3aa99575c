"""The tables of a proposal after a person changed its pieces: one whose title is no longer its title is gone."""

from collections.abc import Iterator
from dataclasses import replace

from .choices import Datum, Role
from .proposal import Piece, Proposal, Removal


def follow(before: Proposal, after: Proposal) -> Proposal:
    """`after` with the tables that its pieces still begin; what stood under another goes to the table before it."""
    kept = kept_starts(after)
    for piece in before.pieces:
        if begins_table(piece) and start_of(piece) not in kept:
            after = without_title(after, piece)
    return after


def begins_table(piece: Piece) -> bool:
    return piece.role == Role.DATA and piece.datum == Datum.TABLE and piece.table is not None


def start_of(piece: Piece) -> int:
    return piece.parts[0].start if piece.parts else 0


def kept_starts(proposal: Proposal) -> set[int]:
    """Where the words begin of which titles are made, also of those that stand aside and can come back."""
    titles = [*filter(begins_table, proposal.pieces), *titles_aside(proposal)]
    return {part.start for piece in titles for part in piece.parts}


def titles_aside(proposal: Proposal) -> list[Piece]:
    return [each.piece for each in proposal.removed if each.piece and begins_table(each.piece)]


def without_title(proposal: Proposal, title: Piece) -> Proposal:
    """The proposal in which `title` begins no table. The table itself goes where no other title begins it."""
    gone, place = title.table, start_of(title)
    titles = [piece for piece in proposal.pieces if begins_table(piece)]
    earlier = [piece.table for piece in titles if start_of(piece) < place]
    instead = earlier[-1] if earlier else None
    if any(piece.table == gone for piece in (*titles, *titles_aside(proposal))):
        end = min((start_of(piece) for piece in titles if start_of(piece) > place), default=None)
        moved = {gone: instead}
        pieces = (
            moved_to(piece, moved)
            if place <= start_of(piece) and (end is None or start_of(piece) < end)
            else piece
            for piece in proposal.pieces
        )
        return replace(proposal, pieces=tuple(pieces))
    return without_table(proposal, gone, instead)


def without_table(proposal: Proposal, gone: int | None, instead: int | None) -> Proposal:
    numbers = (number for number in range(len(proposal.tables)) if number != gone)
    places: dict[int | None, int | None] = {number: place for place, number in enumerate(numbers)}
    places[gone] = places.get(instead)
    return replace(
        proposal,
        tables=tuple(table for number, table in enumerate(proposal.tables) if number != gone),
        pieces=tuple(moved_to(piece, places) for piece in proposal.pieces),
        removed=tuple(of_removals(proposal, places)),
    )


def of_removals(proposal: Proposal, places: dict[int | None, int | None]) -> Iterator[Removal]:
    for removal in proposal.removed:
        yield replace(removal, piece=moved_to(removal.piece, places)) if removal.piece else removal


def moved_to(piece: Piece, places: dict[int | None, int | None]) -> Piece:
    """The piece at the table that has taken the place of its own."""
    return replace(piece, table=places.get(piece.table, piece.table))
