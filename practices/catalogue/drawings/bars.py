"""A bar of two parts, as shares of its width: attributes of SVG, for no style may stand in a page."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    """What a State presents, filled, and what it takes part in, hollow, against the longest bar of its table."""

    presents: int
    takes_part: int
    longest: int

    @property
    def full(self) -> str:
        return share(self.presents, self.longest)

    @property
    def hollow(self) -> str:
        return share(self.takes_part, self.longest)


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.4g}%" if whole else "0%"
