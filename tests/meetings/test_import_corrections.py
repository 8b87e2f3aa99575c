"""A person puts a proposal right, one click at a time."""

import pytest

from meetings.importing.choices import Refused
from meetings.importing.correcting import Correcting
from meetings.importing.proposing import propose
from tests.meetings.countries import COUNTRIES
from tests.meetings.proposals import at

pytestmark = pytest.mark.one_database

REPORT = """Taller de prueba

DESAFÍOS
- Faltan datos. Perú: faltan fondos para el registro.
- Convenios y
- Protocolos
RECOMENDACIONES
a) Crear un registro
b) Compartir los datos
Página 2
"""


@pytest.fixture
def correcting():
    return Correcting(REPORT, COUNTRIES)


@pytest.fixture
def proposal():
    return propose(REPORT, COUNTRIES)


def test_a_kind_is_chosen(correcting, proposal):
    piece = at(proposal, "Crear")
    changed = correcting.set_kind(proposal, piece.id, "proposal")
    assert (changed.piece(piece.id).kind, changed.piece(piece.id).reason) == ("proposal", "by_hand")
    assert changed.account == proposal.account


def test_a_heading_becomes_a_statement_and_a_statement_data(correcting, proposal):
    heading, statement = at(proposal, "DESAFÍOS"), at(proposal, "Crear")
    changed = correcting.set_kind(proposal, heading.id, "challenge")
    assert changed.account.headings == proposal.account.headings - 1
    assert changed.account.statements == proposal.account.statements + 1
    changed = correcting.set_kind(changed, statement.id, "data")
    assert changed.account.data == proposal.account.data + 4  # its letter is a word
    assert changed.account.is_closed


def test_countries_are_chosen_and_stay_chosen(correcting, proposal):
    piece = at(proposal, "Faltan")
    changed = correcting.set_countries(proposal, piece.id, ["CL", "CL", "PE"])
    assert changed.piece(piece.id).countries == ("CL", "PE")
    assert changed.piece(piece.id).beside == ()
    split = correcting.split(changed, piece.id, piece.sentences[0])
    assert split.piece(piece.id).countries == ("CL", "PE")


def test_a_paragraph_is_cut_between_its_sentences_and_each_part_read_anew(correcting, proposal):
    piece = at(proposal, "Faltan")
    assert (piece.countries, piece.beside) == ((), ("PE",))
    changed = correcting.split(proposal, piece.id, piece.sentences[0])
    second = at(changed, "Perú")
    assert changed.piece(piece.id).text == "Faltan datos."
    assert (second.text, second.kind, second.countries) == (
        "Perú: faltan fondos para el registro.",
        "challenge",
        ("PE",),
    )
    assert second.id not in {each.id for each in proposal.pieces}
    assert changed.account == proposal.account


PROSE = """Taller de prueba

DESAFÍOS
Chile señaló que faltan datos. Recomendó crear un registro con Bolivia. El costo es alto. Perú indicó lo mismo.
"""


def test_a_half_keeps_whose_it_is_unless_it_names_another_and_is_of_the_kind_it_announces():
    correcting, proposal = Correcting(PROSE, COUNTRIES), propose(PROSE, COUNTRIES)
    while len(pieces := list(proposal.statements)) > 1:
        proposal = correcting.join(proposal, pieces[-1].id)
    whole = pieces[0]
    assert (whole.kind, whole.countries, whole.naming) == ("challenge", ("CL",), "speaks")
    for sentence in ("Perú", "El costo", "Recomendó"):
        proposal = correcting.split(proposal, whole.id, whole.text.index(sentence))
    halves = [(piece.kind, piece.countries, piece.beside, piece.naming) for piece in proposal.statements]
    assert halves == [
        ("challenge", ("CL",), (), "speaks"),
        ("recommendation", ("CL",), ("BO",), "speaks"),
        ("challenge", ("CL",), (), "speaks"),
        ("challenge", ("PE",), (), "speaks"),
    ]
    assert proposal.account.is_closed


def test_the_kind_that_a_person_chose_stays_for_the_first_half():
    correcting, proposal = Correcting(PROSE, COUNTRIES), propose(PROSE, COUNTRIES)
    first = next(proposal.statements)
    proposal = correcting.join(proposal, list(proposal.statements)[1].id)
    proposal = correcting.set_kind(proposal, first.id, "context")
    proposal = correcting.split(proposal, first.id, len(first.text) + 1)
    assert [piece.kind for piece in proposal.statements][:2] == ["context", "recommendation"]


def test_what_was_joined_can_be_cut_and_what_was_cut_joined(correcting, proposal):
    piece = at(proposal, "Convenios")
    assert piece.text == "Convenios y Protocolos"
    cut = correcting.split(proposal, piece.id, piece.sentences[0])
    second = at(cut, "Protocolos")
    assert (cut.piece(piece.id).text, second.text) == ("Convenios y", "Protocolos")
    assert second.from_line == 6
    joined = correcting.join(cut, second.id)
    assert joined.piece(piece.id).text == "Convenios y Protocolos"


def test_a_joined_item_keeps_its_letter_as_a_word(correcting, proposal):
    first, second = at(proposal, "Crear"), at(proposal, "Compartir")
    joined = correcting.join(proposal, second.id)
    assert joined.piece(first.id).text == "Crear un registro b) Compartir los datos"
    assert (joined.piece(first.id).from_line, joined.piece(first.id).to_line) == (8, 9)
    assert joined.account == proposal.account


def test_what_is_set_aside_comes_back_as_it_was(correcting, proposal):
    piece = at(proposal, "Crear")
    aside = correcting.set_aside(proposal, piece.id)
    removal = next(each for each in aside.removed if each.id == piece.id)
    assert (removal.words, removal.reason, removal.text) == (4, "by_hand", "a) Crear un registro")
    assert aside.account.removed == proposal.account.removed + 4
    assert correcting.restore(aside, piece.id) == proposal


def test_debris_comes_back_as_data(correcting, proposal):
    page = next(removal for removal in proposal.removed if removal.reason == "page_number")
    changed = correcting.restore(proposal, page.id)
    assert (changed.piece(page.id).role, changed.piece(page.id).text) == ("data", "Página 2")
    assert changed.account.data == proposal.account.data + 2


def test_what_cannot_be_done_is_refused_in_words(correcting, proposal):
    piece = at(proposal, "Faltan")
    for impossible in (
        lambda: correcting.split(proposal, piece.id, 0),
        lambda: correcting.split(proposal, piece.id, 3),
        lambda: correcting.set_kind(proposal, piece.id, "nonsense"),
        lambda: correcting.set_kind(proposal, 999, "context"),
        lambda: correcting.join(proposal, proposal.pieces[0].id),
        lambda: correcting.restore(proposal, piece.id),
    ):
        with pytest.raises(Refused):
            impossible()
