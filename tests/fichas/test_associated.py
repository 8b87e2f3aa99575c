"""The States that a ficha names are told, read what would be published and nothing else, and may object until it is."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from fichas.form.starting import start_ficha
from fichas.models import AssociatedState, Ficha, Objection
from fichas.preconditions import PreconditionFailed
from fichas.review.associates import may_overrule_on
from fichas.review.comments import comment
from fichas.review.extracts import discard_extract
from fichas.review.publication import publish, put_back, schedule, take_down
from fichas.states import Action
from fichas.workflow import NotAllowed, perform
from people.models import Letter, Notice
from practices.models import Country
from tests.addresses import addresses
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import assess, edit, fill, fresh, remark, submitted
from tests.people import focal_point

pytestmark = pytest.mark.django_db
WHY = "Uruguay no participa."


@pytest.fixture(autouse=True)
def nothing_is_printed(monkeypatch):
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)


@pytest.fixture
def ana():
    return focal_point("UY", name="Ana Pérez")


@pytest.fixture
def named(rosa, ana, lucia) -> Ficha:
    ficha = submitted(rosa, associated_countries=["UY"])
    assess(ficha, lucia)
    return ficha


@pytest.fixture
def objected(named, ana) -> Ficha:
    perform(Action.OBJECT, named, ana, WHY)
    return fresh(named)


def agree_to_name_nobody(ficha, rosa, lucia) -> None:
    edit(ficha, lucia, "datos", associated_countries=[])
    perform(Action.ASK_AGREEMENT, ficha, lucia)
    perform(Action.AGREE, ficha, rosa)


def now_named(ficha) -> list[str]:
    return [one.country.code for one in ficha.associated.filter(until=None)]


class TestWhoIsTold:
    def test_nobody_before_it_is_sent_and_then_the_state_that_it_names(self, rosa, ana):
        ficha = fill(start_ficha(Country.objects.get(code="PE"), rosa), rosa, associated_countries=["UY"])
        assert not Notice.objects.exists()
        assert signed_in(ana).get(at("associated", ficha)).status_code == 404
        perform(Action.SUBMIT, ficha, rosa)
        notice = Notice.objects.get(person=ana)
        assert "Perú nombra a su país" in notice.text
        assert notice.path == at("associated", ficha)
        assert Letter.objects.filter(person=ana).count() == 1

    def test_the_same_naming_is_told_once(self, named, rosa, ana, lucia):
        perform(Action.REQUEST_CHANGES, named, lucia, "Precise.")
        perform(Action.SUBMIT, named, rosa)
        assert Notice.objects.filter(person=ana).count() == 1

    def test_an_extract_names_once_its_country_is_asked_and_lets_go_once_that_agrees(
        self, named, rosa, lucia
    ):
        of_chile = focal_point("CL")
        edit(named, lucia, "datos", associated_countries=["CL"])
        assert not Notice.objects.filter(person=of_chile).exists()
        assert now_named(named) == ["UY"]
        perform(Action.ASK_AGREEMENT, named, lucia)
        assert Notice.objects.filter(person=of_chile).count() == 1
        assert now_named(named) == ["UY", "CL"]
        perform(Action.AGREE, named, rosa)
        assert now_named(named) == ["CL"]

    def test_nobody_reads_an_extract_before_its_country_does(self, named, ana, lucia):
        edit(named, lucia, background="Lo que nadie acordó.")
        assert "Lo que nadie acordó." not in signed_in(ana).get(at("associated", named)).text
        perform(Action.ASK_AGREEMENT, named, lucia)
        assert "Lo que nadie acordó." in signed_in(ana).get(at("associated", named)).text

    def test_of_a_state_without_people_the_desk_is_told_and_the_review_says_it(self, rosa, lucia):
        ficha = submitted(rosa, associated_countries=["SR"])
        assert Notice.objects.filter(person=lucia, text__contains="no tiene a quién avisar").exists()
        assert "nadie fue avisado" in signed_in(lucia).get(at("review", ficha)).text


class TestWhatBecomesOfIt:
    """Of the publication that names it a State hears as the country does: the day, that it came, that it is taken back."""

    @pytest.fixture(autouse=True)
    def nothing_told_yet(self, named):
        Notice.objects.all().delete()
        Letter.objects.all().delete()

    def told(self, ana) -> str:
        """The one thing that Ana was told, by a notice that leads to a page of hers and by a letter."""
        notice, letter = Notice.objects.get(person=ana), Letter.objects.get(person=ana)
        assert signed_in(ana).get(notice.path).status_code in (200, 410)
        assert not notice.about  # in no history that another country reads
        assert notice.text == letter.subject
        Notice.objects.all().delete()
        Letter.objects.all().delete()
        return notice.text

    def test_the_day_that_is_set_and_that_it_is_no_more(self, named, ana, lucia):
        schedule(named, lucia, timezone.localdate() + timedelta(5))
        assert "se publica el" in self.told(ana)
        assert "Se publica el" in signed_in(ana).get(at("associated", named)).text
        perform(Action.UNSCHEDULE, named, lucia, publish_on=None)
        assert "ya no tiene día de publicación" in self.told(ana)

    @pytest.mark.parametrize("action", [Action.REQUEST_CHANGES, Action.DECLINE])
    def test_a_step_that_takes_the_day_away_is_told_too(self, named, ana, lucia, action):
        schedule(named, lucia, timezone.localdate() + timedelta(5))
        self.told(ana)
        perform(action, named, lucia, "Precise.")
        assert "ya no tiene día de publicación" in self.told(ana)

    def test_without_a_day_such_a_step_is_the_countrys_alone(self, named, ana, lucia):
        perform(Action.REQUEST_CHANGES, named, lucia, "Precise.")
        assert not Notice.objects.filter(person=ana).exists()

    def test_that_it_is_published_withdrawn_and_put_back(self, named, ana, lucia):
        practice = publish(named, lucia).practice
        assert "está publicada" in self.told(ana)
        take_down(practice, lucia, "duplicada", "Se repite.")
        assert "se retiró del repositorio" in self.told(ana)
        put_back(practice, lucia)
        assert "está de nuevo en el repositorio" in self.told(ana)

    def test_whoever_is_named_no_more_hears_nothing(self, named, ana, rosa, lucia):
        agree_to_name_nobody(named, rosa, lucia)
        take_down(publish(named, lucia).practice, lucia, "duplicada", "")
        assert not Notice.objects.filter(person=ana).exists()

    def test_who_objected_and_was_overruled_is_told_once(self, named, ana, lucia):
        perform(Action.OBJECT, named, ana, WHY)
        with time_machine.travel(timezone.now() + timedelta(days=16)):
            publish(named, lucia, "Participó en 2019.")
        assert "que su país objetó" in self.told(ana)

    def test_before_it_is_done_the_desk_reads_who_is_told(self, named, ana, lucia):
        asked = signed_in(lucia).post(at("decide", named), {"decision": "publish"})
        assert "a quienes representan a los Estados que nombra: Uruguay." in asked.text


class TestWhatItReads:
    def test_the_answers_that_would_be_published_and_no_other_page(self, named, ana, lucia):
        remark(named, lucia, "CANARIO-OBSERVACION", field="results")
        comment(named, lucia, "CANARIO-INTERNO", field="results", is_internal=True)
        named.texts.update(contact_name="CANARIO-CONTACTO", contact_personal_email="canario@example.org")
        client = signed_in(ana)
        page = client.get(at("associated", named)).text
        assert "Los consulados llevan un registro" in page
        assert "canario" not in page.lower()
        own = at("associated", named)
        others = [one for one in addresses(named.reference) if one != own]
        assert {client.get(one).status_code for one in others} <= {404, 405}
        assert {client.post(one).status_code for one in others} <= {404, 405}

    def test_while_its_country_writes_again_what_it_signed_last(self, named, rosa, ana, lucia):
        perform(Action.REQUEST_CHANGES, named, lucia, "CANARIO")
        named.texts.update(summary="CANARIO", title="CANARIO")
        page = signed_in(ana).get(at("associated", named)).text
        assert "Los consulados llevan un registro" in page
        assert "CANARIO" not in page

    def test_once_it_is_named_no_more_its_own_words_alone(self, objected, ana, rosa, lucia):
        agree_to_name_nobody(objected, rosa, lucia)
        page = signed_in(ana).get(at("associated", objected)).text
        assert "ya no nombra a Uruguay" in page
        assert WHY in page
        assert "Los consulados" not in page

    def test_it_is_listed_among_its_fichas(self, named, ana):
        assert at("associated", named) in signed_in(ana).get(reverse("fichas:ficha_list")).text

    @pytest.mark.parametrize("who", ["BR", "PE"])
    def test_to_all_others_the_page_does_not_exist(self, named, who):
        assert signed_in(focal_point(who)).get(at("associated", named)).status_code == 404
        assert Client().get(at("associated", named)).status_code == 302


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


def test_three_states_cost_the_review_as_many_queries_as_one(rosa, lucia):
    def queries(ficha):
        client = signed_in(lucia)
        client.get(at("review", ficha))
        with CaptureQueriesContext(connection) as found:
            client.get(at("review", ficha))
        return len(found)

    few, many = (
        submitted(rosa, title=title, associated_countries=states)
        for title, states in (("Ventanilla", ["UY"]), ("Consulado", ["UY", "CL", "BR"]))
    )
    assert queries(few) == queries(many)


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
