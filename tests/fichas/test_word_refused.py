"""What is no plain Word document is refused with a sentence that helps, and leaves nothing behind."""

import io
import random
import resource
import struct
import tracemalloc
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from fichas.files.attachments import receive
from fichas.files.packages.directory import MOST_ENTRIES
from fichas.models import Ficha, WordImport
from fichas.word.docx_paragraph import ParagraphText
from fichas.word.elements import Styles
from fichas.word.opening import MAX_ELEMENTS, MAX_XML_BYTES, Refused, open_word
from tests.fichas.forms import signed_in
from tests.fichas.steps import person
from tests.fichas.word_forms import form, part, repacked

pytestmark = pytest.mark.one_database

GOOD = form(n1_2="Registro")
TYPES, RELS = "[Content_Types].xml", "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&b;</w:body></w:document>'
)


def with_relationship(kind: str, target: str, mode: str = "External") -> bytes:
    rels = part(GOOD, RELS).replace(
        b"</Relationships>",
        f'<Relationship Id="x1" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'.encode(),
    )
    return repacked(GOOD, {RELS: rels})


def with_type(old: bytes, new: bytes) -> bytes:
    return repacked(GOOD, {TYPES: part(GOOD, TYPES).replace(old, new)})


def with_entry(name: str, content: bytes = b"", **properties) -> bytes:
    """The good file with one more entry, whose directory says what a tool for zips would not."""
    target = io.BytesIO(GOOD)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo("placeholder" if "\0" in name else name)
        entry.compress_type = zipfile.ZIP_DEFLATED
        for key, value in properties.items():
            setattr(entry, key, value)
        archive.writestr(entry, content)
    return target.getvalue()


def another_kind(kind: str) -> bytes:
    """A zip of another family, such as a spreadsheet."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(kind, b"<x/>")
    return target.getvalue()


def encrypted() -> bytes:
    data = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        struct.pack_into("<H", data, place + offset, 1)
    return bytes(data)


def many_entries(number: int) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for entry in range(number):
            archive.writestr(f"word/{entry}.xml", b"")
    return target.getvalue()


def lying(size: int) -> bytes:
    """A part that unpacks to more than the directory of the zip says."""
    data = bytearray(with_entry("word/media/image.png", b"0" * 100_000))
    place = data.rfind(b"PK\x01\x02")
    struct.pack_into("<I", data, place + 24, size)
    return bytes(data)


LONG = b"<x>" + b" " * MAX_XML_BYTES + b"</x>"
LOOSE = b"<x>" + random.Random(1).randbytes(MAX_XML_BYTES // 2).hex().encode() + b"</x>"
MAIN = b"wordprocessingml.document.main+xml"
FILES = {
    "empty": (b"", "vacío"),
    "text": (b"Estimada Secretar\xc3\xada:", "no es un documento de Word"),
    "PDF": (b"%PDF-1.7\n" + b"x" * 100, "es un PDF"),
    "RTF": (b"{\\rtf1 Ficha}", "guárdelo como .docx"),
    "odt of LibreOffice": (
        b"PK\x03\x04" + b"\0" * 26 + b"mimetypeapplication/vnd.oasis.opendocument.text",
        "elija Word",
    ),
    "page": (b"<html><script>alert(1)</script></html>", "no es un documento de Word"),
    "old Word": (OLD + "WordDocument".encode("utf-16-le"), "guárdelo como .docx"),
    "password": (OLD + "EncryptedPackage".encode("utf-16-le"), "contraseña"),
    "encrypted entries": (encrypted(), "contraseña"),
    "truncated": (GOOD[: len(GOOD) // 2], "dañado"),
    "without its end": (GOOD[:-30], "dañado"),
    "broken part": (GOOD.replace(GOOD[2000:2040], b"\0" * 40), "dañado"),
    "broken XML": (repacked(GOOD, {"word/document.xml": b"<w:document>"}), "dañado"),
    "no body": (repacked(GOOD, {"word/document.xml": b"<document/>"}), "dañado"),
    "no main part": (repacked(GOOD, {"word/document.xml": None}), "dañado"),
    "zip": (another_kind("notas.txt"), "no es un documento de Word"),
    "odt": (another_kind("content.xml"), "no es un documento de Word"),
    "spreadsheet": (with_type(MAIN, b"spreadsheetml.sheet.main+xml"), "no es un documento de Word"),
    "unknown type": (with_type(MAIN, b"x"), "no es un documento de Word"),
    "docm": (
        with_type(
            b"application/vnd.openxmlformats-officedocument." + MAIN,
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
        "macros",
    ),
    "vbaProject": (with_entry("word/vbaProject.bin", b"x"), "macros"),
    "embedded object": (with_entry("word/embeddings/oleObject1.bin", b"x"), "incrustados"),
    "ActiveX": (with_entry("word/activeX/activeX1.bin", b"x"), "incrustados"),
    "related object": (with_relationship("oleObject", "x.bin", "Internal"), "incrustados"),
    "linked object": (with_relationship("oleObject", "http://evil.example/x"), "otro lugar"),
    "template from afar": (with_relationship("attachedTemplate", "http://evil.example/t.dotm"), "otro lugar"),
    "image from afar": (with_relationship("image", "http://evil.example/p.png"), "otro lugar"),
    "part from afar": (with_relationship("subDocument", "file:///etc/passwd"), "otro lugar"),
    "frame from afar": (with_relationship("frame", "http://evil.example/"), "otro lugar"),
    "entities": (repacked(GOOD, {"word/document.xml": BOMB.encode()}), "dañado"),
    "entities in UTF-16": (repacked(GOOD, {"word/styles.xml": BOMB.encode("utf-16")}), "dañado"),
    "DOCTYPE elsewhere": (
        with_entry("customXml/item9.xml", b'<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>'),
        "dañado",
    ),
    "way out": (with_entry("../../settings.py"), "dañado"),
    "absolute": (with_entry("/etc/cron.d/x"), "dañado"),
    "drive": (with_entry("C:/x.xml"), "dañado"),
    "backslash": (with_entry("word\\..\\x.xml"), "dañado"),
    "twice": (with_entry("word/DOCUMENT.xml", b"<x/>"), "dañado"),
    "symbolic link": (
        with_entry("word/media/link", b"/etc/passwd", external_attr=0o120777 << 16),
        "dañado",
    ),
    "bomb": (with_entry("word/media/image.png", b"\0" * (8 * 1024 * 1024)), "ocupa demasiado"),
    "bomb of text": (repacked(GOOD, {"word/document.xml": LONG}), "ocupa demasiado"),
    "long text": (repacked(GOOD, {"word/document.xml": LONG}, zipfile.ZIP_STORED), "demasiado largo"),
    "long notes": (repacked(GOOD, {"word/footnotes.xml": LOOSE}), "demasiado largo"),
    "more than it says": (lying(10), "dañado"),
    "says more than it is": (lying(2**31), "ocupa demasiado"),
    "100,000 entries": (many_entries(100_000), "ocupa demasiado"),
    "a few too many entries": (many_entries(MOST_ENTRIES + 1), "ocupa demasiado"),
}


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_and_says_what_to_do(name):
    data, words = FILES[name]
    with pytest.raises(Refused, match=words):
        open_word(data)


@pytest.mark.parametrize("name", ["bomb", "bomb of text", "100,000 entries", "says more than it is"])
def test_little_memory_is_used_before_the_refusal(name):
    tracemalloc.start()
    with pytest.raises(Refused):
        open_word(FILES[name][0])
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 40 * 1024 * 1024


def test_the_longest_text_that_is_read_stays_within_bounds():
    """The parsed text is not Python's memory: what the whole process holds is asked."""
    body = f"<w:p><w:r><w:t>{'a' * 60}</w:t></w:r></w:p>" * (MAX_XML_BYTES // 100)
    xml = f'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, xml if name == "word/document.xml" else old.read(name))
    open_word(target.getvalue())
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 250 * 1024  # kilobytes


def test_a_file_over_the_limit_is_refused(settings):
    settings.MAX_WORD_BYTES = len(GOOD) - 1
    with pytest.raises(Refused, match="pesa más de"):
        open_word(GOOD)
    settings.MAX_WORD_BYTES = len(GOOD)
    assert open_word(GOOD)


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


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["PDF", "docm", "bomb", "template from afar", "old Word", "entities"])
def test_the_page_says_so_and_nothing_is_made(name):
    data, words = FILES[name]
    file = SimpleUploadedFile("ficha.docx", data)
    response = signed_in(person()).post(reverse("fichas:word_import"), {"archivo": file})
    assert response.status_code == 422
    assert words in response.text
    assert not Ficha.objects.exists() and not WordImport.objects.exists()


@pytest.mark.django_db
def test_what_fails_half_way_leaves_no_draft(monkeypatch):
    def fails(*arguments, **named):
        raise RuntimeError("the power went")

    monkeypatch.setattr("fichas.word.importing.WordImport.objects.create", fails)
    with pytest.raises(RuntimeError):
        signed_in(person()).post(
            reverse("fichas:word_import"), {"archivo": SimpleUploadedFile("ficha.docx", GOOD)}
        )
    assert not Ficha.objects.exists()


TEXT_PART = "word/document.xml"


def nested(depth: int, elements: int) -> bytes:
    """Drawings inside drawings, around very many elements: what looks at each of them again takes the square of it."""
    inner = f"{'<w:pict>' * depth}<w:r><w:t>x</w:t></w:r>{'<w:br/>' * elements}{'</w:pict>' * depth}"
    paragraph = f"<w:p><w:r>{inner}</w:r></w:p></w:body>"
    whole = part(GOOD, TEXT_PART).replace(b"</w:body>", paragraph.encode())
    return repacked(GOOD, {TEXT_PART: whole}, packing=zipfile.ZIP_STORED)


def test_what_is_drawn_in_a_drawing_is_looked_at_once():
    """Looked at anew at every depth, this would not end."""
    writing = ParagraphText(open_word(nested(100, 90_000)).body[-1], {}, Styles(None))
    assert writing.text.strip() == "x"


def test_a_file_of_more_elements_than_a_book_is_refused():
    with pytest.raises(Refused, match="demasiado largo"):
        open_word(nested(1, MAX_ELEMENTS))
