"""Three known reports as they are proposed, before a person touches them; and reports of other shapes."""

from collections import Counter

import pytest

from meetings.importing.debris import Debris
from meetings.importing.proposal import Proposal
from practices.words import count_words
from tests.meetings.expected import GUIDE, OTHERS, TABLES, WEBINAR, Row, rows, text
from tests.meetings.proposals import found, proposed

pytestmark = pytest.mark.one_database

KNOWN = {"webinar": WEBINAR, "tables": TABLES, "guide": GUIDE}
# The matrices of the guide are counted beside its statements.
OF_MATRICES = {"matrix", "action", "comment"}


def share_of_kinds(said: list[Row], expected: list[Row]) -> float:
    """Of the expected statements, those that were found with their kind."""
    common = Counter((row.line, row.kind) for row in said) & Counter((row.line, row.kind) for row in expected)
    return common.total() / len(expected)


def count_kinds(proposal: Proposal) -> Counter[str]:
    return Counter(piece.kind for piece in proposal.statements)


@pytest.mark.parametrize("name", KNOWN)
def test_the_known_reports_are_proposed_as_they_were_read_by_hand(name):
    """No correction is needed: kinds, countries, actors, places, strands and years."""
    assert found(proposed(name)) == rows(KNOWN[name])


def test_the_kinds_of_the_known_reports():
    shares = {}
    for name, table in KNOWN.items():
        expected = [row for row in rows(table) if row.kind not in OF_MATRICES]
        shares[name] = (share_of_kinds(found(proposed(name)), expected), len(expected))
    right = sum(round(share * total) for share, total in shares.values())
    total = sum(total for _share, total in shares.values())
    print(f"\n{right} of {total} kinds as proposed")
    assert (shares["webinar"][1], shares["tables"][1], shares["guide"][1]) == (20, 71, 46)
    assert right >= 0.95 * total


def test_the_webinar_by_kind():
    proposal = proposed("webinar")
    assert count_kinds(proposal) == {"advance": 4, "challenge": 6, "recommendation": 10}
    assert proposal.event.figures == ("400 PARTICIPANTES", "38 PAÍSES DE DISTINTAS REGIONES")
    assert proposal.event.starts_on == "2022-04-05"
    assert proposal.event.round_table == 2
    assert [(table.kind, table.number) for table in proposal.tables] == [("round_table", 2)]


def test_the_tables_by_kind():
    proposal = proposed("tables")
    assert count_kinds(proposal) == {
        "recount": 7, "context": 3, "mention": 22, "approach": 3, "challenge": 16, "recommendation": 9,
        "common_element": 1, "way_forward": 7, "definition": 3,
    }  # fmt: skip
    assert [table.kind for table in proposal.tables] == ["plenary", "table", "table", "table"]
    assert not proposal.event.starts_on
    mentions = Counter(piece.strand for piece in proposal.statements if piece.kind == "mention")
    assert mentions == {"": 7, "trafficking": 10, "smuggling": 4, "both": 1}
    challenges = [piece for piece in proposal.statements if piece.kind == "challenge"]
    assert sum(bool(piece.actor or piece.countries) for piece in challenges) == 5


def test_the_guide_by_kind():
    proposal = proposed("guide")
    assert count_kinds(proposal) == {
        "context": 2, "event_objective": 5, "proposed_objective": 7, "question": 15, "instruction": 17,
        "matrix": 2, "action": 8, "comment": 3,
    }  # fmt: skip
    assert sum(piece.practice_place for piece in proposal.pieces) == 3
    assert [piece.from_line for piece in proposal.statements if piece.footnote] == [13, 18]
    assert [piece.from_line for piece in proposal.statements if piece.repeated] == [93]
    assert (proposal.event.starts_on, [table.number for table in proposal.tables]) == ("", [4])


def test_a_matrix_has_its_actions_and_an_action_its_comment():
    proposal = proposed("guide")
    matrices = {piece.label: piece for piece in proposal.statements if piece.kind == "matrix"}
    assert matrices["4.1"].heading == "Objetivo 4.1"
    assert matrices["4.2"].text.startswith("Soluciones Migratorias - Establecer un plan")
    actions = [piece for piece in proposal.statements if piece.kind == "action"]
    assert [action.label for action in actions] == ["1.", "2.", "3.", "4.", "5.", "1.", "2.", "3."]
    assert Counter(action.answers for action in actions) == {matrices["4.1"].id: 5, matrices["4.2"].id: 3}
    comments = [piece for piece in proposal.statements if piece.kind == "comment"]
    assert [proposal.piece(comment.answers).label for comment in comments] == ["1.", "3.", "4."]
    assert comments[0].text.splitlines() == [
        "Campañas publicitarias, de sensibilización",
        "Cooperación interinstitucional entre los diferentes ministerios",
    ]


def test_an_aside_on_the_plenary_is_an_internal_note():
    aside = next(piece for piece in proposed("tables").statements if piece.from_line == 23)
    assert aside.said_in_plenary is False
    assert aside.internal_note.startswith("(Esto no se mencionó en la plenaria")
    assert "plenaria" not in aside.text


@pytest.mark.parametrize(
    ("name", "lines", "marks"),
    [
        ("webinar", {Debris.REPEATED_HEAD: 5, Debris.SCREEN: 1, Debris.DOUBLED: 1}, {Debris.TAG: 12}),
        ("tables", {Debris.EMPTY_BULLET: 1, Debris.BOOKMARK: 1, Debris.STRAY_MARK: 1}, {}),
        ("guide", {Debris.NOTE_MARK: 2, Debris.BOOKMARK: 1}, {}),
    ],
)
def test_what_is_taken_out_is_told(name, lines, marks):
    assert Counter(removal.reason for removal in proposed(name).removed) == {**lines, **marks}


@pytest.mark.parametrize(
    ("name", "words", "places"),
    [
        ("webinar", 618, (486, 50, 18, 64)),
        ("tables", 1762, None),
        ("guide", 2698, None),
    ],
)
def test_every_word_has_its_place(name, words, places):
    account = proposed(name).account
    assert account.total == count_words(text(name)) == words
    assert account.is_closed
    if places:
        assert (account.statements, account.data, account.headings, account.removed) == places


@pytest.mark.parametrize("name", OTHERS)
def test_reports_of_other_shapes(name):
    expected, said = rows(OTHERS[name]), found(proposed(name))
    share = share_of_kinds(said, expected)
    print(f"\n{name}: {share:.0%} of {len(expected)} kinds as proposed")
    assert share >= 0.8
    countries = Counter((row.line, row.countries) for row in expected if row.countries)
    assert not countries - Counter((row.line, row.countries) for row in said)
