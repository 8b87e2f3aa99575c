"""Whatever is asked for, the index answers what reading every practice would."""

import random
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from practices.catalogue.filters import PracticeFilter
from practices.catalogue.index import FACETS, Search, current_index, differences, rebuild
from practices.synthetic import Author, write
from tests.factories import published
from tests.practices.oracle import Oracle, random_criteria

pytestmark = pytest.mark.django_db

REQUESTS = 1_000
SEED = 20_261_121


@pytest.fixture
def oracle():
    """Sixty practices of all kinds, held against by reading."""
    author = Author(random.Random(SEED), 30)
    write([author.ficha() for _ in range(50)])
    rebuild()
    for title in (
        "La niñez migrante",
        "Ninez migrante",
        "Migración y consulados",
        "Ñandú",
        "Nube",
        "Zona",
        "Águila",
    ):
        published(title=title, associated_countries=["CL"], summary="Personas migrantes, niñez y derechos.")
    published(
        country="CR",
        language="pt",
        title="Migração de crianças",
        summary="Pessoas migrantes.",
        start_year=None,
    )
    published(
        country="BO", language="en", title="Migrant children's rights", summary="Migrants and migrations."
    )
    published(
        country="UY", title="Ley 25.871 y COVID-19", summary="Proceso subregional con ACNUR. Ley 25871."
    )
    published(title="Kʼanchay", summary="Respuesta al COVID19, sub-regional, con A.C.N.U.R. y EE.UU.")
    published(title="Niñas, niños y adolescentes", levels=["local", "provincial"], summary="Migraciones " * 4)
    assert differences() == []
    return Oracle()


def test_totals_counts_and_order_equal_the_oracles(oracle):
    now, chance = current_index(), random.Random(SEED)
    codes = {facet.parameter: facet.codes(now) for facet in FACETS}
    for _ in range(REQUESTS):
        criteria = random_criteria(chance, codes)
        search = Search(criteria, now)
        assert list(search.numbers()) == oracle.numbers(criteria), criteria
        counts = {facet.parameter: nonzero(search.counts(facet)) for facet in FACETS}
        assert counts == oracle.counts(criteria), criteria


def nonzero(counts: dict[str, int]) -> dict[str, int]:
    return {code: count for code, count in counts.items() if count}


def test_an_address_means_what_its_criteria_mean(oracle):
    now, chance = current_index(), random.Random(SEED)
    codes = {facet.parameter: facet.codes(now) for facet in FACETS}
    for _ in range(200):
        criteria = random_criteria(chance, codes)
        pairs = criteria.pairs()
        chance.shuffle(pairs)
        read = PracticeFilter(QueryDict(urlencode(pairs)), now).search.criteria
        assert sorted(read.pairs()) == sorted(criteria.pairs())
