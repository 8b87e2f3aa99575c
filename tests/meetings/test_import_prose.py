"""Records in prose: each sentence of its kind, said by whoever spoke before it."""

import pytest

from meetings.importing.proposing import propose
from meetings.importing.speakers import without_speaker
from tests.meetings.countries import COUNTRIES
from tests.meetings.expected import OTHERS, rows
from tests.meetings.proposals import found, proposed

pytestmark = pytest.mark.one_database


def test_prose_is_cut_where_it_announces_another_kind_and_its_speaker_goes_on():
    said = [(row.line, row.kind, row.countries) for row in found(proposed("memoria"))]
    assert said == [(row.line, row.kind, row.countries) for row in rows(OTHERS["memoria"])]
    actors = [
        (piece.actor, piece.actor_kind) for piece in proposed("memoria").statements if piece.from_line == 15
    ]
    assert actors == [("ACNUR", "international"), ("organizaciones de migrantes", "civil_society")]


@pytest.mark.parametrize(
    ("said", "next_sentence", "countries"),
    [
        ("Perú expuso su plan.", "El principal reto es el costo.", ("PE",)),
        ("Perú expuso su plan.", "La delegada agregó que falta personal.", ("PE",)),
        ("A delegação do Peru expôs seu plano.", "Outro desafio é o custo.", ("PE",)),
        ("Perú expuso su plan.", "El delegado de Chile indicó que falta personal.", ("CL",)),
        ("Perú expuso su plan.", "En Bolivia, el principal reto es el costo.", ("BO",)),
        ("Perú expuso su plan.", "Se propuso un registro común.", ()),
        ("Perú expuso su plan.", "Es necesario que los consulados envíen los datos.", ()),
        ("O Peru expôs seu plano.", "Recomenda-se criar um cadastro.", ()),
        ("O Peru expôs seu plano.", "Faltam, contudo, intérpretes.", ("PE",)),
        ("Peru presented its plan.", "All countries recommended a registry.", ()),
        ("Perú expuso su lista de desafíos.", "Otro obstáculo es la frontera con Chile.", ("PE",)),
        ("Perú expuso su plan.", "Las delegaciones acordaron un registro común.", ()),
    ],
)
def test_a_speaker_goes_on_until_another_speaks(said, next_sentence, countries):
    report = f"Un taller\n\nIntercambio de experiencias\n\n{said} {next_sentence}\n"
    first, second = propose(report, COUNTRIES).statements
    assert (first.kind, first.countries) == ("mention", ("PE",))
    assert (second.text, second.countries) == (next_sentence, countries)
    assert second.kind != "mention"


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Perú presentó su plan para superar las barreras del idioma.", "mention"),
        ("Perú presentó como principal barrera el idioma.", "challenge"),
        ("Perú indicó que los consulados presentes carecen de fondos.", "challenge"),
        ("Perú aprobó su plan.", "mention"),
        ("Como logro se presentó el plan del Perú.", "mention"),
    ],
)
def test_what_is_presented_is_no_obstacle_though_it_names_one(sentence, kind):
    report = f"Un taller\n\nIntercambio de experiencias\n\n{sentence} Perú agradeció la atención.\n"
    assert next(propose(report, COUNTRIES).statements).kind == kind


def test_what_is_named_as_another_s_is_not_the_speaker_s():
    report = "Un taller\n\nRetos\n\nPerú indicó que faltan datos. Una buena práctica es la línea telefónica de Chile.\n"
    assert [(row.kind, row.countries) for row in found(propose(report, COUNTRIES))] == [
        ("challenge", ("PE",)),
        ("mention", ("CL",)),
    ]


def test_a_line_between_paragraphs_of_speech_is_a_heading():
    report = """Un taller

Intercambio de experiencias
Perú expuso su plan de registro.

Sociedad civil y organismos
ACNUR recomendó proteger los datos.
"""
    assert [(row.kind, row.actor) for row in found(propose(report, COUNTRIES))] == [
        ("mention", ""),
        ("recommendation", "ACNUR:international"),
    ]


@pytest.mark.parametrize(
    ("sentence", "countries", "actor_kind"),
    [
        ("Perú recomienda crear un registro.", ("PE",), "government"),
        ("La delegación de Chile informó que faltan datos.", ("CL",), "government"),
        ("O Brasil propôs um registro comum.", ("BR",), "government"),
        ("Chile y Perú señalaron que faltan datos.", ("CL", "PE"), "government"),
        ("La OIM recomienda crear un registro.", (), "international"),
        ("Perú: crear un registro.", ("PE",), ""),
        ("En Chile, faltan datos.", ("CL",), ""),
        ("Faltan datos (Perú).", ("PE",), ""),
    ],
)
def test_a_state_that_speaks_is_a_government(sentence, countries, actor_kind):
    (piece,) = propose(f"Un taller\n\nRecomendaciones\n\n- {sentence}\n", COUNTRIES).statements
    assert (piece.countries, piece.actor_kind) == (countries, actor_kind)


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Perú: faltan fondos", "Faltan fondos"),
        ("OIM: ética en el trato", "Ética en el trato"),
        ("Chile – 20 casos", "20 casos"),
        ("Chile. «casos» nuevos", "«casos» nuevos"),
        ("faltan fondos", "faltan fondos"),
        ("Nota: faltan fondos", "Nota: faltan fondos"),
    ],
)
def test_what_is_left_without_its_speaker_begins_with_a_capital(said, left):
    assert without_speaker(said, COUNTRIES) == left
