"""A draft whose author has left stays its State's: the board counts it, and a colleague takes it over with one press."""

import pytest
from django.urls import reverse

from fichas.form.drafts import delete_draft, save_answers
from fichas.form.starting import start_ficha
from fichas.form.taking_over import left_alone, take_over
from fichas.models import Ficha, TakeOver
from fichas.review.board import board
from fichas.states import Action
from fichas.workflow import perform
from people.entrance.invitations import deactivate
from people.models import User
from practices.models import Country
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import fill, fresh
from tests.markup import Page
from tests.people import focal_point

pytestmark = pytest.mark.django_db
LIST = reverse("fichas:ficha_list")


@pytest.fixture
def ana():
    return focal_point("PE", name="Ana Torres")


@pytest.fixture
def alone(rosa, lucia) -> Ficha:
    """A draft of Rosa's, who has left."""
    draft = fill(start_ficha(rosa.country, rosa), rosa, title="Secreto")
    deactivate(rosa, by=lucia)
    return draft


def counted(user, code="PE") -> int:
    return next(row.left_alone for row in board(user).members if row.country.code == code)


def test_the_board_counts_it_and_says_nothing_of_it(alone, lucia):
    assert counted(lucia) == 1
    page = signed_in(lucia).get(reverse("fichas:board")).text
    assert "1 borrador de quien ya no está" in page
    assert "Secreto" not in page and alone.reference not in page


def test_a_colleague_sees_whose_it_was_and_takes_it_over_with_one_press(alone, ana, lucia):
    client = signed_in(ana)
    page = client.get(LIST)
    assert "La empezó Rosa Quispe, que ya no habla por Perú." in page.text
    assert Page(page.text).faults == []
    done = client.post(at("take_over", alone), follow=True)
    assert "queda a su cargo" in done.text and "a cargo de Ana Torres" in done.text
    assert "Hacerme cargo" not in done.text
    assert counted(lucia) == 0


def test_the_history_says_it_to_the_country_and_after_the_sending_to_the_desk(alone, ana, lucia):
    client = signed_in(ana)
    client.post(at("take_over", alone))
    said = "Se hizo cargo de la ficha, que empezó Rosa Quispe"
    assert said in client.get(at("own_history", alone)).text
    perform(Action.SUBMIT, alone, ana)
    assert said in signed_in(lucia).get(at("history", alone)).text


def test_whoever_goes_on_writing_has_it_in_hand(alone, ana):
    save_answers(alone, "perfil", {"title": "Sigue"}, revision=99, by=ana)
    assert not left_alone(Ficha.objects.all()).exists()
    assert "Hacerme cargo" not in signed_in(ana).get(LIST).text


def test_what_its_author_still_has_is_nobody_elses(draft, ana):
    assert not take_over(draft, ana)
    assert "ya la lleva alguien" in signed_in(ana).post(at("take_over", draft), follow=True).text
    assert not TakeOver.objects.exists()


def test_it_is_left_alone_again_when_that_colleague_leaves_too(alone, ana, lucia):
    assert take_over(alone, ana) and not take_over(alone, focal_point("PE"))
    ana.take_role(User.Role.FOCAL_POINT, Country.objects.get(code="BR"), "Cónsul")
    assert counted(lucia) == 1
    assert take_over(alone, focal_point("PE"))


def test_what_was_sent_or_begun_for_a_country_is_no_draft_of_an_author_who_left(rosa, ana, lucia):
    start_ficha(rosa.country, lucia, on_behalf=True)
    sent = fill(start_ficha(rosa.country, rosa), rosa)
    perform(Action.SUBMIT, sent, rosa)
    deactivate(rosa, by=lucia)
    assert not left_alone(Ficha.objects.all()).exists()


@pytest.mark.parametrize("who", ["another State", "the desk", "the author who left"])
def test_nobody_else_takes_it_over(alone, rosa, lucia, who):
    person = {"another State": lambda: focal_point("BR"), "the desk": lambda: lucia}.get(who, lambda: rosa)()
    answer = signed_in(person).post(at("take_over", alone))
    assert answer.status_code in (302, 404)
    assert not TakeOver.objects.exists()


def test_it_can_be_thrown_away_by_whoever_took_it_over(alone, ana):
    take_over(alone, ana)
    delete_draft(fresh(alone))
    assert not TakeOver.objects.exists()
