"""The States that a ficha names are told of it, and of what becomes of it."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from fichas.form.starting import start_ficha
from fichas.review.publication import publish, put_back, schedule, take_down
from fichas.states import Action
from fichas.workflow import perform
from people.models import Letter, Notice
from practices.models import Country
from tests.fichas.associated.naming import WHY, agree_to_name_nobody, now_named
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import edit, fill, submitted
from tests.people import focal_point

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]


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

    @pytest.mark.parametrize(
        ("others", "told"),
        [
            ([], "1 persona avisada el 4 may. 2026: Ana Pérez"),
            (["Inés Gil"], "2 personas avisadas el 4 may. 2026: Ana Pérez, Inés Gil"),
            (
                ["Inés Gil", "Luis Sosa", "Eva Rey", "Juan Paz"],
                "5 personas avisadas el 4 may. 2026: Ana Pérez, Inés Gil, Luis Sosa y 2 más",
            ),
        ],
    )
    def test_the_review_says_who_was_told_and_nobody_who_came_since(self, rosa, ana, lucia, others, told):
        for name in others:
            focal_point("UY", name=name)
        with time_machine.travel("2026-05-04T15:00:00Z"):
            ficha = submitted(rosa, associated_countries=["UY"])
        focal_point("UY", name="Otra Persona")
        assert f"{told}. Sin objeción.</p>" in signed_in(lucia).get(at("review", ficha)).text

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
