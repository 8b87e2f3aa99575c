"""What stands in the way of a row or of a file, in words that say how to mend it."""

from dataclasses import dataclass

from practices.fields import drop_unseen, without_forbidden

LONGEST = 120  # characters of a value that is repeated to whoever wrote it
LONGEST_MESSAGE = 400


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
        """What of it is kept and shown."""
        value, message = plain(self.value), shorten(plain(self.message), LONGEST_MESSAGE)
        return [self.row, shorten(self.column), shorten(value), message]


@dataclass(frozen=True)
class Unreadable:
    """A cell that holds no value but a formula or an error, and why it is not read."""

    text: str
    message: str

    def __str__(self):
        return self.text


def plain(text: str) -> str:
    """Without what no column of a database takes, whichever it is."""
    return without_forbidden(drop_unseen(text))


def shorten(text: str, most: int = LONGEST) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
