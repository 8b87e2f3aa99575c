"""A Word file may name a template of its writer's machine, and nothing else from outside it."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from fichas.files.attachments import receive
from fichas.word.opening import Refused, open_word
from tests.fichas.word_faults import GOOD, MAIN, TYPES, with_relationship, with_type
from tests.fichas.word_forms import part, repacked

pytestmark = pytest.mark.one_database


@pytest.mark.parametrize("kind", ["template", "document"])
def test_plain_documents_are_opened(kind):
    data = with_type(MAIN, b"wordprocessingml.template.main+xml") if kind == "template" else GOOD
    assert open_word(data).body is not None


LOCAL_TEMPLATES = [
    "Normal.dotm",
    "C:\\Users\\rosa\\AppData\\Roaming\\Microsoft\\Templates\\Normal.dotm",
    "file:///C:\\Documents%20and%20Settings\\rosa\\Plantillas\\Oficio.dot",
    "file:///C:/Users/rosa/Normal.dotm",
    "/Users/rosa/Library/Group%20Containers/Normal.dotm",
]
REMOTE_TEMPLATES = [
    "http://example.org/t.dotm",
    "HTTPS://example.org/t.dotm",
    "ftp://example.org/t.dotm",
    "//example.org/t.dotm",
    "\\\\example.org\\compartido\\t.dotm",
    "%5C%5Cexample.org%5Ccompartido%5Ct.dotm",
    "file://example.org/t.dotm",
    "file:////example.org/compartido/t.dotm",
    "file:///\\\\example.org\\compartido\\t.dotm",
    "file:///%5C%5Cexample.org/t.dotm",
    "/&#9;/example.org/t.dotm",
    "",
]


@pytest.mark.parametrize("target", LOCAL_TEMPLATES)
def test_the_template_of_the_writers_own_machine_is_no_danger(target):
    data = with_relationship("attachedTemplate", target)
    assert open_word(data).body is not None
    assert receive(SimpleUploadedFile("a.docx", data)).data == data


@pytest.mark.parametrize("target", REMOTE_TEMPLATES)
def test_a_template_on_another_machine_is_refused(target):
    data = with_relationship("attachedTemplate", target)
    with pytest.raises(Refused, match="otro lugar"):
        open_word(data)
    with pytest.raises(ValidationError, match="otro sitio"):
        receive(SimpleUploadedFile("a.docx", data))


@pytest.mark.parametrize("kind", ["image", "subDocument", "frame"])
def test_nothing_else_may_come_from_the_writers_own_machine(kind):
    with pytest.raises(Refused, match="otro lugar"):
        open_word(with_relationship(kind, LOCAL_TEMPLATES[1]))


def with_default_type(ending: bytes, kind: bytes = MAIN) -> bytes:
    """The good file, whose main part has the type of its ending and none of its own."""
    types = part(GOOD, TYPES).replace(b'PartName="/word/document.xml"', b'PartName="/word/none.xml"')
    default = b'<Default Extension="%s" ContentType="application/vnd.openxmlformats-officedocument.%s"/>'
    types = types.replace(b'<Default Extension="xml" ContentType="application/xml"/>', b"")
    return repacked(GOOD, {TYPES: types.replace(b"</Types>", default % (ending, kind) + b"</Types>")})


class TestOneAnswerForImportAndAttachment:
    @pytest.mark.parametrize("data", [GOOD, with_default_type(b"xml"), with_default_type(b"XML")])
    def test_what_one_takes_the_other_takes(self, data):
        assert open_word(data).body is not None
        assert receive(SimpleUploadedFile("ficha.docx", data)).data == data

    @pytest.mark.parametrize("data", [with_default_type(b"bin"), with_default_type(b"xml", b"x")])
    def test_what_one_refuses_the_other_refuses(self, data):
        with pytest.raises(Refused):
            open_word(data)
        with pytest.raises(ValidationError):
            receive(SimpleUploadedFile("ficha.docx", data))


def test_links_that_a_reader_may_follow_are_no_danger():
    data = with_relationship("hyperlink", "https://example.org/ley")
    assert open_word(data).addresses == {"x1": "https://example.org/ley"}


def test_a_document_with_pictures_is_opened(tmp_path):
    from PIL import Image

    picture = tmp_path / "mapa.png"
    Image.effect_noise((200, 200), 80).save(picture)
    document = Document()
    document.add_picture(str(picture))
    target = io.BytesIO()
    document.save(target)
    assert open_word(target.getvalue()).body is not None
