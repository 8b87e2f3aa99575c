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

from fichas.form.drafts import start_ficha
from fichas.models import Answers, Ficha, Letter, Notice, Transition
from fichas.review.comments import comment
from fichas.review.deadlines import days_waiting
from fichas.review.publication import publish
from fichas.states import Action, State
from fichas.workflow import perform
from practices.models import Country
from tests.fichas.steps import assess, fresh, submitted
from tests.fichas.test_author import at, signed_in
from tests.markup import Page
from tests.people import focal_point, secretary

pytestmark = pytest.mark.django_db
QUEUE = reverse("fichas:queue")


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
        "activas": [mine, other],
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
    today = date_format(timezone.localdate(), "j M Y")
    days = days_waiting(Ficha.objects.get())
    for one in (
        ficha.reference,
        "Registro consular",
        "Perú",
        "Por revisar",
        "Lucía Méndez",
        f"{days} d",
        today,
    ):
        assert one in said, one
    rounds = [cell for cell in row.iter("td") if cell.get("data-label") == "Ronda"]
    assert ["".join(cell.itertext()) for cell in rounds] == ["2"]


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


def test_several_are_assigned_at_once_or_none(desk, rosa, lucia):
    first, second = submitted(rosa), submitted(rosa)
    andres = secretary(name="Andrés Soto")
    assign_all(desk, [first, second], andres)
    assert {fresh(one).assignee for one in (first, second)} == {andres}
    assert Notice.objects.filter(person=andres, key__startswith="assign:").count() == 2
    said = desk.get(QUEUE).text
    assert f"2 fichas quedan a cargo de Andrés Soto: {first.reference}, {second.reference}." in said

    perform(Action.DECLINE, second, lucia, "No.")
    refused = assign_all(desk, [first, second], lucia)
    assert refused.status_code == 409
    assert f"No se asignó ninguna. {second.reference}: está ahora en «No incorporada»." in refused.text
    assert fresh(first).assignee == andres


def assign_all(client: Client, fichas, to, **more):
    """With what the summary of it confirms."""
    fields = {"ficha": [one.reference for one in fichas], "a": to.pk, "consulta": "", "confirmado": "si"}
    return client.post(reverse("fichas:assign"), fields | more)


def hidden_fields(text: str, action: str) -> dict[str, list[str]]:
    """What the first form of a page that posts there carries along unseen."""
    form = next(one for one in Page(text).all("form") if one.get("action") == action)
    found: dict[str, list[str]] = {}
    for one in form.iter("input"):
        if one.get("type") == "hidden":
            found.setdefault(one.get("name"), []).append(one.get("value"))
    return found


class TestTheSummary:
    """Before several fichas change, a page says which, how, and which not and why."""

    @pytest.fixture
    def fichas(self, rosa, lucia):
        """One in nobody's hands, one in Lucía's, one that is not at the desk any more."""
        free, hers, declined = (submitted(rosa) for _ in range(3))
        perform(Action.ASSIGN, hers, lucia, assignee=lucia)
        perform(Action.DECLINE, declined, lucia, "No.")
        return free, hers, declined

    def chosen(self, fichas, **given) -> dict:
        return {"ficha": [one.reference for one in fichas], "consulta": "cola=activas&pais=PE"} | given

    def test_it_says_what_would_change_and_changes_nothing(self, desk, fichas, lucia):
        free, hers, declined = fichas
        steps, told = Transition.objects.count(), Notice.objects.count()
        page = desk.post(reverse("fichas:assign"), self.chosen(fichas, a=lucia.pk))
        assert [(row["reference"], row["now"]) for row in page.context["changing"]] == [
            (free.reference, "Nadie todavía")
        ]
        assert {row["reference"]: row["why"] for row in page.context["staying"]} == {
            hers.reference: "Ya está así.",
            declined.reference: "está ahora en «No incorporada».",
        }
        assert (Transition.objects.count(), Notice.objects.count()) == (steps, told)
        assert fresh(free).assignee is None

    def test_what_it_offers_to_confirm_is_done_and_named(self, desk, fichas, lucia):
        free, hers, _declined = fichas
        page = desk.post(reverse("fichas:assign"), self.chosen(fichas, a=lucia.pk))
        fields = hidden_fields(page.text, reverse("fichas:assign"))
        done = desk.post(reverse("fichas:assign"), fields | {"confirmado": "si"}, follow=True)
        assert f"1 ficha queda a cargo de Lucía Méndez: {free.reference}." in done.text
        assert done.redirect_chain == [(f"{QUEUE}?pais=PE&cola=activas", 302)]
        assert fresh(free).assignee == lucia
        assert hers.transitions.filter(action=Action.ASSIGN).count() == 1

    def test_whoever_goes_back_finds_the_same_ones_ticked(self, desk, fichas, rosa):
        free, hers, _declined = fichas
        andres, other = secretary(name="Andrés Soto"), submitted(rosa)
        page = desk.post(reverse("fichas:assign"), self.chosen([free, hers], a=andres.pk))
        back = desk.get(page.context["back_url"])
        assert set(back.context["chosen"]) == {free.reference, hers.reference}
        assert back.text.count(" checked ") == 2
        assert f'<option value="{andres.pk}" selected>' in back.text
        assert other.reference in back.text
        # Ticks do not travel on to other tabs and tables.
        assert not [one["url"] for one in back.context["tabs"] if "ficha=" in one["url"]]
        assert "ficha=" not in back.context["csv_url"]

    def test_of_twenty_one_that_has_just_changed_leaves_all_as_they_were(self, desk, lucia):
        many(40, lucia)
        Ficha.objects.update(assignee=None)
        twenty = list(Ficha.objects.exclude(state=State.DECLINED)[:20])
        page = desk.post(reverse("fichas:assign"), self.chosen(twenty, a=lucia.pk))
        assert len(page.context["changing"]) == 20
        Ficha.objects.filter(pk=twenty[7].pk).update(state=State.DECLINED)
        fields = hidden_fields(page.text, reverse("fichas:assign")) | {"confirmado": "si"}
        refused = desk.post(reverse("fichas:assign"), fields)
        assert refused.status_code == 409
        assert f"No se asignó ninguna. {twenty[7].reference}: está ahora en" in refused.text
        assert len(refused.context["changing"]) == 19
        assert not Ficha.objects.exclude(assignee=None).exists()
        assert not Transition.objects.exists() and not Notice.objects.exists() and not Letter.objects.exists()

    def test_when_it_can_be_done_with_none_there_is_nothing_to_confirm(self, desk, fichas, lucia):
        _free, hers, declined = fichas
        page = desk.post(reverse("fichas:assign"), self.chosen([hers, declined], a=lucia.pk))
        assert "No hay ninguna con la que pueda hacerse." in page.text
        assert 'name="confirmado"' not in page.text

    def test_a_day_says_which_cannot_be_published_and_why(self, desk, rosa, lucia):
        ready, unread = submitted(rosa), submitted(rosa)
        assess(ready, lucia)
        day = timezone.localdate() + timedelta(7)
        page = desk.post(reverse("fichas:schedule_all"), self.chosen([ready, unread], fecha=day.isoformat()))
        assert [(row["reference"], row["now"]) for row in page.context["changing"]] == [
            (ready.reference, "Sin fecha")
        ]
        assert page.context["becomes"] == date_format(day)
        assert [row["why"] for row in page.context["staying"]] == [
            "Antes de publicar, guarde la lista de criterios."
        ]
        assert not Ficha.objects.exclude(publish_on=None).exists()

    def test_forty_cost_no_more_queries_each_than_three(self, desk, lucia):
        many(60, lucia)
        andres = secretary(name="Andrés Soto")

        def cost(count: int) -> int:
            fichas = Ficha.objects.filter(state=State.SUBMITTED)[:count]
            with CaptureQueriesContext(connection) as found:
                desk.post(reverse("fichas:assign"), self.chosen(fichas, a=andres.pk))
            return len(found)

        cost(3)
        first, second, third = cost(3), cost(6), cost(9)
        assert third - second == second - first


def test_what_nobody_has_is_taken_with_one_button(desk, sent, lucia):
    page = desk.get(QUEUE, {"cola": "sin-asignar"}).text
    assert f'form="take" class="plain" name="ficha" value="{sent.reference}"' in page
    fields = hidden_fields(page, reverse("fichas:assign"))
    desk.post(reverse("fichas:assign"), fields | {"ficha": sent.reference})
    assert fresh(sent).assignee == lucia
    assert 'form="take"' not in desk.get(QUEUE).text


def test_the_way_back_leads_only_to_the_queue(desk, rosa, lucia):
    ficha = submitted(rosa)
    query = "cola=mias&pais=PE&next=//evil.example"
    answer = assign_all(desk, [ficha], lucia, consulta=query)
    assert answer["Location"] == f"{QUEUE}?pais=PE&cola=mias"


def many(count: int, by) -> None:
    """Fichas that were sent, in every state that the desk sees, made in two statements."""
    states = [State.SUBMITTED, State.CHANGES_REQUESTED, State.AWAITING_CONSENT, State.AGREED, State.DECLINED]
    start = Ficha.objects.count()
    made = Ficha.objects.bulk_create(
        Ficha(
            reference=f"F-2026-PE-{number:04d}",
            country=Country.objects.get(code="PE"),
            year=2026,
            sequence=number,
            state=states[number % len(states)],
            started_by=by,
            submitted_at=timezone.now(),
            round=1,
            assignee=by if number % 2 else None,
        )
        for number in range(start + 1, count + 1)
    )
    peru = Country.objects.get(code="PE")
    Answers.objects.bulk_create(Answers(ficha=one, country=peru, title=f"Registro {one.pk}") for one in made)


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(address).status_code == 200
    return len(found)


@pytest.mark.parametrize("address", [QUEUE, f"{QUEUE}?cola=archivo", reverse("fichas:queue_csv")])
def test_three_hundred_fichas_cost_as_many_queries_as_three(desk, lucia, address):
    many(5, lucia)
    desk.get(address)
    few = queries(desk, address)
    many(300, lucia)
    assert queries(desk, address) == few < 18


def test_a_review_with_many_comments_costs_as_many_queries_as_with_one(desk, sent, lucia):
    comment(sent, lucia, "Uno", field="results")
    desk.get(at("review", sent))
    few = queries(desk, at("review", sent))
    for number in range(12):
        comment(sent, secretary(two_steps=False), f"Comentario {number}", field="summary")
    assert queries(desk, at("review", sent)) == few


def test_what_waits_longer_than_its_time_is_said_to_be_late(lucia, sent, settings):
    settings.REVIEW_DAYS, settings.REVIEW_DAYS_ARE_WORKING_DAYS = 9, False
    with time_machine.travel(timezone.now() + timedelta(days=9)):
        assert "vencida" not in signed_in(lucia).get(QUEUE).text
    with time_machine.travel(timezone.now() + timedelta(days=10)):
        assert "10 d · vencida" in signed_in(lucia).get(QUEUE).text


def schedule_all(client: Client, fichas, day: str):
    fields = {"ficha": [one.reference for one in fichas], "fecha": day, "consulta": "cola=sin-asignar"}
    fields["confirmado"] = "si"
    return client.post(reverse("fichas:schedule_all"), fields)


def test_several_are_to_be_published_on_a_day_or_none(desk, rosa, lucia):
    first, second, third = (submitted(rosa) for _ in range(3))
    day = timezone.localdate() + timedelta(7)
    for one in (first, second):
        assess(one, lucia)

    refused = schedule_all(desk, (first, second, third), day.isoformat())
    assert refused.status_code == 409
    assert f"No se programó ninguna. {third.reference}: Antes de publicar, guarde la lista" in refused.text
    assert not Ficha.objects.exclude(publish_on=None).exists()
    assert [row["reference"] for row in refused.context["changing"]] == [first.reference, second.reference]
    # What was chosen and typed is still there for whoever goes back.
    queue = desk.get(refused.context["back_url"])
    assert queue.text.count(" checked ") == 3
    assert f'value="{day.isoformat()}"' in queue.text

    done = schedule_all(desk, (first, second), day.isoformat())
    assert done["Location"] == f"{QUEUE}?cola=sin-asignar"
    assert {fresh(one).publish_on for one in (first, second)} == {day}
    assert "2 fichas se publican el" in desk.get(QUEUE).text


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("", "Elija el día"),
        ("ayer", "Elija el día"),
        ("2020-01-01", "posterior a hoy"),
        ("99999-01-01", "Elija el día"),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_what_was_chosen(desk, sent, lucia, day, why):
    assess(sent, lucia)
    refused = schedule_all(desk, [sent], day)
    assert refused.status_code in (409, 422)
    assert why in refused.text
    assert " checked " in refused.text
    # Every link leads back to the queue.
    assert {one["url"].split("?")[0] for one in refused.context["tabs"]} == {QUEUE}
    assert 'href="?' not in refused.text
    assert fresh(sent).publish_on is None


def test_nothing_chosen_is_said(desk, lucia):
    for name, fields in (
        ("assign", {"a": lucia.pk}),
        ("schedule_all", {"fecha": "2030-01-01"}),
        ("assign", {"a": "x"}),
    ):
        answer = desk.post(reverse(f"fichas:{name}"), fields)
        assert answer.status_code == 422
        assert "Elija" in answer.text


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
    return list(csv.DictReader(StringIO(response.text.removeprefix("\ufeff"))))


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
