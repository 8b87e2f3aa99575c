"""What is there already: the practices that a spreadsheet names by their code, and the titles that one of its rows is like."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.db.models import F, Q
from rapidfuzz import process
from rapidfuzz.distance import Indel

from practices.exchange.resources import read_versions
from practices.models import Practice, PracticeVersion
from practices.spelling import fold

from ..models import Ficha, FichaText
from ..review.duplicates import ALIKE_TITLE

MOST_ALIKE = 3
AT_ONCE = 500
# By the desk: of a draft that only its country reads, not even a likeness is told.
SEEN = Q(round__gte=1) | Q(table_import__isnull=False, is_taken_up=False)


@dataclass(frozen=True)
class Known:
    """A practice by its code: whose it is, the version that the public reads, and the ficha on its way."""

    pk: int
    country: str
    version: int | None
    open_ficha: str


def practices_of(codes: Collection[str]) -> dict[str, Known]:
    """Those of these codes, in two queries whatever their number."""
    wanted = set(codes)
    if not wanted:
        return {}
    values = Practice.objects.values_list("code", "pk", "country__code", "current")
    rows = [row for row in values if row[0] in wanted]
    on_their_way = dict(
        Ficha.objects.open().filter(practice__isnull=False).values_list("practice", "reference")
    )
    return {
        code: Known(pk, country, version, on_their_way.get(pk, "")) for code, pk, country, version in rows
    }


def published_answers(versions: Iterable[int]) -> dict[int, dict]:
    """The answers of these versions as the public reads them today, by their keys."""
    keys = list(versions)
    answers: dict[int, dict] = {}
    for start in range(0, len(keys), AT_ONCE):
        some = PracticeVersion.objects.filter(pk__in=keys[start : start + AT_ONCE])
        answers |= {row.version.pk: row.answers for row in read_versions(some)}
    return answers


@dataclass
class Titles:
    """The titles of each State, of what is public and of what is on its way; `own` are those of the file itself."""

    told: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    own: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def there(cls) -> "Titles":
        titles = cls()
        public = Practice.objects.public().values_list("country__code", "code", "current__title")
        read = Ficha.objects.open().filter(SEEN)
        drafts = FichaText.objects.filter(role=FichaText.Role.COUNTRY, ficha__in=read)
        on_their_way = drafts.exclude(title="").values_list(
            F("ficha__country__code"), F("ficha__reference"), "title"
        )
        for country, code, title in (*public, *on_their_way):
            titles.told[country][code] = fold(title)
        return titles

    def alike(self, country: str, title: str) -> list[str]:
        """The codes and references of titles of the same State that differ in little."""
        close = process.extract(
            fold(title),
            self.told[country],
            scorer=Indel.normalized_similarity,
            score_cutoff=ALIKE_TITLE,
            limit=MOST_ALIKE,
        )
        return [code for _title, _likeness, code in close]

    def said_before(self, country: str, title: str, row: int) -> int | None:
        """The row of the file that has the same State and title, if one stands above."""
        first = self.own.setdefault((country, fold(title)), row)
        return first if first != row else None
