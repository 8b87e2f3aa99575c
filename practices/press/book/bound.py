"""What a book is made of, as it is handed over to be joined."""

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Part:
    """A stored file to be joined, and the page of the body it begins on."""

    path: Path
    title: str
    start: int


@dataclass
class Chapter:
    """What stands behind one divider, or without one; the last chapter of a book is its indexes."""

    title: str
    start: int
    parts: list[Part] = field(default_factory=list)
    has_divider: bool = True


@dataclass
class BoundBook:
    """What the book says of itself, what is laid out for it, and how its parts follow each other.

    `lists` is a tagged file: its first headings are those of the front matter, and one of the first level opens each
    divider and the indexes.
    """

    title: str
    language: str
    created_on: str  # ISO date
    front: bytes  # the tagged file that opens the book
    lists: bytes
    chapters: list[Chapter]
    manifest: bytes
    is_two_sided: bool = False  # the front matter ends on an even page

    @property
    def titles(self) -> dict[int, str]:
        """What begins on each page of the body."""
        titles: dict[int, str] = {}
        for chapter in self.chapters:
            titles |= {chapter.start: chapter.title} | {part.start: part.title for part in chapter.parts}
        return titles
