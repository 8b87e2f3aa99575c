"""What a heading says of all that stands below it: which countries speak, or of which strand it is."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from practices.statement_kinds import Kind

from .cutting import Block
from .vocabulary import Section

Value = TypeVar("Value")


@dataclass
class Chapter(Generic[Value]):
    """The value of the last such heading. It ends with a heading above it, or with one that no chapter before it had."""

    value: Value | None = None
    heading: Block | None = None
    is_within: bool = False  # below a kind that was announced, with which it ends
    count: int = 0
    kinds: set[Kind | Section] = field(default_factory=set)  # announced within the first chapter

    def begin(self, value: Value, heading: Block, said: Kind | Section | None) -> None:
        self.value, self.heading = value, heading
        if not self.count:
            self.is_within = isinstance(said, Kind)
        self.count += 1

    def pass_heading(self, block: Block, said: Kind | Section) -> None:
        """Ends the chapters where a heading stands above them."""
        if self.value is None:
            return
        if self.count == 1:
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
        self.value, self.heading, self.count = None, None, 0
        self.kinds.clear()
