"""What a Word file shows that is no answer: hidden, struck out, pictures. It is left out, and told."""

import pytest
from docx import Document
from docx.shared import Pt
from PIL import Image

from fichas.models import WordImport
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import person
from tests.fichas.word_forms import form, meaning, paragraph, run, saved

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def rosa():
    return person()


def formatted(text: str, *formats: str) -> str:
    inside = "".join(f"<w:{one}/>" for one in formats)
    return f'<w:r><w:rPr>{inside}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def left_out() -> list[tuple]:
    return [(one["field"], one["why"], one["text"]) for one in WordImport.objects.get().report["left_out"]]


def test_what_its_author_hid_is_left_out_and_told(imported):
    cell = paragraph("Visible. ", formatted("Nota ", "vanish"), formatted("interna. ", "vanish", "b"), "Fin.")
    said, report = imported(n1_2="Registro", n2_2=cell)
    assert said["summary"] == "Visible. Fin."
    assert report.status("summary") == "understood"
    assert left_out() == [("summary", "hidden", "Nota interna.")]


def test_so_is_what_is_struck_out(imported):
    cell = paragraph("Son ", formatted("300", "strike"), "500", formatted(" o 600", "dstrike"), ".")
    said, _report = imported(n1_2="Registro", n2_2=cell)
    assert said["summary"] == "Son 500."
    assert left_out() == [("summary", "struck", "300"), ("summary", "struck", " o 600".strip())]


def test_a_format_that_is_switched_off_hides_nothing():
    cell = paragraph(formatted("Uno.", 'vanish w:val="0"'), formatted(" Dos.", 'strike w:val="false"'))
    assert meaning(n2_2=cell)["summary"].value == "Uno. Dos."


def test_a_style_hides_as_well(imported):
    document = Document()
    document.styles.add_style("Nota", 1).font.hidden = True
    cell = f'<w:p><w:pPr><w:pStyle w:val="Nota"/></w:pPr>{run("Interna.")}</w:p>' + paragraph("Uno.")
    said, _report = imported(form(document=document, n1_2="Registro", n2_2=cell))
    assert said["summary"].strip() == "Uno."
    assert left_out() == [("summary", "hidden", "Interna.")]


def test_an_option_that_is_struck_out_is_not_chosen(imported):
    options = paragraph("Nacional"), paragraph(formatted("Provincial", "strike"))
    assert imported(n1_2="Registro", n1_4="".join(options))[0]["levels"] == ["nacional"]


@pytest.mark.parametrize(
    ("place", "high", "expected"),
    [("superscript", "6", "10⁶"), ("superscript", "er", "10er"), ("subscript", "2", "10₂")],
)
def test_a_figure_set_high_is_not_read_beside_the_one_before(place, high, expected):
    raised = f'<w:r><w:rPr><w:vertAlign w:val="{place}"/></w:rPr><w:t>{high}</w:t></w:r>'
    assert meaning(n2_2=paragraph("10", raised))["summary"].value == expected


@pytest.mark.parametrize(("switch", "written"), [('w:val="0"', "Dirección General"), ("", None)])
def test_a_control_gives_its_text_once_somebody_wrote_in_it(switch, written):
    control = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr {switch}/><w:text/></w:sdtPr>"
        f"<w:sdtContent>{run('Dirección General')}</w:sdtContent></w:sdt>"
    )
    said = meaning(n1_2="Registro", n1_5=paragraph(control))
    assert (said["responsible_entity"].value if "responsible_entity" in said else None) == written


def test_pictures_in_an_answer_are_told_even_where_it_has_no_words(imported, tmp_path):
    Image.new("RGB", (8, 8)).save(tmp_path / "mapa.png")
    document = Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "1.2 Título de Experiencia", "Registro"
    table.cell(1, 0).text = "2.3 Resultados logrados"
    picture = table.cell(1, 1).paragraphs[0].add_run().add_picture(str(tmp_path / "mapa.png"), Pt(20))
    picture._inline.docPr.set("descr", "Mapa de oficinas")
    _said, report = imported(saved(document))
    assert report.status("results") == "blank"
    assert left_out() == [("results", "picture", "Mapa de oficinas")]


def test_the_report_shows_it(imported, rosa):
    imported(n1_2="Registro", n2_2=paragraph("Uno.", formatted("Nota interna.", "vanish")))
    page = signed_in(rosa).get(at("word_report", WordImport.objects.get().ficha)).content.decode()
    assert "Lo que no se tomó" in page
    assert "2.2 Resumen de la experiencia" in page
    assert "Nota interna." in page
