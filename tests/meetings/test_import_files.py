"""The text of a report comes out of a file: .txt in the encodings that are met with, .docx within the limits of any Word file."""

import pytest

from meetings.importing.choices import Refused
from meetings.importing.proposing import propose
from meetings.importing.reading import read_file
from tests.documents import archive, pdf
from tests.meetings.countries import COUNTRIES
from tests.meetings.expected import text
from tests.meetings.proposals import word

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_in_the_encodings_that_are_met_with(encoding):
    assert read_file("Informe.TXT", "Avances en Perú: 5 €".encode(encoding)) == "Avances en Perú: 5 €"


def test_a_known_text_comes_as_it_is():
    assert read_file("guia.txt", text("guide").encode()) == text("guide")


def test_a_table_of_two_columns_in_word_is_read_as_two_strands():
    data = word(
        "Buenas prácticas:",
        [
            ["Trata", "Tráfico"],
            [
                "Guatemala: Protocolo de repatriación.\nLeyes en todos los países.",
                "SLV: Se enjuició a un traficante.",
            ],
        ],
        "Recomendaciones",
        "Homologar las políticas.",
    )
    proposal = propose(read_file("mesas.docx", data), COUNTRIES)
    assert [(piece.kind, piece.strand, piece.countries) for piece in proposal.statements] == [
        ("mention", "trafficking", ("GT",)),
        ("mention", "trafficking", ()),
        ("mention", "smuggling", ("SV",)),
        ("recommendation", "", ()),
    ]


def test_a_table_by_country_in_word_has_its_kinds_by_column():
    data = word(
        "Resumen",
        [
            ["País", "Avances", "Desafíos"],
            ["Chile", "Nueva ley", ""],
            ["Perú", "", "Demoras\nFalta de datos"],
        ],
    )
    proposal = propose(read_file("resumen.docx", data), COUNTRIES)
    assert [(piece.kind, piece.countries) for piece in proposal.statements] == [
        ("advance", ("CL",)),
        ("challenge", ("PE",)),
        ("challenge", ("PE",)),
    ]


def test_anything_else_is_refused_in_words():
    for name, data in (
        ("informe.pdf", pdf()),
        ("informe", b"Avances"),
        ("informe.txt", pdf()),
        ("informe.txt", b"\0\0\0"),
        ("informe.docx", b"Avances"),
        ("informe.docx", archive({"word/document.xml": "<x/>"})),
        ("informe.txt", b"a" * 5_000_000),
    ):
        with pytest.raises(Refused):
            read_file(name, data)
