"""Totals, counts of every facet and the first twenty: from the bitmaps, and the plain way. Both answer the same."""

import json
from collections.abc import Callable
from statistics import median
from time import perf_counter

import django

django.setup()

from practices.catalogue.index import (  # noqa: E402
    FACETS,
    Criteria,
    Search,
    current_index,
)
from tests.benchmarks.plain import PlainFilter, counts, numbers  # noqa: E402

REQUESTS = {
    "no filter": Criteria(),
    "1 filter": Criteria(chosen={"pais": ("PE", "CL")}),
    "3 filters": Criteria(chosen={"pais": ("PE",), "tema": ("derechos-humanos",), "idioma": ("es",)}),
    "a common word": Criteria("migrantes"),
    "a rare word": Criteria("venfogu"),
}


def bitmaps(criteria: Criteria) -> tuple[int, dict, list[int]]:
    now = current_index()
    search = Search(Criteria(criteria.text, criteria.chosen, "recientes"), now)
    facets = {facet.parameter: search.counts(facet) for facet in FACETS if facet.is_offered}
    return search.total, facets, [number for number, _n in zip(search.numbers(), range(20), strict=False)]


def plain(criteria: Criteria) -> tuple[int, dict, list[int]]:
    wanted = PlainFilter(criteria)
    return wanted.queryset().count(), counts(wanted), numbers(wanted)


def milliseconds(work: Callable, repetitions: int) -> float:
    work()
    times = []
    for _ in range(repetitions):
        started = perf_counter()
        work()
        times.append(perf_counter() - started)
    return median(times) * 1000


def main() -> None:
    times = {}
    for name, criteria in REQUESTS.items():
        total, facets, _first = bitmaps(criteria)
        plain_total, plain_facets, _plain_first = plain(criteria)
        if not criteria.text:  # the plain way finds pieces of words: it cannot find the same
            assert (total, nonzero(facets)) == (plain_total, nonzero(plain_facets)), name
        times[name] = (
            milliseconds(lambda wanted=criteria: plain(wanted), 7),
            milliseconds(lambda wanted=criteria: bitmaps(wanted), 201),
        )
    print(json.dumps(times))


def nonzero(facets: dict) -> dict:
    return {facet: {code: n for code, n in codes.items() if n} for facet, codes in facets.items()}


if __name__ == "__main__":
    main()
