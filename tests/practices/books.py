"""A compilation as somebody downloaded it, and what its lists say."""

from io import BytesIO

import pikepdf
from django.utils import translation

from practices.models import Practice
from practices.press.book.lists import lists_of
from practices.press.book.plan import plan_book
from practices.press.book.spec import CompilationSpec


def book(response) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(b"".join(response.streaming_content)))


def codes(response) -> str:
    with book(response) as pdf:
        return pdf.attachments["manifest.json"].get_file().read_bytes().decode()


def versions() -> list[int]:
    """Of all that is public, in the order of publication."""
    return list(Practice.objects.public().order_by("number").values_list("current", flat=True))


def book_of(spec: CompilationSpec) -> dict:
    """The lists as their template is given them."""
    with translation.override("es"):
        return lists_of(plan_book(spec), "es")
