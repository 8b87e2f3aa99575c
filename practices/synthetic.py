"""Synthetic practices for trials of speed: invented words in real proportions, marked as what they are.

They are written in bulk, which makes this the one exception to the writers of `publishing`.
"""

from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from random import Random

from django.db import transaction
from django.utils import timezone

from .answers import CHOICES, EntityRow, by_code, complete, content_hash, write_columns
from .models import Country, Practice, PracticeType, PracticeVersion, Repository, VersionEntity
from .spelling import sort_key

SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi co mu cion ven tra per gran mos les".split()
COMMON = (
    "personas migrantes derechos atención gobierno municipal registro fronteras políticas públicas programa "
    "información cooperación regional integración servicios salud educación trabajo protección niñez consulado "
    "retorno documentación regularización instituciones sociedad civil capacitación resultados"
).split()
RARE = 20_000
TEXTS = ("background", "summary", "results", "success_factors", "limitations", "considerations", "outputs")


class Author:
    """Writes fichas of the usual length: a few common words, many rare ones, all values of the lists."""

    def __init__(self, chance: Random, words: int):
        self.chance, self.length = chance, words
        self.words = COMMON + [
            "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(RARE)
        ]
        self.weights = list(accumulate(1 / (place + 1) for place in range(len(self.words))))
        self.codes = {name: codes_of(model) for name, model in CHOICES.items()}
        self.countries, self.types = codes_of(Country), codes_of(PracticeType)

    def line(self, words: int) -> str:
        return " ".join(self.chance.choices(self.words, cum_weights=self.weights, k=words)).capitalize()

    def text(self) -> str:
        sentences = range(0, self.chance.randint(self.length * 4 // 5, self.length), 14)
        return " ".join(f"{self.line(14)}." for _ in sentences)

    def ficha(self) -> dict:
        chance = self.chance
        answers: dict = {name: self.text() for name in TEXTS}
        answers |= {
            name: chance.sample(codes, k=min(len(codes), chance.randint(1, 3)))
            for name, codes in self.codes.items()
        }
        answers |= {
            "title": self.line(chance.randint(4, 9)),
            "language": chance.choice(["es", "es", "es", "pt", "en"]),
            "country": chance.choice(self.countries),
            "practice_type": chance.choice(self.types),
            "experience_state": chance.choice(["en-curso", "finalizada", ""]),
            "start_year": chance.choice([None, *range(2005, 2026)]),
            "responsible_entity": self.line(5),
            "associated_entities": [self.line(4)],
        }
        return complete(answers)


def codes_of(model) -> list[str]:
    return list(model.objects.exclude(code="otro").values_list("code", flat=True))


@transaction.atomic
def write(fichas: list[dict]) -> None:
    """Inserts them in few statements. The index is not touched: it is rebuilt at the end."""
    repository = Repository.lock()
    practices = Practice.objects.bulk_create(reserve(fichas, repository))
    find = cache(lambda vocabulary, code: by_code(vocabulary, [code])[0])
    versions = []
    for practice, answers in zip(practices, fichas, strict=True):
        version = PracticeVersion(
            practice=practice,
            version=1,
            published_on=timezone.localdate(),
            content_hash=content_hash(answers),
        )
        write_columns(version, answers, lambda vocabulary, codes: [find(vocabulary, codes[0])])
        versions.append(version)
    PracticeVersion.objects.bulk_create(versions, batch_size=200)
    write_all_rows(versions, fichas, find)
    for practice, version in zip(practices, versions, strict=True):
        practice.current, practice.experience_state = version, version.experience_state
    Practice.objects.bulk_update(practices, ["current", "experience_state"], batch_size=200)
    repository.renew()


def reserve(fichas: list[dict], repository: Repository) -> Iterator[Practice]:
    countries = {country.code: country for country in Country.objects.all()}
    last: dict[str, int] = {}
    for answers in fichas:
        country = countries[answers["country"]]
        if country.code not in last:
            taken = country.practices.order_by("-sequence").values_list("sequence", flat=True)
            last[country.code] = taken.first() or 0
        last[country.code] += 1
        repository.last_number += 1
        yield Practice(
            code=f"SIN-{country.code}-{last[country.code]:04d}",
            country=country,
            sequence=last[country.code],
            number=repository.last_number,
            origin=Practice.Origin.SYNTHETIC,
            sort_key=sort_key(answers["title"]),
        )


def write_all_rows(versions: list[PracticeVersion], fichas: list[dict], find) -> None:
    for name, vocabulary in CHOICES.items():
        through = getattr(PracticeVersion, name).through
        value = f"{vocabulary._meta.model_name}_id"
        pairs = [
            (version, code)
            for version, answers in zip(versions, fichas, strict=True)
            for code in answers[name]
        ]
        rows = (
            through(practiceversion_id=version.pk, **{value: find(vocabulary, code).pk})
            for version, code in pairs
        )
        through.objects.bulk_create(rows, batch_size=2_000)
    entities = (
        VersionEntity(
            content=version,
            position=1,
            role=EntityRow.Role.ASSOCIATED,
            name=answers["associated_entities"][0],
        )
        for version, answers in zip(versions, fichas, strict=True)
    )
    VersionEntity.objects.bulk_create(entities, batch_size=1_000)
