"""A practice as a Word file under the names of the Network's form, to be completed there and sent."""

from io import BytesIO

from django.utils.translation import gettext as _
from docx import Document

from .form import FilledPart


def form_document(parts: list[FilledPart], language: str) -> bytes:
    title, *others = parts
    document = Document()
    document.core_properties.title = title.text
    document.core_properties.language = language
    document.add_heading(title.text, level=0)
    for part in others:
        document.add_heading(part.label, level=1)
        for line in part.text.split("\n") if part.text else [missing_words(part)]:
            document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def missing_words(part: FilledPart) -> str:
    return _("[Falta]") if part.is_missing else ""
