"""From what was read to a proposal: pieces with their countries and actors, what was taken out, and the account."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from practices.spelling import fold
from practices.text_language import language_of

from .account import REMOVED, account_of, count_by_owner, owned_places
from .choices import Datum, Role
from .cleaning import Taken, with_words
from .countries import Countries
from .debris import Debris
from .drafts import Draft
from .first_lines import read_event
from .naming import name_countries, name_speakers
from .proposal import Account, Part, Piece, Proposal, Removal, Table
from .sentences import sentence_starts
from .source import LineNumbers, Place, say
from .titles import number_of_round_table

SAID_PARTS = ("text", "heading", "label", "footnote", "internal_note")


def build(
    text: str, drafts: list[Draft], taken: list[Taken], tables: list[Table], countries: Countries
) -> Proposal:
    numbers = {id(draft): number for number, draft in enumerate(drafts, 1)}
    built = [build_piece(text, draft, numbers, countries) for draft in drafts]
    pieces = mark_repeated(name_speakers(built, drafts, numbers, countries))
    removed, account = settle(text, pieces, taken)
    data = [(Datum(piece.datum), piece.text) for piece in pieces if piece.datum]
    event = read_event(data, number_of_round_table(tables), language_of(text))
    return Proposal(event, tuple(tables), tuple(pieces), tuple(removed), account)


def parts_of(draft: Draft) -> tuple[Part, ...]:
    """Where the words of a draft stand, in the order of the source."""
    named = [("text", place) for place in draft.places]
    named += [("heading", place) for place in draft.heading]
    named += [("label", draft.label)] if draft.label else []
    named += [("footnote", place) for place in draft.notes]
    named += [("internal_note", place) for place in draft.aside]
    named += [("mark", place) for place in draft.marks]
    named += [("item", place) for place in draft.items]
    return tuple(
        sorted(
            (Part(name, *place) for name, place in named if place[0] < place[1]), key=lambda part: part.start
        )
    )


def texts_of(text: str, parts: Iterable[Part]) -> dict[str, Any]:
    """What the parts of a piece say, by the field that they belong to."""
    by_name: dict[str, list[Place]] = {name: [] for name in SAID_PARTS}
    breaks, is_item = set(), False
    for part in parts:
        if part.name in by_name:
            by_name[part.name].append((part.start, part.end))
            breaks |= {part.start} if is_item else set()
        is_item = part.name == "item"
    texts = {name: say(text, places, breaks) for name, places in by_name.items()}
    return texts | {"heading": texts["heading"].rstrip(" :…")}


def build_piece(text: str, draft: Draft, numbers: dict[int, int], countries: Countries) -> Piece:
    parts = parts_of(draft)
    piece = Piece(
        id=numbers[id(draft)],
        role=draft.role.value,
        from_line=draft.line,
        to_line=draft.last_line,
        parts=parts,
        kind=draft.kind.value if draft.kind and draft.role == Role.STATEMENT else "",
        reason=draft.reason.value,
        datum=draft.datum.value if draft.datum else "",
        table=draft.table,
        year=draft.year,
        said_in_plenary=draft.said_in_plenary,
        practice_place=draft.practice_place,
        answers=numbers.get(id(draft.answers))
        if draft.answers and draft.answers.role == Role.STATEMENT
        else None,
        **texts_of(text, parts),
    )
    if piece.role != Role.STATEMENT:
        return replace(piece, year=None)
    cuts = sorted({*sentence_starts(piece.text), *draft.joints})
    piece = replace(
        piece, label=piece.label or draft.code, sentences=tuple(cut for cut in cuts if cut < len(piece.text))
    )
    return name_countries(piece, draft, countries)


def mark_repeated(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces, those marked that say again what a statement before them says."""
    seen: set[str] = set()
    marked = []
    for piece in pieces:
        words = fold(piece.text)
        is_repeated = piece.role == Role.STATEMENT and words in seen
        marked.append(replace(piece, repeated=is_repeated))
        if piece.role == Role.STATEMENT:
            seen.add(words)
    return marked


def settle(text: str, pieces: list[Piece], taken: list[Taken]) -> tuple[list[Removal], Account]:
    """What was taken out, in the order of the source and with ids after those of the pieces; and the account."""
    lines = LineNumbers(text)
    visible = [with_words(text, one.places) for one in taken]
    found = sorted(
        (sorted(places), one.why.value) for places, one in zip(visible, taken, strict=True) if places
    )
    numbered = list(enumerate(found, len(pieces) + 1))
    counted = count_by_owner(
        text, owned_places(pieces, ((its_id, places) for its_id, (places, _why) in numbered))
    )
    removed = [
        Removal(
            id=its_id,
            from_line=lines.at(places[0][0]),
            to_line=lines.at(places[-1][0]),
            text=" … ".join(say(text, [place]) for place in places)
            if why == Debris.NOTE_MARK
            else say(text, places),
            reason=why,
            words=counted[REMOVED, its_id],
            places=tuple(places),
        )
        for its_id, (places, why) in numbered
    ]
    return removed, account_of(counted)
