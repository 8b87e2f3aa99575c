"""Where an answer begins in a file whose labels are not word for word the form's, and what of it is doubtful."""

from functools import partial

import pytest
from docx import Document

from fichas.models import WordImport
from fichas.word.headings import read_heading
from fichas.word.opening import Refused
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import person
from tests.fichas.word_forms import brought_in, saved

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def rosa():
    return person()


@pytest.fixture
def imported(rosa):
    return partial(brought_in, rosa)


def lines(*texts: str) -> bytes:
    document = Document()
    for text in ("1.2 Título de Experiencia: Registro", *texts):
        document.add_paragraph(text)
    return saved(document)


def rows(*rows: tuple[str, ...]) -> bytes:
    document = Document()
    table = document.add_table(rows=0, cols=max(map(len, rows)))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text
    return saved(document)


def test_a_label_in_other_words_begins_its_answer(imported):
    said, report = imported(
        lines(
            "2.4 Cifras relevantes /destacadas",
            "500 permisos",
            "2.6 Que la hace una buena practica",
            "Es sencilla. Ana Torres, celular 987 654 321",
        )
    )
    assert (said["figures"], report.status("figures")) == ("500 permisos", "understood")
    assert said["success_factors"].startswith("Es sencilla.")
    label, contact = report["success_factors"]["notes"]
    assert report.status("success_factors") == "doubtful"
    assert "«2.6 Que la hace una buena practica»" in label
    assert "«celular 987 654 321»" in contact


def test_a_contact_after_the_answers_is_in_none_of_them(imported):
    said, report = imported(
        lines("2.4 Cifras relevantes", "500 permisos", "Contacto: Ana, celular 987 654 321")
    )
    assert said["figures"] == "500 permisos"
    assert report.strange == ["Ana, celular 987 654 321"]


@pytest.mark.parametrize(
    "line",
    [
        "2.3 Logros de la experiencia: Tres.",
        "(2.3) Tres.",
        "2.3 Resultados obtenidos: Tres.",
        "Resultados logrados: Tres.",
        "2.3. Tres.",
    ],
)
def test_a_numeral_or_a_label_begins_an_answer(imported, line):
    said, _report = imported(lines("2.2 Resumen de la experiencia: Dos.", line))
    assert said["summary"] == "Dos."
    assert said["results"].endswith("Tres.")


def test_a_label_with_a_slip_is_known_and_said(imported):
    said, report = imported(lines("Resumen de la experencia", "Dos."))
    assert (said["summary"], report.status("summary")) == ("Dos.", "doubtful")


@pytest.mark.parametrize(
    "line",
    ["1.5 millones de personas cruzan.", "2.1 por ciento", "2.3", "En resumen de la experiencia, bien."],
)
def test_a_quantity_or_a_sentence_begins_nothing(imported, line):
    said, report = imported(lines("2.2 Resumen de la experiencia: Dos.", line))
    assert said["summary"] == f"Dos.\n{line}"
    assert report.status("summary") == "understood"


def test_the_footnote_of_the_form_is_no_answer(imported):
    note = "⁶ Factores de éxito, replicabilidad, eficacia, sostenibilidad, pertinencia, legitimidad"
    _said, report = imported(
        lines(
            "2.6 ¿Qué la hace una experiencia exitosa/buena práctica⁶?",
            "Es sencilla.",
            "2. Descripción de Experiencia/ Práctica",
            note,
        )
    )
    assert report.status("success_factors") == "understood"
    assert report.strange == []


@pytest.mark.parametrize("answer", ["Registro único", ""])
def test_numeral_label_and_answer_in_three_columns(imported, answer):
    said, report = imported(
        rows(
            ("1.2", "Título de Experiencia", answer),
            ("2.2", "Resumen de experiencia", "Texto del resumen."),
            ("2.3", "Tres.", ""),
        )
    )
    assert (said["title"], said["summary"], said["results"]) == (answer, "Texto del resumen.", "Tres.")
    assert report.strange == []


@pytest.mark.parametrize(
    "text",
    [
        "Escribir a ana.torres@example.org",
        "Tel.: 01 234 5678",
        "Teléfono (56) 2 2345 6789",
        "Llamar al +51 1 204 2400",
        "999 888 777",
        "Nombre: Ana Torres",
        "Lic. Ana Torres coordina",
        "Av. España 730, Lima",
        "Jirón Lampa N° 545",
        "DNI 45678912",
        "11-4567-8901",
    ],
)
def test_what_looks_like_a_contact_in_a_public_answer_is_doubtful(imported, text):
    said, report = imported(lines("2.2 Resumen de la experiencia", text))
    assert said["summary"] == text
    assert report.status("summary") == "doubtful"
    assert "se publica" in report["summary"]["notes"][0]


@pytest.mark.parametrize(
    "text",
    [
        "128.400 personas entre 2010-2019, con 1 350 000 trámites",
        "Ley 25.871 y Decreto 616/2010",
        "Se atendió en 24 oficinas; la avenida de entrada",
        "950 000 000 de pesos",
        "El nombre: una elección",
    ],
)
def test_figures_laws_and_years_are_no_contact(imported, text):
    assert imported(lines("2.2 Resumen de la experiencia", text))[1].status("summary") == "understood"


def test_the_contact_itself_is_no_doubt(imported):
    _said, report = imported(lines("1.12 Persona de contacto", "Nombre: Ana Torres", "Cargo: Jefa"))
    assert report.status("contact_name") == report.status("contact_post") == "understood"


def test_the_report_shows_how_every_answer_begins(imported, rosa):
    long = "Primero " + "palabra " * 100
    _said, report = imported(
        rows(
            ("1.2 Título de Experiencia", "Registro"),
            ("1.4 Nivel territorial", "☒ Nacional\n☒ Otro: Regional"),
            ("1.7 Otras entidades asociadas", "OIM\nACNUR"),
            ("2.2 Resumen de la experiencia", long),
            ("2.9 Documentación sobre la práctica", "Ley https://example.org/ley"),
        )
    )
    assert report["levels"]["begins"] == "Nacional; Otro · Regional"
    assert report["associated_entities"]["begins"] == "OIM; ACNUR"
    assert report["summary"]["begins"].startswith("Primero palabra")
    assert len(report["summary"]["begins"]) <= 120
    assert all(row["begins"] for row in report.rows.values() if row["status"] == "understood")
    page = signed_in(rosa).get(at("word_report", WordImport.objects.get().ficha)).content.decode()
    assert "«Nacional; Otro · Regional»" in page
    assert "Dudoso" not in page


def test_a_file_of_thousands_of_lines_is_no_ficha(imported, monkeypatch):
    monkeypatch.setattr("fichas.word.importing.MAX_LINES", 50)
    with pytest.raises(Refused, match="demasiado largo"):
        imported(lines(*["2.2 Resumen de la experiencia"] * 50))
    with pytest.raises(Refused, match="demasiado largo"):
        imported(rows(*[("2.2 Resumen de la experiencia", "Dos.")] * 26))


def test_a_numeral_with_the_label_of_another_question_is_doubted():
    heading = read_heading("2.2 Resultados logrados", in_cell=True)
    assert (heading.target, heading.is_sure) == ("summary", False)
    assert read_heading("2.2 Resumen de la experiencia", in_cell=True).is_sure
