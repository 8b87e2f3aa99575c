import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practices.words import count_words

pytestmark = pytest.mark.one_database

VECTORS = json.loads((Path(__file__).parents[1] / "data" / "words.json").read_text("utf-8"))


@pytest.mark.parametrize(("text", "words"), VECTORS)
def test_a_word_is_a_piece_between_spaces_with_a_letter_or_number(text, words):
    assert count_words(text) == words


@given(st.text(), st.text())
def test_the_words_of_two_texts_a_space_apart_add_up(first, second):
    assert count_words(f"{first} {second}") == count_words(first) + count_words(second)
