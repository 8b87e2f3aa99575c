"""A person who would get letter after letter gets one that tells of all, and nothing of it is lost."""

import html
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from fichas.states import Action
from fichas.workflow import WrongState, perform
from people.letters.digests import write_digests
from people.letters.gathering import LETTERS, one_letter_each
from people.models import Letter, Notice, User
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def fichas(rosa, lucia):
    """Five of Rosa's; of the letters about them none is left."""
    fichas = [submitted(rosa) for _ in range(5)]
    Notice.objects.all().delete()
    Letter.objects.all().delete()
    return fichas


def send_back(fichas, lucia) -> None:
    for ficha in fichas:
        perform(Action.REQUEST_CHANGES, ficha, lucia, "Precise.")


def ten_minutes_later() -> None:
    Letter.objects.update(created_at=timezone.now() - timedelta(minutes=11))
    Notice.objects.update(at=timezone.now() - timedelta(minutes=11))
    write_digests()


def test_the_first_go_out_at_once_and_the_rest_in_one(fichas, rosa, lucia):
    send_back(fichas, lucia)
    assert Letter.objects.filter(person=rosa).count() == LETTERS
    write_digests()
    assert Letter.objects.filter(person=rosa).count() == LETTERS, "the others still wait for more"
    ten_minutes_later()
    rest = Letter.objects.filter(person=rosa).last()
    assert rest.subject == "Lo que pasó con las fichas: 2 avisos"
    for ficha in fichas[LETTERS:]:
        assert ficha.reference in rest.text
    ten_minutes_later()
    assert Letter.objects.filter(person=rosa).count() == LETTERS + 1
    assert Notice.objects.filter(person=rosa).count() == len(fichas)


def test_the_next_one_after_a_while_goes_out_at_once_again(fichas, rosa, lucia):
    send_back(fichas[:4], lucia)
    ten_minutes_later()
    send_back(fichas[4:], lucia)
    assert Letter.objects.filter(person=rosa, subject__contains=fichas[4].reference).exists()


def test_the_history_of_each_ficha_knows_the_letter(fichas, rosa, lucia):
    with transaction.atomic(), one_letter_each():
        send_back(fichas, lucia)
    letter = Letter.objects.get(person=rosa)
    assert set(Notice.objects.values_list("digest", flat=True)) == {letter.pk}
    events = signed_in(lucia).get(at("history", fichas[0])).context["events"]
    assert len([event for event in events if event.what.startswith("Carta")]) == 1


def test_whoever_gets_one_a_day_or_none_gets_no_other(fichas, rosa, lucia):
    for wanted in (User.Letters.DAY, User.Letters.NONE):
        User.objects.filter(pk=rosa.pk).update(letters_wanted=wanted)
        with one_letter_each() as letters:
            send_back(fichas[:2], lucia)
        assert not letters
        fichas = fichas[2:]


def test_a_step_that_is_refused_leaves_no_letter(fichas, lucia):
    with pytest.raises(WrongState), one_letter_each():
        send_back([fichas[0], fichas[0]], lucia)
    assert not Letter.objects.exists()


def test_one_that_nothing_else_joined_is_named_in_its_subject(fichas, rosa, lucia):
    send_back(fichas[:4], lucia)
    ten_minutes_later()
    alone = Letter.objects.filter(person=rosa).last()
    assert alone.subject == Notice.objects.filter(person=rosa).first().text
    assert fichas[3].reference in alone.subject


def test_one_that_waited_for_others_in_vain_reads_as_a_single_one(fichas, rosa, lucia):
    send_back(fichas[: LETTERS + 1], lucia)
    ten_minutes_later()
    letter, notice = Letter.objects.filter(person=rosa).last(), rosa.notices.first()
    assert letter.subject == notice.text
    for text in (letter.text, letter.html):
        assert notice.text in html.unescape(text) and notice.path in text
        assert "Van juntos" not in text and "Esto pasó" not in text
    assert "<li>" not in letter.html
