"""One letter a day: what its person was told since the last one, none of it lost and none told twice."""

from datetime import datetime, time, timedelta
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.conf import settings as project
from django.db import transaction
from django.db.models import DateTimeField, Value
from django.urls import reverse
from django.utils import timezone

from fichas.letters.announcements import name_of
from fichas.states import Action
from fichas.workflow import perform
from people.letters import digests
from people.letters.digests import write_digest, write_digests
from people.models import Letter, Notice, User
from tests.fichas.forms import at, signed_in
from tests.fichas.steps import submitted
from tests.people import focal_point, secretary

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo(project.TIME_ZONE)
DIGESTS = Letter.objects.filter(kind="digest")


@pytest.fixture
def dora(lucia):
    """Of the desk, with one letter a day."""
    lucia.letters_wanted = User.Letters.DAY
    lucia.save()
    return lucia


def clock_of_the_database(days: int, hour: int, minute: int = 0):
    moment = datetime.combine(timezone.localdate() + timedelta(days), time(hour, minute), ZONE)
    return patch.object(digests, "Now", lambda: Value(moment, output_field=DateTimeField()))


def write_on(days: int, hour: int, minute: int = 0) -> int:
    """How many letters there are after the worker's turn at that moment."""
    with clock_of_the_database(days, hour, minute):
        write_digests()
    return DIGESTS.all().count()


def test_what_happened_comes_in_one_letter_at_its_hour(dora, rosa):
    first, second = submitted(rosa), submitted(rosa)
    assert not Letter.objects.filter(person=dora).exists()
    assert write_on(1, 6, 59) == 0
    assert write_on(1, 7) == 1
    letter = DIGESTS.get()
    assert (letter.recipient, letter.subject) == (dora.email, "Lo que pasó con las fichas: 2 avisos")
    for ficha in (first, second):
        assert letter.text.count(f"({ficha.reference})") == 1
        assert f"{project.SITE_URL}{at('review', ficha)}" in letter.text
        assert at("review", ficha) in letter.html
    assert set(Notice.objects.filter(person=dora).values_list("digest", "awaits_digest")) == {
        (letter.pk, False)
    }


def test_once_a_day_and_what_comes_later_waits_for_the_next(dora, rosa):
    submitted(rosa)
    assert write_on(1, 7) == 1
    late = submitted(rosa)
    for hour in (7, 8, 23):
        assert write_on(1, hour) == 1
    assert write_on(2, 6) == 1
    assert write_on(2, 7) == 2
    text = DIGESTS.latest("pk").text
    assert late.reference in text
    assert text.count("envió la ficha") == 1
    assert write_on(3, 7) == 2, "a day on which nothing happened brings no letter"


@pytest.mark.parametrize(
    "wrong", [timedelta(days=-1), timedelta(hours=-12), timedelta(hours=12), timedelta(days=1)]
)
def test_a_worker_with_a_wrong_clock_writes_when_the_database_says(dora, rosa, wrong):
    submitted(rosa)
    with time_machine.travel(timezone.now() + wrong):
        with clock_of_the_database(1, 7):
            write_digests()
        submitted(rosa)
        with clock_of_the_database(1, 8):
            write_digests()
    assert DIGESTS.all().count() == 1


def test_a_clock_that_is_put_back_brings_no_second_letter_of_the_day(dora, rosa):
    submitted(rosa)
    assert write_on(1, 7, 30) == 1
    submitted(rosa)
    assert write_on(1, 7, 0) == 1


def test_a_worker_that_dies_while_it_writes_has_told_of_nothing(dora, rosa):
    submitted(rosa)
    with (
        patch.object(digests.Notice.objects, "filter", side_effect=RuntimeError),
        pytest.raises(RuntimeError),
        transaction.atomic(),
    ):
        write_digest(dora, "digest:one")
    assert not DIGESTS.all().exists()
    assert Notice.objects.for_a_digest().count() == 1
    assert write_on(1, 7) == 1


def test_nothing_is_lost_when_the_choice_changes(dora, rosa):
    submitted(rosa)
    dora.letters_wanted = User.Letters.ALL
    dora.save()
    submitted(rosa)
    assert Letter.objects.filter(person=dora, kind="step").count() == 1
    assert write_on(1, 7) == 1
    assert DIGESTS.get().text.count("envió la ficha") == 1


@pytest.mark.parametrize("gone", ["wants none", "left"])
def test_whoever_wants_no_letters_any_more_gets_no_last_one(dora, rosa, gone):
    submitted(rosa)
    dora.is_active = gone != "left"
    dora.letters_wanted = User.Letters.NONE if gone == "wants none" else User.Letters.DAY
    dora.save()
    assert write_on(1, 7) == 0
    assert not Notice.objects.for_a_digest().exists()


def test_what_one_did_oneself_is_answered_at_once(sent):
    ana = focal_point("PE", letters_wanted=User.Letters.DAY)
    submitted(ana)
    assert list(Letter.objects.filter(person=ana).values_list("kind", flat=True)) == ["submitted"]


def test_the_history_of_a_ficha_says_with_which_letter_it_was_told(dora, rosa):
    ficha, other = submitted(rosa), submitted(rosa)
    write_on(1, 7)
    page = signed_in(dora).get(at("history", ficha))
    (told,) = [event for event in page.context["events"] if event.what.startswith("Carta")]
    assert (told.who, told.words) == (
        dora.name,
        f"Perú envió la ficha {name_of(ficha)}",
    )
    assert other.reference not in page.text


def test_it_is_chosen_on_ones_own_page(sent, rosa):
    client = signed_in(rosa)
    page = client.get(reverse("people:account")).text
    assert "Una al día, con todo lo que pasó" in page
    assert "Llegan siempre en el momento los comprobantes" in page
    client.post(
        reverse("people:account"),
        {"name": "Rosa", "post": "Directora", "letters_wanted": "day", "language": "es"},
    )
    perform(Action.REQUEST_CHANGES, sent, secretary(two_steps=False), "Precise.")
    assert not Letter.objects.filter(person=rosa, kind="step").exists()
    assert Notice.objects.for_a_digest().get().person == rosa
