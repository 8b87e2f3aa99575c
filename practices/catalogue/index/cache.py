"""What a process remembers of the repository at one token: facet bitmaps, lists and orders."""

from array import array
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache

from ...languages import active
from ...lists import Lists, lists
from ...models import Practice, Repository
from . import postings

FACET_TERMS = (b"#", b"$")


class IndexCache:
    """Loaded when first asked for; dropped when the token moves."""

    def __init__(self, token: str):
        self.token = token
        self.facets: dict[str, dict[str, int]] = {}
        self._bytes: dict[str, dict[str, bytes]] = {}
        self._by_country: dict[str, array] = {}

    @property
    def lists(self) -> Lists:
        return lists(self.token)

    def read(self, terms: frozenset[bytes] | set[bytes] = frozenset()) -> postings.Bitmaps:
        """The bitmaps of these terms; the facets come with the same query if they were not there yet."""
        if self.facets:
            return postings.read(terms)
        bitmaps = postings.read(terms, [FACET_TERMS])
        self.facets = with_parts(by_kind(bitmaps))
        return bitmaps

    def values(self, kind: str) -> dict[str, int]:
        """The bitmaps of a facet by code."""
        if not self.facets:
            self.read()
        return self.facets.get(kind, {})

    def bits(self, kind: str, code: str) -> int:
        return self.values(kind).get(code, 0)

    @property
    def live(self) -> int:
        return self.bits("live", "")

    def has(self, number: int, kind: str, code: str) -> bool:
        """Whether the practice has this value, without a query."""
        return code in self.codes(number, kind, (code,))

    def codes(self, number: int, kind: str, ordered: Iterable[str]) -> list[str]:
        """The values a practice has of a facet, in the given order."""
        place, bit = number >> 3, 1 << (number & 7)
        values = self.in_bytes(kind)
        have = {code for code, data in values.items() if place < len(data) and data[place] & bit}
        return [code for code in ordered if code in have]

    def in_bytes(self, kind: str) -> dict[str, bytes]:
        """The bitmaps of a facet, for whoever looks at one practice after the other."""
        if kind not in self._bytes:
            self._bytes[kind] = {
                code: bits.to_bytes(bits.bit_length() // 8 + 1, "little")
                for code, bits in self.values(kind).items()
            }
        return self._bytes[kind]

    @cached_property
    def by_title(self) -> array:
        """The numbers of the public practices in the order of their titles."""
        practices = Practice.objects.public().order_by("sort_key", "number")
        return array("I", practices.values_list("number", flat=True).iterator(chunk_size=10_000))

    @property
    def by_country(self) -> array:
        """The same by lead country, in the alphabetical order of the reader's language."""
        if active() not in self._by_country:
            self._by_country[active()] = self.countries_together(self.by_title)
        return self._by_country[active()]

    def countries_together(self, ordered) -> array:
        """The numbers by lead country in alphabetical order; within a country they stay as they are."""
        leads = [code for code in self.lists["country"] if self.bits("lead", code)]
        rank = {
            number: place
            for place, code in enumerate(leads)
            for number in numbers_of(self.bits("lead", code))
        }
        return array("I", sorted(ordered, key=lambda number: rank.get(number, len(leads))))


def by_kind(bitmaps: postings.Bitmaps) -> dict[str, dict[str, int]]:
    facets: dict[str, dict[str, int]] = defaultdict(dict)
    for term, bits in bitmaps.items():
        if term.startswith(b"#"):
            kind, _, code = term[1:].decode().partition(":")
            facets[kind][code] = bits
    return facets or {"live": {}}


def with_parts(facets: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    """With `part`: the practices in which a State takes part and that another presents."""
    leads = facets.get("lead", {})
    parts = {code: bits & ~leads.get(code, 0) for code, bits in facets.get("country", {}).items()}
    return {**facets, "part": {code: bits for code, bits in parts.items() if bits}}


def numbers_of(bits: int):
    """The practices of a bitmap, newest first."""
    data = bits.to_bytes((bits.bit_length() + 7) // 8, "little")
    for place in range(len(data) - 1, -1, -1):
        byte = data[place]
        while byte:
            top = byte.bit_length() - 1
            yield (place << 3) + top
            byte ^= 1 << top


def in_order(bits: int, ordered):
    """The practices of a bitmap in the order that they have in `ordered`."""
    members = bits.to_bytes(bits.bit_length() // 8 + 1, "little")
    end = len(members) << 3
    return (number for number in ordered if number < end and members[number >> 3] >> (number & 7) & 1)


latest = lru_cache(maxsize=1)(IndexCache)


def current_index(token: str | None = None) -> IndexCache:
    """The repository as it stands; one query, for the token, unless the caller has just read it."""
    return latest(token or Repository.current_token())


def index_for(request) -> IndexCache:
    """The same index for the whole of a request."""
    if not hasattr(request, "index"):
        request.index = current_index(getattr(request, "repository_token", None))
    return request.index


def lists_for(request) -> Lists:
    """The lists as they stand for the whole of a request."""
    return index_for(request).lists
