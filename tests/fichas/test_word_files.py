"""The ficha as a Word file: the template, and a ficha to take away."""

import io

import pytest
from django.urls import reverse
from docx import Document

from fichas.form.drafts import country_text
from fichas.form.starting import start_ficha
from fichas.models import WordImport
from fichas.word.importing import import_word
from fichas.word.opening import Refused
from fichas.word.writing import ficha_document, template
from practices.answers import read_answers
from practices.lists import lists
from practices.models import Country
from practices.sections import SECTIONS
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import fill, person
from tests.fichas.word_forms import RICH, there_and_back
from tests.people import administrator, secretary

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def rosa():
    return person()


@pytest.fixture
def peru():
    return Country.objects.get(code="PE")


@pytest.fixture
def known():
    return lists("as the tests have them")


def texts(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    return "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)


class TestTheTemplate:
    def test_it_asks_every_question_by_its_numeral_and_official_label(self, known):
        text = texts(template(known))
        for part in SECTIONS:
            for one in part.questions:
                if one.printed and not one.apart and one.field.label is one.label:
                    assert f"{one.numeral} {one.label}".strip() in text
        for words in ("Máximo: 160 palabras", "Email general institucional", "Año de inicio"):
            assert words in text

    def test_it_offers_every_value_that_the_lists_have_today(self, known):
        document = Document(io.BytesIO(template(known)))
        text = "".join(document.element.itertext())
        for name in ("theme", "level", "category", "gcmobjective", "sustainablegoal", "guidingprinciple"):
            assert all(item.title in text for item in known[name].values())
        assert "☒" not in text

    def test_it_is_a_sheet_for_print_and_screen_readers(self, known):
        document = Document(io.BytesIO(template(known)))
        assert (
            round(document.sections[0].page_width.cm, 1),
            round(document.sections[0].page_height.cm, 1),
        ) == (
            21.0,
            29.7,
        )
        for table in document.tables:
            assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
            assert all(row._tr.trPr.xpath("w:cantSplit") for row in table.rows[1:])
        assert document.styles.element.xpath("w:docDefaults//w:lang/@w:val") == ["es"]
        titles = [one.text for one in document.paragraphs if one.style.name == "Heading 1"]
        assert titles[:2] == ["1. Perfil General", "1.12 Persona de contacto"]

    def test_it_names_no_machine_and_no_person(self, known):
        own = Document(io.BytesIO(template(known))).core_properties
        assert own.author == own.last_modified_by == "Conferencia Suramericana sobre Migraciones"
        assert (own.comments, own.created.year) == ("", 2014)

    def test_focal_points_and_the_secretariat_take_it_and_nobody_else(self, client, rosa):
        address = reverse("fichas:word_template")
        assert client.get(address).status_code == 302
        assert signed_in(administrator()).get(address).status_code == 404
        for user in (rosa, secretary()):
            response = signed_in(user).get(address)
            assert response["Content-Disposition"] == 'attachment; filename="plantilla-ficha-tecnica.docx"'
            assert response["X-Content-Type-Options"] == "nosniff"
            assert Document(io.BytesIO(response.content)).tables

    def test_brought_back_blank_it_makes_no_draft(self, known, peru, rosa):
        with pytest.raises(Refused, match="ficha sin llenar"):
            import_word(template(known), "plantilla.docx", known, peru, rosa)
        assert not WordImport.objects.exists()


class TestTakingAFichaAway:
    def test_it_is_a_file_with_everything_the_country_wrote(self, peru, rosa):
        ficha = fill(start_ficha(peru, rosa), rosa, contact_name="Ana Torres")
        response = signed_in(rosa).get(at("word", ficha))
        assert response["Content-Disposition"] == f'attachment; filename="{ficha.reference}.docx"'
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "Ana Torres" in texts(response.content)

    def test_to_another_country_it_does_not_exist(self, peru, rosa):
        ficha = start_ficha(peru, rosa)
        stranger = signed_in(person("BR", "João Lima"))
        assert stranger.get(at("word", ficha)).status_code == 404
        assert stranger.get(at("word_report", ficha)).status_code == 404

    def test_its_files_are_named_and_stay_where_they_are(self, peru, rosa, known):
        file = {"numeral": "2.9", "title": "Informe final", "name": "informe.pdf"}
        stored = {"sha256": "0" * 64, "size": 3, "media_type": "application/pdf"}
        ficha = fill(start_ficha(peru, rosa), rosa)
        country_text(ficha).files.create(position=1, **file | stored)
        again = there_and_back(ficha, rosa, known)
        assert read_answers(country_text(again))["files"] == []
        assert again.word_import.report["files"] == ["2.9 · Informe final · informe.pdf"]

    def test_the_same_answers_make_the_same_document(self, peru, rosa, known):
        ficha = fill(start_ficha(peru, rosa), rosa, **RICH)
        first, second = (Document(io.BytesIO(ficha_document(ficha, known))) for _ in range(2))
        assert first.element.xml == second.element.xml
        assert first.core_properties.modified == second.core_properties.modified
