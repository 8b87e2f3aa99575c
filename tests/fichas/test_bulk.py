"""What the queue does to several fichas at once: said before, done to all or to none, and named afterwards."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from fichas.models import Ficha, Transition
from fichas.states import Action, State
from fichas.workflow import perform
from people.models import Letter, Notice
from tests.fichas.forms import signed_in
from tests.fichas.queues import QUEUE, many
from tests.fichas.steps import assess, fresh, submitted
from tests.markup import Page
from tests.people import secretary

FROM_THE_DESK = {"referer": "http://testserver/secretaria/asignar/"}
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
        return {"ficha": [one.reference for one in fichas], "consulta": "cola=nos-esperan&pais=PE"} | given

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
        assert done.redirect_chain == [(f"{QUEUE}?pais=PE", 302)]
        assert fresh(free).assignee == lucia
        assert hers.transitions.filter(action=Action.ASSIGN).count() == 1

    def test_whoever_goes_back_finds_the_same_ones_ticked(self, desk, fichas, rosa):
        free, hers, _declined = fichas
        andres, other = secretary(name="Andrés Soto"), submitted(rosa)
        page = desk.post(reverse("fichas:assign"), self.chosen([free, hers], a=andres.pk))
        back = desk.get(page.context["back_url"], headers=FROM_THE_DESK)
        assert set(back.context["chosen"]) == {free.reference, hers.reference}
        assert back.text.count(" checked ") == 2
        assert other.reference in back.text
        # Ticks do not travel on to other tabs and tables.
        assert not [one["url"] for one in back.context["tabs"] if "ficha=" in one["url"]]
        assert "ficha=" not in back.context["csv_url"]
        # Nor does another site's link tick anything.
        for elsewhere in (
            {},
            {"referer": "https://evil.example/"},
            FROM_THE_DESK | {"sec-fetch-site": "cross-site"},
        ):
            linked = desk.get(page.context["back_url"], headers=elsewhere)
            assert linked.context["chosen"] == []
            assert linked.text.count(" checked ") == 0

    def test_of_twenty_one_that_has_just_changed_leaves_all_as_they_were(self, desk, lucia):
        many(40, lucia)
        Ficha.objects.update(assignee=None)
        twenty = list(Ficha.objects.exclude(state=State.DECLINED).order_by("pk")[:20])
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
        assert page.context["form"].becomes == date_format(day)
        assert [row["why"] for row in page.context["staying"]] == [
            "Antes de publicar, guarde la lista de criterios."
        ]
        assert not Ficha.objects.exclude(publish_on=None).exists()

    def test_forty_cost_no_more_queries_each_than_three(self, desk, lucia):
        many(60, lucia)
        andres = secretary(name="Andrés Soto")

        def cost(count: int) -> int:
            fichas = Ficha.objects.filter(state=State.SUBMITTED).order_by("pk")[:count]
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
    # What was chosen is still there for whoever goes back.
    queue = desk.get(refused.context["back_url"], headers=FROM_THE_DESK)
    assert queue.text.count(" checked ") == 3

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
