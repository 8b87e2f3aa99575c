"""Who may do what to a ficha in which state: the whole table, written out, against the steps."""

from dataclasses import replace
from unittest.mock import patch

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from fichas.form.drafts import start_ficha
from fichas.models import AssociatedState, Ficha
from fichas.states import Action, State
from fichas.workflow import STEPS, NotAllowed, NotNow, perform
from practices.models import Country
from tests.factories import published
from tests.people import administrator, focal_point, person, secretary

pytestmark = pytest.mark.django_db
COUNTRY, DESK = "a focal point of the country", "the Secretariat"
ASSOCIATED = "a focal point of an associated State"
PEOPLE = {
    COUNTRY: lambda: focal_point("PE"),
    DESK: lambda: secretary(two_steps=False),
    ASSOCIATED: lambda: focal_point("UY"),
    "a focal point of another": lambda: focal_point("BR"),
    "an administrator": lambda: administrator(two_steps=False),
    "someone without a country": person,
    "a stranger": AnonymousUser,
}
DRAFT, SUBMITTED, CHANGES = State.DRAFT, State.SUBMITTED, State.CHANGES_REQUESTED
AWAITING, AGREED = State.AWAITING_CONSENT, State.AGREED
SAME = "the same"
# action: who, from which states, to which
TABLE = {
    Action.SUBMIT: (COUNTRY, {DRAFT, CHANGES}, SUBMITTED),
    Action.REQUEST_CHANGES: (DESK, {SUBMITTED}, CHANGES),
    Action.ASK_AGREEMENT: (DESK, {SUBMITTED}, AWAITING),
    Action.AGREE: (COUNTRY, {AWAITING}, AGREED),
    Action.REFUSE: (COUNTRY, {AWAITING}, SUBMITTED),
    Action.REOPEN: (DESK, {AGREED, State.DECLINED}, SUBMITTED),
    Action.PUBLISH: (DESK, {SUBMITTED, AGREED}, State.PUBLISHED),
    Action.SCHEDULE: (DESK, {SUBMITTED, AGREED}, SAME),
    Action.UNSCHEDULE: (DESK, {SUBMITTED, AGREED}, SAME),
    Action.REBASE: (DESK, {SUBMITTED, AGREED}, SAME),
    Action.DECLINE: (DESK, {SUBMITTED}, State.DECLINED),
    Action.RETIRE: (COUNTRY, {DRAFT, CHANGES, SUBMITTED, AWAITING, AGREED}, State.WITHDRAWN),
    Action.WRITE: (COUNTRY, set(State), SAME),
    Action.WRITE_BACK: (DESK, set(State), SAME),
    Action.ASK_WITHDRAWAL: (COUNTRY, {State.PUBLISHED}, SAME),
    Action.OBJECT: (ASSOCIATED, {CHANGES, SUBMITTED, AWAITING, AGREED}, SAME),
    Action.END_OBJECTION: (ASSOCIATED, {CHANGES, SUBMITTED, AWAITING, AGREED}, SAME),
    Action.ASSIGN: (DESK, {CHANGES, SUBMITTED, AWAITING, AGREED}, SAME),
}
WANT_WORDS = {
    *(Action.REQUEST_CHANGES, Action.REFUSE, Action.DECLINE, Action.RETIRE, Action.REOPEN),
    *(Action.WRITE, Action.WRITE_BACK, Action.ASK_WITHDRAWAL, Action.OBJECT),
}


def associate(ficha: Ficha) -> Ficha:
    AssociatedState.objects.create(ficha=ficha, country=Country.objects.get(code="UY"))
    return ficha


@pytest.fixture
def ficha():
    return associate(start_ficha(Country.objects.get(code="PE"), person()))


@pytest.fixture
def bare_steps():
    """Who, whence and whither; what a step checks or signs besides has tests of its own."""
    with patch.dict(
        STEPS, {action: replace(step, before=None, after=None) for action, step in STEPS.items()}
    ):
        yield


def put(ficha: Ficha, state: State, version) -> None:
    row = Ficha.objects.filter(pk=ficha.pk)
    kept = version if state == State.PUBLISHED else None
    row.update(state=state, submitted_at="2026-01-01T00:00:00Z", round=1, version=kept)


def outcome(action: Action, ficha: Ficha, by, version) -> str:
    """The state it comes to, or why not; nothing stays of it."""
    facts = {"version": version} if action == Action.PUBLISH else {}
    try:
        with transaction.atomic():
            state = perform(action, ficha, by, "Motivo.", **facts).to_state
            transaction.set_rollback(True)
    except (NotAllowed, NotNow) as refused:
        return type(refused).__name__
    return state


def expected(action: Action, who: str, state: State) -> str:
    whose, sources, target = TABLE[action]
    if who != whose:
        return "NotAllowed"
    if state not in sources:
        return "NotNow"
    return state if target == SAME else target


@pytest.mark.parametrize("who", PEOPLE)
def test_the_table_holds_for_every_role_state_and_action(ficha, bare_steps, who):
    version, by = published(country="PE").current, PEOPLE[who]()
    for state in State:
        put(ficha, state, version)
        for action in Action:
            assert outcome(action, ficha, by, version) == expected(action, who, state), (state, action)


def test_the_table_names_every_action():
    assert set(TABLE) == set(STEPS) == set(Action)
    assert {action for action, step in STEPS.items() if step.wants_words} == WANT_WORDS
