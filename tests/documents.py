"""Files as governments send them, and as nobody should: small, made in memory."""

import struct
import zipfile
import zlib
from io import BytesIO

import docx
import openpyxl
import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

OFFICE = "application/vnd.openxmlformats-officedocument."
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TYPES = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Override PartName="/ppt/presentation.xml" ContentType="{}"/></Types>"""
RELATIONSHIPS = """<?xml version="1.0"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>"""
ODT_CONTENT = """<?xml version="1.0"?><office:document-content
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
  xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0"><office:body>{}</office:body></office:document-content>"""


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def pdf(**catalog: str) -> bytes:
    """One empty page; `catalog` goes into the document's root, in the language of PDF."""
    made = pikepdf.new()
    made.add_blank_page()
    for key, value in catalog.items():
        made.Root[f"/{key}"] = made.make_indirect(pikepdf.Object.parse(value.encode()))
    return saved(made)


def pdf_bomb(megabytes: int) -> bytes:
    """A small PDF whose objects stand in a stream that unpacks to so many megabytes."""
    squeeze = zlib.compressobj(1)
    objects = b"1 0 2 33 << /Type /Catalog /Pages 2 0 R >><< /Type /Pages /Kids [] /Count 0 >>"
    packed = squeeze.compress(objects)
    packed += b"".join(squeeze.compress(b" " * 2**20) for _ in range(megabytes)) + squeeze.flush()
    head = b"%PDF-1.5\n"
    stream = b"3 0 obj << /Type /ObjStm /N 2 /First 9 /Filter /FlateDecode /Length %d >> stream\n%b\nendstream endobj\n"
    body = head + stream % (len(packed), packed)
    places = [(0, 0, 0), (2, 3, 0), (2, 3, 1), (1, len(head), 0), (1, len(body), 0)]
    table = b"".join(struct.pack("!BLH", *place) for place in places)
    index = (
        b"4 0 obj << /Type /XRef /Size 5 /W [1 4 2] /Root 1 0 R /Length %d >> stream\n%b\nendstream endobj\n"
    )
    return body + index % (len(table), table) + b"startxref\n%d\n%%%%EOF\n" % len(body)


def saved(made: pikepdf.Pdf, **options) -> bytes:
    out = BytesIO()
    made.save(out, **options)
    return out.getvalue()


def word(text: str = "Hola") -> bytes:
    document, out = docx.Document(), BytesIO()
    document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def sheet() -> bytes:
    book, out = openpyxl.Workbook(), BytesIO()
    book.active["A1"] = "Hola"
    book.save(out)
    return out.getvalue()


def slides(main=f"{OFFICE}presentationml.presentation.main+xml", relationships="") -> bytes:
    relationships += related("officeDocument", "ppt/presentation.xml", "Internal")
    return archive(
        {
            "[Content_Types].xml": TYPES.format(main),
            "_rels/.rels": RELATIONSHIPS.format(relationships),
            "ppt/presentation.xml": "<p/>",
        }
    )


def odt(body: str = "<office:text/>", **parts: str) -> bytes:
    mimetype = {"mimetype": "application/vnd.oasis.opendocument.text"}
    return archive(mimetype | {"content.xml": ODT_CONTENT.format(body)} | parts, stored={"mimetype"})


def archive(parts: dict[str, str | bytes], stored: set[str] = frozenset()) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data, zipfile.ZIP_STORED if name in stored else None)
    return out.getvalue()


def with_parts(package: bytes, parts: dict[str, str | bytes]) -> bytes:
    """An office file with some of its parts added or put in the place of others."""
    with zipfile.ZipFile(BytesIO(package)) as given:
        return archive({name: given.read(name) for name in given.namelist()} | parts, stored={"mimetype"})


def related(kind: str, target: str, mode: str = "External") -> str:
    return f'<Relationship Id="rId99" Type="{RELATIONSHIP}{kind}" Target="{target}" TargetMode="{mode}"/>'


def picture(kind: str = "PNG", size=(40, 30), colour="teal", **options) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, kind, **options)
    return out.getvalue()


def photograph() -> bytes:
    """As a telephone makes it: lying on its side, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Fabricante"
    exif.get_ifd(0x8825)[1] = "S"
    exif.get_ifd(0x8825)[2] = (12.0, 2.0, 30.0)
    return picture("JPEG", exif=exif, comment=b"comentario")
