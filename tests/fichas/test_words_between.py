"""What one side writes to the other is read where the letter of it leads, by whom its field named, until the next step."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from fichas.audience import ACTS, AT_THE_HEAD, READ_BY_THE_COUNTRY, REMINDER, Audience, reader
from fichas.models import AssociatedState, Ficha, PracticeAct
from fichas.review.errata import bring_errata
from fichas.review.incorporable import cancel_incorporation, incorporate_soon
from fichas.review.publication import confirm_state, publish, publish_due, put_back, schedule, take_down
from fichas.review.taking_back import take_back
from fichas.review.words import SHOWN
from fichas.states import Action, State
from fichas.workflow import STEPS, perform
from people.models import Letter, Notice
from practices.answers import read_answers
from practices.models import Country
from tests.factories import published
from tests.fichas.forms import at, signed_in
from tests.fichas.incorporating import SOURCE, brought_in, drafts
from tests.fichas.steps import assess, edit, fresh, with_extract
from tests.people import focal_point

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
WORDS = "Las palabras de este paso."


@pytest.fixture(autouse=True)
def nothing_is_printed(monkeypatch):
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)


BY_THE_COUNTRY = (Action.REFUSE, Action.RETIRE, Action.WRITE, Action.ASK_WITHDRAWAL)


def step(action: Action, before=lambda ficha, lucia: None):
    def act(ficha, rosa, lucia):
        before(ficha, lucia)
        perform(action, ficha, rosa if action in BY_THE_COUNTRY else lucia, WORDS)

    return act


def agree(ficha, lucia):
    perform(Action.AGREE, with_extract(ficha, lucia), ficha.started_by)


def on_a_day(ficha, lucia, words=WORDS):
    assess(ficha, lucia)
    schedule(ficha, lucia, timezone.localdate() + timedelta(1), words)


def no_day(ficha, rosa, lucia):
    on_a_day(ficha, lucia, "")
    perform(Action.UNSCHEDULE, ficha, lucia, WORDS, publish_on=None)


def its_practice(ficha, lucia):
    assess(ficha, lucia)
    return publish(ficha, lucia).practice


def publish_now(ficha, rosa, lucia):
    assess(ficha, lucia)
    publish(ficha, lucia, WORDS)


def object_to(ficha, rosa, lucia, words=WORDS):
    """Of a State that the ficha names."""
    ana = focal_point("UY")
    AssociatedState.objects.create(ficha=ficha, country=Country.objects.get(code="UY"))
    perform(Action.OBJECT, ficha, ana, words)
    return ana


def end_objection(ficha, rosa, lucia):
    perform(Action.END_OBJECTION, ficha, object_to(ficha, rosa, lucia, "Otra cosa."), WORDS)


def reinstate(ficha, rosa, lucia):
    practice = its_practice(ficha, lucia)
    take_down(practice, lucia, "reemplazada", "")
    put_back(practice, lucia, WORDS)


def taken_back(ficha, rosa, lucia):
    its_practice(ficha, lucia)
    take_back(fresh(ficha), lucia, WORDS)


def errata(by_its_country: bool):
    """Of what the ficha said when it was published; they have a ficha of their own."""

    def act(ficha, rosa, lucia):
        base = its_practice(ficha, lucia).versions.get()
        Notice.objects.all().delete()
        corrected = read_answers(base) | {"title": f"Otra {base.title}"}
        errata = [["title", base.title, f"Otra {base.title}"]]
        return bring_errata(base, corrected, errata, WORDS, rosa if by_its_country else lucia)

    return act


def choose(ficha, rosa, lucia, words=WORDS):
    """Of an import, which has fichas of its own."""
    (draft,) = drafts(brought_in(lucia))
    incorporate_soon(draft, lucia, SOURCE, words)
    return draft


def not_incorporated(ficha, rosa, lucia):
    draft = choose(ficha, rosa, lucia, "")
    cancel_incorporation(draft, lucia, WORDS)
    return draft


def incorporate(ficha, rosa, lucia, words=WORDS):
    draft = choose(ficha, rosa, lucia, words)
    Notice.objects.all().delete()
    assert publish_due()
    return fresh(draft)


def undone(ficha, rosa, lucia):
    draft = incorporate(ficha, rosa, lucia, "")
    Notice.objects.all().delete()
    take_back(draft, lucia, WORDS)
    return draft


def objected(ficha, rosa, lucia, words=WORDS):
    draft = incorporate(ficha, rosa, lucia, "")
    Notice.objects.all().delete()
    perform(Action.OBJECT_INCORPORATED, draft, rosa, words)
    return draft


def answered(ficha, rosa, lucia):
    draft = objected(ficha, rosa, lucia, "No fue así.")
    Notice.objects.all().delete()
    perform(Action.ANSWER_OBJECTION, draft, lucia, WORDS)
    return draft


# How each act of the table comes to be done with words.
DONE = {
    Action.REQUEST_CHANGES: step(Action.REQUEST_CHANGES),
    Action.ASK_AGREEMENT: step(
        Action.ASK_AGREEMENT, lambda ficha, lucia: edit(ficha, lucia, summary="Lo esencial.")
    ),
    Action.REFUSE: step(Action.REFUSE, with_extract),
    Action.REOPEN: step(Action.REOPEN, agree),
    Action.SCHEDULE: lambda ficha, rosa, lucia: on_a_day(ficha, lucia),
    Action.UNSCHEDULE: no_day,
    Action.PUBLISH: publish_now,
    Action.DECLINE: step(Action.DECLINE),
    Action.RETIRE: step(Action.RETIRE),
    Action.WRITE: step(Action.WRITE),
    Action.WRITE_BACK: step(Action.WRITE_BACK),
    Action.ASK_WITHDRAWAL: step(Action.ASK_WITHDRAWAL, its_practice),
    Action.TAKE_BACK: taken_back,
    Action.PROPOSE_ERRATA: errata(by_its_country=False),
    Action.SEND_ERRATA: errata(by_its_country=True),
    Action.OBJECT: object_to,
    Action.END_OBJECTION: end_objection,
    Action.INCORPORATE_SOON: choose,
    Action.CANCEL_INCORPORATION: not_incorporated,
    Action.INCORPORATE: incorporate,
    Action.UNDO_INCORPORATION: undone,
    Action.OBJECT_INCORPORATED: objected,
    Action.ANSWER_OBJECTION: answered,
    PracticeAct.Kind.WITHDRAWN: lambda ficha, rosa, lucia: take_down(
        its_practice(ficha, lucia), lucia, "reemplazada", WORDS
    ),
    PracticeAct.Kind.REINSTATED: reinstate,
    PracticeAct.Kind.CONFIRMED: lambda ficha, rosa, lucia: confirm_state(
        its_practice(ficha, lucia), lucia, "finalizada", WORDS
    ),
}


@pytest.mark.parametrize("act", AT_THE_HEAD)
def test_the_words_of_an_act_stand_where_both_sides_look_and_where_their_letter_leads(sent, rosa, lucia, act):
    Notice.objects.all().delete()
    of_its_own = DONE[act](sent, rosa, lucia)
    sent = of_its_own if isinstance(of_its_own, Ficha) else sent
    # A draft that the desk began it reads where its country does.
    at_the_desk = "task_list" if fresh(sent).state == State.DRAFT else "review"
    for person, name in ((rosa, "task_list"), (lucia, at_the_desk)):
        page = signed_in(person).get(at(name, sent)).text
        head = page.split("<h1")[1]
        assert str(ACTS[act].heading) in head, name
        assert WORDS in head, name
    for notice in Notice.objects.select_related("person"):
        assert WORDS in signed_in(notice.person).get(notice.path, follow=True).text, notice.path
    assert WORDS in signed_in(rosa).get(at("own_history", sent)).text
    assert not [one for one in Letter.objects.all() if WORDS in one.text + one.html]


def test_the_table_names_every_act_and_those_that_want_words_have_a_heading():
    assert set(ACTS) == {*Action, *PracticeAct.Kind, REMINDER}
    assert set(DONE) == set(AT_THE_HEAD)
    assert {action for action, step in STEPS.items() if step.wants_words} <= set(AT_THE_HEAD)
    assert set(AT_THE_HEAD) <= set(READ_BY_THE_COUNTRY)


def test_after_the_next_step_they_are_in_the_history_alone(sent, rosa, lucia):
    perform(Action.REQUEST_CHANGES, sent, lucia, WORDS)
    perform(Action.SUBMIT, sent, rosa)
    for person, head, history in (
        (rosa, "task_list", "own_history"),
        (lucia, "review", "history"),
    ):
        client = signed_in(person)
        assert WORDS not in client.get(at(head, sent)).text
        assert WORDS in client.get(at(history, sent)).text


@pytest.mark.parametrize("act", [Action.REQUEST_CHANGES, Action.UNSCHEDULE, Action.WRITE_BACK])
def test_until_then_they_stand_whatever_was_written_since(sent, rosa, lucia, act):
    DONE[act](sent, rosa, lucia)
    for number in range(SHOWN + 2):
        perform(Action.WRITE, fresh(sent), rosa, f"Mensaje {number}.")
    for person, name in ((rosa, "task_list"), (lucia, "review")):
        page = signed_in(person).get(at(name, sent)).text
        assert WORDS in page, name
        assert [f"Mensaje {number}." in page for number in range(SHOWN + 2)] == [False] * 2 + [True] * SHOWN


def test_of_two_acts_on_a_practice_the_last_one_stands(sent, rosa, lucia):
    practice = its_practice(sent, lucia)
    take_down(practice, lucia, "reemplazada", WORDS)
    put_back(practice, lucia, "Vuelve.")
    page = signed_in(rosa).get(at("task_list", sent)).text
    assert "Vuelve." in page
    assert WORDS not in page


@pytest.mark.parametrize(
    ("kind", "detail"),
    [(PracticeAct.Kind.CONFIRMED, "Finalizada"), (PracticeAct.Kind.WITHDRAWN, "Sustituida por otra ficha")],
)
def test_an_act_on_a_practice_is_named_with_its_state_or_its_reason(sent, rosa, lucia, kind, detail):
    DONE[kind](sent, rosa, lucia)
    for person, name in ((rosa, "task_list"), (lucia, "review")):
        assert f"{ACTS[kind].heading}: {detail}" in signed_in(person).get(at(name, sent)).text, name


def test_each_field_says_who_reads_it_and_says_the_truth(sent, rosa, lucia):
    both, public = str(Audience.BOTH.label), str(Audience.PUBLIC.label)
    assert both in signed_in(lucia).get(at("review", sent)).text
    assert reader(Action.RETIRE) in signed_in(rosa).get(at("retire", sent)).text
    with_extract(sent, lucia)
    assert reader(Action.REFUSE) in signed_in(rosa).get(at("agreement", sent)).text
    perform(Action.AGREE, sent, rosa)
    practice = publish(fresh(sent), lucia).practice
    page = signed_in(lucia).get(reverse("fichas:practice", args=[practice.code])).text
    assert both in page and public in page


def test_of_a_practice_that_no_ficha_holds_the_desk_reads_its_own_notes(lucia):
    focal_point("BR")
    practice = published(country="BR")
    confirm_state(practice, lucia, "finalizada", WORDS)
    page = signed_in(lucia).get(reverse("fichas:practice", args=[practice.code])).text
    assert str(Audience.DESK.label) in page
    assert Notice.objects.get().path == reverse("practices:practice", args=[practice.code])


@pytest.mark.parametrize("words", ["a\u202eb", "palabra " * 3_000], ids=["hidden", "endless"])
def test_words_that_cannot_be_kept_are_refused_with_what_was_typed(sent, rosa, lucia, words):
    desk, country = signed_in(lucia), signed_in(rosa)
    refused = [
        desk.post(at("decide", sent), {"decision": "request_changes", "mensaje": words}),
        desk.post(at("correspondence", sent), {"mensaje": words}),
        country.post(at("write", sent), {"mensaje": words}),
        country.post(at("retire", sent), {"motivo": words}),
    ]
    with_extract(sent, lucia)
    refused.append(country.post(at("agreement", sent), {"conformidad": "no", "motivo": words}))
    for page in refused:
        assert (page.status_code, words.strip() in page.text) == (422, True)
    assert sent.transitions.count() == 2
