"""What the queue does to several fichas at once: said before, done to all or to none, and named afterwards."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fichas.models import Ficha, Transition
from fichas.review.before import by_state
from fichas.states import Action, State
from fichas.workflow import perform
from people.models import Letter, Notice
from tests.fichas.bulk import FROM_THE_DESK, chosen, confirm, hidden_fields
from tests.fichas.forms import at, signed_in
from tests.fichas.queues import QUEUE, many
from tests.fichas.steps import fresh, submitted
from tests.people import secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(lucia) -> Client:
    return signed_in(lucia)


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


class TestTheSummary:
    """Before several fichas change, a page says which, how, and which not and why."""

    @pytest.fixture
    def fichas(self, rosa, lucia):
        """One in nobody's hands, one in Lucía's, one that is not at the desk any more."""
        free, hers, declined = (submitted(rosa) for _ in range(3))
        perform(Action.ASSIGN, hers, lucia, assignee=lucia)
        perform(Action.DECLINE, declined, lucia, "No.")
        return free, hers, declined

    def test_it_says_what_would_change_and_changes_nothing(self, desk, fichas, lucia):
        free, hers, declined = fichas
        steps, told = Transition.objects.count(), Notice.objects.count()
        page = desk.post(reverse("fichas:assign"), chosen(fichas, a=lucia.pk))
        assert [(row["reference"], row["now"]) for row in page.context["changing"]] == [(free.reference, "")]
        assert {row["reference"]: row["why"] for row in page.context["staying"]} == {
            hers.reference: "Ya está así.",
            declined.reference: "está ahora en «No incorporada».",
        }
        assert (Transition.objects.count(), Notice.objects.count()) == (steps, told)
        assert fresh(free).assignee is None

    def test_what_it_offers_to_confirm_is_done_and_named(self, desk, fichas, lucia):
        free, hers, _declined = fichas
        page = desk.post(reverse("fichas:assign"), chosen(fichas, a=lucia.pk))
        done = confirm(desk, page, visto="si")
        assert f"1 ficha queda a cargo de Lucía Méndez: {free.reference}." in done.text
        assert done.redirect_chain == [(f"{QUEUE}?pais=PE", 302)]
        assert fresh(free).assignee == lucia
        assert hers.transitions.filter(action=Action.ASSIGN).count() == 1

    def test_whoever_goes_back_finds_the_same_ones_ticked(self, desk, fichas, rosa):
        free, hers, _declined = fichas
        andres, other = secretary(name="Andrés Soto"), submitted(rosa)
        page = desk.post(reverse("fichas:assign"), chosen([free, hers], a=andres.pk))
        back = desk.get(page.context["back_url"], headers=FROM_THE_DESK)
        assert set(back.context["chosen"]) == {free.reference, hers.reference}
        assert back.text.count(" checked ") == 2
        assert other.reference in back.text
        # Ticks do not travel on to other tabs and tables.
        assert not [one["url"] for one in back.context["tabs"] if "ficha=" in one["url"]]
        assert "ficha=" not in back.context["csv_url"]
        # Nor does a link tick anything that somebody else wrote.
        for elsewhere in (
            {},
            {"referer": "https://evil.example/"},
            FROM_THE_DESK | {"sec-fetch-site": "cross-site"},
            # A link in a ficha's text stands on a page of ours.
            {"referer": f"http://testserver{at('review', free)}"},
            {"referer": "http://testserver/secretaria/nada"},
        ):
            linked = desk.get(page.context["back_url"], headers=elsewhere)
            assert linked.context["chosen"] == []
            assert linked.text.count(" checked ") == 0

    def test_of_twenty_one_that_has_just_changed_leaves_all_as_they_were(self, desk, lucia):
        many(40, lucia)
        Ficha.objects.update(assignee=None)
        twenty = list(Ficha.objects.exclude(state=State.DECLINED).order_by("pk")[:20])
        page = desk.post(reverse("fichas:assign"), chosen(twenty, a=lucia.pk))
        assert len(page.context["changing"]) == 20
        Ficha.objects.filter(pk=twenty[7].pk).update(state=State.DECLINED)
        refused = confirm(desk, page)
        assert refused.status_code == 409
        assert f"No se asignó ninguna. {twenty[7].reference}: está ahora en" in refused.text
        assert len(refused.context["changing"]) == 19
        assert not Ficha.objects.exclude(assignee=None).exists()
        assert not Transition.objects.exists() and not Notice.objects.exists() and not Letter.objects.exists()

    def test_when_it_can_be_done_with_none_there_is_nothing_to_confirm(self, desk, fichas, lucia):
        _free, hers, declined = fichas
        page = desk.post(reverse("fichas:assign"), chosen([hers, declined], a=lucia.pk))
        assert "No hay ninguna con la que pueda hacerse." in page.text
        assert 'name="confirmado"' not in page.text

    def test_forty_cost_no_more_queries_each_than_three(self, desk, lucia):
        many(60, lucia)
        andres = secretary(name="Andrés Soto")

        def cost(count: int) -> int:
            fichas = Ficha.objects.filter(state=State.SUBMITTED).order_by("pk")[:count]
            with CaptureQueriesContext(connection) as found:
                desk.post(reverse("fichas:assign"), chosen(fichas, a=andres.pk))
            return len(found)

        cost(3)
        first, second, third = cost(3), cost(6), cost(9)
        assert third - second == second - first


@pytest.mark.one_database
def test_of_more_than_a_hundred_the_first_are_named_and_all_are_counted():
    rows = [{"country": country} for country in ("Perú", "Chile", "Ecuador") for _ in range(40)]
    states = by_state(rows)
    assert [(state.name, state.count, len(state.rows)) for state in states] == [
        ("Chile", 40, 40),
        ("Ecuador", 40, 10),
        ("Perú", 40, 0),
    ]
    assert [len(state.rows) for state in by_state(rows[:100])] == [40, 20, 40]


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


def test_nothing_chosen_is_said(desk, lucia):
    for name, fields in (
        ("assign", {"a": lucia.pk}),
        ("schedule_all", {"fecha": "2030-01-01"}),
        ("assign", {"a": "x"}),
    ):
        answer = desk.post(reverse(f"fichas:{name}"), fields)
        assert answer.status_code == 422
        assert "Elija" in answer.text
