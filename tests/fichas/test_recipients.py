"""Who is told of what: for each event, every kind of person there is, and nobody else; by letter only who wants one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from fichas.letters.reminders import remind
from fichas.review.comments import reply
from fichas.review.publication import confirm_state, publish, put_back, schedule, take_down
from fichas.states import Action
from fichas.workflow import perform
from people.models import Letter, Notice, User
from practices.models import Country
from tests.factories import published
from tests.fichas.steps import assess, edit, fresh, late, remark, submitted
from tests.people import administrator, focal_point, person, secretary

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
LETTERS = User.Letters


@pytest.fixture(autouse=True)
def unprinted(monkeypatch):
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)


@pytest.fixture
def people():
    """By their names: everyone whom a wrong recipient might be."""
    found = {
        "Rosa": focal_point("PE", letters_wanted=LETTERS.ALL),
        "Luis": focal_point("PE"),
        "Nora, without letters": focal_point("PE", letters_wanted=LETTERS.NONE),
        "Diego, once a day": focal_point("PE", letters_wanted=LETTERS.DAY),
        "formerly of Peru": focal_point("PE"),
        "now of Chile": focal_point("PE"),
        "deactivated of Peru": focal_point("PE"),
        "of Brazil": focal_point("BR"),
        "Lucía": secretary(letters_wanted=LETTERS.ALL),
        "Andrés": secretary(),
        "Dora, once a day": secretary(letters_wanted=LETTERS.DAY),
        "deactivated of the desk": secretary(),
        "formerly of the desk": secretary(),
        "the administrator": administrator(),
        "of nowhere": person(),
    }
    found["formerly of Peru"].take_role(User.Role.GUEST)
    found["now of Chile"].take_role(User.Role.FOCAL_POINT, Country.objects.get(code="CL"))
    for name in ("deactivated of Peru", "deactivated of the desk"):
        found[name].is_active = False
    found["formerly of the desk"].take_role(User.Role.GUEST)
    for name, one in found.items():
        one.name = name
        one.save()
    return found


COUNTRY = {"Rosa", "Luis", "Nora, without letters", "Diego, once a day"}
DESK = {"Lucía", "Andrés", "Dora, once a day"}
ONCE_A_DAY = {"Diego, once a day", "Dora, once a day"}
AT_ONCE = DESK - ONCE_A_DAY


def sent(people):
    return submitted(people["Rosa"])


def in_hand(people):
    ficha = sent(people)
    perform(Action.ASSIGN, ficha, people["Lucía"], assignee=people["Andrés"])
    return ficha


def awaiting(people, ficha=None):
    ficha = ficha or in_hand(people)
    assess(ficha, people["Lucía"])
    edit(ficha, people["Lucía"], summary="Lo esencial.")
    perform(Action.ASK_AGREEMENT, ficha, people["Lucía"])
    return ficha


def agreed(people):
    ficha = awaiting(people)
    perform(Action.AGREE, ficha, people["Luis"])
    return ficha


def on_its_page(people):
    return publish(agreed(people), people["Lucía"]).practice


def taken_down(people):
    practice = on_its_page(people)
    take_down(practice, people["Lucía"], "reemplazada", "Motivo.")
    return practice


def step(action: Action, by: str):
    return lambda people, ficha: perform(action, ficha, people[by], "Motivo.")


def answer(people, ficha):
    asked = remark(fresh(ficha), people["Lucía"], "¿Desde cuándo?")
    reply(asked, people["Luis"], "Desde 2019.")


def remind_of(people, ficha):
    late(ficha)
    remind()


# What happens: what was there before, who does what, who is told inside the site, who of them gets a letter.
EVENTS = {
    "sent": (
        lambda people: None,
        lambda people, _: sent(people),
        COUNTRY - {"Rosa"} | DESK,
        {*AT_ONCE, "Rosa"},
    ),
    "assigned": (
        sent,
        lambda people, ficha: perform(Action.ASSIGN, ficha, people["Lucía"], assignee=people["Andrés"]),
        {"Andrés"},
        {"Andrés"},
    ),
    "taken in hand": (
        sent,
        lambda people, ficha: perform(Action.ASSIGN, ficha, people["Lucía"], assignee=people["Lucía"]),
        set(),
        set(),
    ),
    "sent back": (in_hand, step(Action.REQUEST_CHANGES, "Lucía"), COUNTRY, {"Rosa", "Luis"}),
    "declined": (in_hand, step(Action.DECLINE, "Lucía"), COUNTRY, {"Rosa", "Luis"}),
    "asked to agree": (in_hand, lambda people, ficha: awaiting(people, ficha), COUNTRY, {"Rosa", "Luis"}),
    "agreed": (
        awaiting,
        step(Action.AGREE, "Luis"),
        COUNTRY - {"Luis"} | {"Andrés"},
        {"Rosa", "Andrés"},
    ),
    "refused": (awaiting, step(Action.REFUSE, "Luis"), {"Andrés"}, {"Andrés"}),
    "reopened": (agreed, step(Action.REOPEN, "Lucía"), COUNTRY, {"Rosa"}),
    "retired": (in_hand, step(Action.RETIRE, "Rosa"), {"Andrés"}, set()),
    "answered": (in_hand, answer, {"Andrés"}, set()),
    "answered, in nobody's hands": (sent, answer, DESK, {"Lucía"}),
    "overdue at the desk": (in_hand, remind_of, {"Andrés"}, {"Andrés"}),
    "overdue in nobody's hands": (sent, remind_of, DESK, AT_ONCE),
    "overdue at the country": (awaiting, remind_of, COUNTRY, {"Rosa", "Luis"}),
    "published": (agreed, lambda people, ficha: publish(ficha, people["Lucía"]), COUNTRY, {"Rosa", "Luis"}),
    "taken down": (
        on_its_page,
        lambda people, practice: take_down(practice, people["Lucía"], "reemplazada", "Motivo."),
        COUNTRY,
        {"Rosa", "Luis"},
    ),
    "put back": (
        taken_down,
        lambda people, practice: put_back(practice, people["Lucía"], "Motivo."),
        COUNTRY,
        {"Rosa", "Luis"},
    ),
    "its state confirmed": (
        on_its_page,
        lambda people, practice: confirm_state(practice, people["Lucía"], "finalizada", "Motivo."),
        COUNTRY,
        {"Rosa"},
    ),
}


@pytest.mark.parametrize("event", EVENTS)
def test_those_whom_it_concerns_are_told_once_and_nobody_else(people, event):
    before, happens, told, written_to = EVENTS[event]
    subject = before(people)
    Notice.objects.all().delete()
    Letter.objects.all().delete()
    happens(people, subject)
    assert sorted(Notice.objects.values_list("person__name", flat=True)) == sorted(told)
    assert sorted(Letter.objects.values_list("person__name", flat=True)) == sorted(written_to)
    letters = list(Letter.objects.select_related("person"))
    assert {letter.recipient for letter in letters} == {letter.person.email for letter in letters}
    assert not any("Motivo." in letter.text + letter.html for letter in letters)


@pytest.mark.parametrize("gone", ["deactivated", "no longer at the desk"])
def test_what_was_in_the_hands_of_someone_who_left_is_told_to_the_desk(people, gone):
    ficha, andres = in_hand(people), people["Andrés"]
    andres.is_active = gone != "deactivated"
    andres.take_role(User.Role.GUEST)
    Notice.objects.all().delete()
    perform(Action.RETIRE, ficha, people["Rosa"], "Motivo.")
    answer(people, ficha)
    late(submitted(people["Rosa"]))
    remind()
    told = Notice.objects.exclude(key__startswith="submit:")
    assert set(told.values_list("person__name", flat=True)) == {"Lucía", "Dora, once a day"}


def test_a_practice_that_nobody_sent_is_told_of_to_its_own_country(people):
    take_down(published(country="BR"), people["Lucía"], "reemplazada", "Motivo.")
    assert list(Notice.objects.values_list("person__name", flat=True)) == ["of Brazil"]


def test_a_day_for_publication_and_its_end_are_told_to_the_country(people):
    ficha = agreed(people)
    Notice.objects.all().delete()
    schedule(ficha, people["Lucía"], timezone.localdate() + timedelta(2))
    perform(Action.UNSCHEDULE, ficha, people["Lucía"], publish_on=None)
    told = {one.person.name for one in Notice.objects.filter(key__startswith="schedule")}
    assert told == COUNTRY
    assert {one.person.name for one in Notice.objects.filter(key__startswith="unschedule")} > COUNTRY
