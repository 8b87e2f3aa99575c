"""What is uploaded is opened before it is kept: what may harm is refused, with a sentence that helps."""

import resource
import stat
import struct
import subprocess
import zipfile
import zlib
from codecs import BOM_UTF8
from io import BytesIO

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from fichas.files.attachments import receive
from fichas.files.inspection import inspect_file
from fichas.files.inspection import pdf as pdf_inspection
from fichas.files.inspection import picture as picture_inspection
from fichas.files.inspection.kept import Unfit
from fichas.files.names import clean_name, title_of
from fichas.files.packages import open_package
from fichas.files.packages.directory import MOST_ENTRIES, OLD_OFFICE
from tests.documents import (
    OFFICE,
    archive,
    odt,
    pdf,
    pdf_bomb,
    photograph,
    picture,
    related,
    saved,
    sheet,
    slides,
    upload,
    with_parts,
    word,
)

pytestmark = pytest.mark.one_database

PAGE = b"<html><script>alert(1)</script></html>"
ACTION = "<< /S /JavaScript /JS (app.alert) >>"


def half(data: bytes) -> bytes:
    return data[: len(data) // 2]


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(ValidationError) as refused:
        receive(upload(name, data))
    return refused.value.messages[0]


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


class TestPdf:
    @pytest.mark.parametrize(
        "catalog",
        [
            {"OpenAction": ACTION},
            {"AA": f"<< /WC {ACTION} >>"},
            {"OpenAction": "<< /S /Launch /F (calc.exe) >>"},
            {"OpenAction": "<< /S /GoToR /F (//example.org/a) >>"},
            {"OpenAction": "<< /S /SubmitForm /F (https://example.org/) >>"},
            {"Names": f"<< /JavaScript << /Names [(a) {ACTION}] >> >>"},
            {"Names": "<< /EmbeddedFiles << /Names [] >> >>"},
            {"AcroForm": "<< /Fields [] /XFA (<xdp/>) >>"},
            {"Hidden": f"[[[<< /Next [{ACTION}] >>]]]"},
        ],
        ids=str,
    )
    def test_what_acts_or_hides_files_is_refused(self, catalog):
        with pytest.raises(Unfit, match="active pdf"):
            pdf_inspection.inspect(pdf(**catalog))

    def test_what_acts_is_found_inside_compressed_objects(self):
        with pikepdf.open(BytesIO(pdf(OpenAction=ACTION))) as made:
            packed = saved(made, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        assert b"JavaScript" not in packed
        with pytest.raises(Unfit, match="active pdf"):
            pdf_inspection.inspect(packed)

    def test_a_file_inside_the_file(self):
        made = pikepdf.new()
        made.add_blank_page()
        made.attachments["a.exe"] = b"MZ"
        with pytest.raises(Unfit, match="active pdf"):
            pdf_inspection.inspect(saved(made))

    def test_a_jump_inside_the_document_and_a_link_to_a_page_stay(self):
        data = pdf(OpenAction="<< /S /GoTo /D [0 /Fit] >>", Link="<< /S /URI /URI (https://example.org/) >>")
        assert pdf_inspection.inspect(data).data == data

    def test_a_password_even_an_empty_one(self):
        with pikepdf.open(BytesIO(pdf())) as made:
            locked = [saved(made, encryption=pikepdf.Encryption(owner="a", user=user)) for user in ("b", "")]
        for data in locked:
            with pytest.raises(Unfit, match="locked pdf"):
                pdf_inspection.inspect(data)

    @pytest.mark.parametrize(
        "data", [BOM_UTF8 + pdf(), pdf() + b"\0" * 2048, BOM_UTF8 + pdf() + b"\n" + b"\0" * 9, pdf() + b"\0"]
    )
    def test_what_programs_put_around_it_is_left_out(self, data):
        kept = pdf_inspection.inspect(data).data
        assert kept.startswith(b"%PDF-")
        assert kept.endswith(b"%%EOF\n")
        assert pdf_inspection.inspect(kept).data == kept

    @pytest.mark.parametrize("before", [PAGE, b"\n"])
    def test_something_else_before_it(self, before):
        with pytest.raises(Unfit, match="not a pdf"):
            pdf_inspection.inspect(before + pdf())

    @pytest.mark.parametrize(
        "data", [pdf() + PAGE, pdf()[:-40], pdf()[: len(pdf()) // 2], b"%PDF-1.7\n%%EOF"]
    )
    def test_something_else_after_it_or_nothing(self, data):
        with pytest.raises(Unfit, match="broken pdf"):
            pdf_inspection.inspect(data)


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


class TestPictures:
    def test_a_photograph_stands_upright_and_says_no_more_where_it_was_taken(self):
        received = receive(upload("foto.JPG", photograph()))
        with Image.open(BytesIO(received.data)) as kept:
            kept.load()
            assert (kept.format, kept.size) == ("JPEG", (30, 40))
            assert not kept.getexif()
            assert "comment" not in kept.info
        assert b"Fabricante" not in received.data

    def test_nothing_but_pixels_and_colours_stays_in_a_png(self):
        hidden = picture()[:-12] + chunk(b"tEXt", b"Comment\0secreto") + picture()[-12:] + PAGE
        kept = picture_inspection.inspect(hidden, "PNG").data
        assert b"secreto" not in kept
        assert b"<script>" not in kept
        with Image.open(BytesIO(kept)) as image:
            assert image.getpixel((0, 0)) == (0, 128, 128)

    def test_transparency_stays(self):
        see_through = picture(transparency=(0, 128, 128))
        with Image.open(BytesIO(picture_inspection.inspect(see_through, "PNG").data)) as kept:
            assert kept.convert("RGBA").getpixel((0, 0))[3] == 0

    def test_a_flood_of_pixels_is_refused_before_it_is_drawn(self):
        header = struct.pack("!LLBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
        flood = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
        with pytest.raises(Unfit, match="too many pixels"):
            picture_inspection.inspect(flood, "PNG")

    @pytest.mark.parametrize(
        ("size", "kept"), [((12_000, 9_000), (3_000, 2_250)), ((8_000, 6_000), (4_000, 3_000))]
    )
    def test_a_large_photograph_is_made_smaller_and_said(self, size, kept):
        received = receive(upload("foto.jpg", picture("JPEG", size=size)))
        assert "menor tamaño" in received.note
        with Image.open(BytesIO(received.data)) as small:
            small.load()
            assert small.size == kept

    def test_what_cannot_be_made_smaller_is_refused_in_words(self):
        for name, data in (
            ("a.png", picture("PNG", size=(12_000, 9_000))),
            ("a.jpg", picture("JPEG", size=(12_000, 9_000), progressive=True)),
        ):
            assert "Redúzcala" in refusal(name, data)

    def test_a_decoder_may_warn_and_the_picture_stays(self):
        data = picture("JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff" + b"\1" * 40)
        assert receive(upload("foto.jpg", data)).data
        assert receive(upload("foto.png", picture("PNG", size=(10_000, 2_000)))).note == ""

    @pytest.mark.parametrize("ending", ["jfif", "JPE", "jpeg"])
    def test_a_photograph_under_another_of_its_endings(self, ending):
        received = receive(upload(f"foto.{ending}", picture("JPEG")))
        assert (received.name, received.media_type) == (f"foto.{ending}", "image/jpeg")

    @pytest.mark.parametrize("kind", ["PNG", "JPEG"])
    def test_half_a_picture(self, kind):
        whole = picture(kind, size=(300, 300))
        with pytest.raises(Unfit, match=r"broken picture|not a picture"):
            picture_inspection.inspect(half(whole), kind)

    def test_a_moving_picture_would_lose_its_movement(self):
        frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
        moving = picture(size=(9, 9), save_all=True, append_images=frames)
        with pytest.raises(Unfit, match="moving picture"):
            picture_inspection.inspect(moving, "PNG")


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack("!L", len(data)) + name + data + struct.pack("!L", zlib.crc32(name + data))


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


class TestNames:
    @pytest.mark.parametrize(
        ("given", "kept"),
        [
            ("Informe  final (2).pdf", "Informe final (2).pdf"),
            ("../../settings.py", "settings.py"),
            ("..\\..\\a.pdf", "a.pdf"),
            ("a/b.pdf", "a-b.pdf"),
            ("con.pdf", "_con.pdf"),
            ("LPT1.docx", "_LPT1.docx"),
            ("a\0.pdf", "a.pdf"),
            ("informe\u202efdp.exe", "informefdp.exe"),
            ("in\u00adfor\u200bme\ufeff.pdf", "informe.pdf"),
            ("a" + "\u0301" * 10_000 + ".pdf", "á" + "\u0301" * 8 + ".pdf"),
            ("a.pdf%00.html", "a.pdf%00.html"),
            ("ñandú – evaluación.pdf", "ñandú – evaluación.pdf"),
            ("", ""),
            ("...", ""),
        ],
    )
    def test_what_is_kept_of_a_name(self, given, kept):
        assert clean_name(given) == kept

    def test_a_long_name_keeps_its_ending_and_its_whole_self_as_title(self):
        given = f"{'ñ' * 300}.pdf"
        assert clean_name(given).endswith("ñ.pdf")
        assert len(clean_name(given).encode()) <= 180
        assert title_of(given) == "ñ" * 300
