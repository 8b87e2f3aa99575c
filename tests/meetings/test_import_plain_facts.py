"""What a report tells without a word of any kind: by whom it is told of, by its form, by what its paragraph is about."""

import pytest

from meetings.importing.proposing import propose
from tests.meetings.countries import COUNTRIES

pytestmark = pytest.mark.one_database


def told(*paragraphs: str, agreed: str = "Se acordó crear un grupo de trabajo."):
    """The statements of a report whose body begins with an agreement, without that."""
    body = "\n\n".join(paragraphs)
    report = f"Un taller\n\n{agreed}\n\nDiscusión\n\n{body}\n"
    return list(propose(report, COUNTRIES).statements)[1:]


def kinds(*paragraphs: str) -> list[str]:
    return [piece.kind for piece in told(*paragraphs)]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Los coyotes cambian de camino en dos días.", "challenge"),
        ("As famílias vendem tudo para pagar a viagem.", "challenge"),
        ("Children spend the night at the bus terminal.", "challenge"),
        ("Las denuncias se archivan al cabo de unos meses.", "challenge"),
        ("El Ministerio Público estrenó un laboratorio documental.", "advance"),
        ("A Defensoria faz mutirões mensais nos abrigos.", "advance"),
        ("Jornadas móviles en la costa, 64 en el año.", "advance"),
        ("Fortalecer la coordinación entre las dos policías.", "recommendation"),
        ("ACNUR: no cerrar el acceso al asilo.", "recommendation"),
        ("Invest in local shelters rather than in camps.", "recommendation"),
        ("El segundo panel trató sobre el retorno de las familias.", "context"),
    ],
)
def test_what_has_no_word_of_a_kind_is_told_by_its_form(sentence, kind):
    assert kinds(sentence) == [kind]


def test_before_anything_was_said_such_a_sentence_is_of_the_setting():
    report = "Un taller\n\nLas denuncias se archivan al cabo de unos meses.\n\nPerú creó un registro.\n"
    assert [piece.kind for piece in propose(report, COUNTRIES).statements] == ["context", "advance"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Pero el registro funciona en una sola ciudad.",
        "Hizo presente, con todo, que los sistemas fueron comprados a proveedores distintos.",
        "No entanto, o posto foi transferido para outra cidade.",
        "However, the centre was opened far from the border.",
    ],
)
def test_what_turns_against_what_was_told_before_is_hard(sentence):
    assert kinds(f"Perú creó un registro en cada puerto. {sentence}") == ["advance", "challenge"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("«No nos lleven lejos de la costa», pidió una dirigente.", "recommendation"),
        ("“El río sube y la escuela se cierra”, contó un alcalde.", "challenge"),
    ],
)
def test_words_in_quotes_are_what_who_says_them_does(sentence, kind):
    assert kinds(sentence) == [kind]


def test_items_in_a_row_are_statements_of_one_kind():
    row = "LAS PARTES ACUERDAN: PRIMERO, aceptar el predio; SEGUNDO, reconocer la tarjeta; TERCERO, realizar dos visitas."
    assert kinds(row) == ["agreement"] * 3


def test_what_somebody_said_in_a_row_is_read_thing_by_thing():
    row = "La delegación del Perú dijo: que se creó un registro; que, no obstante, faltan intérpretes."
    assert kinds(row) == ["advance", "challenge"]


@pytest.mark.parametrize(
    "first",
    [
        "Acto seguido se pasó revista a lo acordado en Lima.",
        "Passou-se ao primeiro ponto, relativo às deliberações da 6ª Reunião.",
    ],
)
def test_a_paragraph_on_what_was_agreed_before_tells_what_became_of_it(first):
    assert kinds(f"{first} Perú informó que el registro fue creado en mayo.")[-1] == "recount"
    assert kinds(f"{first} Chile señaló que faltan recursos.")[-1] == "recount"


def test_what_answers_a_question_is_read_by_itself():
    report = """Un taller

Preguntas que recibió el grupo:
a) ¿Qué pasa en las primeras horas?

1. Perú creó una ruta de atención en cada puerto.
2. Faltan intérpretes en los albergues de la frontera.
"""
    assert [piece.kind for piece in propose(report, COUNTRIES).statements] == [
        "question",
        "advance",
        "challenge",
    ]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("La OIM envía el resumen hasta el 30 de abril.", "way_forward"),
        ("IOM to share the slides by Friday.", "way_forward"),
        ("Bolivia queda encargada de convocar la siguiente llamada.", "way_forward"),
        ("O Brasil sugeriu realizar um simulado em setembro.", "proposal"),
        ("ECLAC suggested creating a shared dictionary.", "proposal"),
        ("La academia sugirió que las encuestas incluyan a quienes retornan.", "recommendation"),
        ("Se entiende por comunidad de acogida el barrio.", "definition"),
        ("Migrante vulnerable es toda persona que no puede ejercer sus derechos.", "definition"),
        ("Uma abordagem foi defendida: a migração deve ser vista como direito.", "approach"),
        ("A mesa defendeu uma abordagem centrada na pessoa.", "approach"),
        ("Both sides of the river report the same problem.", "common_element"),
        ("O glossário prometido em Bogotá foi publicado.", "recount"),
        ("Consensus was reached on the indicators.", "agreement"),
        ("Entre las experiencias que más gustaron estuvo la escuela itinerante.", "mention"),
    ],
)
def test_what_is_done_by_saying_it_in_other_words(sentence, kind):
    assert kinds(sentence) == [kind]


def test_a_state_is_known_by_its_code_where_a_sentence_begins_with_it():
    both, alone = told("- CO y PE piden un plazo común.", "- BR ofrece su manual de registro.")
    assert (both.countries, alone.countries) == (("CO", "PE"), ("BR",))
    (within,) = told("El permiso de la UE no vale en la frontera.")
    assert within.countries == ()
