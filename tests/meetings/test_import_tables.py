"""A person says that a line begins no table: the proposal says the truth about its tables."""

import pytest

from meetings.importing.correcting import Correcting
from meetings.importing.proposing import propose
from tests.meetings.countries import COUNTRIES
from tests.meetings.proposals import at

pytestmark = pytest.mark.one_database


TABLES = """Encuentro de prueba

Bienvenida a las delegaciones de la región por parte de la Presidencia, que abrió el encuentro.

MESA 1: Salud
Desafíos
- Faltan datos

MESA 2: Trabajo
Desafíos
- Faltan contratos

MESA 3: Vivienda
Desafíos
- Faltan albergues

MESA 1: Salud
Recomendaciones
- Contar los casos
"""


@pytest.fixture
def tables():
    return propose(TABLES, COUNTRIES)


def table_of(proposal, words: str) -> str | None:
    number = at(proposal, words).table
    return None if number is None else proposal.tables[number].title


@pytest.mark.parametrize("kind", ["heading", "data", "context"])
def test_a_title_that_is_no_table_takes_its_table_with_it(tables, kind):
    correcting = Correcting(TABLES, COUNTRIES)
    changed = correcting.set_kind(tables, at(tables, "Trabajo").id, kind)
    assert [table.title for table in changed.tables] == ["Salud", "Vivienda"]
    assert [table_of(changed, words) for words in ("datos", "Trabajo", "contratos", "albergues", "casos")] == [
        "Salud", "Salud", "Salud", "Vivienda", "Salud",
    ]  # fmt: skip


def test_a_table_with_another_title_stays_and_what_stood_below_this_one_goes_to_the_table_before(tables):
    correcting = Correcting(TABLES, COUNTRIES)
    first, last = (piece for piece in tables.pieces if "Salud" in piece.text)
    changed = correcting.set_kind(tables, last.id, "heading")
    assert [table_of(changed, words) for words in ("datos", "casos")] == ["Salud", "Vivienda"]
    changed = correcting.set_kind(tables, first.id, "heading")
    assert [table_of(changed, words) for words in ("datos", "casos")] == [None, "Salud"]
    assert len(changed.tables) == 3
    changed = correcting.set_kind(changed, last.id, "heading")
    assert [table.title for table in changed.tables] == ["Trabajo", "Vivienda"]
    assert table_of(changed, "casos") == "Vivienda"


def test_what_was_set_aside_comes_back_to_the_right_table(tables):
    correcting = Correcting(TABLES, COUNTRIES)
    piece = at(tables, "albergues")
    changed = correcting.set_aside(tables, piece.id)
    changed = correcting.set_kind(changed, at(tables, "Trabajo").id, "heading")
    assert table_of(correcting.restore(changed, piece.id), "albergues") == "Vivienda"


def test_a_title_joined_to_a_paragraph_begins_no_table(tables):
    correcting = Correcting(TABLES, COUNTRIES)
    changed = correcting.join(tables, at(tables, "Trabajo").id)
    assert [table.title for table in changed.tables] == ["Salud", "Vivienda"]
    assert table_of(changed, "contratos") == "Salud"
