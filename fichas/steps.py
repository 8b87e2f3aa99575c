"""What can be done to a ficha: from which states, by whom, to which, and what it asks for. `workflow.perform()` takes it."""

from collections.abc import Callable
from dataclasses import dataclass

from people.roles import speaks_for

from .models import Ficha, Transition
from .preconditions import (
    agree,
    check_schedulable,
    check_signed,
    check_that_it_has_not_objected,
    check_that_it_has_objected,
    check_that_its_signature_stands,
    check_that_its_text_can_change,
    check_that_no_other_is_open,
    check_that_nobody_is_asked,
    check_that_something_differs,
    check_that_the_base_is_stale,
    propose_errata,
    send_errata,
    submit,
)
from .review import incorporation
from .review.associates import (
    associated_with,
    end_objection,
    follow_agreement,
    follow_request,
    follow_signature,
    object_to,
    overrule,
)
from .rules import reviews
from .states import AT_THE_DESK, EDITABLE, OPEN, SCHEDULABLE, Action, State

READY = SCHEDULABLE


@dataclass(frozen=True)
class Step:
    """From which states, by whom, to which (none: it stays); whether it wants words, and what it checks or signs.

    With it the country may be given the remarks that were collected for it, which may say all there is to say; what it
    brings about comes `after`.
    """

    sources: tuple[State, ...]
    target: State | None
    allowed: Callable
    wants_words: bool = False
    before: Callable | None = None
    brings_remarks: bool = False
    remarks_suffice: bool = False
    after: Callable | None = None


def by_its_country(by, ficha: Ficha) -> bool:
    return speaks_for(by, ficha.country)


def by_the_desk(by, ficha: Ficha) -> bool:
    return reviews(by, ficha.country)


def by_an_associated_state(by, ficha: Ficha) -> bool:
    return associated_with(by, ficha) is not None


def by_whom_it_concerns(by, ficha: Ficha) -> bool:
    return by_its_country(by, ficha) or by_an_associated_state(by, ficha)


def follow_publication(step: Transition) -> None:
    overrule(step)
    incorporation.end_by_another_version(step.ficha)


STEPS = {
    Action.SUBMIT: Step(EDITABLE, State.SUBMITTED, by_its_country, before=submit, after=follow_signature),
    Action.REQUEST_CHANGES: Step(
        (State.SUBMITTED,),
        State.CHANGES_REQUESTED,
        by_the_desk,
        wants_words=True,
        before=check_that_its_text_can_change,
        brings_remarks=True,
        remarks_suffice=True,
    ),
    Action.ASK_AGREEMENT: Step(
        (State.SUBMITTED,),
        State.AWAITING_CONSENT,
        by_the_desk,
        before=check_that_something_differs,
        brings_remarks=True,
        after=follow_request,
    ),
    Action.AGREE: Step(
        (State.AWAITING_CONSENT,), State.AGREED, by_its_country, before=agree, after=follow_agreement
    ),
    Action.REFUSE: Step((State.AWAITING_CONSENT,), State.SUBMITTED, by_its_country, wants_words=True),
    Action.REOPEN: Step(
        (State.AGREED, State.DECLINED),
        State.SUBMITTED,
        by_the_desk,
        wants_words=True,
        before=check_that_no_other_is_open,
        brings_remarks=True,
    ),
    Action.SCHEDULE: Step(READY, None, by_the_desk, before=check_schedulable),
    Action.UNSCHEDULE: Step(READY, None, by_the_desk),
    Action.PUBLISH: Step(
        READY,
        State.PUBLISHED,
        by_the_desk,
        before=check_signed,
        brings_remarks=True,
        after=follow_publication,
    ),
    Action.DECLINE: Step(
        (State.SUBMITTED, State.AWAITING_CONSENT),
        State.DECLINED,
        by_the_desk,
        wants_words=True,
        before=check_that_nobody_is_asked,
        brings_remarks=True,
    ),
    Action.RETIRE: Step(OPEN, State.WITHDRAWN, by_its_country, wants_words=True),
    Action.ASSIGN: Step(AT_THE_DESK, None, by_the_desk),
    Action.REBASE: Step(READY, None, by_the_desk, before=check_that_the_base_is_stale),
    Action.WRITE: Step(tuple(State), None, by_its_country, wants_words=True),
    Action.WRITE_BACK: Step(tuple(State), None, by_the_desk, wants_words=True),
    Action.OBJECT: Step(
        AT_THE_DESK,
        None,
        by_an_associated_state,
        wants_words=True,
        before=check_that_it_has_not_objected,
        after=object_to,
    ),
    Action.END_OBJECTION: Step(
        AT_THE_DESK, None, by_an_associated_state, before=check_that_it_has_objected, after=end_objection
    ),
    Action.TAKE_BACK: Step(
        (State.PUBLISHED,),
        State.SUBMITTED,
        by_the_desk,
        wants_words=True,
        before=check_that_its_signature_stands,
    ),
    Action.PROPOSE_ERRATA: Step(
        (State.DRAFT,), State.AWAITING_CONSENT, by_the_desk, wants_words=True, before=propose_errata
    ),
    Action.SEND_ERRATA: Step(
        (State.DRAFT,), State.SUBMITTED, by_its_country, wants_words=True, before=send_errata
    ),
    Action.ASK_WITHDRAWAL: Step((State.PUBLISHED,), None, by_its_country, wants_words=True),
    Action.INCORPORATE_SOON: Step(
        (State.DRAFT,), None, by_the_desk, before=incorporation.check_that_it_is_not_chosen
    ),
    Action.CANCEL_INCORPORATION: Step(
        (State.DRAFT,), None, by_the_desk, before=incorporation.check_that_it_is_chosen
    ),
    Action.INCORPORATE: Step(
        (State.DRAFT,),
        State.PUBLISHED,
        by_the_desk,
        before=incorporation.keep_what_is_published,
        after=incorporation.follow_incorporation,
    ),
    Action.UNDO_INCORPORATION: Step(
        (State.PUBLISHED,),
        State.DRAFT,
        by_the_desk,
        wants_words=True,
        before=incorporation.check_that_its_incorporation_can_be_undone,
        after=incorporation.end_by_undoing,
    ),
    Action.OBJECT_INCORPORATED: Step(
        (State.PUBLISHED,),
        None,
        by_whom_it_concerns,
        wants_words=True,
        before=incorporation.check_that_it_can_be_objected_to,
        after=incorporation.object_to_what_is_published,
    ),
    Action.ANSWER_OBJECTION: Step(
        (State.PUBLISHED,),
        None,
        by_the_desk,
        wants_words=True,
        before=incorporation.check_that_there_is_an_objection,
        after=incorporation.end_by_an_answer,
    ),
}
