"""The States that a ficha names may object until it is published."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from fichas.models import AssociatedState, Objection
from fichas.preconditions import PreconditionFailed
from fichas.review.associates import may_overrule_on
from fichas.review.extracts import discard_extract
from fichas.review.publication import publish, schedule
from fichas.states import Action
from fichas.workflow import NotAllowed, perform
from people.models import Letter, Notice
from tests.fichas.associated.naming import WHY, agree_to_name_nobody
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import edit, fill, fresh

pytestmark = pytest.mark.django_db


class TestAnObjection:
    def test_it_is_read_by_the_country_the_state_and_the_desk(self, named, rosa, ana, lucia):
        Notice.objects.all().delete()
        signed_in(ana).post(at("associated", named), {"acto": "objetar", "motivo": WHY})
        for person, name in ((rosa, "task_list"), (lucia, "review"), (ana, "associated")):
            page = signed_in(person).get(at(name, named)).text
            assert WHY in page and "Ana Pérez (Uruguay)" in page
        assert "Ana Pérez (Uruguay)" in signed_in(lucia).get(at("history", named)).text
        assert {one.person for one in Notice.objects.all()} == {rosa, lucia}
        assert not [one for one in Letter.objects.all() if WHY in one.text]

    def test_it_needs_words_and_stands_once(self, named, ana):
        client = signed_in(ana)
        refused = client.post(at("associated", named), {"acto": "objetar", "motivo": " "})
        assert (refused.status_code, "Escriba el motivo." in refused.text) == (422, True)
        for _ in range(2):
            client.post(at("associated", named), {"acto": "objetar", "motivo": WHY})
        assert Objection.objects.count() == 1

    def test_it_takes_away_a_day_that_was_set_and_says_so(self, named, ana, rosa, lucia):
        schedule(named, lucia, timezone.localdate() + timedelta(5))
        Notice.objects.all().delete()
        perform(Action.OBJECT, named, ana, WHY)
        assert fresh(named).publish_on is None
        assert "Ya no se publica el" in signed_in(lucia).get(at("review", named)).text
        assert Notice.objects.filter(person=rosa, text__contains="ya no tiene día").exists()

    def test_while_it_is_open_nothing_is_published(self, objected, lucia):
        for act in (
            lambda: publish(objected, lucia, "Un motivo."),
            lambda: schedule(objected, lucia, timezone.localdate() + timedelta(30)),
        ):
            with pytest.raises(PreconditionFailed, match="objeción abierta de Uruguay"):
                act()

    def test_it_stands_at_the_head_whatever_is_done_since(self, objected, lucia):
        edit(objected, lucia, summary="Lo esencial.")
        perform(Action.ASK_AGREEMENT, objected, lucia)
        assert WHY in signed_in(lucia).get(at("review", objected)).text

    def test_the_state_that_made_it_ends_it(self, objected, ana, rosa, lucia):
        with pytest.raises(NotAllowed):
            perform(Action.END_OBJECTION, objected, rosa)
        signed_in(ana).post(at("associated", objected), {"acto": "retirar", "motivo": "Ya se aclaró."})
        assert Objection.objects.get().closing == Objection.Closing.ENDED
        for person, name in ((lucia, "review"), (rosa, "task_list"), (ana, "associated")):
            assert "Ya se aclaró." in signed_in(person).get(at(name, objected)).text
        publish(objected, lucia)

    def test_so_does_a_text_that_no_longer_names_it(self, objected, rosa, lucia):
        agree_to_name_nobody(objected, rosa, lucia)
        assert Objection.objects.get().closing == Objection.Closing.UNNAMED

    def test_after_ten_working_days_a_reason_overrules_it_and_all_read_it(self, objected, ana, rosa, lucia):
        with time_machine.travel(timezone.now() + timedelta(days=16)):
            with pytest.raises(PreconditionFailed, match="Escriba el motivo"):
                publish(objected, lucia)
            publish(objected, lucia, "Participó en 2019.")
            for person, name in ((rosa, "task_list"), (ana, "associated")):
                assert "Participó en 2019." in signed_in(person).get(at(name, objected)).text
        assert Objection.objects.get().closing == Objection.Closing.OVERRULED
        assert "que su país objetó" in Notice.objects.filter(person=ana).first().text

    def test_saturdays_and_sundays_do_not_count(self, objected):
        objection = Objection.objects.get()
        with time_machine.travel("2026-11-27T15:00:00Z"):  # a Friday
            objection.made.at = timezone.now()
        assert may_overrule_on(objection).isoformat() == "2026-12-11"


@pytest.mark.parametrize(
    ("act", "constraint"),
    [
        (
            lambda one: Objection.objects.create(
                ficha=one.ficha, country=one.country, made=one.ficha.transitions.first()
            ),
            "a_state_has_one_open_objection_to_a_ficha|UNIQUE constraint failed: fichas_objection",
        ),
        (
            lambda one: Objection.objects.update(closed_at=timezone.now()),
            "a_closed_objection_says_how_it_ended",
        ),
        (
            lambda one: Objection.objects.update(closed_at=timezone.now(), closing="ended"),
            "what_its_state_ended_has_the_step_that_ended_it",
        ),
        (
            lambda one: AssociatedState.objects.create(ficha=one.ficha, country=one.country),
            "a_ficha_names_a_state_once_at_a_time|UNIQUE constraint failed: fichas_associatedstate",
        ),
        (
            lambda one: AssociatedState.objects.update(until=timezone.now() - timedelta(days=9)),
            "a_state_is_named_before_it_is_not",
        ),
    ],
)
def test_the_database_refuses(objected, act, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        act(Objection.objects.get())


class TestAnObjectionThatSomebodyWouldBeRidOf:
    def test_an_extract_made_and_thrown_away_closes_none(self, objected, lucia):
        edit(objected, lucia, "datos", associated_countries=[])
        discard_extract(objected)
        assert Objection.objects.get().closing == ""
        with pytest.raises(PreconditionFailed):
            publish(fresh(objected), lucia)

    def test_one_that_was_closed_stands_again_when_its_state_is_named_again(self, objected, rosa, lucia):
        for countries, open_ones in (([], 0), (["UY"], 1)):
            perform(Action.REQUEST_CHANGES, objected, lucia, "Precise.")
            fill(fresh(objected), rosa, associated_countries=countries)
            perform(Action.SUBMIT, objected, rosa)
            assert Objection.objects.open().count() == open_ones
        assert Objection.objects.count() == 1

    def test_no_number_of_messages_hides_it(self, objected, rosa, lucia):
        for number in range(8):
            perform(Action.WRITE, objected, rosa, f"Mensaje {number}.")
        for client, name in ((signed_in(lucia), "review"), (signed_in(rosa), "task_list")):
            assert WHY in client.get(at(name, objected)).text
