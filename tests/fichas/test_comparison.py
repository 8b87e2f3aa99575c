"""What changed between two texts, word by word: nothing of either is lost, and what is hostile stays text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fichas.review.comparison import ADDED, REMOVED, SAME, changes, compared
from practices.answers import complete
from practices.lists import lists
from practices.models import Repository

WORDS = st.lists(st.sampled_from(["migración", "de", "la", "política", "\n", "1200"]), max_size=40).map(
    " ".join
)


def without(kind: str, pieces) -> str:
    return "".join(text for what, text in pieces if what != kind)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_out_of_it(before, after):
    pieces = compared(before, after)
    assert without(ADDED, pieces) == before
    assert without(REMOVED, pieces) == after
    assert all(first[0] != second[0] for first, second in pairwise(pieces))


def test_three_changes_in_a_long_paragraph_are_three_changes():
    words = [f"palabra{number}" for number in range(200)]
    changed = list(words)
    changed[10], changed[100] = "otra", "cien personas"
    del changed[150]
    pieces = compared(" ".join(words), " ".join(changed))
    assert [text.strip() for kind, text in pieces if kind == REMOVED] == [
        "palabra10",
        "palabra100",
        "palabra150",
    ]
    assert [text.strip() for kind, text in pieces if kind == ADDED] == ["otra", "cien personas"]


def test_neighbouring_words_are_one_change():
    text = "El registro alcanza a las personas que lo piden en frontera"
    pieces = compared(text, text.replace("personas que", "familias cuando"))
    assert [piece for piece in pieces if piece[0] != SAME] == [
        (REMOVED, "personas que"),
        (ADDED, "familias cuando"),
    ]


def test_a_text_written_anew_is_shown_whole():
    assert compared("uno dos tres", "cuatro cinco seis") == [
        (REMOVED, "uno dos tres"),
        (ADDED, "cuatro cinco seis"),
    ]


@pytest.mark.django_db
def test_answers_that_differ_are_named_in_the_order_of_the_form():
    before = complete({"country": "PE", "title": "Uno", "themes": ["otro"], "start_year": 2019})
    after = before | {
        "title": "Dos",
        "themes": ["asistencia-consular"],
        "start_year": 2020,
        "end_is_open": True,
    }
    after["links"] = [{"numeral": "2.9", "label": "Ley", "url": "https://example.org/"}]
    found = changes(before, after, lists(Repository.current_token()))
    assert [one.field for one in found] == ["title", "themes", "links", "start_year", "end_is_open"]
    assert found[0].numeral == "1.2"
    assert found[2].pieces == [(ADDED, "2.9 Ley https://example.org/")]
    assert "consular" in "".join(text for kind, text in found[1].pieces if kind == ADDED)


def test_a_huge_text_is_not_compared_for_minutes():
    before, after = "a b " * 20_000, "b c " * 20_000
    assert compared(before, after) == [(REMOVED, before), (ADDED, after)]
