"""What the child process hands to its parent: what may be kept of a file, or why nothing is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kept:
    """The bytes to store; `note` is one of the keys of the parent's notes, or empty."""

    data: bytes
    note: str = ""


class Unfit(Exception):
    """`reason` is one of the keys of the parent's sentences."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason
