"""Practices near another: those that share most themes and objectives, its own country's last."""

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from .index import IndexCache, numbers_of

MOST = 6


def related(number: int, index: IndexCache) -> list[int]:
    shared = [
        bits
        for kind in ("theme", "objective")
        for code, bits in index.values(kind).items()
        if index.has(number, kind, code)
    ]
    country = next(bits for code, bits in index.values("lead").items() if index.has(number, "lead", code))
    ranked = list(most_shared_first(shared))
    abroad = (numbers_of(bits & ~country) for bits in ranked)
    at_home = (numbers_of(bits & country) for bits in ranked)
    near = chain.from_iterable(chain(abroad, at_home))
    return list(islice((other for other in near if other != number), MOST))


def most_shared_first(bitmaps: Iterable[int]) -> Iterator[int]:
    """Bitmaps of the practices that are in n of these, for n from the most to one: counters held as bit planes."""
    planes: list[int] = []
    everyone = 0
    for carry in bitmaps:
        everyone |= carry
        for place, plane in enumerate(planes):
            planes[place], carry = plane ^ carry, plane & carry
        if carry:
            planes.append(carry)
    for count in range((1 << len(planes)) - 1, 0, -1):
        members = everyone
        for place, plane in enumerate(planes):
            members &= plane if count >> place & 1 else ~plane
        if members:
            yield members
