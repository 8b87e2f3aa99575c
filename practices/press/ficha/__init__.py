"""The printed ficha: laid out once in each language, when it is published, and from then on only read."""

from .printing import (
    KIND,
    SUMMARIES,
    confirmed_states,
    path_of_version,
    picture_path,
    preview,
    print_edition,
    printed,
    printed_picture,
    printed_summary,
    receipt,
)

__all__ = [
    "KIND",
    "SUMMARIES",
    "confirmed_states",
    "path_of_version",
    "picture_path",
    "preview",
    "print_edition",
    "printed",
    "printed_picture",
    "printed_summary",
    "receipt",
]
