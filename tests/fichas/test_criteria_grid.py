"""The criteria of many fichas on one page: only what is said to be assessed is saved, and nobody overwrites another."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fichas.models import Assessment, Criterion, Ficha
from fichas.states import State
from tests.fichas.bulk import chosen, confirm, references
from tests.fichas.forms import at, inputs, signed_in
from tests.fichas.grids import ALL, address, met, opened, ticked
from tests.fichas.queues import many
from tests.fichas.steps import assess, submitted
from tests.people import secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(lucia) -> Client:
    return signed_in(lucia)


@pytest.fixture
def fichas(rosa) -> list[Ficha]:
    return [submitted(rosa) for _ in range(3)]


def test_the_queue_leads_there_with_those_that_were_chosen(desk, fichas, rosa):
    page = desk.post(reverse("fichas:choose_criteria"), chosen(fichas[:2]), follow=True)
    assert [row["form"].ficha for row in page.context["rows"]] == fichas[:2]
    assert "Criterios de 2 fichas" in page.text
    assert page.context["queue_url"] == f"{reverse('fichas:queue')}?pais=PE"
    assert desk.post(reverse("fichas:choose_criteria"), {"consulta": ""}).status_code == 422
    assert desk.get(reverse("fichas:criteria"), {"fichas": "F-2026-PE-9999"}).status_code == 404
    assert signed_in(rosa).get(address(fichas)).status_code == 404


def test_an_untouched_grid_saves_and_publishes_nothing(desk, fichas):
    for button in ({}, {"ver": "si", "dia": (timezone.localdate() + timedelta(7)).isoformat()}):
        answer = desk.post(address(fichas), opened(desk, fichas) | button)
        assert answer.status_code == (422 if button else 302)
    assert "Ninguna está evaluada todavía" in answer.text
    assert not Assessment.objects.exists()
    assert not Ficha.objects.exclude(publish_on=None).exists()


def test_a_row_that_is_assessed_is_saved_with_who_and_when_and_the_others_are_not(desk, fichas, lucia):
    first, second, third = fichas
    posted = opened(desk, fichas) | ticked(first) | ticked(second, ["eficacia"])
    page = desk.post(address(fichas), posted, follow=True)
    assert "2 fichas evaluadas quedaron guardadas." in page.text
    assert (met(first), met(second)) == (set(ALL), {"eficacia"})
    assert second.assessments.count() == len(Criterion)
    assert not third.assessments.exists()
    row = second.assessments.get(criterion="eficacia")
    assert (row.by, row.at.date()) == (lucia, timezone.now().date())
    assert [page.context[name] for name in ("assessed", "left")] == [2, 1]


def test_what_was_assessed_comes_ticked_and_is_not_saved_anew(desk, fichas, lucia):
    assess(fichas[0], lucia)
    posted = inputs(signed_in(secretary()).get(address(fichas)).text)
    assert posted[f"{fichas[0].reference}-cumple"] == ALL
    assert f"{fichas[0].reference}-evaluada" in posted
    before = list(Assessment.objects.values_list("pk", "by", "at"))
    signed_in(secretary()).post(address(fichas), posted)
    assert list(Assessment.objects.values_list("pk", "by", "at")) == before


def test_a_note_stays_when_its_row_is_saved(desk, fichas):
    given = {"cumple": ["eficacia"], "nota-eficacia": "Con cifras.", "evaluada": "on"}
    desk.post(at("keep", fichas[0]), given)
    desk.post(address(fichas), opened(desk, fichas) | ticked(fichas[0], ["pertinencia"]))
    assert met(fichas[0]) == {"pertinencia"}
    assert fichas[0].assessments.get(criterion="eficacia").remark == "Con cifras."


def test_a_row_that_another_saved_meanwhile_is_listed_with_both_and_not_overwritten(desk, fichas):
    andres = secretary(name="Andrés Soto")
    his = opened(signed_in(andres), fichas)
    desk.post(address(fichas), opened(desk, fichas) | ticked(fichas[0], ["eficacia"]))
    posted = his | ticked(fichas[0], ["pertinencia"]) | ticked(fichas[1])
    refused = signed_in(andres).post(address(fichas), posted)
    assert refused.status_code == 409
    assert "Según Lucía Méndez cumple: Eficacia. Según usted: Pertinencia." in refused.text
    assert met(fichas[0]) == {"eficacia"}
    assert met(fichas[1]) == set(ALL), "the other row is saved"
    # What he ticked is still there, and saved once more it is his.
    again = inputs(refused.text)
    assert again[f"{fichas[0].reference}-cumple"] == ["pertinencia"]
    signed_in(andres).post(address(fichas), again)
    assert met(fichas[0]) == {"pertinencia"}


def test_the_same_judgement_of_two_is_no_conflict(desk, fichas, lucia):
    hers = opened(desk, fichas)
    assess(fichas[0], secretary())
    assert desk.post(address(fichas), hers | ticked(fichas[0])).status_code == 302


@pytest.mark.parametrize("before", ["nothing", "assessed"])
def test_what_is_ticked_in_a_row_that_is_not_assessed_stays_and_is_said(desk, fichas, lucia, before):
    if before == "assessed":
        assess(fichas[0], lucia)
    posted = opened(desk, fichas) | ticked(fichas[1])
    posted |= {f"{fichas[0].reference}-cumple": ["eficacia"]}
    posted.pop(f"{fichas[0].reference}-evaluada", None)
    refused = desk.post(address(fichas), posted)
    assert refused.status_code == 422
    assert ("ya no está marcada" if before == "assessed" else "no está «Evaluada»") in refused.text
    assert inputs(refused.text)[f"{fichas[0].reference}-cumple"] == ["eficacia"]
    assert met(fichas[1]) == set(ALL)
    assert fichas[0].assessments.count() == (len(Criterion) if before == "assessed" else 0)


def test_saved_and_then_asked_what_publishing_would_do(desk, fichas, lucia):
    day = timezone.localdate() + timedelta(7)
    posted = opened(desk, fichas) | ticked(fichas[0]) | ticked(fichas[2])
    page = desk.post(address(fichas), posted | {"ver": "si", "dia": day.isoformat()})
    assert references(page) == [fichas[0].reference, fichas[2].reference]
    assert met(fichas[0]) == set(ALL), "what was saved stands, whatever is done with the page"
    assert not Ficha.objects.exclude(publish_on=None).exists()
    confirm(desk, page, visto="si")
    assert Ficha.objects.filter(publish_on=day).count() == 2


@pytest.mark.parametrize("day", ["", "ayer", "2020-01-01"])
def test_a_day_that_cannot_be_is_said_and_the_rows_are_saved(desk, fichas, day):
    posted = opened(desk, fichas) | ticked(fichas[0])
    refused = desk.post(address(fichas), posted | {"ver": "si", "dia": day})
    assert refused.status_code == 422
    assert 'id="dia_error"' in refused.text
    assert met(fichas[0]) == set(ALL)


class TestMany:
    @pytest.fixture(autouse=True)
    def sent_ones(self, lucia):
        many(130, lucia)
        Ficha.objects.update(state=State.SUBMITTED)

    def test_all_of_a_view_are_assessed_page_by_page(self, desk):
        queue = desk.get(reverse("fichas:queue"))
        given = {"todas": queue.context["all"], "consulta": ""}
        page = desk.post(reverse("fichas:choose_criteria"), given, follow=True)
        assert (len(page.context["rows"]), page.context["total"]) == (50, 130)
        first = page.context["rows"][0]["form"].ficha
        posted = inputs(page.text) | ticked(first) | {"seguir": "si"}
        following = desk.post(page.request["PATH_INFO"] + "?vista=", posted, follow=True)
        assert following.context["page"].number == 2
        assert met(first) == set(ALL)

    def test_twenty_cost_as_many_queries_as_three_read_and_saved(self, desk):
        def cost(count: int) -> tuple[int, int]:
            Assessment.objects.all().delete()
            fichas = list(Ficha.objects.order_by("pk")[:count])
            with CaptureQueriesContext(connection) as reading:
                posted = opened(desk, fichas)
            for ficha in fichas:
                posted |= ticked(ficha)
            with CaptureQueriesContext(connection) as saving:
                assert desk.post(address(fichas), posted).status_code == 302
            return len(reading), len(saving)

        cost(3)
        assert cost(3) == cost(20)


@pytest.mark.parametrize("state", [State.DECLINED, State.WITHDRAWN])
def test_of_a_ficha_that_is_closed_nothing_more_is_saved_and_it_is_said(desk, fichas, state):
    one, other = fichas[:2]
    page = opened(desk, [one, other])
    Ficha.objects.filter(pk=one.pk).update(state=state)
    answer = desk.post(address([one, other]), page | ticked(one) | ticked(other))
    assert answer.status_code == 409
    assert (
        f"está en «{State(state).label}»: sus criterios ya no cambian. Lo suyo no se guardó." in answer.text
    )
    assert (met(one), met(other)) == (set(), set(ALL))
    again = desk.get(address([one, other])).text
    assert again.count("disabled") == len(ALL) + 1
    assert desk.post(address([one, other]), inputs(again)).status_code == 302


def test_on_the_page_of_a_closed_ficha_they_are_read_and_refused_in_words(desk, fichas):
    one = fichas[0]
    typed = inputs(desk.get(at("review", one)).text) | {"cumple": ["eficacia"], "evaluada": "si"}
    Ficha.objects.filter(pk=one.pk).update(state=State.DECLINED)
    answer = desk.post(at("keep", one), typed)
    assert answer.status_code == 422
    assert "La ficha está en «No incorporada»: sus criterios ya no cambian." in answer.text
    assert met(one) == set()
    page = desk.get(at("review", one)).text
    assert "Guardar los criterios" not in page
    assert 'tabindex="-1" disabled' in page
