"""A PDF written as it comes: what is written is forgotten, so a book of a thousand files takes the memory of one.

Objects come from files of pikepdf, which gives their text; only the numbers in it change.
"""

import hashlib
import re
import zlib
from collections.abc import Callable, Set
from typing import BinaryIO

import pikepdf
from pikepdf import Name, Object

TOGETHER = 200  # objects that are compressed in one stream
STRING = rb"\((?:\\.|[^\\()])*\)|<[0-9a-f]*>"
REFERENCE = re.compile(rb"%s|/Outside-(\d+)|\b(\d+) 0 R\b" % STRING, re.DOTALL)
NOT_COPIED = ("/ObjStm", "/XRef")
HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def outside(number: int) -> Name:
    """What stands in one file for an object that the book has from another: its number in the book."""
    return Name(f"/Outside-{number}")


class Writer:
    def __init__(self, file: BinaryIO):
        self.file, self.written, self.sum = file, 0, hashlib.sha256()
        self.places: dict[int, tuple[int, int, int]] = {}  # as a cross-reference stream has them
        self.last = 0
        self.waiting: list[tuple[int, bytes]] = []
        self.write(HEADER)

    def write(self, data: bytes) -> None:
        self.file.write(data)
        self.sum.update(data)
        self.written += len(data)

    def reserve(self, count: int = 1) -> int:
        """The first of so many numbers that nobody else gets."""
        self.last += count
        return self.last - count + 1

    def copy(
        self, pdf: pikepdf.Pdf, number_of: Callable[[int], int], without: Set[int] = frozenset()
    ) -> None:
        """Writes the objects of a file under the numbers that they get."""
        for found in pdf.objects:
            own = found.objgen[0]
            if own and own not in without:
                self.put(number_of(own), found, number_of)

    def put(self, number: int, found: Object, number_of: Callable[[int], int]) -> None:
        if not isinstance(found, pikepdf.Stream):
            self.hold(number, renumbered(found.unparse(resolved=True), number_of))
        elif found.get("/Type") not in NOT_COPIED:
            told = found.stream_dict
            data = found.read_raw_bytes()
            if "/Filter" not in told and told.get("/Type") != "/Metadata":
                data = zlib.compress(data)
                told.Filter = Name.FlateDecode
            told.Length = len(data)
            self.put_stream(number, renumbered(told.unparse(), number_of), data)

    def hold(self, number: int, text: bytes) -> None:
        self.waiting.append((number, text))
        if len(self.waiting) == TOGETHER:
            self.flush()

    def flush(self) -> None:
        """Writes the objects that wait as one compressed stream."""
        if not self.waiting:
            return
        waiting, self.waiting, own = self.waiting, [], self.reserve()
        heads, start = [], 0
        for place, (number, text) in enumerate(waiting):
            heads.append(b"%d %d" % (number, start))
            self.places[number] = (2, own, place)
            start += len(text) + 1
        head = b" ".join(heads) + b"\n"
        data = zlib.compress(head + b"\n".join(text for _number, text in waiting))
        told = b"<</Type/ObjStm/Filter/FlateDecode/N %d/First %d/Length %d>>" % (
            len(waiting),
            len(head),
            len(data),
        )
        self.put_stream(own, told, data)

    def put_stream(self, number: int, told: bytes, data: bytes) -> None:
        self.places[number] = (1, self.written, 0)
        self.write(b"%d 0 obj\n%s\nstream\n" % (number, told))
        self.write(data)
        self.write(b"\nendstream\nendobj\n")

    def finish(self, root: int, info: int) -> None:
        self.flush()
        own, start = self.reserve(), self.written
        self.places[own] = (1, start, 0)
        rows = (self.places.get(number, (0, 0, 0)) for number in range(own + 1))
        data = zlib.compress(
            b"".join(kind.to_bytes(1) + at.to_bytes(5) + place.to_bytes(2) for kind, at, place in rows)
        )
        identifier = self.sum.hexdigest()[:32].encode()
        told = b"<</Type/XRef/Filter/FlateDecode/W[1 5 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]/Length %d>>"
        self.put_stream(own, told % (own + 1, root, info, identifier, identifier, len(data)), data)
        self.write(b"startxref\n%d\n%%%%EOF\n" % start)


def renumbered(text: bytes, number_of: Callable[[int], int]) -> bytes:
    """The text of an object with its references led to where the book has them; what strings say stays."""

    def led(found: re.Match) -> bytes:
        if found[2]:
            return b"%d 0 R" % number_of(int(found[2]))
        return b"%s 0 R" % found[1] if found[1] else found[0]

    return REFERENCE.sub(led, text)
