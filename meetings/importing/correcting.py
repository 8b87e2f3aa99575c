"""What a person changes in a proposal. Each change gives a new one, with its account taken anew: no word vanishes."""

from collections.abc import Iterable
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from practices.statement_kinds import Kind
from practices.text_language import language_of
from practices.words import count_words

from .account import take_account
from .building import mark_repeated, texts_of
from .choices import Datum, Naming, Reason, Refused, Role
from .countries import Countries, unique
from .debris import Debris
from .first_lines import read_event
from .halves import OF_A_MATRIX, named_anew, read_half
from .proposal import Part, Piece, Proposal, Removal
from .sentences import sentence_starts
from .source import BLANKS, Clipper, LineNumbers
from .table_changes import follow
from .titles import number_of_round_table


class Correcting:
    """Changes to the proposal of one text. All raise Refused where the change cannot be made."""

    def __init__(self, text: str, countries: Countries):
        self.text = text
        self.countries = countries
        self.lines = LineNumbers(text)

    def set_kind(self, proposal: Proposal, piece_id: int, kind: str) -> Proposal:
        """Gives a piece a kind of statement, or makes it data or a heading; `kind` is the value of a Kind or a Role."""
        piece = find(proposal, piece_id)
        if kind in Kind.values:
            if not count_words(piece.text):
                raise Refused(_("Este renglón no tiene texto: no puede ser un aporte."))
            answers = piece.answers if kind in OF_A_MATRIX else None
            changed = replace(piece, role=Role.STATEMENT.value, kind=kind, answers=answers, datum="")
            if piece.role != Role.STATEMENT:
                changed = named_anew(changed, self.countries)
        elif kind in (Role.DATA, Role.HEADING):
            datum = Datum.OTHER.value if kind == Role.DATA else ""
            changed = replace(piece, role=str(kind), kind="", answers=None, datum=datum)
        else:
            raise Refused(_("Elija una de las clases de la lista."))
        return self.put(proposal, [replace(changed, reason=Reason.BY_HAND.value)])

    def set_countries(
        self, proposal: Proposal, piece_id: int, countries: Iterable[str], beside: Iterable[str] | None = None
    ) -> Proposal:
        """The countries that a piece names, by their codes; those named along with them only if they are given."""
        piece = find(proposal, piece_id)
        codes = tuple(unique(list(countries)))
        others = piece.beside if beside is None else tuple(unique(list(beside)))
        others = tuple(code for code in others if code not in codes)
        return self.put(
            proposal, [replace(piece, countries=codes, beside=others, naming=Naming.BY_HAND.value)]
        )

    def join(self, proposal: Proposal, piece_id: int) -> Proposal:
        """Joins a piece to the one before it, whose id stays. A label of the second becomes a part of the text."""
        piece = find(proposal, piece_id)
        at = proposal.pieces.index(piece)
        if not at:
            raise Refused(_("Es la primera parte del texto: no hay otra antes."))
        before = proposal.pieces[at - 1]
        parts = [
            replace(part, name="text") if part.name in ("label", "heading") else part for part in piece.parts
        ]
        kept = before if before.role == Role.STATEMENT else replace(piece, id=before.id, label="", heading="")
        joined = self.reread(
            replace(kept, to_line=piece.to_line, from_line=before.from_line), (*before.parts, *parts)
        )
        if joined.naming != Naming.BY_HAND and piece.naming != Naming.BY_HAND:
            joined = named_anew(joined, self.countries)
        if joint := len(texts_of(self.text, before.parts)["text"]):
            joined = replace(joined, sentences=tuple(sorted({*joined.sentences, joint + 1})))
        others = [
            replace(other, answers=before.id) if other.answers == piece.id else other
            for other in proposal.pieces
            if other.id not in (piece.id, before.id)
        ]
        changed = replace(proposal, pieces=tuple(in_order([*others, joined])))
        return self.settle(follow(proposal, changed))

    def split(self, proposal: Proposal, piece_id: int, offset: int) -> Proposal:
        """Cuts a piece before the character at `offset` of its text; the second part has a new id."""
        piece = find(proposal, piece_id)
        self.check_cut(piece, offset)
        places = [(part.start, part.end) for part in piece.parts if part.name == "text"]
        clipper = Clipper(self.text, places)
        first, second = clipper.clip(0, offset), clipper.clip(offset, len(piece.text))
        cut = second[0][0]
        marks = [
            part for part in piece.parts if part.name in ("mark", "item") and first[-1][1] <= part.start < cut
        ]
        others = [part for part in piece.parts if part.name != "text" and part not in marks]
        kept = self.reread(piece, [*others, *(Part("text", *place) for place in first)])
        new = replace(piece, id=next_id(proposal), label="", heading="", footnote="", internal_note="")
        new = self.reread(
            replace(new, said_in_plenary=None), [*marks, *(Part("text", *place) for place in second)]
        )
        return self.put(proposal, [read_half(piece, half, self.countries) for half in (kept, new)])

    def check_cut(self, piece: Piece, offset: int) -> None:
        """Refuses a cut that leaves one side without words, or goes through a word."""
        if not 0 < offset < len(piece.text) or not all(
            map(count_words, (piece.text[:offset], piece.text[offset:]))
        ):
            raise Refused(_("Elija un lugar dentro del texto: cada parte debe tener palabras."))
        if BLANKS.isdisjoint(piece.text[offset - 1 : offset + 1]):
            raise Refused(_("Elija un lugar entre dos palabras."))

    def set_aside(self, proposal: Proposal, piece_id: int) -> Proposal:
        """Moves a piece to what was taken out; «restore» brings it back as it is now."""
        piece = find(proposal, piece_id)
        removal = Removal(
            id=piece.id,
            from_line=piece.from_line,
            to_line=piece.to_line,
            text=" ".join(filter(None, (piece.label, piece.heading, piece.text))),
            reason=Debris.BY_HAND.value,
            words=take_account(self.text, [piece], []).placed,
            places=tuple((part.start, part.end) for part in piece.parts),
            piece=piece,
        )
        pieces = tuple(other for other in proposal.pieces if other.id != piece_id)
        removed = tuple(sorted((*proposal.removed, removal), key=lambda each: each.places))
        return self.settle(replace(proposal, pieces=pieces, removed=removed))

    def restore(self, proposal: Proposal, removal_id: int) -> Proposal:
        """Brings back what was taken out: a piece as it was, anything else as data to be decided on."""
        removal = next((each for each in proposal.removed if each.id == removal_id), None)
        if removal is None:
            raise Refused(_("Eso ya no está entre lo que se quitó."))
        piece = removal.piece or self.reread(
            Piece(removal.id, Role.DATA.value, removal.from_line, removal.to_line, "", (), datum=Datum.OTHER.value,
                  reason=Reason.BY_HAND.value),
            [Part("text", *place) for place in removal.places],
        )  # fmt: skip
        removed = tuple(each for each in proposal.removed if each.id != removal_id)
        pieces = tuple(in_order([*proposal.pieces, piece]))
        return self.settle(replace(proposal, pieces=pieces, removed=removed))

    def reread(self, piece: Piece, parts: Iterable[Part]) -> Piece:
        """The piece with these parts, and what they say."""
        ordered = tuple(sorted(parts, key=lambda part: part.start))
        texts = texts_of(self.text, ordered)
        texts["label"] = texts["label"] or piece.label
        lines = [self.lines.at(part.start) for part in ordered]
        sentences = tuple(sentence_starts(texts["text"]))
        return replace(
            piece, parts=ordered, from_line=min(lines), to_line=max(lines), sentences=sentences, **texts
        )

    def put(self, proposal: Proposal, changed: list[Piece]) -> Proposal:
        """The proposal with these pieces in the places of those of the same id."""
        ids = {piece.id for piece in changed}
        others = [piece for piece in proposal.pieces if piece.id not in ids]
        after = replace(proposal, pieces=tuple(in_order([*others, *changed])))
        return self.settle(follow(proposal, after))

    def settle(self, proposal: Proposal) -> Proposal:
        """Reads anew what depends on all pieces: repetitions, the data of the event, the account."""
        pieces = tuple(mark_repeated(proposal.pieces))
        data = [
            (Datum(piece.datum), piece.text) for piece in pieces if piece.datum and piece.role == Role.DATA
        ]
        language = proposal.event.language or language_of(self.text)
        event = read_event(data, number_of_round_table(proposal.tables), language)
        account = take_account(self.text, pieces, proposal.removed)
        return replace(proposal, pieces=pieces, event=event, account=account)


def find(proposal: Proposal, piece_id: int) -> Piece:
    try:
        return proposal.piece(piece_id)
    except KeyError:
        raise Refused(_("Esa parte del texto ya no está.")) from None


def next_id(proposal: Proposal) -> int:
    ids = [piece.id for piece in proposal.pieces] + [removal.id for removal in proposal.removed]
    return 1 + max(ids)


def in_order(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces by where their first words stand in the source."""
    return sorted(pieces, key=lambda piece: (piece.parts[0].start if piece.parts else 0, piece.id))
