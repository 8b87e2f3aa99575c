import pytest
from django.core.exceptions import ValidationError

from practices.checks import check_form
from practices.fields import (
    address_as_typed,
    drop_invisible,
    drop_unseen,
    validate_plain_text,
    without_forbidden,
)
from practices.models import FichaContent, PracticeVersion
from practices.sections import FIELDS, Kind
from tests.factories import ficha, published
from tests.hostile import TOWER

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "hidden", ["\0", "\x07", "\x1b", "\u202e", "\u2066", "\u200f", "\ud800", "\uffff", "\ufdd0"]
)
def test_a_character_that_hides_or_turns_text_is_refused_before_the_database(hidden):
    with pytest.raises(ValidationError, match="carácter que no se ve"):
        published(summary=f"Antes{hidden}después")


def test_a_tower_of_marks_on_a_letter_is_refused_before_the_database():
    with pytest.raises(ValidationError, match="más de 8 signos encima"):
        published(summary=TOWER)
    assert without_forbidden(TOWER) == "Un país y a" + "\u0301" * 8


@pytest.mark.parametrize(
    "text", ["g̃uarani ẽ", "₲ 5.000", "• viñeta\n\tsangría", "👩🏽‍🌾", "“comillas” — raya", "a\u00a0b"]
)
def test_what_people_write_is_kept_as_it_is(text):
    assert published(summary=text).current.summary == text


def test_a_title_stays_on_one_line():
    with pytest.raises(ValidationError, match="una sola línea"):
        published(title="Dos\nlíneas")


def test_a_limit_in_words_never_stops_a_save():
    text = "palabra " * 172
    assert FichaContent._meta.get_field("background").max_words == 160
    assert published(background=text).current.background == text


def test_the_limits_are_those_of_the_form():
    limits = {
        field.name: field.max_words
        for field in FichaContent._meta.get_fields()
        if hasattr(field, "max_words")
    }
    assert limits == {
        "background": 160,
        "summary": 200,
        "results": 150,
        "success_factors": 150,
        "considerations": 150,
    }


def test_nothing_public_can_hold_the_personal_half_of_the_contact():
    contact = {field.name for field in PracticeVersion._meta.get_fields() if "contact" in field.name}
    assert (
        contact == {"contact_institution", "contact_email"} == {name for name in ficha() if "contact" in name}
    )


def test_a_plain_text_has_nothing_to_say():
    assert validate_plain_text("Texto llano,\ncon dos renglones.") is None


@pytest.mark.parametrize(
    "hidden", [*"\u00ad\u200b\u200c\u200d\u200e\u2060\ufeff\u3164\u180e\u2800", "\U000e0041"]
)
def test_what_nobody_sees_is_dropped_from_a_line(hidden):
    assert drop_invisible(f"{hidden}Ley {hidden}25.871{hidden}") == "Ley 25.871"


@pytest.mark.parametrize(
    "kept", ["mañana", "man\u0303ana", "Kʼanchay", "a\u00a0b", "a\tb\nc", "a\u202eb", "a\u200fb"]
)
def test_nothing_else_is_dropped_from_a_line(kept):
    assert drop_invisible(kept) == kept


@pytest.mark.parametrize(
    "pasted",
    ["Ana@Gob.example", " ana@gob.example\u200b ", "\ufeffana@gob.ex\u00adample", "ａｎａ＠gob.example"],
)
def test_an_address_is_one_however_it_was_pasted(pasted):
    assert address_as_typed(pasted) == "ana@gob.example"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ges\u00adtión\u200b \u200edel\u2060 \ufeffregistro\x00\x1f\x7f", "gestión del registro"),
        ("uno\u202a dos\u202c \u2066tres\u2069\u200f", "uno dos tres"),
        ("محمد\u200f أحمد", "محمد أحمد"),
        ("plan\u200d a\ufe0f\n\u200cb", "plan a\nb"),
    ],
)
def test_a_text_loses_what_nobody_sees(typed, kept):
    assert drop_unseen(typed) == kept


@pytest.mark.parametrize(
    "kept",
    [
        "👩\u200d👩\u200d👧",
        "✔\ufe0f",
        "क्\u200dष",
        "می\u200cروم",
        "a\tb\nc",
        "a\u202eb",
        "man\u0303ana",
        "10\u00a0%",
    ],
)
def test_a_text_keeps_what_makes_its_letters_and_what_turns_them_around(kept):
    assert drop_unseen(kept) == kept


def test_a_column_that_nobody_asks_for_is_named_before_anything_runs(monkeypatch):
    assert check_form(None) == []
    monkeypatch.delitem(FIELDS, "place")
    monkeypatch.setattr(FIELDS["title"], "kind", Kind.TEXT)
    assert [error.id for error in check_form(None)] == ["practices.E001", "practices.E002"]
