"""No word of a report is lost or moved, whatever it looks like and whatever a person does to it."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from meetings.importing.choices import Refused
from meetings.importing.correcting import Correcting
from meetings.importing.proposal import Proposal, from_json
from meetings.importing.proposing import MAX_CHARACTERS, propose
from meetings.importing.source import Clipper, characters, lines_of, say
from practices.fields import is_forbidden
from practices.statement_kinds import Kind
from practices.words import SPLIT, count_words
from tests.meetings.countries import COUNTRIES
from tests.meetings.expected import text

pytestmark = pytest.mark.one_database

REPORTS = [text(name) for name in ("webinar", "tables", "guide")]
BITS = [
    "·", " - ", "\t", "\n", "\n\n", "::", "<p>", "</p>", "<br>", "**", "[bookmark: x]", "[footnoteRef:1][2]",
    "[1: [2] nota al pie ]", "🙂", "(", ")", "a) ", "1. ", "4.1", "\tObjetivo 4.1:", "\tComentarios:", "MESA 2: ", "Perú: ",
    "2014:", "\r\n", "\r", "\x0c", "\u2028", "\xa0", "\uf0b7", "¿", "?", "Trata", "\n\tTrata\n\tTráfico\n",
    "\nAvances y desafíos\n", "\nPaís\tAvances\tDesafíos\n", "[Desafío] ", "\0", "\ufeff",
    "(Esto no se mencionó en la plenaria)",
    "(posibilidad de que un país presente una buena práctica)", "e\u0301", "o\t", "# ", "\n400\n", "PARTICIPANTES\n",
    "_____", "…", "\n| País | Retos |\n|---|---|\n| Chile | b |\n", "|", "Una frase dos veces. ", "palabra",
]  # fmt: skip


@st.composite
def reports(draw) -> str:
    """A cut of a known report with bits of debris, headings and tables strewn in; or nothing but bits."""
    report = draw(st.sampled_from(REPORTS))
    start = draw(st.integers(0, len(report) - 1))
    cut = report[start : start + draw(st.integers(0, 1500))]
    for bit in draw(st.lists(st.sampled_from(BITS) | st.text(max_size=8), max_size=12)):
        at = draw(st.integers(0, len(cut)))
        cut = cut[:at] + bit + cut[at:]
    return cut


def pieces_of_source(proposal: Proposal) -> list[tuple[int, int]]:
    """Every place of the source that a piece or a removal has."""
    places = [(part.start, part.end) for piece in proposal.pieces for part in piece.parts]
    return sorted([*places, *(place for removal in proposal.removed for place in removal.places)])


def assert_whole(source: str, proposal: Proposal) -> None:
    """The places follow one another without overlapping, and what stands between them is nothing anybody sees."""
    last = 0
    for start, end in [*pieces_of_source(proposal), (len(source), len(source))]:
        assert last <= start <= end
        assert all(SPLIT.fullmatch(sign) or is_forbidden(sign) for sign in source[last:start])
        last = end
    assert proposal.account.is_closed
    assert proposal.account.total == count_words(source)
    for piece in proposal.pieces:
        for name in ("text", "footnote", "internal_note"):
            places = [(part.start, part.end) for part in piece.parts if part.name == name]
            assert getattr(piece, name).split() == say(source, places).split()
    assert all(count_words(" ".join((piece.text, piece.heading))) for piece in proposal.statements)
    everything = [*proposal.pieces, *(removal.piece for removal in proposal.removed if removal.piece)]
    numbers = {piece.table for piece in everything} - {None}
    assert numbers <= set(range(len(proposal.tables)))


def proposal_of(source: str) -> Proposal | None:
    try:
        return propose(source, COUNTRIES)
    except Refused:
        return None


@settings(deadline=None, max_examples=300)
@example("\n\tTrata\n\tTráfico\na) ····")
@given(reports() | st.text(max_size=400))
def test_the_words_of_a_proposal_are_those_of_the_source_in_order(source):
    if proposal := proposal_of(source):
        assert_whole(source, proposal)
        assert from_json(json.loads(json.dumps(proposal.as_json()))) == proposal


@settings(deadline=None, max_examples=150)
@given(reports(), st.lists(st.tuples(st.integers(0, 4), st.integers(0, 10**6)), max_size=6))
def test_no_correction_loses_a_word(source, changes):
    proposal = proposal_of(source)
    if proposal is None:
        return
    correcting = Correcting(source, COUNTRIES)
    for what, where in changes:
        try:
            proposal = change(correcting, proposal, what, where)
        except Refused:
            continue
        assert_whole(source, proposal)


def change(correcting: Correcting, proposal: Proposal, what: int, where: int) -> Proposal:
    if what == 4 and proposal.removed:
        return correcting.restore(proposal, proposal.removed[where % len(proposal.removed)].id)
    if not proposal.pieces:
        return proposal
    piece = proposal.pieces[where % len(proposal.pieces)]
    if what == 0:
        return correcting.set_aside(proposal, piece.id)
    if what == 1:
        return correcting.join(proposal, piece.id)
    if what == 2:
        return correcting.split(proposal, piece.id, where % (len(piece.text) + 1))
    return correcting.set_kind(proposal, piece.id, [*Kind.values, "data", "heading"][where % 22])


@settings(deadline=None)
@given(st.text(), st.data())
def test_what_places_say_can_be_cut_where_it_is_read(source, data):
    ends = data.draw(st.lists(st.integers(0, len(source)), max_size=8).map(sorted))
    places = [(start, end) for start, end in zip(ends[::2], ends[1::2], strict=False) if start < end]
    said = say(source, places)
    assert said == "".join(character for character, _at in characters(source, places))
    at = data.draw(st.integers(0, len(said)))
    clipper = Clipper(source, places)
    halves = say(source, clipper.clip(0, at)), say(source, clipper.clip(at, len(said)))
    assert "".join(halves).replace(" ", "") == said.replace(" ", "")


def test_lines_are_counted_as_they_are_shown():
    assert lines_of("a\r\nb\rc\n") == [(0, 1), (3, 4), (5, 6), (7, 7)]


MANY_SENTENCES = " ".join(f"Perú indicó a{number}. Otro reto es b{number}." for number in range(6_000))


@pytest.mark.parametrize(
    "source", ["", " \n\t", "a" * (MAX_CHARACTERS + 1), "a\n" * 30_000, "- b\n" * 6_000, MANY_SENTENCES]
)
def test_too_much_or_nothing_is_refused_with_a_word(source):
    with pytest.raises(Refused, match=r"texto"):
        propose(source, COUNTRIES)


@pytest.mark.parametrize(
    "bit",
    [
        "(",
        "[1: [footnoteRef:1]",
        "<a ",
        "<b>x</b>",
        ". A",
        "Chile y ",
        "a:",
        "1.1.",
        "Perú. ",
        "de la ",
        "Estado de ",
        "🙂",
        "¿a? ",
    ],
)
def test_the_longest_texts_of_one_kind_are_read(bit):
    """What would take for ever with a careless pattern; the tests' own limit of time would end it."""
    source = (bit * 200_000)[:200_000]
    assert propose(source, COUNTRIES).account.is_closed
