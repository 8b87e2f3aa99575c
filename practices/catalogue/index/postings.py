"""The index as rows: one compressed bitmap per term and block of 65,536 practices."""

import zlib
from collections import defaultdict
from collections.abc import Iterable
from itertools import chain

from django.db import connection

from ...models import FoldedText, Posting, Practice
from .terms import folded_text, terms

BLOCK = 65_536
AT_ONCE = 2_000

Bitmaps = dict[bytes, int]
Range = tuple[bytes, bytes]


def pack(bits: int) -> bytes:
    return zlib.compress(bits.to_bytes((bits.bit_length() + 7) // 8, "little"), 1)


def unpack(data: bytes) -> int:
    return int.from_bytes(zlib.decompress(data), "little")


def read(terms: Iterable[bytes], ranges: Iterable[Range] = ()) -> Bitmaps:
    """The bitmaps of these terms, and of all terms from one up to another: one query.

    In plain SQL, alike on both databases: for a query this small the ORM takes most of the time.
    """
    terms, ranges = list(terms), list(ranges)
    conditions = ["term >= %s AND term < %s"] * len(ranges)
    if terms:
        conditions.append(f"term IN ({', '.join(['%s'] * len(terms))})")
    if not conditions:
        return {}
    sql = f"SELECT term, block, bits FROM practices_posting WHERE {' OR '.join(conditions)}"  # noqa: S608 - placeholders
    bitmaps: Bitmaps = defaultdict(int)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*chain.from_iterable(ranges), *terms])
        for term, block, bits in cursor.fetchall():
            bitmaps[bytes(term)] |= unpack(bytes(bits)) << (block * BLOCK)
    return bitmaps


def change(number: int, gained: set[bytes], lost: set[bytes]) -> None:
    """Sets and clears one practice's bit. The caller holds the repository's lock."""
    block, bit = number // BLOCK, 1 << (number % BLOCK)
    touched = list(gained | lost)
    bitmaps: dict[bytes, int] = {}
    for start in range(0, len(touched), AT_ONCE):
        stored = Posting.objects.filter(block=block, term__in=touched[start : start + AT_ONCE])
        bitmaps |= {bytes(row.term): unpack(bytes(row.bits)) for row in stored}
    changed = {
        term: bitmaps.get(term, 0) | bit if term in gained else bitmaps.get(term, 0) & ~bit
        for term in touched
    }
    rows = [
        Posting(term=term, block=block, bits=pack(bits)) for term, bits in sorted(changed.items()) if bits
    ]
    Posting.objects.bulk_create(
        rows, AT_ONCE, update_conflicts=True, unique_fields=["term", "block"], update_fields=["bits"]
    )
    emptied = [term for term, bits in changed.items() if not bits]
    Posting.objects.filter(block=block, term__in=emptied).delete()


def terms_of(practice: Practice, answers: dict | None) -> set[bytes]:
    """The terms of a practice that says this; none while it is not public."""
    if answers is None:
        return set()
    state = practice.experience_state.code if practice.experience_state else ""
    return terms(answers, practice.code, state, practice.origin)


def update_index(practice: Practice, before: set[bytes], answers: dict | None) -> None:
    """Moves the index from the terms a practice had to those it has now."""
    assert practice.number is not None, "a number is given at the first publication"
    after = terms_of(practice, answers)
    change(practice.number, after - before, before - after)
    FoldedText.objects.filter(practice=practice).delete()
    if answers is not None:
        FoldedText.objects.create(practice=practice, text=folded_text(answers, practice.code))
