"""Stored fichas, read as they were stored or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pikepdf

from ...public_files import is_sealed
from ...stored_files import Damaged


@contextmanager
def opened(path: Path) -> Iterator[pikepdf.Pdf]:
    """Raises Damaged where pikepdf would guess what is missing, and a book would lack it without a word.

    The file is read at once: what a book takes of it is read when the book is saved, and a thousand files cannot
    stay open.
    """
    if not is_sealed(path):
        raise Damaged(path)
    try:
        with pikepdf.open(BytesIO(path.read_bytes()), attempt_recovery=False) as pdf:
            if "/StructTreeRoot" not in pdf.Root:
                raise Damaged(path)
            yield pdf
    except pikepdf.PdfError as fault:
        raise Damaged(path) from fault
