"""What an answer says, whatever it is packed in."""

import gzip
import subprocess
from io import BytesIO
from zipfile import ZipFile

from practices.exchange.views import MEDIA_TYPES
from practices.record.report_views import WORD


def body(response) -> bytes:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    content = gzip.decompress(content) if response.get("Content-Encoding") == "gzip" else content
    return READ_AS.get(response.get("Content-Type", ""), bytes)(content)


def text_of_pdf(data: bytes) -> bytes:
    return subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout


def text_of_archive(data: bytes) -> bytes:
    """What is in a ZIP, and in the Word files and PDFs within."""
    with ZipFile(BytesIO(data)) as archive:
        return b"".join(text_of_member(name, archive.read(name)) for name in archive.namelist())


def text_of_member(name: str, data: bytes) -> bytes:
    if name.endswith(".docx"):
        return text_of_archive(data)
    return text_of_pdf(data) if name.endswith(".pdf") else data


# What is compressed may hold any three letters by chance.
READ_AS = {"application/pdf": text_of_pdf, WORD: text_of_archive, MEDIA_TYPES["xlsx"]: text_of_archive}
