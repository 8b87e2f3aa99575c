"""Files that are no plain Word document, each with what is said of it."""

import io
import random
import struct
import zipfile
from functools import cache, partial

from fichas.files.packages.directory import MOST_ENTRIES
from fichas.word.opening import MAX_XML_BYTES
from tests.fichas.word_forms import form, part, repacked

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
    "100,000 entries": (partial(many_entries, 100_000), "ocupa demasiado"),
    "a few too many entries": (partial(many_entries, MOST_ENTRIES + 1), "ocupa demasiado"),
}


@cache
def faulty(name: str) -> tuple[bytes, str]:
    """The file and what is said of it. What takes long to make is made only for the test that asks for it."""
    data, words = FILES[name]
    return data() if callable(data) else data, words
