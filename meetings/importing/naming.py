"""The countries, the actor and the strand of each piece, once its words are known."""

import unicodedata
from dataclasses import replace

from practices.spelling import fold

from .choices import Naming
from .countries import Countries, without_accents
from .drafts import Draft
from .places import names_in, unique
from .proposal import Piece
from .speech import goes_on

SPEAKS = (Naming.BEFORE_MARK, Naming.SPEAKS, Naming.PARAGRAPH)
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


def name_speakers(pieces: list[Piece], drafts: list[Draft], numbers: dict[int, int]) -> list[Piece]:
    """The pieces; a part of a paragraph that goes on with another's speech is said by the same: «Brasil: … Señaló …»."""
    named = list(pieces)
    for at, draft in enumerate(drafts):
        before = named[numbers[id(draft.after)] - 1] if draft.after else None
        if (
            before
            and before.naming in SPEAKS
            and goes_on(without_accents(unicodedata.normalize("NFC", named[at].text)))
        ):
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


def strand_of(piece: Piece, draft: Draft) -> str:
    if not draft.strand:
        return ""
    says_both = any(words in fold(piece.text) for words in STRAND_OF_BOTH)
    return "both" if says_both else draft.strand.value
