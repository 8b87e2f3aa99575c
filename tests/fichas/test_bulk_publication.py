"""Several fichas are published: on a day, or as soon as the worker comes to each."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.formats import date_format

from fichas.models import Ficha, Transition
from fichas.review.publication import publish_due, schedule
from fichas.states import Action, State
from fichas.workflow import perform
from people.letters.digests import write_digests
from people.models import Letter, Notice, User
from tests.fichas.associated.naming import WHY
from tests.fichas.bulk import FROM_THE_DESK, asked, confirm, references, why
from tests.fichas.forms import at, inputs, signed_in
from tests.fichas.queues import QUEUE
from tests.fichas.steps import assess, fresh, submitted
from tests.people import focal_point, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(lucia) -> Client:
    return signed_in(lucia)


@pytest.fixture
def day():
    return timezone.localdate() + timedelta(7)


def assessed(rosa, lucia, count: int) -> list[Ficha]:
    fichas = [submitted(rosa) for _ in range(count)]
    for ficha in fichas:
        assess(ficha, lucia)
    return fichas


class TestOnADay:
    def test_a_page_says_which_cannot_be_published_and_why(self, desk, rosa, lucia, day):
        (ready,), unread = assessed(rosa, lucia, 1), submitted(rosa)
        page = asked(desk, "schedule_all", [ready, unread], fecha=day.isoformat())
        assert references(page) == [ready.reference]
        assert why(page) == {unread.reference: "Antes de publicar, guarde la lista de criterios."}
        assert page.context["form"].becomes == date_format(day)
        assert not Ficha.objects.exclude(publish_on=None).exists()

    def test_it_is_set_for_those_that_can_with_words_that_their_countries_read(self, desk, rosa, lucia, day):
        (first, second), unread = assessed(rosa, lucia, 2), submitted(rosa)
        page = asked(desk, "schedule_all", [first, second, unread], fecha=day.isoformat())
        done = confirm(desk, page, visto="si", mensaje="Gracias por su paciencia.")
        assert f"2 fichas se publican el {date_format(day)}: {first.reference}" in done.text
        left_out = (
            f"1 quedó como estaba. {unread.reference}: Antes de publicar, guarde la lista de criterios."
        )
        assert left_out in done.text
        assert done.redirect_chain == [(f"{QUEUE}?pais=PE", 302)]
        assert {fresh(one).publish_on for one in (first, second)} == {day}
        assert fresh(unread).publish_on is None
        assert "Gracias por su paciencia." in signed_in(rosa).get(at("task_list", first)).text

    def test_the_letters_that_it_counts_go_out_on_the_day(self, desk, rosa, lucia, day):
        fichas = assessed(rosa, lucia, 2)
        page = asked(desk, "schedule_all", fichas, fecha=day.isoformat())
        assert page.context["letters"] == 0
        assert f"El {date_format(day)}, con la publicación, sale además 1 carta." in page.text

    def test_without_the_tick_nothing_is_set_and_nothing_typed_is_lost(self, desk, rosa, lucia, day):
        (ready,), unread = assessed(rosa, lucia, 1), submitted(rosa)
        page = asked(desk, "schedule_all", [ready, unread], fecha=day.isoformat())
        refused = confirm(desk, page, mensaje="Unas palabras.")
        assert refused.status_code == 422
        assert "Marque que lo vio" in refused.text
        assert "Unas palabras." in refused.text
        assert why(refused) == why(page)
        assert fresh(ready).publish_on is None
        confirm(desk, refused, visto="si", mensaje="Unas palabras.")
        assert fresh(ready).publish_on == day

    def test_what_was_changed_meanwhile_is_named_and_none_is_set(self, desk, rosa, lucia, day):
        fichas = assessed(rosa, lucia, 2)
        page = asked(desk, "schedule_all", fichas, fecha=day.isoformat())
        schedule(fichas[1], secretary(), day + timedelta(1))
        refused = confirm(desk, page, visto="si")
        assert refused.status_code == 409
        assert f"No se programó ninguna. {fichas[1].reference}: cambió desde que usted vio" in refused.text
        assert fresh(fichas[0]).publish_on is None
        # What was chosen is still there for whoever goes back.
        assert desk.get(refused.context["back_url"], headers=FROM_THE_DESK).text.count(" checked ") == 1
        assert not confirm(desk, refused, visto="si").context.get("error")

    def test_a_day_that_came_before_it_was_confirmed_is_asked_for_anew_and_the_words_stay(
        self, desk, rosa, lucia, day
    ):
        (ready,) = assessed(rosa, lucia, 1)
        page = asked(desk, "schedule_all", [ready], fecha=day.isoformat())
        today = timezone.localdate().isoformat()
        refused = confirm(desk, page, visto="si", fecha=today, mensaje="Unas palabras.")
        assert refused.status_code == 422
        assert "posterior a hoy" in refused.text
        again = inputs(refused.text) | {"fecha": day.isoformat()}
        assert again["ficha"] == [ready.reference]
        assert "Unas palabras." in desk.post(refused.context["action"], again).text
        assert fresh(ready).publish_on is None

    @pytest.mark.parametrize(
        ("day", "words"),
        [
            ("", "Elija el día"),
            ("ayer", "Elija el día"),
            ("2020-01-01", "posterior a hoy"),
            ("2206-12-01", "revise el año"),
            ("99999-01-01", "Elija el día"),
        ],
    )
    def test_a_day_that_cannot_be_is_refused_with_what_was_chosen(self, desk, sent, lucia, day, words):
        assess(sent, lucia)
        refused = asked(desk, "schedule_all", [sent], fecha=day)
        assert refused.status_code == 422
        assert words in refused.text
        assert inputs(refused.text)["ficha"] == [sent.reference]
        # Beside the day, as it was typed.
        assert f'value="{day}"' in refused.text
        back = desk.get(refused.context["back_url"], headers=FROM_THE_DESK)
        assert " checked " in back.text
        assert fresh(sent).publish_on is None


class TestNow:
    def test_the_worker_publishes_them_and_their_country_gets_one_letter(self, desk, rosa, lucia, unprinted):
        fichas = assessed(rosa, lucia, 4)
        Notice.objects.all().delete()
        Letter.objects.all().delete()
        page = asked(desk, "publish_all", fichas)
        assert page.context["letters"] == 1
        assert not Letter.objects.exists()
        done = confirm(desk, page, visto="si")
        assert "4 fichas se publican en unos minutos" in done.text
        assert not Letter.objects.exists()

        while publish_due():
            pass
        assert {fresh(one).state for one in fichas} == {State.PUBLISHED}
        assert not Letter.objects.exists()
        Notice.objects.update(at=timezone.now() - timedelta(minutes=11))
        write_digests()
        letter = Letter.objects.get()
        assert letter.person == rosa
        assert letter.text.count("está publicada") == 4
        assert "porque pasaron casi a la vez" in letter.text

    def test_the_words_stand_for_their_country_as_those_of_a_single_one(self, desk, rosa, lucia, unprinted):
        (ficha,) = assessed(rosa, lucia, 1)
        confirm(desk, asked(desk, "publish_all", [ficha]), visto="si", mensaje="Gracias por su paciencia.")
        publish_due()
        notice = rosa.notices.get(text__contains="está publicada")
        page = signed_in(rosa).get(notice.path)
        (words,) = page.context["words"]
        assert (words.heading, words.text) == (
            "La Secretaría Técnica la publicó",
            "Gracias por su paciencia.",
        )
        assert "Gracias por su paciencia." in page.text

    def test_the_words_for_another_day_stand_with_that_day(self, sent, lucia, unprinted, day):
        assess(sent, lucia)
        schedule(sent, lucia, day, "El día de la conferencia.")
        with time_machine.travel(timezone.now() + timedelta(days=7, hours=12)):
            assert publish_due()
        assert fresh(sent).transitions.get(action=Action.PUBLISH).comment == ""

    def test_nothing_is_laid_out_before_and_it_says_why_not(self, desk, rosa, lucia, monkeypatch):
        monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: 1 / 0)
        (ready, declined), unread = assessed(rosa, lucia, 2), submitted(rosa)
        perform(Action.DECLINE, declined, lucia, "No.")
        page = asked(desk, "publish_all", [ready, declined, unread])
        assert references(page) == [ready.reference]
        assert why(page) == {
            declined.reference: "está ahora en «No incorporada».",
            unread.reference: "Antes de publicar, guarde la lista de criterios.",
        }
        confirm(desk, page, visto="si")
        again = asked(desk, "publish_all", [ready])
        assert why(again) == {ready.reference: "Ya está así."}
        assert "No hay ninguna con la que pueda hacerse." in again.text

    def test_an_objection_of_an_associated_state_stands_in_its_way(self, desk, rosa, lucia):
        ana = focal_point("CL", name="Ana Torres")
        ficha = submitted(rosa, associated_countries=["CL"])
        assess(ficha, lucia)
        perform(Action.OBJECT, ficha, ana, WHY)
        page = asked(desk, "publish_all", [ficha])
        assert "Hay una objeción abierta de Chile" in why(page)[ficha.reference]

    def test_what_the_worker_cannot_publish_is_told_to_the_desk(self, desk, sent, lucia, unprinted):
        assess(sent, lucia)
        confirm(desk, asked(desk, "publish_all", [sent]), visto="si")
        sent.assessments.all().delete()
        publish_due()
        assert fresh(sent).publish_on is None
        assert Notice.objects.filter(person=lucia, text__contains="no pudo publicarse").exists()


def test_the_letters_that_are_counted_are_those_that_go_out(desk, rosa, lucia, day):
    """Persons, not fichas: also those of the States that a ficha names."""
    ana = focal_point("CL", name="Ana Torres")
    other = focal_point("PE", name="Luis Paz", letters_wanted=User.Letters.ALL)
    User.objects.filter(pk=rosa.pk).update(letters_wanted=User.Letters.ALL)
    fichas = [*assessed(rosa, lucia, 3), submitted(rosa, associated_countries=["CL"])]
    assess(fichas[3], lucia)
    Letter.objects.all().delete()
    page = asked(desk, "schedule_all", fichas, fecha=day.isoformat())
    assert page.context["letters"] == 3
    assert not Letter.objects.exists()
    confirm(desk, page, visto="si")
    assert {letter.person for letter in Letter.objects.all()} == {rosa, other, ana}
    letter = Letter.objects.get(person=rosa)
    assert letter.text.count("se publica el") == 4
    assert fichas[3].reference in Letter.objects.get(person=ana).subject
    assert f"La carta a {rosa.get_short_name()}, con sus 4 avisos" in page.text


def test_the_page_before_costs_the_same_for_each_ficha(desk, rosa, lucia, day):
    """It tries the act with each, so it is linear: no ficha costs more for coming with others."""
    fichas = assessed(rosa, lucia, 5)

    def cost(count: int) -> int:
        with CaptureQueriesContext(connection) as queries:
            asked(desk, "schedule_all", fichas[:count], fecha=day.isoformat())
        return len(queries)

    cost(1)
    assert cost(5) - cost(3) == cost(4) - cost(2)
    assert not Transition.objects.filter(action=Action.SCHEDULE).exists()
