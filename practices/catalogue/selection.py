"""Practices that a reader gathers for a compilation: their codes, in order, in the address and nowhere else."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

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


@dataclass(frozen=True)
class Gathered:
    """What the reader has gathered so far, for every page to show and to hand on with its links."""

    codes: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return len(self.codes)

    @property
    def value(self) -> str:
        return written(self.codes)

    @property
    def url(self) -> str:
        return selection_url(self.codes)

    @property
    def query(self) -> str:
        """What a link ends with so that nothing gathered is lost; the link has no parameters of its own."""
        return f"?s={self.value}" if self.codes else ""

    @property
    def has_room(self) -> bool:
        return self.total < MOST

    def without(self, code: str) -> tuple[str, ...]:
        return tuple(other for other in self.codes if other != code)


def gathered(request) -> Gathered:
    return Gathered(read(request.GET.get("s", "")))


def moved(codes: tuple[str, ...], place: int, by: int) -> tuple[str, ...]:
    """The codes with the one at a place moved; at the ends it stays."""
    changed = list(codes)
    changed.insert(max(0, place + by), changed.pop(place))
    return tuple(changed)


def offer(card, gathered: Gathered, address: Callable[[tuple[str, ...]], str]) -> None:
    """Lets a page add its practice to what is gathered, or take it out, and come back with the focus on it. `address`
    is that of the page with other codes."""
    card.is_chosen = card.code in gathered.codes
    if card.is_chosen:
        card.choose_url = f"{address(gathered.without(card.code))}#agregar-{card.code}"
    elif gathered.has_room:
        card.choose_url = f"{address((*gathered.codes, card.code))}#en-{card.code}"
