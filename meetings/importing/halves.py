"""What the halves of a piece are that a person cut: whose each one is, and of what kind."""

from dataclasses import replace

from practices.statement_kinds import Kind

from .choices import Naming, Reason, Role
from .countries import Countries
from .places import names_in
from .proposal import Piece
from .weighing import kind_in_part

# Kinds that belong to another piece of their matrix.
OF_A_MATRIX = frozenset((Kind.ACTION, Kind.COMMENT, Kind.AGREEMENT))


def named_anew(piece: Piece, countries: Countries) -> Piece:
    named = names_in(piece.text, Kind(piece.kind) if piece.kind else None, countries)
    return replace(
        piece,
        countries=tuple(named.countries),
        beside=tuple(named.beside),
        naming=named.why,
        place=named.place,
        actor=named.actor,
        actor_kind=named.actor_kind.value if named.actor_kind else "",
    )


def read_half(whole: Piece, half: Piece, countries: Countries) -> Piece:
    """A half of a statement: of the kind that it announces, and of whom it names or else of whom the whole was."""
    if whole.role != Role.STATEMENT:
        return half
    half = of_its_kind(whole, half)
    if whole.naming == Naming.BY_HAND:
        return half
    named = named_anew(half, countries)
    if named.countries or named.actor:
        return named
    kept = {name: getattr(whole, name) for name in ("countries", "naming", "place", "actor", "actor_kind")}
    beside = tuple(code for code in named.beside if code not in whole.countries)
    return replace(named, **kept, beside=beside)


def of_its_kind(whole: Piece, half: Piece) -> Piece:
    """What a person decided stays for the first half; the second may announce a kind of its own."""
    if half.id == whole.id and whole.reason == Reason.BY_HAND:
        return half
    kind = kind_in_part(whole.text, half.text, Kind(whole.kind))
    if kind == whole.kind:
        return half
    answers = half.answers if kind in OF_A_MATRIX else None
    return replace(half, kind=kind.value, reason=Reason.SENTENCE.value, answers=answers)
