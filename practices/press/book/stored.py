"""Stored fichas, read as they were stored or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf

from ...public_files import is_sealed
from ...stored_files import Damaged


@contextmanager
def opened(path: Path) -> Iterator[pikepdf.Pdf]:
    """Raises Damaged where pikepdf would guess what is missing, and a book would lack it without a word."""
    if not is_sealed(path):
        raise Damaged(path)
    try:
        with pikepdf.open(path, attempt_recovery=False) as pdf:
            if "/StructTreeRoot" not in pdf.Root:
                raise Damaged(path)
            yield pdf
    except pikepdf.PdfError as fault:
        raise Damaged(path) from fault
