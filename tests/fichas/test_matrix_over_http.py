"""The same table over the pages: by the forms they offer, by direct posts and by looking."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fichas.models import Ficha, Transition
from fichas.states import Action, State
from practices.publishing import publish_version
from tests.factories import ficha as filled
from tests.fichas.forms import at, signed_in
from tests.fichas.matrix import ASSOCIATED, COUNTRY, DESK, TABLE, associate, expected, put
from tests.fichas.steps import assess, edit, fresh, submitted
from tests.people import administrator, focal_point, person, secretary

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
STRANGER = "a stranger"
PEOPLE = {
    COUNTRY: lambda: focal_point("PE"),
    DESK: secretary,
    ASSOCIATED: lambda: focal_point("UY"),
    "a focal point of another": lambda: focal_point("BR"),
    "an administrator": administrator,
    "someone without a country": person,
    STRANGER: lambda: None,
}


ELSEWHERE = {Action.ASSIGN, Action.WRITE_BACK}  # what the desk does outside its decisions
OF_ERRATA = {
    Action.PROPOSE_ERRATA,
    Action.SEND_ERRATA,
}  # begun and sent at once, from the page of what is published
# Of what an import made: `test_matrix_of_incorporation` has its pages.
OF_INCORPORATION = {
    *(Action.INCORPORATE_SOON, Action.CANCEL_INCORPORATION, Action.INCORPORATE, Action.UNDO_INCORPORATION),
    Action.ANSWER_OBJECTION,
}


def tomorrow() -> str:
    return (timezone.localdate() + timedelta(1)).isoformat()


OF_MANY = ("assign", "schedule_all", "publish_all", "unschedule_all", "ask_all")
SURE = {"confirmado": "si", "visto": "si"}


def decision(action: Action):
    return (
        action,
        "decide",
        {"decision": action, "mensaje": "Motivo.", "fecha": tomorrow(), "confirmado": "si"},
    )


def ways(desk) -> list[tuple]:
    """Every address by which something is done to a ficha: the action, the address's name, what is posted."""
    decisions = [
        action
        for action, (whose, *_rest) in TABLE.items()
        if whose == DESK and action not in ELSEWHERE | OF_ERRATA | OF_INCORPORATION
    ]
    return [
        *map(decision, decisions),
        (Action.ASSIGN, "assign", {"a": desk.pk, "confirmado": "si"}),
        (Action.SCHEDULE, "schedule_all", {"fecha": tomorrow()} | SURE),
        (Action.SCHEDULE, "publish_all", SURE),
        (Action.UNSCHEDULE, "unschedule_all", SURE),
        (Action.ASK_AGREEMENT, "ask_all", SURE),
        (Action.SUBMIT, "submit", {"acepta": "si"}),
        (Action.AGREE, "agreement", {"conformidad": "si"}),
        (Action.REFUSE, "agreement", {"conformidad": "no", "motivo": "Motivo."}),
        (Action.RETIRE, "retire", {"motivo": "Motivo."}),
        (Action.WRITE, "write", {"mensaje": "Motivo."}),
        (Action.ASK_WITHDRAWAL, "write", {"mensaje": "Motivo.", "pedir": "retiro"}),
        (Action.OBJECT, "associated", {"acto": "objetar", "motivo": "Motivo."}),
        (Action.END_OBJECTION, "associated", {"acto": "retirar"}),
        (Action.WRITE_BACK, "correspondence", {"mensaje": "Motivo."}),
    ]


def address(name: str, ficha: Ficha) -> str:
    return reverse(f"fichas:{name}") if name in OF_MANY else at(name, ficha)


@pytest.fixture
def signed(sent, lucia, monkeypatch):
    """A ficha that can be published, but for its state; nothing is printed."""
    monkeypatch.setattr("fichas.review.publication.print_edition", lambda edition: None)
    assess(sent, lucia)
    return associate(sent)


@pytest.fixture
def version():
    return publish_version(filled())


def came_to(client: Client, ficha: Ficha, name: str, fields: dict) -> tuple[str, int, int]:
    """The state after a post, the steps it left, and the status of its answer; nothing stays of it."""
    before = ficha.transitions.count()
    with transaction.atomic():
        status = client.post(address(name, ficha), fields | {"ficha": ficha.reference}).status_code
        found = fresh(ficha).state, ficha.transitions.count() - before, status
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("who", PEOPLE)
def test_a_direct_post_does_what_the_table_says_and_nothing_else(signed, version, bare_steps, lucia, who):
    """To those who may do nothing, every action is tried wherever someone else may take it."""
    by = PEOPLE[who]()
    client = signed_in(by) if by else Client()
    for state in State:
        set_to(state, signed, version)
        for action, name, fields in ways(lucia):
            _whose, sources, _target = TABLE[action]
            if who in (COUNTRY, DESK, ASSOCIATED) or state in sources:
                told = expected(action, who, state)
                assert came_to(client, signed, name, fields) in answers_to(told, who, state), (state, action)


def answers_to(told: str, who: str, state: State) -> set[tuple]:
    """The states, steps and statuses with which a page may answer: a step and on, or nothing and why not."""
    if told in State.values:
        return {(told, 1, 302)}
    if who == STRANGER:
        return {(state, 0, 302), (state, 0, 401)}
    return (
        {(state, 0, 404)} if told == "NotAllowed" else {(state, 0, status) for status in (302, 404, 409, 422)}
    )


@pytest.mark.parametrize("who", PEOPLE)
def test_nothing_is_done_by_looking(signed, version, lucia, who):
    by = PEOPLE[who]()
    client = signed_in(by) if by else Client()
    only_posts = {*OF_MANY, "decide", "submit", "say", "keep", "answer", "tell"}
    for state in (State.DRAFT, State.SUBMITTED, State.AWAITING_CONSENT):
        set_to(state, signed, version)
        for name in sorted(only_posts | {"agreement", "retire", "delete", "discard"}):
            status = client.get(address(name, signed), {"ficha": signed.reference}).status_code
            closed = {302} if who == STRANGER else {404, 405} if name in only_posts else {200, 302, 404}
            assert status in closed, (state, name)
        assert fresh(signed).state == state
    assert signed.transitions.count() == 1


def set_to(state: State, ficha: Ficha, version) -> None:
    put(ficha, state, version)
    Ficha.objects.filter(pk=ficha.pk).update(practice=version.practice if state == State.PUBLISHED else None)


def offered(client: Client, ficha: Ficha) -> set[str]:
    """What the review's forms would post."""
    page = client.get(at("review", ficha))
    found = {one["code"] for one in page.context["decisions"]}
    found |= {Action.REBASE} if 'value="rebase"' in page.text else set()
    found |= {Action.WRITE_BACK} if f'href="{at("correspondence", ficha)}"' in page.text else set()
    return found | ({Action.ASSIGN} if f'action="{reverse("fichas:assign")}"' in page.text else set())


def test_the_desks_forms_offer_what_the_table_allows_in_each_state(rosa, lucia, version):
    """Each where it has a sense: with an extract or without, with a date or without, on a base that moved on, of errata."""
    client, plain, edited, stale, misprint = signed_in(lucia), *(submitted(rosa) for _ in range(4))
    edit(edited, lucia, summary="Lo esencial.")
    current = publish_version(filled(), version.practice)
    other = publish_version(filled())
    just_now = {"from_state": State.SUBMITTED, "to_state": State.PUBLISHED, "by": lucia}
    Transition.objects.create(ficha=plain, action=Action.PUBLISH, **just_now)
    for state in State:
        found = set()
        for one in (plain, edited, stale, misprint) if state != State.PUBLISHED else (plain,):
            set_to(state, one, current)
            if one == stale:
                Ficha.objects.filter(pk=one.pk).update(practice=version.practice, base=version)
            if one == misprint:
                base = {"practice": other.practice, "base": other, "errata": [["title", "Uno", "Dos"]]}
                Ficha.objects.filter(pk=one.pk).update(**base)
            found |= offered(client, one)
        if state in (State.SUBMITTED, State.AGREED):
            Ficha.objects.filter(pk=plain.pk).update(publish_on=tomorrow())
            found |= offered(client, plain)
        closed = {"state": State.DECLINED, "practice": None, "base": None, "publish_on": None}
        Ficha.objects.filter(pk__in=[stale.pk, misprint.pk]).update(**closed, errata=None)
        Ficha.objects.filter(pk=plain.pk).update(publish_on=None)
        assert found == allowed(DESK, state), state


def allowed(whose: str, state: State) -> set[str]:
    every = {action for action, (who, sources, _to) in TABLE.items() if who == whose and state in sources}
    return every - OF_ERRATA - OF_INCORPORATION


def test_the_countrys_pages_offer_what_the_table_allows_in_each_state(signed, rosa, version):
    client = signed_in(rosa)
    for state in State:
        set_to(state, signed, version)
        page = client.get(at("task_list", signed))
        context = page.context
        found = {Action.RETIRE} if context["may_retire"] else set()
        found |= {Action.WRITE} if context["may_send"] else set()
        found |= {Action.ASK_WITHDRAWAL} if "?pedir=retiro" in page.text else set()
        found |= {Action.AGREE, Action.REFUSE} if context["may_agree"] else set()
        found |= {Action.SUBMIT} if context["ficha"]["editable"] and context["may_send"] else set()
        assert found == allowed(COUNTRY, state), state


def test_what_is_done_twice_is_done_once(signed, lucia):
    """A double click, a second tab, the same post again."""
    client = signed_in(lucia)
    fields = {"decision": Action.DECLINE, "mensaje": "No.", "confirmado": "si"}
    assert [client.post(at("decide", signed), fields).status_code for _ in range(3)] == [302, 409, 409]
    assert signed.transitions.filter(action=Action.DECLINE).count() == 1
