"""What the first lines of a report say of the meeting: its title, its place, its days, and in which language."""

import json

import pytest

from meetings.importing.correcting import Correcting
from meetings.importing.proposal import EventData, from_json
from meetings.importing.proposing import propose
from meetings.importing.reading import read_file
from practices.text_language import language_of
from tests.meetings.countries import COUNTRIES
from tests.meetings.expected import text
from tests.meetings.proposals import word

pytestmark = pytest.mark.one_database


def event_of(report: str) -> EventData:
    return propose(report, COUNTRIES).event


@pytest.mark.parametrize(
    ("line", "place", "starts_on", "ends_on"),
    [
        ("Valparaíso, 6 de junio de 2024", "Valparaíso", "2024-06-06", ""),
        ("Recife, 21 de maio de 2022", "Recife", "2022-05-21", ""),
        (
            "San José, Costa Rica, 27 y 28 de octubre de 2015",
            "San José, Costa Rica",
            "2015-10-27",
            "2015-10-28",
        ),
        ("La Paz, del 20 al 22 de mayo de 2019", "La Paz", "2019-05-20", "2019-05-22"),
        ("Foz do Iguaçu, 20 a 22 de maio de 2019", "Foz do Iguaçu", "2019-05-20", "2019-05-22"),
        ("Quito (Ecuador), 3, 4 y 5 de junio de 2021", "Quito (Ecuador)", "2021-06-03", "2021-06-05"),
        ("Lima, 30 de noviembre al 2 de diciembre de 2022", "Lima", "2022-11-30", "2022-12-02"),
        ("Lima, 30 de diciembre de 2021 al 2 de enero de 2022", "Lima", "2021-12-30", "2022-01-02"),
        ("Georgetown, 5-6 April 2023", "Georgetown", "2023-04-05", "2023-04-06"),
        (
            "Cali – martes 1º de agosto de 2023. Informe de las mesas de trabajo de la tarde.",
            "Cali",
            "2023-08-01",
            "",
        ),
        ("27 y 28 de octubre de 2015", "", "2015-10-27", "2015-10-28"),
        ("Sala Norte, 31 de febrero de 2020", "", "", ""),
    ],
)
def test_a_line_says_where_and_when(line, place, starts_on, ends_on):
    event = event_of(f"Encuentro de cónsules\n{line}\n\nDesafíos\n- Faltan datos\n")
    assert (event.title, event.place) == ("Encuentro de cónsules", place)
    assert (event.starts_on, event.ends_on) == (starts_on, ends_on)


def test_the_place_of_the_next_meeting_is_not_this_one_s():
    report = "Encuentro de cónsules\n3 de mayo de 2020\n\nDesafíos\n- Faltan datos\n\nPróxima reunión: Quito, 4 de mayo de 2021\n"
    assert (event_of(report).place, event_of(report).starts_on) == ("", "2020-05-03")
    assert event_of(report.replace("3 de mayo", "Lugar: Sucre\n3 de mayo")).place == "Sucre"


@pytest.mark.parametrize(
    "title",
    [
        "CONCLUSÕES DO ENCONTRO SOBRE FRONTEIRAS",
        "Conclusiones del taller de datos",
        "RECOMENDACIONES DE LAS MESAS SOBRE NIÑEZ",
        "Memoria de las jornadas",
    ],
)
def test_the_line_above_a_place_and_a_day_is_the_title(title):
    proposal = propose(f"{title}\nLima, 4 de junio de 2024\n\nDesafíos\n\n- Faltan datos\n", COUNTRIES)
    assert (proposal.event.title, proposal.event.starts_on) == (title, "2024-06-04")
    assert [piece.kind for piece in proposal.statements] == ["challenge"]


def test_the_first_paragraph_in_word_is_the_title_and_not_joined_to_the_next():
    paragraphs = [
        f"Este es el párrafo número {number} de un documento con líneas parejas de texto"
        for number in range(9)
    ]
    proposal = propose(read_file("taller.docx", word("Taller regional sobre la inserción de personas en la frontera norte",
        "Los grupos trabajaron durante dos jornadas.", *paragraphs)), COUNTRIES)  # fmt: skip
    assert proposal.event.title == "Taller regional sobre la inserción de personas en la frontera norte"


def test_a_title_stops_before_the_persons_and_the_room():
    assert event_of(text("tables")).title == "Mesas de Trabajo: Protección Consular y Derechos Humanos"
    assert (
        event_of("Taller de datos, Ana María Paz, CEPAL. Sala 3\n\nDesafíos\n- a b\n").title
        == "Taller de datos"
    )
    assert (
        event_of("Taller de datos, salud y trabajo\n\nDesafíos\n- a b\n").title
        == "Taller de datos, salud y trabajo"
    )


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("acta", "es"),
        ("guide", "es"),
        ("tables", "es"),
        ("webinar", "es"),
        ("oficina", "pt"),
        ("english", "en"),
    ],
)
def test_a_report_tells_its_language(name, language):
    assert event_of(text(name)).language == language


def test_the_language_of_few_words_is_spanish_unless_they_say_otherwise():
    assert language_of("") == language_of("OIM 2024") == "es"
    assert language_of("Falta de dados sobre o trabalho das mulheres") == "pt"
    assert language_of("LACK OF DATA ON THE WORK OF WOMEN") == "en"


def test_a_proposal_that_was_stored_before_is_read_and_learns_its_language():
    report = "Taller de datos\nLima, 3 de mayo de 2020\n\nDesafíos\n- Faltan datos\n- Faltan fondos\n"
    stored = json.loads(json.dumps(propose(report, COUNTRIES).as_json()))
    del stored["event"]["place"], stored["event"]["language"]
    proposal = from_json(stored)
    assert (proposal.event.place, proposal.event.language) == ("", "")
    changed = Correcting(report, COUNTRIES).set_kind(proposal, proposal.pieces[-1].id, "context")
    assert (changed.event.place, changed.event.language) == ("Lima", "es")
