"""What a hash covers: the answers as they were given, whatever the form asks since."""

import pytest

from practices import answers
from practices.answers import FIRST, blank_answers, canonical, content_hash, read_canonical
from tests.factories import ficha

pytestmark = pytest.mark.one_database
PUBLISHED = "77a90b993d0fc1804001f4da43155d5ee545e9461538a43a44b2a3628979a8de"


@pytest.fixture
def asked_since(monkeypatch):
    """A question that the form did not ask when the first practices were published."""
    answers.blank_json.cache_clear()
    monkeypatch.setitem(answers.PLAIN, "budget", "")
    yield
    answers.blank_json.cache_clear()


def given(**more) -> dict:
    return ficha(title="Registro consular", **more)


def test_what_was_published_with_the_first_version_has_the_hash_that_it_had():
    assert content_hash(given()) == PUBLISHED
    assert blank_answers().keys() >= FIRST


def test_a_question_that_is_added_changes_no_hash_until_it_is_answered(asked_since):
    assert "budget" in given()
    assert content_hash(given()) == PUBLISHED
    assert content_hash(given(budget="Cuesta poco.")) != PUBLISHED


def test_a_text_that_was_kept_before_has_the_new_answer_blank(request):
    kept = canonical(given(summary="Lo esencial."))
    request.getfixturevalue("asked_since")
    assert read_canonical(kept) == given(summary="Lo esencial.", budget="")
    answered = given(budget="Cuesta poco.")
    assert read_canonical(canonical(answered)) == answered
