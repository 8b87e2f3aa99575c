"""The 23 objectives are asked once: each is no aim of the experience, a principal one or a secondary one."""

import pytest
from django.urls import reverse

from fichas.form.drafts import country_text
from practices.answers import read_answers
from tests.fichas.forms import signed_in
from tests.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


@pytest.fixture
def address(draft):
    return reverse("fichas:section", args=[draft.reference, "datos"])


def objectives(ficha) -> tuple[list[str], list[str]]:
    answers = read_answers(country_text(ficha))
    return answers["primary_objectives"], answers["secondary_objectives"]


def test_each_is_of_one_list_at_most_and_comes_back_as_it_was_chosen(draft, rosa, address):
    own = signed_in(rosa)
    posted = {
        "language": "es",
        "primary_objectives-4": "primary_objectives",
        "primary_objectives-14": "primary_objectives",
        "primary_objectives-15": "secondary_objectives",
        "primary_objectives-16": "",
        "primary_objectives-99": "primary_objectives",
    }
    assert own.post(address, posted).status_code == 302
    assert objectives(draft) == (["14", "4"], ["15"])
    page = Page(own.get(address).text)
    buttons = [one for one in page.all("input") if one.get("name", "").startswith("primary_objectives-")]
    assert len({one.get("name") for one in buttons}) == 23
    chosen = {one.get("name"): one.get("value") for one in buttons if "checked" in one.attrib}
    assert {name: value for name, value in chosen.items() if value} == {
        "primary_objectives-4": "primary_objectives",
        "primary_objectives-14": "primary_objectives",
        "primary_objectives-15": "secondary_objectives",
    }


def test_the_lists_by_themselves_are_understood_as_well(draft, rosa, address):
    posted = {"language": "es", "primary_objectives": ["4"], "secondary_objectives": ["7", "9"]}
    signed_in(rosa).post(address, posted)
    assert objectives(draft) == (["4"], ["7", "9"])


def test_a_long_list_that_may_be_left_alone_is_folded_and_says_what_was_chosen(draft, rosa, address):
    own = signed_in(rosa)
    own.post(address, {"language": "es", "goals": ["3", "10"], "end_year": "2030", "end_is_open": "si"})
    page = own.get(address).text
    assert '<summary id="goals">3. ' in page
    assert '<summary id="principles">Elegir</summary>' in page
    assert page.count('class="folded"') == 3
