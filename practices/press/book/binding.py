"""What a book is made of, and what it says of itself."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pikepdf
from pikepdf import AttachedFileSpec, String

from .leaves import Leaves


@dataclass
class Piece:
    """A stored file to be joined, and the page of the body it begins on."""

    path: Path
    title: str
    start: int


@dataclass
class Opening:
    """A divider and what follows it. The last one is the indexes."""

    title: str
    start: int
    pieces: list[Piece] = field(default_factory=list)
    set: Callable[[Leaves], None] | None = None  # None: the pieces stand in no group and nothing opens them


@dataclass
class Binding:
    """What the book says of itself, and how its parts follow each other."""

    title: str
    language: str
    created_on: str  # ISO date
    set_contents: Callable[[Leaves], None]
    openings: list[Opening]
    manifest: bytes
    padded: bool = False  # the front matter ends on an even page


def describe(pdf: pikepdf.Pdf, binding: Binding) -> None:
    """The title, the promise of PDF/UA, and the list of what the book holds, attached."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
        told["dc:title"] = binding.title
        told["pdfuaid:part"] = "1"
        told["xmp:CreateDate"] = binding.created_on
    pdf.docinfo["/Title"] = String(binding.title)
    day = f"D:{binding.created_on.replace('-', '')}"
    held = AttachedFileSpec(
        pdf,
        binding.manifest,
        filename="manifest.json",
        description="Códigos, versiones y huellas de las fichas",
        mime_type="application/json",
        creation_date=day,
        mod_date=day,
    )
    pdf.attachments["manifest.json"] = held
