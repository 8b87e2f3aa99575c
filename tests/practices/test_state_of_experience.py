"""How an experience stands is one fact: whatever confirms it, every output says the same."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from practices.catalogue.index import Criteria, Search, current_index
from practices.experience import answers_today
from practices.models import ExperienceState
from practices.press.book.plan import plan_book
from practices.press.book.spec import CompilationSpec
from practices.press.ficha import path_of_version, printed, printed_summary
from practices.publishing import publish_version
from practices.reading import period
from practices.standing import confirm
from tests.factories import ficha, published
from tests.markup import Page
from tests.pdf_structure import spoken

pytestmark = pytest.mark.django_db
STATES = {"finalizada": "Finalizada", "en-curso": "En curso"}


@pytest.fixture
def confirmed():
    practice = published(experience_state="en-curso")
    confirm(practice, "finalizada", on=date(2026, 11, 3))
    practice.refresh_from_db()
    return practice


def page_text(client, path: str) -> str:
    return Page(client.get(path).text).text


def test_the_page_says_it_in_its_head_and_in_its_table_with_the_day(client, confirmed):
    text = page_text(client, f"/practicas/{confirmed.code}/")
    assert text.count("Finalizada") == 2
    assert "Estado confirmado el 3 de noviembre de 2026" in text
    assert "En curso" not in text


def test_lists_filters_and_tables_say_the_same(client, confirmed):
    now = current_index()
    assert list(Search(Criteria(chosen={"estado": ("finalizada",)}), now).numbers()) == [confirmed.number]
    assert list(Search(Criteria(chosen={"estado": ("en-curso",)}), now).numbers()) == []
    assert "Finalizada" in page_text(client, "/practicas/")
    (row,) = client.get(reverse("practices:practice_export", args=["json"])).json()
    assert row["experience_state"] == "finalizada"
    table = client.get(reverse("practices:practice_export", args=["csv"])).content.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table), delimiter=";")
    assert (row["Estado de la experiencia"], row["Estado de la experiencia (código)"]) == (
        "Finalizada",
        "finalizada",
    )


def test_the_printed_ficha_is_laid_out_anew_and_says_it(confirmed):
    text = " ".join(spoken(printed(confirmed.current)))
    assert "Finalizada · Estado confirmado el 3 de noviembre de 2026" in text
    assert "En curso" not in text


def test_what_was_laid_out_before_is_not_taken_for_it():
    practice = published(experience_state="en-curso")
    before = path_of_version(practice.current)
    confirm(practice, "en-curso", on=date(2026, 11, 3))
    practice.refresh_from_db()
    once = path_of_version(practice.current)
    confirm(practice, "en-curso", on=date(2026, 11, 4))
    practice.refresh_from_db()
    assert len({before, once, path_of_version(practice.current)}) == 3


def test_so_is_its_summary_for_compilations():
    practice = published(experience_state="en-curso", start_year=2019, end_is_open=True)
    assert "2019–presente" in spoken(printed_summary(practice.current))
    confirm(practice, "finalizada", on=date(2026, 11, 3))
    practice.refresh_from_db()
    assert "2019–presente" not in spoken(printed_summary(practice.current))


def test_a_former_version_stays_as_it_was(client, confirmed):
    publish_version(ficha(experience_state="finalizada", title="Segunda"), confirmed)
    text = page_text(client, f"/practicas/{confirmed.code}/v1/")
    assert "En curso" in text
    assert "Estado confirmado" not in text


def test_what_a_new_version_says_takes_the_place_of_what_was_confirmed(confirmed):
    publish_version(ficha(experience_state="derogada", title="Segunda"), confirmed)
    confirmed.refresh_from_db()
    assert (confirmed.experience_state.code, confirmed.confirmed_on) == ("derogada", None)


def test_a_new_version_that_does_not_say_leaves_it_confirmed(confirmed):
    publish_version(ficha(experience_state="", title="Segunda"), confirmed)
    confirmed.refresh_from_db()
    assert answers_today(confirmed.current)["experience_state"] == "finalizada"
    assert confirmed.confirmed_on == date(2026, 11, 3)


def test_a_period_that_was_open_is_so_no_more_once_it_has_ended(client):
    practice = published(experience_state="en-curso", start_year=2019, end_is_open=True)
    assert "2019–presente" in page_text(client, "/practicas/")
    confirm(practice, "finalizada")
    practice.refresh_from_db()
    pages = [page_text(client, path) for path in ("/practicas/", f"/practicas/{practice.code}/")]
    for text in (*pages, " ".join(spoken(printed(practice.current)))):
        assert "comenzó en 2019" in text
        assert "presente" not in text
    (row,) = client.get(reverse("practices:practice_export", args=["json"])).json()
    assert (row["experience_state"], row["end_is_open"]) == ("finalizada", False)
    (entry,) = plan_book(CompilationSpec([practice.current.pk], "Compilación", "2026-11-28")).entries
    assert entry.period == "comenzó en 2019"


@pytest.mark.parametrize(
    ("years", "state", "words"),
    [
        ((2019, None, True), "en-curso", "2019–presente"),
        ((2019, 2023, False), "finalizada", "2019–2023"),
        ((2019, 2019, False), "finalizada", "2019"),
        ((2019, None, False), "", "2019"),
        ((2019, None, False), "finalizada", "comenzó en 2019"),
        ((None, 2023, False), "finalizada", "hasta 2023"),
        ((None, None, True), "finalizada", ""),
        ((None, None, False), "", ""),
    ],
)
def test_a_period_in_words(years, state, words):
    assert period(*years, state) == words


def test_every_state_can_be_confirmed(client):
    practice = published(experience_state="")
    for state in ExperienceState.objects.all():
        confirm(practice, state.code)
        assert state.name in page_text(client, f"/practicas/{practice.code}/")
