"""The form of 2014 in the shapes in which it circulates: rows, paragraphs, tracked changes."""

import pytest
from docx import Document

from tests.fichas.word_forms import LABELS, form, meaning, paragraph, run, saved
from tests.hostile import TOWER

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.mark.parametrize("numeral", ["({})", "{}", "{}.", "{})", "{} –", "[{}]", "({}):"])
def test_numerals_are_known_however_they_are_set(imported, numeral):
    said, _report = imported(
        form(numeral, n1_2="Registro", n1_10="☒ Archivo electrónico", n2_1="Uno.", n2_9="Ley.")
    )
    assert (said["title"], said["documentation"]) == ("Registro", ["electronica"])
    assert (said["background"], said["references"]) == ("Uno.", "Ley.")


def test_a_list_that_is_far_too_long_is_shown_and_not_taken():
    entities = meaning(n1_7="\n".join(f"Entidad {number}" for number in range(501)))["associated_entities"]
    assert entities.value is None
    assert entities.not_understood[0].endswith("Entidad 500")


def test_lines_to_write_on_are_no_answers():
    said = meaning(n1_2="________", n1_7="_____\n• Reniec\n_____", n2_1="………", n1_3="☐ Otro ______")
    assert said["associated_entities"].value == ["Reniec"]
    assert said["themes"].value == []
    assert not {"title", "background", "themes_other"} & set(said)


class TestTheTextOfACell:
    def background(self, *paragraphs: str) -> str:
        return meaning(n2_1="".join(paragraphs))["background"].value

    def test_tracked_changes_are_taken_as_accepted(self):
        inserted = f'<w:ins w:id="1" w:author="A">{run("nuevo")}</w:ins>'
        deleted = f'<w:del w:id="2" w:author="A">{run("viejo", "w:delText")}</w:del>'
        assert self.background(paragraph("Lo ", inserted, deleted, ".")) == "Lo nuevo."

    def test_a_struck_end_of_paragraph_joins_two(self):
        struck = f'<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>{run("Una ")}</w:p>'
        assert self.background(struck, paragraph("sola.")) == "Una sola."

    def test_breaks_tabs_and_blank_lines_stay(self):
        broken = paragraph("Uno", "<w:r><w:br/></w:r>", "Dos", "<w:r><w:tab/></w:r>", "fin")
        assert self.background(broken, paragraph(), paragraph("Tres")) == "Uno\nDos\tfin\n\nTres"

    def test_items_of_lists_become_dashes(self):
        item = f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>{run("Uno")}</w:p>'
        plain = f'<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr>{run("Tres")}</w:p>'
        styled = f'<w:p><w:pPr><w:pStyle w:val="ListBullet2"/></w:pPr>{run("Dos")}</w:p>'
        assert self.background(item, styled, plain) == "- Uno\n- Dos\nTres"

    def test_content_controls_give_their_text_but_not_their_prompt(self):
        control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
        prompt = control.format("<w:showingPlcHdr/>", run("Haga clic aquí"))
        block = control.format("<w:text/>", paragraph("En bloque."))
        assert self.background(
            paragraph("Antes. ", control.format("", run("Dentro."))), block, paragraph(prompt)
        ) == ("Antes. Dentro.\nEn bloque.")

    def test_a_nested_table_becomes_lines(self):
        cell = "<w:tc>{}</w:tc>"
        row = "<w:tr>" + cell.format(paragraph("150.000")) + cell.format(paragraph("permisos")) + "</w:tr>"
        said = meaning(n2_4=f"<w:tbl>{row}{row}</w:tbl>{paragraph()}")
        assert said["figures"].value == "150.000 permisos\n150.000 permisos"

    def test_a_field_of_the_old_kind_gives_what_it_shows(self):
        begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        code = run(" FORMTEXT ", "w:instrText") + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        assert self.background(paragraph(begin + code + run("Escrito.") + end)) == "Escrito."

    def test_characters_that_hide_are_taken_out_and_told(self, imported):
        said, report = imported(n1_2="Registro\u200f", n2_1="Uno\u202edos")
        assert (said["title"], said["background"]) == ("Registro", "Unodos")
        told = "Se quitaron caracteres que no se ven o que tapan el texto (U+202E)."
        assert report["background"]["notes"] == [told]

    def test_so_are_soft_hyphens_and_the_like(self, imported):
        said, report = imported(n1_2="Re\u00adgistro\u200b")
        assert said["title"] == "Registro"
        assert "(U+00AD, U+200B)" in report["title"]["notes"][0]

    def test_a_tower_of_marks_is_brought_down_and_told(self, imported):
        said, report = imported(n1_2="Registro", n2_1=TOWER)
        assert said["background"] == "Un país y a" + "\u0301" * 8
        assert "(U+0301)" in report["background"]["notes"][0]

    def test_the_note_of_the_limit_is_no_answer(self, imported):
        said, report = imported(n1_2="Registro", n2_1="(número máximo de palabras: 160) Uno.")
        assert said["background"] == "Uno."
        assert (said["summary"], report.status("summary")) == ("", "blank")


class TestOtherShapes:
    def test_loose_paragraphs(self, imported):
        document = Document()
        for line in (
            "FICHA TÉCNICA",
            "1. Perfil General",
            "1.2 Título de la experiencia: Registro móvil",
            "1.12 Persona de contacto",
            "Nombre: Ana Torres",
            "Correo electrónico: ana@example.org",
            "2. Descripción de Experiencia/ Práctica",
            "2.1 Antecedentes (Por qué surgió y principales objetivos): Uno.",
            "1.5 millones de personas cruzan.",
            "(2.3) Resultados logrados",
            "Tres.",
            "INSTRUCTIVO PARA COMPLETAR LA FICHA TÉCNICA",
            "(2.3) Indique los resultados logrados con la aplicación de la experiencia",
        ):
            document.add_paragraph(line)
        said, report = imported(saved(document))
        assert (said["title"], said["results"]) == ("Registro móvil", "Tres.")
        assert (said["contact_name"], said["contact_personal_email"]) == ("Ana Torres", "ana@example.org")
        assert said["background"] == "Uno.\n1.5 millones de personas cruzan."
        assert report.strange == []

    def test_the_contact_in_rows_of_its_own(self, imported):
        document = Document()
        table = document.add_table(rows=5, cols=3)
        table.cell(0, 0).merge(table.cell(4, 0)).text = "(1.12) Persona de contacto"
        parts = ("Nombre:", "Cargo:", "Institución:", "Email:", "Email general institucional:")
        for row, (label, value) in enumerate(
            zip(parts, "Ana Jefa Cancillería a@example.org b@example.org".split(), strict=True)
        ):
            table.cell(row, 1).text, table.cell(row, 2).text = label, value
        said, report = imported(saved(document))
        assert [said[name] for name in ("contact_name", "contact_post", "contact_institution")] == [
            "Ana",
            "Jefa",
            "Cancillería",
        ]
        assert (said["contact_personal_email"], said["contact_email"]) == ("a@example.org", "b@example.org")
        assert report.strange == []

    def test_the_contact_in_cells_that_name_their_part(self, imported):
        document = Document()
        table = document.add_table(rows=5, cols=2)
        table.cell(0, 0).merge(table.cell(4, 0)).text = "(1.12) Persona de contacto"
        parts = (
            "Nombre y apellido: Ana",
            "Cargo:",
            "Institución: Cancillería",
            "Email:",
            "Email general institucional: b@example.org",
        )
        for row, text in enumerate(parts):
            table.cell(row, 1).text = text
        said, report = imported(saved(document))
        assert [said[name] for name in ("contact_name", "contact_post", "contact_institution")] == [
            "Ana",
            "",
            "Cancillería",
        ]
        assert (said["contact_personal_email"], said["contact_email"]) == ("", "b@example.org")
        assert report.strange == []

    def test_a_label_across_the_page_with_its_answer_in_the_next_row(self, imported):
        document = Document()
        table = document.add_table(rows=4, cols=2)
        for row, text in enumerate(
            ["(2.1) Antecedentes", "Uno.", "(2.2) Resumen de la experiencia: Dos.", "Y tres."]
        ):
            table.cell(row, 0).merge(table.cell(row, 1)).text = text
        said, _report = imported(saved(document))
        assert (said["background"], said["summary"]) == ("Uno.", "Dos.\nY tres.")

    def test_an_answer_written_under_its_label(self, imported):
        document = Document()
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text = f"(2.1) {LABELS['2.1']}\nUno."
        assert imported(saved(document))[0]["background"] == "Uno."

    def test_two_answers_where_one_is_asked_choose_none(self, imported):
        document = Document()
        table = document.add_table(rows=2, cols=2)
        for row, (label, value) in enumerate(
            [("Idioma del texto", "☒ español\n☒ portugués"), ("Lugar", "Tacna")]
        ):
            table.cell(row, 0).text, table.cell(row, 1).text = label, value
        said, report = imported(saved(document))
        assert (said["language"], report["language"]["texts"]) == ("es", ["☒ español\n☒ portugués"])

    def test_years_of_our_own_template_written_in_words(self, imported):
        document = Document()
        table = document.add_table(rows=3, cols=2)
        rows = [
            ("Año de inicio", "marzo de 2019"),
            ("Presente", "Sí"),
            ("Objetivos principales del Pacto Mundial", "4, 10 y 23"),
        ]
        for row, (label, value) in enumerate(rows):
            table.cell(row, 0).text, table.cell(row, 1).text = label, value
        said, report = imported(saved(document))
        assert (said["start_year"], said["end_is_open"]) == (2019, True)
        assert said["primary_objectives"] == ["10", "23", "4"]
        assert report["start_year"]["notes"] == ["Se tomó el año de «marzo de 2019»."]
