"""Why a file is not taken, by a word that the child process can hand to its parent."""


class Unfit(Exception):
    """`reason` is one of the keys of the parent's sentences."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason
