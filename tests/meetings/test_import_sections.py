"""Where a heading begins and ends, and who speaks below it."""

import pytest

from meetings.importing.proposing import propose
from tests.meetings.countries import COUNTRIES

pytestmark = pytest.mark.one_database


def said(report: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(piece.kind, piece.countries) for piece in propose(report, COUNTRIES).statements]


def headings(report: str) -> list[str]:
    return [piece.text for piece in propose(report, COUNTRIES).pieces if piece.role == "heading"]


def kinds(report: str) -> list[str]:
    return [kind for kind, _countries in said(report)]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Quedamos en", "agreement"),
        ("Para copiar", "mention"),
        ("Lo que cuesta", "challenge"),
        ("Lo que preocupa", "challenge"),
        ("Entraves", "challenge"),
        ("Qué se pide", "recommendation"),
        ("Ideas sobre la mesa", "proposal"),
        ("Offers made", "proposal"),
        ("O que já se faz", "advance"),
        ("Practices worth replicating", "mention"),
        ("Perspectives", "approach"),
        ("Lo que nos une", "common_element"),
        ("Encaminhamentos", "way_forward"),
        ("Cumplimiento de los acuerdos de la reunión anterior", "recount"),
        ("Seguimiento del Acta 01/2021", "recount"),
        ("Seguimiento", "way_forward"),
        ("Acuerdo de residencia del Mercosur", "context"),
        ("Compromiso de Cartagena", "context"),
        ("Programa Oportunidades", "context"),
        ("Retorno y reintegración", "context"),
    ],
)
def test_a_heading_says_a_kind_in_plain_words_and_a_name_says_none(heading, kind):
    assert kinds(f"Un taller\n\n{heading}\n\n- Una ventanilla en cada puerto.\n- Un registro.\n") == [
        kind,
        kind,
    ]


@pytest.mark.parametrize(
    ("lead_in", "kind"),
    [
        ("O grupo sugere que:", "recommendation"),
        ("Las delegaciones acordaron lo siguiente:", "agreement"),
        ("The following was proposed:", "proposal"),
    ],
)
def test_half_a_sentence_leads_to_a_list(lead_in, kind):
    report = f"Un taller\n\nDiscusión\n\nHubo una pausa de media hora para el café. {lead_in}\n- Una sala.\n- Un registro.\n"
    assert kinds(report) == ["context", kind, kind]


def test_a_heading_numbered_as_the_last_one_ends_it():
    report = """Una reunión

Punto 1. Desafíos

- Una ventanilla.

Punto 2. Retorno

Un registro en cada puerto de la costa y del interior del país, con horario corrido.
"""
    assert kinds(report) == ["challenge", "advance"]


def test_who_was_invited_to_consider_is_no_list_of_participants():
    report = (
        "A meeting\n\nDiscussion\n\nParticipants were invited to consider:\n- What works?\n- What next?\n"
    )
    assert kinds(report) == ["question", "question"]


def test_a_heading_runs_into_its_paragraph():
    report = """Ata da reunião

1. Abertura. A Ministra declarou aberta a sessão e agradeceu a presença de todas as delegações.

2. Propostas. A Argentina ofereceu redigir a minuta e o Brasil colocou-se à disposição para traduzir.

3. Encaminhamentos. A minuta será distribuída a todas as delegações até 31 de outubro, sem falta.
"""
    assert headings(report) == ["Abertura.", "Propostas.", "Encaminhamentos."]
    assert kinds(report) == ["context", "proposal", "way_forward"]


def test_a_person_s_heading_says_for_which_state_it_is_said():
    report = """Un seminario

Exposiciones

Gabriela Tituaña, Ministerio del Trabajo del Ecuador

Explicó que desde 2023 se visitan domicilios. Reconoció que la cobertura es mínima.

Ana Paz, consultora

Explicó que desde 2020 funcionan dos casas de derechos en la costa y una en la sierra.
"""
    assert said(report) == [("advance", ("EC",)), ("challenge", ("EC",)), ("advance", ())]


@pytest.mark.parametrize(
    ("sentence", "countries"),
    [
        ("La delegación paraguaya solicitó una copia.", ("PY",)),
        ("A delegação venezuelana dispôs-se a receber uma visita.", ("VE",)),
        ("Por Chile, la jefa de gabinete comentó que la ley está vigente.", ("CL",)),
        ("Paola Riquelme, fiscal de Chile, dice que hay una ley.", ("CL",)),
        ("Las familias peruanas pidieron una copia.", ()),
    ],
)
def test_who_speaks_for_a_state(sentence, countries):
    assert said(f"Un taller\n\nDiscusión\n\n{sentence}\n")[0][1] == countries


def test_what_is_to_be_done_until_a_day_is_a_next_step_among_agreements():
    report = "Un taller\n\nAcuerdos\n\n- Crear un grupo.\n- La OIM envía un cuestionario; respuestas hasta el 15 de julio.\n"
    assert kinds(report) == ["agreement", "way_forward"]
