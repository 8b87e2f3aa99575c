"""What stands in the way of a row or of a file, in words that say how to mend it."""

from dataclasses import dataclass

LONGEST = 120  # characters of a value that is repeated to whoever wrote it


class Refused(Exception):
    """The file cannot be read at all; the message says why."""


@dataclass(frozen=True)
class Fault:
    """A cell to be mended: its row as the spreadsheet counts them, the heading of its column, what it says, what to do."""

    row: int
    column: str
    value: str
    message: str

    def as_list(self) -> list:
        return [self.row, self.column, shorten(self.value), self.message]


@dataclass(frozen=True)
class Unreadable:
    """A cell that holds no value but a formula or an error, and why it is not read."""

    text: str
    message: str

    def __str__(self):
        return self.text


def shorten(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
