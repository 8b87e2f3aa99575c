"""The desk's queue: what it lists, counts and hands over, for three fichas as for three hundred."""

import csv
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from fichas.deadlines import days_waiting, in_words
from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.review.comments import comment
from fichas.review.publication import publish
from fichas.states import Action
from fichas.workflow import perform
from practices.models import Country
from tests.fichas.forms import at, signed_in
from tests.fichas.queues import QUEUE, many
from tests.fichas.steps import assess, submitted
from tests.markup import Page
from tests.people import focal_point, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(lucia) -> Client:
    return signed_in(lucia)


def test_tabs_count_what_they_list(desk, rosa, lucia):
    mine, other, declined = (submitted(rosa) for _ in range(3))
    perform(Action.ASSIGN, mine, lucia, assignee=lucia)
    perform(Action.DECLINE, declined, lucia, "No.")
    for tab, expected in {
        "mias": [mine],
        "sin-asignar": [other],
        "nos-esperan": [mine, other],
        "archivo": [declined],
    }.items():
        page = desk.get(QUEUE, {"cola": tab})
        assert [row["reference"] for row in page.context["rows"]] == [one.reference for one in expected]
        (here,) = [one for one in page.context["tabs"] if one["here"]]
        assert here["count"] == len(expected)


def test_a_draft_is_not_the_desks_to_see(desk, rosa):
    start_ficha(Country.objects.get(code="PE"), rosa)
    assert desk.get(QUEUE).context["rows"] == []


def test_a_row_says_what_one_chooses_by(desk, rosa, lucia):
    with time_machine.travel(timezone.now() - timedelta(days=3)):
        ficha = submitted(rosa, title="Registro consular")
    perform(Action.ASSIGN, ficha, lucia, assignee=lucia)
    perform(Action.REQUEST_CHANGES, ficha, lucia, "Precise.")
    perform(Action.SUBMIT, ficha, rosa)
    Ficha.objects.update(state_since=timezone.now() - timedelta(days=2))
    (row,) = Page(desk.get(QUEUE).text).all("tbody")[0].iter("tr")
    said = " ".join("".join(row.itertext()).split())
    today = date_format(timezone.localdate(), "SHORT_DATE_FORMAT")
    days = days_waiting(Ficha.objects.get())
    for one in (
        ficha.reference,
        "Registro consular",
        "Perú",
        "Por revisar",
        "Lucía Méndez",
        in_words(days),
        "Precise. Secretaría, " + today,
    ):
        assert one in said, one
    assert "ronda 2" in said


def test_filters_are_kept_in_the_address(desk, rosa, lucia):
    submitted(rosa)
    assert len(desk.get(QUEUE, {"pais": "PE"}).context["rows"]) == 1
    assert desk.get(QUEUE, {"estado": "agreed"}).context["rows"] == []
    assert len(desk.get(QUEUE, {"tema": "asistencia-consular"}).context["rows"]) == 1
    assert desk.get(QUEUE, {"tema": "derechos-humanos"}).context["rows"] == []
    assert desk.get(QUEUE, {"a_cargo": lucia.pk}).context["rows"] == []
    perform(Action.ASSIGN, Ficha.objects.get(), lucia, assignee=lucia)
    assert len(desk.get(QUEUE, {"a_cargo": lucia.pk}).context["rows"]) == 1
    urls = [one["url"] for one in desk.get(QUEUE, {"pais": "PE"}).context["tabs"]]
    assert all("pais=PE" in url for url in urls)


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.mark.parametrize("address", [QUEUE, f"{QUEUE}?cola=archivo", reverse("fichas:queue_csv")])
def test_three_hundred_fichas_cost_as_many_queries_as_three(desk, lucia, address):
    many(20, lucia)
    desk.get(address)
    few = queries(desk, address)
    many(300, lucia)
    assert queries(desk, address) == few < 18


def test_a_review_with_many_comments_costs_as_many_queries_as_with_one(desk, sent, lucia):
    comment(sent, lucia, "Uno", field="results", is_internal=True)
    desk.get(at("review", sent))
    few = queries(desk, at("review", sent))
    for number in range(12):
        comment(sent, secretary(two_steps=False), f"Comentario {number}", field="summary", is_internal=True)
    assert queries(desk, at("review", sent)) == few


def test_what_waits_longer_than_its_time_is_said_to_be_late(lucia, sent, settings):
    settings.REVIEW_DAYS, settings.REVIEW_DAYS_ARE_WORKING_DAYS = 9, False
    with time_machine.travel(timezone.now() + timedelta(days=9)):
        assert "· vencida" not in signed_in(lucia).get(QUEUE).text
    with time_machine.travel(timezone.now() + timedelta(days=10)):
        assert "10 días · vencida" in signed_in(lucia).get(QUEUE).text


def test_the_queue_is_taken_away_as_it_is_filtered_and_dead(desk, rosa, lucia):
    submitted(rosa, title="=cmd|'/c calc'!A1")
    late = submitted(rosa)
    perform(Action.ASSIGN, late, lucia, assignee=lucia)
    brazil = focal_point("BR")
    assert start_ficha(Country.objects.get(code="BR"), brazil)

    whole = table(desk.get(reverse("fichas:queue_csv")))
    assert [row["Referencia"] for row in whole] == [
        row["reference"] for row in desk.get(QUEUE).context["rows"]
    ]
    assert whole[0]["Título"] == "'=cmd|'/c calc'!A1"
    mine = table(desk.get(reverse("fichas:queue_csv"), {"cola": "mias", "pais": "PE"}))
    assert [(row["Referencia"], row["A cargo de"], row["Ronda"]) for row in mine] == [
        (late.reference, "Lucía Méndez", "1")
    ]
    assert desk.get(reverse("fichas:queue_csv"), {"cola": "otra"}).status_code == 404
    assert "csv?pais=PE&amp;cola=mias" in desk.get(QUEUE, {"cola": "mias", "pais": "PE"}).text


def table(response) -> list[dict]:
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(StringIO(response.text.removeprefix("\ufeff")), delimiter=";"))


class TestFigures:
    """What was sent and published, by country and month, and how long it took."""

    @pytest.fixture
    def year(self, rosa, lucia, monkeypatch):
        """Of 2025: two of Peru sent in March, published after 10 and 20 days; one sent in May, twice."""
        monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)
        for days in (10, 20):
            with time_machine.travel("2025-03-05 15:00Z") as clock:
                ficha = submitted(rosa)
                assess(ficha, lucia)
                clock.shift(timedelta(days=days))
                publish(ficha, lucia)
        with time_machine.travel("2025-05-31 23:30-03:00") as clock:
            again = submitted(rosa)
            clock.shift(timedelta(days=3))
            perform(Action.REQUEST_CHANGES, again, lucia, "Precise.")
            perform(Action.SUBMIT, again, rosa)

    def test_a_ficha_counts_once_in_the_month_of_its_first_sending(self, year, desk):
        assert table(desk.get(reverse("fichas:figures_csv"), {"anio": "2025"})) == [
            row("2025-05", 1, 0, ""),
            row("2025-03", 2, 2, "15.0"),
        ]

    def test_the_page_says_the_same(self, year, desk):
        page = desk.get(reverse("fichas:figures"), {"anio": "2025"})
        whole = page.context["figures"].whole
        assert (whole.sent, whole.published, whole.median) == (3, 2, 15)
        assert [one["year"] for one in page.context["years"]][-1] == "2025"
        assert "marzo" in page.text

    def test_a_year_of_which_nothing_is_known_does_not_exist(self, year, desk):
        for name in ("figures", "figures_csv"):
            for other in ("2024", "x", "20255"):
                assert desk.get(reverse(f"fichas:{name}"), {"anio": other}).status_code == 404

    def test_it_is_the_desks(self, rosa):
        assert signed_in(rosa).get(reverse("fichas:figures")).status_code == 404

    def test_a_year_without_fichas_says_so(self, desk):
        assert (
            f"En {timezone.localdate().year} no se envió ninguna ficha"
            in desk.get(reverse("fichas:figures")).text
        )


def row(month: str, sent: int, published: int, median: str) -> dict:
    names = ("Mes", "País", "Enviadas", "Publicadas", "Mediana de días hasta la publicación")
    return dict(zip(names, (month, "Perú", str(sent), str(published), median), strict=True))
