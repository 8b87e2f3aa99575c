"""One ficha after another: the page of a ficha knows the view from which one came, what is next in it and what is left."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from fichas.models import Ficha
from fichas.states import Action, State
from fichas.workflow import perform
from tests.fichas.forms import at, signed_in
from tests.fichas.queues import QUEUE
from tests.fichas.steps import assess, fresh, submitted
from tests.people import focal_point

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
VIEW = "pais=PE&orden=espera"


@pytest.fixture
def desk(lucia) -> Client:
    return signed_in(lucia)


@pytest.fixture
def three(rosa) -> list[Ficha]:
    """Of Peru, the newest first; one of Brazil beside them."""
    submitted(focal_point("BR"))
    fichas = [submitted(rosa) for _ in range(3)]
    for number, ficha in enumerate(fichas):
        Ficha.objects.filter(pk=ficha.pk).update(state_since=timezone.now() - timedelta(number))
    return fichas


def in_view(address: str, view: str = VIEW) -> str:
    return f"{address}?{urlencode({'vista': view})}"


def test_the_queue_leads_into_the_view_that_it_shows(desk, three):
    page = desk.get(f"{QUEUE}?{VIEW}").text
    assert f'href="{at("review", three[0])}?vista=pais%3DPE%26orden%3Despera"' in page


def test_a_ficha_has_its_place_and_its_neighbours(desk, three):
    first, second, third = three
    walk = desk.get(in_view(at("review", second))).context["walk"]
    assert (walk.place, walk.total, walk.previous, walk.next) == (2, 3, first.reference, third.reference)
    assert desk.get(in_view(at("review", first))).context["walk"].previous == ""
    assert desk.get(in_view(at("review", third))).context["walk"].next == ""
    assert desk.get(at("review", second)).context["walk"] is None


def test_what_is_no_longer_in_the_view_is_followed_by_what_is(desk, three, lucia):
    perform(Action.DECLINE, three[1], lucia, "No.")
    walk = desk.get(in_view(at("review", three[1]))).context["walk"]
    assert (walk.place, walk.total, walk.next) == (None, 2, three[0].reference)


class TestAfterADecision:
    def decide(self, desk, ficha, follow=False, **more):
        posted = {"decision": "request_changes", "mensaje": "Precise."} | more
        return desk.post(in_view(at("decide", ficha)), posted, follow=follow)

    def test_the_next_one_opens(self, desk, three):
        answer = self.decide(desk, three[0])
        assert answer["Location"] == in_view(at("review", three[1]))
        assert (
            f"Hecho: Devuelta con observaciones. ({three[0].reference})" in desk.get(answer["Location"]).text
        )

    def test_after_the_last_one_the_queue(self, desk, three):
        assert self.decide(desk, three[2])["Location"] == f"{QUEUE}?{VIEW}"

    def test_where_none_is_left_the_queue_says_so(self, desk, three):
        said = [self.decide(desk, ficha, follow=True) for ficha in three]
        assert ["No queda ninguna" in page.text for page in said] == [False, False, True]
        assert "No queda ninguna en «Nos esperan» con estos filtros." in said[-1].text
        assert said[-1].request["PATH_INFO"] == QUEUE

    def test_or_the_same_one_for_whoever_stays(self, desk, three):
        assert self.decide(desk, three[0], quedarse="si")["Location"] == in_view(at("review", three[0]))

    def test_what_is_refused_stays_with_its_view(self, desk, three):
        page = self.decide(desk, three[0], mensaje="")
        assert page.status_code == 422
        assert page.context["walk"].next == three[1].reference

    def test_the_page_that_asks_before_keeps_the_view(self, desk, three, lucia):
        assess(three[0], lucia)
        asked = self.decide(desk, three[0], decision="decline")
        assert asked.context["action"] == in_view(at("decide", three[0]))
        done = self.decide(desk, three[0], decision="decline", confirmado="si")
        assert done["Location"] == in_view(at("review", three[1]))
        stays = self.decide(desk, three[1], decision="decline", quedarse="si")
        assert '<input type="hidden" name="quedarse" value="True">' in stays.text
        assert fresh(three[0]).state == State.DECLINED


def test_what_is_written_on_the_way_leads_back_into_the_view(desk, three):
    ficha = three[0]
    for posted in ({}, {"anota-results": "Uno."}):
        assert desk.post(in_view(at("keep", ficha)), posted)["Location"].startswith(
            in_view(at("review", ficha))
        )


@pytest.mark.parametrize("view", ["", "cola=otra&orden=x&pais=ZZ", "%", "q=" + "x" * 3_000])
def test_a_view_that_is_none_is_the_first(desk, three, view):
    assert desk.get(in_view(at("review", three[0]), view)).status_code == 200
    assert self_or_queue(desk, three[0], view)


def self_or_queue(desk, ficha, view) -> bool:
    """No query leads out of the desk."""
    posted = {"decision": "request_changes", "mensaje": "Precise."}
    return desk.post(in_view(at("decide", ficha), view), posted)["Location"].startswith(
        reverse("fichas:queue")
    )
