"""What is uploaded is opened before it is kept: what may harm is refused, with a sentence that helps."""

import resource
import subprocess

import pytest
from django.core.exceptions import ValidationError

from fichas.files.attachments import receive
from fichas.files.inspection import inspect_file
from fichas.files.packages.directory import OLD_OFFICE
from tests.documents import OFFICE, odt, pdf, pdf_bomb, picture, sheet, slides, upload, word
from tests.fichas.attachments.refusals import ACTION, PAGE, refusal

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize(
    ("name", "make", "media_type"),
    [
        ("Informe final.pdf", pdf, "application/pdf"),
        ("informe.docx", word, f"{OFFICE}wordprocessingml.document"),
        ("DATOS.XLSX", sheet, f"{OFFICE}spreadsheetml.sheet"),
        ("charla.pptx", slides, f"{OFFICE}presentationml.presentation"),
        ("texto.odt", odt, "application/vnd.oasis.opendocument.text"),
    ],
)
def test_documents_are_kept_as_they_came(name, make, media_type):
    data = make()
    received = receive(upload(name, data))
    assert (received.name, received.data, received.media_type) == (name, data, media_type)


class TestWhatIsNotWhatItsNameSays:
    @pytest.mark.parametrize(
        "name", ["pagina.html", "dibujo.svg", "programa.exe", "sin-final", "carta.doc", "a.pdf.js"]
    )
    def test_other_formats_are_refused_with_the_list_of_those_taken(self, name):
        assert refusal(name, pdf()) == "Se aceptan archivos pdf, docx, xlsx, pptx, odt, png y jpg."

    @pytest.mark.parametrize(
        "data", [PAGE, b"<svg/>", b"MZ", picture(), b"\0"], ids=["html", "svg", "exe", "png", "nul"]
    )
    @pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "pptx", "odt", "jpg"])
    def test_renamed_files_are_refused(self, kind, data):
        assert refusal(f"archivo.{kind}", data)

    @pytest.mark.parametrize(
        ("name", "make"), [("a.xlsx", word), ("a.docx", slides), ("a.odt", word), ("a.docx", odt)]
    )
    def test_one_office_format_under_the_name_of_another(self, name, make):
        assert "no es el de un archivo" in refusal(name, make())

    def test_a_word_file_with_a_password_or_of_the_old_format(self):
        assert "contraseña o es de un formato antiguo" in refusal("a.docx", OLD_OFFICE + bytes(600))


class TestSizes:
    def test_an_empty_file(self):
        assert refusal("a.pdf", b"") == "El archivo está vacío."

    def test_one_byte_over_the_limit(self, settings):
        data = pdf()
        settings.MAX_ATTACHMENT_BYTES = len(data)
        assert receive(upload("a.pdf", data)).data == data
        settings.MAX_ATTACHMENT_BYTES = len(data) - 1
        assert "el máximo es" in refusal("a.pdf", data)


class TestTheChildProcess:
    def test_a_pdf_made_to_exhaust_memory_ends_only_its_own_process(self):
        data, before = pdf_bomb(megabytes=600), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with pytest.raises(ValidationError, match=r"exige demasiado|dañado"):
            inspect_file(data, "pdf")
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100 * 1024  # kilobytes

    def test_every_reason_has_its_sentence(self):
        with pytest.raises(ValidationError, match="PDF tiene guiones"):
            inspect_file(pdf(OpenAction=ACTION), "pdf")

    def test_what_a_decoder_raises_is_a_sentence(self, monkeypatch, tmp_path):
        done = subprocess.CompletedProcess([], 1, stdout=b"", stderr=b"DecompressionBombWarning")
        monkeypatch.setattr("fichas.files.inspection.subprocess.run", lambda *given, **named: done)
        with pytest.raises(ValidationError, match="exige demasiado"):
            inspect_file(pdf(), "pdf")

    def test_one_that_takes_too_long_is_ended(self, monkeypatch):
        monkeypatch.setattr("fichas.files.inspection.PATIENCE", 0.01)
        with pytest.raises(ValidationError, match="exige demasiado"):
            inspect_file(pdf(), "pdf")
