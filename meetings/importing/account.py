"""Where each word of the source is: in a statement, in data, in a heading, or taken out. Words as the limits count them."""

from bisect import bisect_left
from collections.abc import Iterable

from practices.words import is_word

from .proposal import Account, Piece, Removal, Role
from .source import Place, words_of

REMOVED = "removed"
Owned = tuple[int, int, str, int]  # from, to, what owns it, its id


def owned_places(pieces: Iterable[Piece], removed: Iterable[Removal]) -> list[Owned]:
    """All places of the source that have an owner, in order."""
    owned = [(part.start, part.end, str(piece.role), piece.id) for piece in pieces for part in piece.parts]
    owned += [(start, end, REMOVED, removal.id) for removal in removed for start, end in removal.places]
    return sorted(owned)


def owners(text: str, owned: list[Owned]) -> Iterable[tuple[str, int] | None]:
    """Who owns each word. A word that is broken by a mark belongs to what keeps its letters."""
    ends = [end for _start, end, _role, _id in owned]
    for start, end in words_of(text):
        if not is_word(text[start:end]):
            continue
        first = bisect_left(ends, start + 1)
        inside: list[tuple[str, int]] = []
        while first < len(owned) and owned[first][0] < end:
            begin, stop, role, its_id = owned[first]
            if is_word(text[max(begin, start) : min(stop, end)]):
                inside.append((role, its_id))
            first += 1
        kept = [owner for owner in inside if owner[0] != REMOVED]
        yield (kept or inside or [None])[0]


def take_account(text: str, pieces: Iterable[Piece], removed: Iterable[Removal]) -> Account:
    """The account of the words of a text; where all have a place it is closed."""
    counted = dict.fromkeys((*map(str, Role), REMOVED), 0)
    total = 0
    for owner in owners(text, owned_places(pieces, removed)):
        total += 1
        if owner:
            counted[owner[0]] += 1
    return Account(
        total=total,
        statements=counted[str(Role.STATEMENT)],
        data=counted[str(Role.DATA)],
        headings=counted[str(Role.HEADING)],
        removed=counted[REMOVED],
    )


def words_taken(text: str, pieces: Iterable[Piece], taken: Iterable[tuple[int, list[Place]]]) -> dict[int, int]:
    """How many words each removal took out, by its id."""
    removed = [Removal(its_id, 0, 0, "", "tag", 0, tuple(places)) for its_id, places in taken]
    counted: dict[int, int] = {each.id: 0 for each in removed}
    for owner in owners(text, owned_places(pieces, removed)):
        if owner and owner[0] == REMOVED:
            counted[owner[1]] += 1
    return counted
