"""Who may do what to a ficha in which state: the whole table, written out, against the steps."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction

from fichas.form.starting import start_ficha
from fichas.models import Ficha
from fichas.states import PUBLISHING, Action, State
from fichas.workflow import STEPS, NotAllowed, WrongState, perform
from practices.models import Country
from tests.factories import published
from tests.fichas.matrix import ASSOCIATED, COUNTRY, DESK, TABLE, associate, expected, put
from tests.people import administrator, focal_point, person, secretary

pytestmark = pytest.mark.django_db
PEOPLE = {
    COUNTRY: lambda: focal_point("PE"),
    DESK: lambda: secretary(two_steps=False),
    ASSOCIATED: lambda: focal_point("UY"),
    "a focal point of another": lambda: focal_point("BR"),
    "an administrator": lambda: administrator(two_steps=False),
    "someone without a country": person,
    "a stranger": AnonymousUser,
}
WANT_WORDS = {
    *(Action.REQUEST_CHANGES, Action.REFUSE, Action.DECLINE, Action.RETIRE, Action.REOPEN),
    *(Action.WRITE, Action.WRITE_BACK, Action.ASK_WITHDRAWAL, Action.OBJECT),
    *(Action.TAKE_BACK, Action.PROPOSE_ERRATA, Action.SEND_ERRATA),
    *(Action.UNDO_INCORPORATION, Action.OBJECT_INCORPORATED, Action.ANSWER_OBJECTION),
}

FACTS: dict[str, dict] = {
    action: {"version": None} for action in (Action.TAKE_BACK, Action.UNDO_INCORPORATION)
}


@pytest.fixture
def ficha():
    return associate(start_ficha(Country.objects.get(code="PE"), person()))


def outcome(action: Action, ficha: Ficha, by, version) -> str:
    """The state it comes to, or why not; nothing stays of it."""
    facts = FACTS.get(action, {}) | ({"version": version} if action in PUBLISHING else {})
    try:
        with transaction.atomic():
            state = perform(action, ficha, by, "Motivo.", **facts).to_state
            transaction.set_rollback(True)
    except (NotAllowed, WrongState) as refused:
        return type(refused).__name__
    return state


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
