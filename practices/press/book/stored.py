"""Stored fichas, read as they were stored or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf


class Damaged(Exception):
    """A stored ficha is not what was stored: cut short, or without the structure that whoever listens needs."""

    def __init__(self, path: Path):
        super().__init__(str(path))
        self.path = path


@contextmanager
def opened(path: Path) -> Iterator[pikepdf.Pdf]:
    """Raises Damaged where pikepdf would guess what is missing, and a book would lack it without a word."""
    try:
        with pikepdf.open(path, attempt_recovery=False) as pdf:
            if "/StructTreeRoot" not in pdf.Root:
                raise Damaged(path)
            yield pdf
    except pikepdf.PdfError as fault:
        raise Damaged(path) from fault
