"""A compilation as somebody downloaded it."""

from io import BytesIO

import pikepdf


def book(response) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(b"".join(response.streaming_content)))


def codes(response) -> str:
    with book(response) as pdf:
        return pdf.attachments["manifest.json"].get_file().read_bytes().decode()
