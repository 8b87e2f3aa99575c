"""Practices that a reader gathers for a compilation: their codes, in order, in the address and nowhere else."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

MOST = 100
SIDE_BY_SIDE = range(2, 5)  # so many practices can be compared
CODE = re.compile(r"[A-Z]{2,8}-[A-Z]{2}-[0-9]{4,8}")


def read_codes(text: str) -> tuple[str, ...]:
    """The codes of an address, each once; what is no code is passed over."""
    given = (code.strip().upper() for code in text.split(","))
    return tuple(dict.fromkeys(code for code in given if CODE.fullmatch(code)))


@dataclass(frozen=True)
class Selection:
    """What the reader has chosen so far, for every page to show and to hand on with its links."""

    codes: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        return len(self.codes)

    @property
    def value(self) -> str:
        return ",".join(self.codes)

    @property
    def url(self) -> str:
        return selection_url(self.codes)

    @property
    def compare_url(self) -> str:
        """Where they stand side by side, if they are as many as fit."""
        return compare_url(self.codes, self) if self.total in SIDE_BY_SIDE else ""

    @property
    def query(self) -> str:
        """What a link ends with so that nothing chosen is lost; the link has no parameters of its own."""
        return f"?s={self.value}" if self.codes else ""

    @property
    def has_room(self) -> bool:
        return self.total < MOST


def selection_url(codes: Iterable[str]) -> str:
    return reverse("practices:selection") + Selection(tuple(codes)).query


def compare_url(codes: Iterable[str], selection: Selection) -> str:
    """The page of these practices side by side, with what the reader has gathered."""
    pairs = [*(("p", code) for code in codes), *([("s", selection.value)] if selection.codes else [])]
    return reverse("practices:compare") + (f"?{urlencode(pairs, safe=',')}" if pairs else "")


def selection_of(request) -> Selection:
    return Selection(read_codes(request.GET.get("s", "")))


def move_code(codes: tuple[str, ...], place: int, by: int) -> tuple[str, ...]:
    """The codes with the one at a place moved; at the ends it stays."""
    moved = list(codes)
    moved.insert(max(0, place + by), moved.pop(place))
    return tuple(moved)


def offer_choice(card, selection: Selection, address: Callable[[tuple[str, ...]], str]) -> None:
    """Lets a page add its practice to the selection, or take it out, and come back with the focus on it. `address`
    is that of the page with other codes."""
    card.is_chosen = card.code in selection.codes
    if card.is_chosen:
        rest = tuple(code for code in selection.codes if code != card.code)
        card.choose_url = f"{address(rest)}#agregar-{card.code}"
    elif selection.has_room:
        card.choose_url = f"{address((*selection.codes, card.code))}#en-{card.code}"
