"""Practices that a reader gathers for a compilation: their codes, in order, in the address and nowhere else."""

import re
from collections.abc import Iterable

from django.urls import reverse

MOST = 100
CODE = re.compile(r"[A-Z]{2,8}-[A-Z]{2}-[0-9]{4,8}")


def read(text: str) -> tuple[str, ...]:
    """The codes of an address, each once; what is no code is passed over."""
    given = (code.strip().upper() for code in text.split(","))
    return tuple(dict.fromkeys(code for code in given if CODE.fullmatch(code)))


def written(codes: Iterable[str]) -> str:
    return ",".join(codes)


def selection_url(codes: Iterable[str]) -> str:
    return reverse("practices:selection") + (f"?s={given}" if (given := written(codes)) else "")


def moved(codes: tuple[str, ...], place: int, by: int) -> tuple[str, ...]:
    """The codes with the one at a place moved; at the ends it stays."""
    changed = list(codes)
    changed.insert(max(0, place + by), changed.pop(place))
    return tuple(changed)
