"""What changed between two texts, word by word: nothing of either is lost, and what is hostile stays text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fichas.review.comparison import changes
from fichas.review.word_diff import ADDED, REMOVED, SAME, compare_texts, is_rewritten
from practices.answers import complete
from practices.lists import lists
from practices.models import Repository

pytestmark = pytest.mark.one_database

WORDS = st.lists(st.sampled_from(["migración", "de", "la", "política", "\n", "1200"]), max_size=40).map(
    " ".join
)


def without(kind: str, pieces) -> str:
    return "".join(text for what, text in pieces if what != kind)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_out_of_it(before, after):
    pieces = compare_texts(before, after)
    assert without(ADDED, pieces) == before
    assert without(REMOVED, pieces) == after
    assert all(first[0] != second[0] for first, second in pairwise(pieces))


def test_three_changes_in_a_long_paragraph_are_three_changes():
    words = [f"palabra{number}" for number in range(200)]
    changed = list(words)
    changed[10], changed[100] = "otra", "cien personas"
    del changed[150]
    pieces = compare_texts(" ".join(words), " ".join(changed))
    assert [text.strip() for kind, text in pieces if kind == REMOVED] == [
        "palabra10",
        "palabra100",
        "palabra150",
    ]
    assert [text.strip() for kind, text in pieces if kind == ADDED] == ["otra", "cien personas"]


def test_neighbouring_words_are_one_change():
    text = "El registro alcanza a las personas que lo piden en frontera"
    pieces = compare_texts(text, text.replace("personas que", "familias cuando"))
    assert [piece for piece in pieces if piece[0] != SAME] == [
        (REMOVED, "personas que"),
        (ADDED, "familias cuando"),
    ]


def test_a_text_written_anew_is_shown_whole():
    assert compare_texts("uno dos tres", "cuatro cinco seis") == [
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
    assert [one.field for one in found] == ["title", "themes", "references", "start_year", "end_is_open"]
    assert found[0].numeral == "1.2"
    assert found[2].pieces == [(ADDED, "Ley https://example.org/")]
    assert "consular" in "".join(text for kind, text in found[1].pieces if kind == ADDED)


def test_a_common_word_between_two_changes_is_part_of_them():
    pieces = compare_texts("atiende a personas de frontera norte", "atiende a familias de las costas norte")
    assert pieces == [
        (SAME, "atiende a "),
        (REMOVED, "personas de frontera"),
        (ADDED, "familias de las costas"),
        (SAME, " norte"),
    ]


def test_a_paragraph_that_stayed_is_not_taken_apart():
    before, after = "La primera versión del texto", "Nada de aquello queda aquí"
    stays = "\nEste párrafo del texto sigue aquí igual."
    assert compare_texts(before + stays, after + stays) == [(REMOVED, before), (ADDED, after), (SAME, stays)]


@pytest.mark.parametrize("size", [1_500, 20_000])
def test_repeated_words_are_compared_in_the_time_of_any_other(size):
    """A comparison in more than quadratic time would not end here; beyond its budget a text is shown whole."""
    before, after = "a b " * size, "b c " * size
    pieces = compare_texts(before, after)
    assert without(ADDED, pieces) == before
    assert without(REMOVED, pieces) == after
    assert is_rewritten(pieces)


def test_a_change_in_every_second_word_is_no_patchwork():
    before = "persona de frontera " * 300
    pieces = compare_texts(before, before.replace("persona", "familia"))
    assert is_rewritten(pieces)
