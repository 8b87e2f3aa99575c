"""An office file is opened before it is kept: no macros, nothing from elsewhere, no more than it says."""

import stat
import struct
import zipfile
from io import BytesIO

import pytest

from fichas.files.attachments import receive
from fichas.files.packages import open_package
from fichas.files.packages.directory import MOST_ENTRIES, OLD_OFFICE
from tests.documents import archive, odt, related, sheet, slides, upload, with_parts, word
from tests.fichas.attachments.refusals import PAGE, half, refusal

pytestmark = pytest.mark.one_database


class TestOfficeFiles:
    @pytest.mark.parametrize(
        "parts",
        [
            {"word/vbaProject.bin": b"\0"},
            {"word/activeX/activeX1.bin": b"\0"},
            {"word/embeddings/oleObject1.bin": OLD_OFFICE},
            {"word/embeddings/programa.exe": b"MZ"},
            {"word/media/pagina.html": b"<script>"},
            {"word/embeddings/libro.xlsx": with_parts(sheet(), {"xl/vbaProject.bin": b"\0"})},
        ],
        ids=lambda parts: next(iter(parts)),
    )
    def test_macros_controls_and_objects(self, parts):
        assert "macros" in refusal("a.docx", with_parts(word(), parts))

    def test_a_file_with_macros_under_another_ending(self):
        assert "macros" in refusal(
            "a.pptx", slides("application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml")
        )

    @pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject", "frame", "subDocument"])
    def test_what_is_fetched_from_elsewhere(self, kind):
        assert "otro sitio" in refusal("a.pptx", slides(relationships=related(kind, "https://example.org/a")))

    @pytest.mark.parametrize("part", ["externalLink+xml", "connections+xml", "queryTable+xml"])
    def test_a_workbook_that_takes_its_numbers_from_elsewhere(self, part):
        content = f'<?xml version="1.0"?><Types><a ContentType="application/vnd.{part}"/></Types>'
        assert "otro sitio" in refusal("a.xlsx", with_parts(sheet(), {"[Content_Types].xml": content}))

    def test_a_link_to_a_page_stays(self):
        data = slides(relationships=related("hyperlink", "https://example.org/"))
        assert receive(upload("a.pptx", data)).data == data

    def test_the_table_behind_a_chart_stays(self):
        data = with_parts(word(), {"word/embeddings/libro.xlsx": sheet()})
        assert receive(upload("a.docx", data)).data == data

    @pytest.mark.parametrize(
        "declaration",
        [
            '<!DOCTYPE a [<!ENTITY b "c">]>',
            '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
            f"<!--{'x' * 70_000}--><!DOCTYPE a>",
        ],
        ids=["entity", "system", "after a long comment"],
    )
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_a_declaration_of_entities(self, declaration, encoding):
        hostile = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}<a/>'.encode(encoding)
        assert refusal("a.docx", with_parts(word(), {"word/extra.xml": hostile}))

    @pytest.mark.parametrize(
        "name", ["../../settings.py", "/etc/passwd", "a\\..\\b", "C:/a", "word//a", "word/./a"]
    )
    def test_names_that_lead_out_of_the_archive(self, name):
        assert "dañado" in refusal("a.docx", with_parts(word(), {name: b"a"}))

    def test_two_parts_under_one_name(self):
        assert "dañado" in refusal("a.docx", with_parts(word(), {"WORD/document.xml": "<a/>"}))

    def test_a_link_in_the_file_system(self):
        out = BytesIO(word())
        with zipfile.ZipFile(out, "a") as made:
            link = zipfile.ZipInfo("word/enlace")
            link.external_attr = (stat.S_IFLNK | 0o777) << 16
            made.writestr(link, "/etc/passwd")
        assert "dañado" in refusal("a.docx", out.getvalue())

    def test_too_many_parts(self):
        many = archive({f"a{number}": b"" for number in range(MOST_ENTRIES + 1)})
        assert "demasiado" in refusal("a.docx", many)

    def test_a_part_that_says_that_it_is_large(self):
        assert "demasiado" in refusal("a.docx", with_parts(word(), {"word/a.bin": bytes(30_000_000)}))

    def test_too_much_to_be_read(self, monkeypatch):
        monkeypatch.setattr("fichas.files.packages.directory.MOST_READ", 2000)
        assert receive(upload("a.odt", odt()))
        assert "demasiado" in refusal("a.odt", odt("<text:p/>" * 200))

    def test_too_many_files_inside(self):
        many = {f"word/embeddings/{number}.xlsx": b"" for number in range(41)}
        assert "demasiado" in refusal("a.docx", with_parts(word(), many))

    def test_a_part_that_lies_about_its_size(self):
        data = with_parts(word(), {"word/a.bin": bytes(30_000_000)})
        lie = data.replace(struct.pack("<L", 30_000_000), struct.pack("<L", 500_000))
        assert "dañado" in refusal("a.docx", lie)

    @pytest.mark.parametrize(
        "change",
        [lambda data: data[:-30], half, lambda data: data + PAGE, lambda data: PAGE + data],
        ids=["end", "half", "after", "before"],
    )
    def test_cut_short_or_with_something_else_around(self, change):
        assert "dañado" in refusal("a.docx", change(word()))

    def test_a_part_whose_bytes_changed(self):
        data = bytearray(word())
        at = zipfile.ZipFile(BytesIO(bytes(data))).getinfo("word/document.xml").header_offset + 120
        data[at] ^= 0xFF
        assert "dañado" in refusal("a.docx", bytes(data))

    @pytest.mark.parametrize(
        ("body", "parts", "said"),
        [
            ("<office:text/>", {"Basic/script-lc.xml": "<a/>"}, "macros"),
            ('<script:event-listener script:language="ooo:script"/>', {}, "macros"),
            ("<draw:object-ole/>", {}, "macros"),
            ('<draw:image xlink:href="https://example.org/a.png"/>', {}, "otro sitio"),
            ('<text:section-source xlink:href="../otro.odt"/>', {}, "otro sitio"),
        ],
    )
    def test_what_an_odt_may_not_have(self, body, parts, said):
        assert said in refusal("a.odt", odt(body, **parts))

    def test_pictures_and_links_of_an_odt_stay(self):
        data = odt('<draw:image xlink:href="Pictures/a.png"/><text:a xlink:href="https://example.org/"/>')
        assert receive(upload("a.odt", data)).data == data

    def test_a_package_that_was_verified_can_be_read(self):
        with open_package(word("Hola"), "docx") as package:
            assert b"Hola" in package.read("word/document.xml")
