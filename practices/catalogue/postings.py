"""The index as rows: one compressed bitmap per term and block of 65,536 practices."""

import zlib
from collections import defaultdict
from collections.abc import Iterable

from django.db import connection

from ..models import FoldedText, Posting, Practice
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
    terms = list(terms)
    conditions = ["term >= %s AND term < %s"] * len(list(ranges))
    if terms:
        conditions.append(f"term IN ({', '.join(['%s'] * len(terms))})")
    if not conditions:
        return {}
    sql = f"SELECT term, block, bits FROM practices_posting WHERE {' OR '.join(conditions)}"  # noqa: S608 - placeholders
    found: Bitmaps = defaultdict(int)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*(end for one in ranges for end in one), *terms])
        for term, block, bits in cursor.fetchall():
            found[bytes(term)] |= unpack(bytes(bits)) << (block * BLOCK)
    return found


def change(number: int, gained: set[bytes], lost: set[bytes]) -> None:
    """Sets and clears one practice's bit. The caller holds the repository's lock."""
    block, bit = number // BLOCK, 1 << (number % BLOCK)
    touched = list(gained | lost)
    rows: dict[bytes, Posting] = {}
    for start in range(0, len(touched), AT_ONCE):
        for row in Posting.objects.filter(block=block, term__in=touched[start : start + AT_ONCE]):
            rows[bytes(row.term)] = row
    written, emptied = [], []
    for term in sorted(touched):
        row = rows.get(term) or Posting(term=term, block=block)
        bits = unpack(bytes(row.bits)) if row.pk else 0
        bits = bits | bit if term in gained else bits & ~bit
        row.bits = pack(bits)
        if bits:
            written.append(row)
        elif row.pk:
            emptied.append(row.pk)
    save(written)
    Posting.objects.filter(pk__in=emptied).delete()


def save(rows: list[Posting]) -> None:
    for row in rows:
        row.pk = None
    Posting.objects.bulk_create(
        rows, AT_ONCE, update_conflicts=True, unique_fields=["term", "block"], update_fields=["bits"]
    )


def terms_of(practice: Practice, answers: dict | None) -> set[bytes]:
    """The terms of a practice that says this; none while it is not public."""
    if answers is None:
        return set()
    state = practice.experience_state.code if practice.experience_state else ""
    return terms(answers, practice.code, state, practice.origin)


def update(practice: Practice, before: set[bytes], answers: dict | None) -> None:
    """Moves the index from the terms a practice had to those it has now."""
    assert practice.number is not None, "a number is given at the first publication"
    after = terms_of(practice, answers)
    change(practice.number, after - before, before - after)
    FoldedText.objects.filter(practice=practice).delete()
    if answers is not None:
        FoldedText.objects.create(practice=practice, text=folded_text(answers, practice.code))
