"""What a heading says of the items below it, whatever numbers it."""

import pytest

from meetings.importing.proposing import propose
from tests.meetings.countries import COUNTRIES

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Item 4. Challenges", "challenge"),
        ("Agenda item 3 – Progress reported", "advance"),
        ("Punto 3. Retos", "challenge"),
        ("Punto 3 del orden del día: Acuerdos", "agreement"),
        ("Ítem II. Recomendaciones", "recommendation"),
        ("Tema 2: Desafíos", "challenge"),
        ("Ponto 5 da pauta – Próximos passos", "way_forward"),
        ("Sesión 2. Desafíos", "challenge"),
        ("Resultados", "advance"),
        ("Principais resultados", "advance"),
        ("Item 2. Results", "advance"),
        ("Logros y resultados", "advance"),
        ("Resultados y avances", "advance"),
        ("Resultados de la discusión", "context"),
        ("Resultados esperados", "context"),
    ],
)
def test_a_heading_says_the_kind_of_the_list_below_it(heading, kind):
    report = f"Un taller\n\nAntecedentes\n\nUn párrafo.\n\n{heading}\n\n- Una ventanilla en cada puerto.\n- Un registro.\n"
    assert [piece.kind for piece in propose(report, COUNTRIES).statements][1:] == [kind, kind]


def test_results_among_the_items_of_a_list_are_one_of_them():
    report = "Un taller\n\nDesafíos\n\n- Registros\n- Resultados\n- Recursos\n"
    assert [piece.kind for piece in propose(report, COUNTRIES).statements] == ["challenge"] * 3
