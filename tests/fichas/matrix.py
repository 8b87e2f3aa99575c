"""Who may do what to a ficha in which state: the table that the rules are compared with."""

from fichas.models import AssociatedState, Ficha
from fichas.states import Action, State
from practices.models import Country

COUNTRY, DESK = "a focal point of the country", "the Secretariat"


ASSOCIATED = "a focal point of an associated State"


DRAFT, SUBMITTED, CHANGES = State.DRAFT, State.SUBMITTED, State.CHANGES_REQUESTED


AWAITING, AGREED = State.AWAITING_CONSENT, State.AGREED


SAME = "the same"


CONCERNED = (COUNTRY, ASSOCIATED)


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
    Action.DECLINE: (DESK, {SUBMITTED, AWAITING}, State.DECLINED),
    Action.RETIRE: (COUNTRY, {DRAFT, CHANGES, SUBMITTED, AWAITING, AGREED}, State.WITHDRAWN),
    Action.WRITE: (COUNTRY, set(State), SAME),
    Action.WRITE_BACK: (DESK, set(State), SAME),
    Action.ASK_WITHDRAWAL: (COUNTRY, {State.PUBLISHED}, SAME),
    Action.TAKE_BACK: (DESK, {State.PUBLISHED}, SUBMITTED),
    Action.PROPOSE_ERRATA: (DESK, {DRAFT}, AWAITING),
    Action.SEND_ERRATA: (COUNTRY, {DRAFT}, SUBMITTED),
    Action.OBJECT: (ASSOCIATED, {CHANGES, SUBMITTED, AWAITING, AGREED}, SAME),
    Action.END_OBJECTION: (ASSOCIATED, {CHANGES, SUBMITTED, AWAITING, AGREED}, SAME),
    Action.INCORPORATE_SOON: (DESK, {DRAFT}, SAME),
    Action.CANCEL_INCORPORATION: (DESK, {DRAFT}, SAME),
    Action.INCORPORATE: (DESK, {DRAFT}, State.PUBLISHED),
    Action.UNDO_INCORPORATION: (DESK, {State.PUBLISHED}, DRAFT),
    Action.OBJECT_INCORPORATED: (CONCERNED, {State.PUBLISHED}, SAME),
    Action.ANSWER_OBJECTION: (DESK, {State.PUBLISHED}, SAME),
    Action.ASSIGN: (DESK, {CHANGES, SUBMITTED, AWAITING, AGREED}, SAME),
}


def associate(ficha: Ficha) -> Ficha:
    AssociatedState.objects.create(ficha=ficha, country=Country.objects.get(code="UY"))
    return ficha


def put(ficha: Ficha, state: State, version) -> None:
    row = Ficha.objects.filter(pk=ficha.pk)
    kept = version if state == State.PUBLISHED else None
    row.update(state=state, submitted_at="2026-01-01T00:00:00Z", round=1, version=kept)


def expected(action: Action, who: str, state: State) -> str:
    whose, sources, target = TABLE[action]
    if who not in (whose if whose == CONCERNED else (whose,)):
        return "NotAllowed"
    if state not in sources:
        return "WrongState"
    return state if target == SAME else target
