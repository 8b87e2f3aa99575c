"""A filled form of 2014 becomes a draft, and its person is told what was understood of it."""

import json
import re

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from fichas.form.drafts import country_text, save_answers
from fichas.models import Ficha, WordImport
from fichas.word.opening import Refused
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import person
from tests.fichas.word_forms import form, paragraph, run, saved, with_link, write

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def rosa():
    return person()


@pytest.fixture
def client(rosa):
    return signed_in(rosa)


WHOLE = {
    "n1_1": "República del Perú",
    "n1_2": "Registro consular móvil",
    "n1_3": "☐ Sistemas de información y mecanismos operativos para el registro migratorio de frontera\n"
    "☐ Políticas migratorias desarrolladas con base en procesos de consulta social\n"
    "☐ Fortalecimiento de las prácticas en derechos humanos en la política migratoria\n"
    "☒ Mecanismos integrales de asistencia consular y sistemas de información consulares\n"
    "☐ Reestructuración de la institucionalidad migratoria y de los mecanismos de gestión\n"
    "☒ Otro: Retorno",
    "n1_4": "☒ Nacional ☐ Provincial ☐ Local ☐ Otro _____",
    "n1_5": "Ministerio de Relaciones Exteriores",
    "n1_6": "Poder Ejecutivo",
    "n1_7": "• Reniec\n• Ministerio del Interior",
    "n1_8": "OIM",
    "n1_9": "Política y normas\nX Institucionalidad\nMecanismos operativos",
    "n1_10": "[x] Documento publicado\n[ ] Archivo electrónico\n[ ] Sin documentación",
    "n1_11": "Transferencia de técnicos por un periodo de tiempo ( )\nIntercambio de expertos (x)\n"
    "Seguimiento online ( )\nCapacitación/cursos (x)\nOtro – Apoyo de una instancia técnica especializada ( )\n"
    "Otro ¿Cuál? ____",
    "n1_12": "Nombre: Ana Torres\nCargo: Jefa de Registro\nInstitución: Cancillería\nEmail: ana@example.org\n"
    "Email general institucional: consulados@example.org",
    "n2_1": "Uno.\nDos.",
    "n2_2": "palabra " * 212,
    "n2_3": "Tres.",
    "n2_4": "1.5 millones de trámites\n2.1 personas por familia",
    "n2_5": "Manual: https://example.org/manual.",
    "n2_6": "Cuatro.",
    "n2_9": "Ley 1 (https://example.org/ley)",
}


def test_the_form_of_2014_becomes_a_draft_with_every_numeral_in_its_place(imported):
    said, report = imported(**WHOLE)
    assert said["title"] == "Registro consular móvil"
    assert (said["themes"], said["themes_other"]) == (["asistencia-consular", "otro"], "Retorno")
    assert (said["levels"], said["levels_other"]) == (["nacional"], "")
    assert said["responsible_entity"] == "Ministerio de Relaciones Exteriores"
    assert said["parent_entity"] == "Poder Ejecutivo"
    assert said["associated_entities"] == ["Reniec", "Ministerio del Interior"]
    assert said["participating_entities"] == ["OIM"]
    assert (said["categories"], said["documentation"]) == (["institucionalidad"], ["publicada"])
    assert (said["transfer_needs"], said["transfer_needs_other"]) == (["capacitacion", "expertos"], "")
    assert (said["contact_name"], said["contact_post"]) == ("Ana Torres", "Jefa de Registro")
    assert said["contact_institution"] == "Cancillería"
    assert said["contact_personal_email"] == "ana@example.org"
    assert said["contact_email"] == "consulados@example.org"
    assert (said["background"], said["results"], said["success_factors"]) == (
        "Uno.\nDos.",
        "Tres.",
        "Cuatro.",
    )
    assert said["figures"] == "1.5 millones de trámites\n2.1 personas por familia"
    assert said["outputs"] == "Manual: https://example.org/manual."
    assert said["references"] == "Ley 1 (https://example.org/ley)"
    assert said["links"] == [
        {"numeral": "2.5", "label": "", "url": "https://example.org/manual"},
        {"numeral": "2.9", "label": "", "url": "https://example.org/ley"},
    ]
    assert report.strange == []


def test_the_report_says_what_was_understood_what_is_too_long_and_what_is_blank(imported):
    _said, report = imported(**WHOLE)
    assert report.status("title") == report.status("links") == "understood"
    assert report.status("summary") == "too_long"
    assert report["summary"]["notes"] == ["Le sobran 12 palabras: el máximo es 200."]
    assert report.status("limitations") == report.status("place") == "blank"
    assert report.status("country") == "understood"


@pytest.mark.parametrize("name", ["Perú", "PERU", "pe", "República del Perú"])
def test_the_country_of_the_file_is_only_compared(imported, name):
    assert imported(**WHOLE | {"n1_1": name})[1].status("country") == "understood"
    said, report = imported(**WHOLE | {"n1_1": "Chile"})
    assert said["country"] == "PE"
    assert report["country"]["notes"] == [
        "El archivo no dice el país para el que se abrió la ficha, que es Perú. Dice:"
    ]
    assert report["country"]["texts"] == ["Chile"]


class TestLinks:
    def test_a_link_gives_its_text_and_its_address(self, imported):
        document, number = with_link("https://example.org/manual.pdf")
        link = f'<w:hyperlink r:id="{number}">{run("Manual")}</w:hyperlink>'
        said, _report = imported(form(document=document, n1_2="R", n2_5=paragraph("Véase el ", link, ".")))
        assert said["outputs"] == "Véase el Manual."
        assert said["links"] == [
            {"numeral": "2.5", "label": "Manual", "url": "https://example.org/manual.pdf"}
        ]

    def test_so_does_one_of_the_old_kind(self, imported):
        field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        code = run(' HYPERLINK "https://example.org/ley" ', "w:instrText")
        cell = paragraph(
            field.format("begin") + code + field.format("separate") + run("Ley") + field.format("end")
        )
        said, _report = imported(n1_2="R", n2_9=cell)
        assert (said["references"], said["links"][0]["url"]) == ("Ley", "https://example.org/ley")

    def test_elsewhere_its_address_is_told(self, imported):
        document, number = with_link("https://example.org/ley")
        link = f'<w:hyperlink r:id="{number}">{run("la ley")}</w:hyperlink>'
        said, report = imported(form(document=document, n1_2="R", n2_1=paragraph("Por ", link, ".")))
        assert said["background"] == "Por la ley."
        assert report["background"]["notes"] == ["«la ley» enlaza a https://example.org/ley"]
        assert said["links"] == []

    def test_in_our_table_a_word_may_hide_the_address(self, imported):
        document, number = with_link("https://example.org/ley")
        table = document.add_table(rows=2, cols=3)
        heads = ("Corresponde a", "Nombre del enlace", "Dirección, que comienza con https://")
        for cell, text in zip(table.rows[0].cells, heads, strict=True):
            cell.text = text
        table.cell(1, 0).text, table.cell(1, 1).text = "2.5 Productos", "Ley 1"
        write(
            table.cell(1, 2),
            f'<w:p><w:hyperlink r:id="{number}">{run("aquí")}</w:hyperlink></w:p>',
            after=True,
        )
        said, _report = imported(form(document=document, n1_2="R"))
        assert said["links"] == [{"numeral": "2.5", "label": "Ley 1 aquí", "url": "https://example.org/ley"}]


class TestNothingIsLost:
    def test_text_outside_the_form_is_shown(self, imported):
        document = Document()
        document.add_paragraph("Nota del director: urgente.")
        _said, report = imported(form(document=document, n1_2="Registro"))
        assert report.strange == ["Nota del director: urgente."]

    def test_text_after_the_form_is_not_its_last_answer(self, imported):
        document = Document()
        form(document=document, n1_2="Registro", n2_9="Ley.")
        document.add_paragraph("Enviado por correo.")
        said, report = imported(saved(document))
        assert (said["references"], report.strange) == ("Ley.", ["Enviado por correo."])

    def test_every_word_of_a_strange_file_is_in_the_draft_or_in_the_report(self, imported):
        cells = {name: f"palabra{name}\nsegunda{name}" for name in WHOLE if name != "n1_1"}
        said, report = imported(**cells)
        kept = json.dumps([said, report.rows, report.strange])
        assert all(re.search(rf"\b(palabra|segunda){name}\b", kept) for name in cells)
        assert all(f"{word}{name}" in kept for name in cells for word in ("palabra", "segunda"))

    def test_a_file_without_numerals_makes_no_draft(self, imported):
        document = Document()
        document.add_paragraph("Estimada Secretaría:")
        with pytest.raises(Refused, match="no se encontraron los numerales"):
            imported(saved(document))
        assert not Ficha.objects.exists()


class TestThePage:
    def upload(self, client, data: bytes, name="ficha.docx"):
        return client.post(reverse("fichas:word_import"), {"archivo": SimpleUploadedFile(name, data)})

    def test_from_the_file_to_the_report_and_the_draft(self, client, rosa):
        page = client.get(reverse("fichas:start")).text
        assert reverse("fichas:word_import") in page and reverse("fichas:word_template") in page
        response = self.upload(client, form(**WHOLE))
        ficha = Ficha.objects.get()
        assert response["Location"] == at("word_report", ficha)
        report = client.get(at("word_report", ficha)).text
        assert "Le sobran 12 palabras: el máximo es 200." in report
        assert f"{at('section', ficha, 'descripcion')}#summary" in report
        assert at("word_report", ficha) in client.get(at("task_list", ficha)).text
        assert country_text(ficha).progress.get(section="perfil").written_by == rosa

    def test_the_same_file_again_is_another_draft(self, client, rosa):
        self.upload(client, form(**WHOLE))
        first = Ficha.objects.get()
        save_answers(first, "perfil", {"title": "Cambiado"}, revision=99, by=rosa)
        self.upload(client, form(**WHOLE))
        assert Ficha.objects.count() == 2
        assert country_text(first).title == "Cambiado"

    def test_without_a_file_it_asks_for_one(self, client):
        response = client.post(reverse("fichas:word_import"))
        assert response.status_code == 422
        assert "Elija el archivo de Word" in response.text

    def test_hostile_texts_and_names_are_inert(self, client):
        hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
        data = form(n1_2=hostile, n1_4=hostile, n1_1=hostile)
        self.upload(client, data, "\u202e<script>alert(1)</script>.docx")
        ficha = Ficha.objects.get()
        page = client.get(at("word_report", ficha)).text
        assert "<script>alert" not in page and "<img src=x" not in page
        assert "\u202e" not in WordImport.objects.get().file_name

    def test_a_ficha_that_came_from_no_file_has_no_report(self, client, rosa):
        client.post(reverse("fichas:start"), {"desde": "blanco"})
        assert client.get(at("word_report", Ficha.objects.get())).status_code == 404


SAMPLES = sorted((settings.ROOT / "tests" / "data" / "word").glob("*.docx"))
ANSWERS = json.loads((settings.ROOT / "tests" / "data" / "word" / "answers.json").read_text("utf-8"))
FIELDS = {
    "1.2": "title",
    "1.3": "themes",
    "1.3 otro": "themes_other",
    "1.4": "levels",
    "1.5": "responsible_entity",
    "1.6": "parent_entity",
    "1.7": "associated_entities",
    "1.8": "participating_entities",
    "1.9": "categories",
    "1.10": "documentation",
    "1.11": "transfer_needs",
    "1.11 otro": "transfer_needs_other",
    "Nombre": "contact_name",
    "Cargo": "contact_post",
    "Institución": "contact_institution",
    "Email": "contact_personal_email",
    "Email general institucional": "contact_email",
    "2.1": "background",
    "2.2": "summary",
    "2.3": "results",
    "2.4": "figures",
    "2.5": "outputs",
    "2.6": "success_factors",
    "2.7": "limitations",
    "2.8": "considerations",
    "2.9": "references",
}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_forms_filled_in_with_libreoffice_have_every_numeral_right(imported, path):
    said, report = imported(path.read_bytes())
    assert {key: said[name] for key, name in FIELDS.items()} == {key: ANSWERS[key] for key in FIELDS}
    assert said["links"] == [
        {"numeral": "2.5", "label": "Manual", "url": "https://example.org/manual"},
        {"numeral": "2.9", "label": "", "url": "https://example.org/informe-2014"},
    ]
    assert report.strange == []
    assert {report.status(name) for name in FIELDS.values() if not name.endswith("_other")} == {"understood"}


def test_there_is_a_sample_for_every_way_of_ticking():
    assert [path.stem for path in SAMPLES] == ["ticks-boxes", "ticks-brackets", "ticks-controls", "ticks-x"]
