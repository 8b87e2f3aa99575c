"""Headings that name countries and nothing else: what stands below them is said by those."""

from dataclasses import dataclass, field

from practices.statement_kinds import Kind

from .cutting import Block
from .vocabulary import Section


@dataclass
class Speakers:
    """The countries of the last such heading. It ends with a heading above it, or that no chapter before it had."""

    countries: tuple[str, ...] = ()
    heading: Block | None = None
    is_within: bool = False  # a kind was announced above it
    chapters: int = 0
    kinds: set[Kind | Section] = field(default_factory=set)  # announced within the first chapter

    def begin(self, countries: list[str], heading: Block, said: Kind | Section | None) -> None:
        self.countries, self.heading = tuple(countries), heading
        self.is_within = isinstance(said, Kind)
        self.chapters += 1

    def pass_heading(self, block: Block, said: Kind | Section) -> None:
        """Ends what is said where a heading stands above the countries' own."""
        if not self.countries:
            return
        if self.chapters == 1:
            self.kinds.add(said)
        if self.is_within or said not in self.kinds or self.is_above(block):
            self.end()

    def is_above(self, block: Block) -> bool:
        own = self.heading
        return own is not None and (
            (block.label is not None and own.label is None)
            or (block.text.isupper() and not own.text.isupper())
            or (block.mark == "#" and own.mark != "#")
        )

    def end(self) -> None:
        self.countries, self.heading = (), None
