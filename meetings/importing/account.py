"""Where each word of the source is: in a statement, in data, in a heading, or taken out. Words as the limits count them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator

from practices.words import is_word

from .choices import Role
from .proposal import Account, Piece, Removal
from .source import Place, words_of

REMOVED = "removed"
Owned = tuple[int, int, str, int]  # from, to, what owns it, its id
Owner = tuple[str, int]


def owned_places(pieces: Iterable[Piece], taken: Iterable[tuple[int, Iterable[Place]]]) -> list[Owned]:
    """All places of the source that have an owner, in order; `taken` are removals by their ids."""
    owned = [(part.start, part.end, piece.role, piece.id) for piece in pieces for part in piece.parts]
    owned += [(start, end, REMOVED, its_id) for its_id, places in taken for start, end in places]
    return sorted(owned)


def count_by_owner(text: str, owned: list[Owned]) -> Counter[Owner | None]:
    """How many words each has; None counts the words without a place."""
    ends = [end for _start, end, _role, _id in owned]
    return Counter(
        owner_of(text, owned, bisect_left(ends, start + 1), start, end)
        for start, end in words_of(text)
        if is_word(text[start:end])
    )


def owner_of(text: str, owned: list[Owned], at: int, start: int, end: int) -> Owner | None:
    """Who has a word, looked for from place `at` on. One that a mark breaks belongs to what keeps its letters."""
    parts = list(places_within(owned, at, start, end))
    if len(parts) > 1:
        parts = [part for part in parts if is_word(text[max(part[0], start) : min(part[1], end)])]
    kept = [part for part in parts if part[2] != REMOVED] or parts
    return kept[0][2:] if kept else None


def places_within(owned: list[Owned], at: int, start: int, end: int) -> Iterator[Owned]:
    while at < len(owned) and owned[at][0] < end:
        if owned[at][1] > start:
            yield owned[at]
        at += 1


def take_account(text: str, pieces: Iterable[Piece], removed: Iterable[Removal]) -> Account:
    """The account of the words of a text; where all have a place it is closed."""
    return account_of(
        count_by_owner(text, owned_places(pieces, ((each.id, each.places) for each in removed)))
    )


def account_of(counted: Counter[Owner | None]) -> Account:
    by_role: Counter[str] = Counter()
    for owner, words in counted.items():
        by_role[owner[0] if owner else ""] += words
    return Account(
        total=sum(counted.values()),
        statements=by_role[Role.STATEMENT.value],
        data=by_role[Role.DATA.value],
        headings=by_role[Role.HEADING.value],
        removed=by_role[REMOVED],
    )
