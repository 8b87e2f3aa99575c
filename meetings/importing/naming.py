"""The countries, the actor and the strand of each piece, once its words are known."""

import unicodedata
from dataclasses import replace

from practices.spelling import fold

from .choices import Naming
from .clauses import without_connector
from .countries import Countries, unique, without_accents
from .drafts import Draft
from .places import names_in
from .proposal import Piece
from .speech import SPEAKER, goes_on, says_too

SPEAKS = (Naming.BEFORE_MARK, Naming.SPEAKS, Naming.PARAGRAPH)
OF_ITS_OWN = (Naming.BEFORE_MARK, Naming.SPEAKS, Naming.IN_COUNTRY)
STRAND_OF_BOTH = (
    "ambas problematicas",
    "ambos delitos",
    "ambas situaciones",
    "ambos fenomenos",
    "trata y trafico",
    "both crimes",
    "ambos os crimes",
)


def name_countries(piece: Piece, draft: Draft, countries: Countries) -> Piece:
    named = names_in(piece.text, draft.kind, countries)
    why = named.why
    if draft.row_countries and not named.countries:
        named.countries, why = unique(draft.row_countries), Naming.ROW.value
        named.beside = [code for code in named.beside if code not in named.countries]
    return replace(
        piece,
        countries=tuple(named.countries),
        beside=tuple(named.beside),
        naming=why,
        place=named.place,
        actor=named.actor,
        actor_kind=named.actor_kind.value if named.actor_kind else "",
        strand=strand_of(piece, draft),
    )


def name_speakers(
    pieces: list[Piece], drafts: list[Draft], numbers: dict[int, int], countries: Countries
) -> list[Piece]:
    """The pieces; a part of a paragraph is said by who spoke before it until another does: «Brasil: … Señaló …»."""
    named = list(pieces)
    for at, draft in enumerate(drafts):
        before = named[numbers[id(draft.after)] - 1] if draft.after else None
        if before and before.naming in SPEAKS and is_same_speaker(named[at], countries):
            codes = before.countries
            named[at] = replace(
                named[at],
                countries=codes,
                beside=tuple(code for code in (*named[at].countries, *named[at].beside) if code not in codes),
                actor=before.actor,
                actor_kind=before.actor_kind,
                naming=Naming.PARAGRAPH.value,
            )
    return named


def is_same_speaker(piece: Piece, countries: Countries) -> bool:
    """Whether a part of a paragraph is said by whoever spoke before it, and not of a country that it names as its own."""
    plain = without_connector(without_accents(unicodedata.normalize("NFC", piece.text)))
    found, begin = countries.named_in(plain[:120]), SPEAKER.match(plain)
    is_own = piece.naming in OF_ITS_OWN or (found and begin and found[0].start == begin.end())
    is_own = is_own or (piece.naming == Naming.NAMED and not says_too(plain))
    return not is_own and goes_on(plain)


def strand_of(piece: Piece, draft: Draft) -> str:
    if not draft.strand:
        return ""
    says_both = any(words in fold(piece.text) for words in STRAND_OF_BOTH)
    return "both" if says_both else draft.strand.value
