"""What the log says."""

import logging

import pytest

from config.logs import Line


class Kept(logging.Handler):
    """The lines as the site writes them."""

    def __init__(self):
        super().__init__()
        self.setFormatter(Line())
        self.lines: list[str] = []

    def emit(self, record):
        self.lines.append(self.format(record))


@pytest.fixture
def log():
    kept, root = Kept(), logging.getLogger()
    root.addHandler(kept)
    yield kept
    root.removeHandler(kept)
