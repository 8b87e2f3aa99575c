"""What practices are found by has a name of its own: under a repeated one the later would silently take the place of the
former, in the index and in the address of a list."""

from practices.answers import complete
from practices.catalogue.filters import PracticeFilter
from practices.catalogue.index import FACETS
from practices.catalogue.index.cache import with_parts
from practices.catalogue.index.terms import facet_terms
from practices.sections import FIELDS
from tests.factories import ficha

DECLARED = [field.facet for field in FIELDS.values() if field.facet]


def kinds(answers: dict) -> set[str]:
    return {term[1:].decode().split(":")[0] for term in facet_terms(answers, "en-curso", "own")}


def all_kinds() -> set[str]:
    lists = {name: ["a"] for name, field in FIELDS.items() if field.facet and name != "practice_type"}
    return kinds(ficha(**lists | {"practice_type": "a"}))


def test_no_field_is_indexed_under_the_name_of_another_or_of_what_the_index_derives():
    blank = complete({"country": "PE", "title": "Registro"})
    derived = kinds(blank) | {"objective", *with_parts({})}
    assert len(DECLARED) == len(set(DECLARED))
    assert not derived & set(DECLARED)
    assert all_kinds() == kinds(blank) | {"objective", *DECLARED}


def test_what_a_process_derives_is_stored_under_no_name():
    assert set(with_parts({})) == {"part"} and "part" not in all_kinds()


def test_every_facet_asks_for_what_the_index_has_by_a_parameter_of_its_own():
    assert len({facet.kind for facet in FACETS}) == len({facet.parameter for facet in FACETS}) == len(FACETS)
    assert {facet.kind for facet in FACETS} <= all_kinds() | {"part"}
    others = {"q", "todos", "orden", "vista", "s", "pagina"}
    assert not others & {facet.parameter for facet in FACETS}
    assert set(PracticeFilter.base_filters) == others | {facet.parameter for facet in FACETS}
