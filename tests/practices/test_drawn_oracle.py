"""Whatever is drawn, and whatever a list asks for: every number is what reading every practice counts, and what the list
has that it leads to. `EXAMPLES` says how many lists are asked for."""

import random
import re
from urllib.parse import urlsplit

import pytest
from django.http import QueryDict
from hypothesis import settings

from practices.answers import complete
from practices.catalogue.drawings import Timeline
from practices.catalogue.filters import PracticeFilter, list_url
from practices.catalogue.index import FACETS, current_index
from practices.management.commands import demo
from practices.publishing import publish_version
from tests.factories import published
from tests.markup import Page
from tests.practices.claims import SILENT, Claims, fives, options
from tests.practices.drawn import classed, number, tagged, text, total_of, write_some
from tests.practices.oracle import Oracle, random_criteria

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]

EXAMPLES = settings().max_examples
SEED = 20_261_130
PAGES = ["/", "/paises/", "/temas/", "/objetivos/", "/ofrece/"]


def synthetic() -> None:
    """Few States and many practices, and such that overlap: a State both presents and takes part, a value comes twice."""
    write_some(60)
    published(country="CO", associated_countries=["CO", "CL", "MX"], themes=["otro", "derechos-humanos"])
    published(
        country="CL", associated_countries=["CO"], primary_objectives=["4"], secondary_objectives=["4", "5"]
    )
    published(country="MX", transfer_needs=["otro", "expertos"], start_year=None)


def demonstration() -> None:
    for practice in map(demo.read, sorted(demo.FOLDER.glob("*.json"))):
        publish_version(complete(practice["answers"] | {"files": []}))


@pytest.fixture(params=[synthetic, demonstration])
def oracle(request):
    request.param()
    return Oracle()


def criteria_at(url: str):
    asked = PracticeFilter(QueryDict(urlsplit(url).query), current_index())
    assert not asked.messages, url
    return asked.search.criteria


def addresses() -> list[str]:
    """Of every page that is drawn."""
    lists = current_index().lists
    subjects = ("country", "theme", "gcmobjective")
    return [*PAGES, *(item.url for name in subjects for item in lists[name].values())]


def test_every_number_that_a_page_draws(client, oracle):
    kinds = set()
    for address in addresses():
        claims = Claims(Page(client.get(address).text))
        for claim in claims:
            counted = len(oracle.numbers(criteria_at(claim.url)))
            assert claim.count == counted == total_of(claim.url), (address, claim)
            kinds.add(claim.kind)
        assert [words for words in claims.silent if not SILENT.fullmatch(words)] == [], address
    assert {
        "mark",
        "map",
        "head",
        "sum",
        "beside",
        "crossing",
        "objective",
        "plate",
        "title",
        "undated",
    } <= kinds


def test_every_number_of_whatever_list_is_asked_for(client, oracle):
    index, chance = current_index(), random.Random(SEED)
    codes = {facet.parameter: facet.codes(index) for facet in FACETS}
    for _ in range(EXAMPLES):
        criteria = random_criteria(chance, codes)
        page = Page(client.get(list_url(criteria)).text)
        found, counts = oracle.numbers(criteria), oracle.counts(criteria)
        (title,) = (text(part) for part in tagged(classed(page.root, "results-head")[0], "h2"))
        assert number(re.match(r"[\d\s]+", title)[0]) == len(found), criteria
        for parameter, code, shown in options(page):
            assert shown == counts[parameter].get(code, 0), (criteria, parameter, code)
        for years, shown in fives(page):
            assert shown == sum(counts["anio"].get(str(year), 0) for year in years), (criteria, years)
        for claim in Claims(page):
            assert claim.count == len(oracle.numbers(criteria_at(claim.url))), (criteria, claim)
        timeline = Timeline(index, criteria)
        for start in filter(lambda start: start["start"].count, timeline.starts):
            assert start["start"].count == len(oracle.numbers(criteria_at(start["url"]))), (criteria, start)
