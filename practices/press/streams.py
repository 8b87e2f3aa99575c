"""A file for qpdf to write to. A fault that reaches qpdf while it computes the file's ID ends the whole process, so
the fault of a full disk waits here until qpdf is done, and is raised then."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Patient(io.RawIOBase):
    """Takes all it is given; keeps the first fault."""

    def __init__(self, file):
        self.file, self.fault = file, None

    def writable(self):
        return True

    def write(self, data):
        if self.fault is None:
            try:
                self.file.write(data)
            except OSError as fault:
                self.fault = fault
        return len(data)


@contextmanager
def patiently(path: Path) -> Iterator[Patient]:
    with path.open("wb") as file:
        stream = Patient(file)
        yield stream
        if stream.fault:
            raise stream.fault
