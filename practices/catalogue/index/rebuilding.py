"""The whole index computed anew from the published versions: to compare it with, or to put in its place."""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction

from ...answers import read_answers
from ...models import FoldedText, Posting, Practice, PracticeVersion, Repository
from . import postings
from .stems import VERSION
from .terms import folded_text

CHUNK = 500


class ConcurrentChange(Exception):
    """Someone kept publishing while the index was computed; run it again."""


@dataclass
class ComputedIndex:
    numbers: dict[tuple[bytes, int], array] = field(default_factory=lambda: defaultdict(lambda: array("I")))
    texts: dict[int, str] = field(default_factory=dict)

    def add(self, practice: Practice, answers: dict) -> None:
        assert practice.number is not None, "a number is given at the first publication"
        block, bit = divmod(practice.number, postings.BLOCK)
        for term in postings.terms_of(practice, answers):
            self.numbers[term, block].append(bit)
        self.texts[practice.pk] = folded_text(answers, practice.code)

    def bitmaps(self) -> Iterator[tuple[bytes, int, int]]:
        for (term, block), bits in self.numbers.items():
            bitmap = bytearray(postings.BLOCK // 8)
            for bit in bits:
                bitmap[bit >> 3] |= 1 << (bit & 7)
            yield term, block, int.from_bytes(bitmap, "little")


def public_practices() -> Iterator[tuple[Practice, dict]]:
    """Every public practice with what its current version says, in few queries."""
    choices = [relation.name for relation in PracticeVersion._meta.many_to_many]
    versions = PracticeVersion.objects.select_related("country", "experience_state", "practice_type")
    versions = versions.prefetch_related(*choices, "entities", "links", "files")
    practices = Practice.objects.public().select_related("experience_state").order_by("number")
    for start in range(0, practices.count(), CHUNK):
        chunk = list(practices[start : start + CHUNK])
        current = versions.in_bulk([practice.current_id for practice in chunk])
        for practice in chunk:
            yield practice, read_answers(current[practice.current_id])


def compute() -> ComputedIndex:
    index = ComputedIndex()
    for practice, answers in public_practices():
        index.add(practice, answers)
    return index


def rebuild(tries: int = 3) -> int:
    """Swaps in a fresh index and returns its number of postings. Writers wait for the swap only, not while it computes:
    the result counts only if the repository's token has not moved meanwhile."""
    for _ in range(tries):
        token = Repository.current_token()
        index = compute()
        with transaction.atomic():
            repository = Repository.lock()
            if repository.token == token:
                return swap(index, repository)
    raise ConcurrentChange


def is_outdated() -> bool:
    """Whether there is something to find, indexed by other rules than this code's."""
    repository = Repository.objects.first()
    return repository is not None and repository.index_version != VERSION and Posting.objects.exists()


def swap(index: ComputedIndex, repository: Repository) -> int:
    Posting.objects.all().delete()
    FoldedText.objects.all().delete()
    rows = (
        Posting(term=term, block=block, bits=postings.pack(bits)) for term, block, bits in index.bitmaps()
    )
    written = insert_in_batches(Posting, rows)
    insert_in_batches(FoldedText, (FoldedText(practice_id=pk, text=text) for pk, text in index.texts.items()))
    repository.index_version = VERSION
    repository.renew()
    return written


def insert_in_batches(model, rows: Iterator) -> int:
    written = 0
    while batch := list(islice(rows, CHUNK)):
        written += len(model.objects.bulk_create(batch))
    return written


def differences() -> list[str]:
    """What the stored index has wrong, a line each; empty when it is as the published versions make it."""
    index = compute()
    expected = {(term, block): bits for term, block, bits in index.bitmaps()}
    stored = {
        (bytes(term), block): postings.unpack(bytes(bits))
        for term, block, bits in Posting.objects.values_list("term", "block", "bits").iterator()
    }
    problems = [
        f"{term.decode(errors='replace')} (block {block}): stored and computed differ"
        for term, block in unequal(expected, stored)
    ]
    texts = dict(FoldedText.objects.values_list("practice_id", "text"))
    problems += [f"practice {pk}: folded text differs" for pk in unequal(index.texts, texts)]
    if is_outdated():
        problems.append(f"the index was made by other rules than {VERSION}")
    return problems


def unequal(computed: dict, stored: dict) -> list:
    """The keys whose values are not the same in both."""
    return sorted(key for key in computed.keys() | stored.keys() if computed.get(key) != stored.get(key))
