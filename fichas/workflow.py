"""The only way a ficha changes state: one table of steps, one `perform()`.

A step locks the row, checks rule and state, signs what it signs, writes one transition, and posts its notices and
letters in the same transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from people.roles import speaks_for
from practices import bounds
from practices.fields import drop_unseen

from .letters.announcements import announce
from .models import Ficha, Transition
from .preconditions import (
    PreconditionFailed,
    agree,
    check_schedulable,
    check_signed,
    check_that_it_can_be_taken_back,
    check_that_it_has_not_objected,
    check_that_it_has_objected,
    check_that_its_text_can_change,
    check_that_no_other_is_open,
    check_that_nobody_is_asked,
    check_that_something_differs,
    check_that_the_base_is_stale,
    propose_errata,
    send_errata,
    submit,
)
from .review.associates import (
    associated_with,
    end_objection,
    follow_agreement,
    follow_request,
    follow_signature,
    object_to,
    overrule,
    tell_that_the_day_is_gone,
)
from .rules import reviews
from .states import ASKING, AT_THE_DESK, EDITABLE, OPEN, SCHEDULABLE, Action, State

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


class NotAllowed(Exception):
    """The person may not do this to this ficha."""


class WrongState(Exception):
    """The ficha is in another state by now; `state` says which, `reference` of which ficha."""

    def __init__(self, state: str, reference: str = ""):
        self.state, self.reference = State(state), reference


def by_its_country(by, ficha: Ficha) -> bool:
    return speaks_for(by, ficha.country)


def by_the_desk(by, ficha: Ficha) -> bool:
    return reviews(by, ficha.country)


def by_an_associated_state(by, ficha: Ficha) -> bool:
    return associated_with(by, ficha) is not None


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
        READY, State.PUBLISHED, by_the_desk, before=check_signed, brings_remarks=True, after=overrule
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
        before=check_that_it_can_be_taken_back,
    ),
    Action.PROPOSE_ERRATA: Step(
        (State.DRAFT,), State.AWAITING_CONSENT, by_the_desk, wants_words=True, before=propose_errata
    ),
    Action.SEND_ERRATA: Step(
        (State.DRAFT,), State.SUBMITTED, by_its_country, wants_words=True, before=send_errata
    ),
    Action.ASK_WITHDRAWAL: Step((State.PUBLISHED,), None, by_its_country, wants_words=True),
}
FACTS = {"assignee", "is_asked", "publish_on", "version"}
# These answer no question of its country; whatever else is done of it does.
NO_ANSWER = (Action.ASSIGN, Action.OBJECT, Action.END_OBJECTION)


@transaction.atomic
def perform(
    action: Action, ficha: Ficha, by, comment: str = "", *, on_its_day: bool = False, **facts
) -> Transition:
    """Takes one step, and sets the facts that come with it: `assignee`, `publish_on`, `version`.

    On the day that `by` set for a publication it is taken in the desk's name, whoever `by` is by then.
    Raises NotAllowed, WrongState, PreconditionFailed or Incomplete, and then nothing has changed.
    """
    step, comment = STEPS[action], drop_unseen(comment.replace("\r\n", "\n")).strip()
    of = Ficha.objects.select_related("country", "practice", "base")
    ficha = of.select_for_update(of=("self",)).get(pk=ficha.pk)
    if not (is_due(ficha) if on_its_day else step.allowed(by, ficha)):
        raise NotAllowed
    if ficha.state not in step.sources:
        raise WrongState(ficha.state, ficha.reference)
    check_words(step, ficha, comment)
    check_pace(step, ficha, by)
    if step.before:
        step.before(ficha, by, comment)
    done = Transition.objects.create(
        ficha=ficha,
        action=action,
        from_state=ficha.state,
        to_state=step.target or ficha.state,
        by=by,
        on_its_day=on_its_day,
        comment=comment,
    )
    if ficha.publish_on and step.target not in (None, State.PUBLISHED):
        tell_that_the_day_is_gone(done)
    enter(ficha, step.target, facts | asked_by(done))
    if step.brings_remarks:
        ficha.comments.unsent().update(sent_at=done.at)
    if step.after:
        step.after(done)
    announce(done)
    return done


def check_words(step: Step, ficha: Ficha, words: str) -> None:
    says_nothing = not words.strip() and not (step.remarks_suffice and ficha.comments.unsent().exists())
    if step.wants_words and says_nothing:
        raise PreconditionFailed(_("Escriba el motivo."))
    try:
        Transition._meta.get_field("comment").run_validators(words.strip())
    except ValidationError as fault:
        raise PreconditionFailed(" ".join(fault.messages)) from fault


def check_pace(step: Step, ficha: Ficha, by) -> None:
    """Words that leave a ficha where it is could be written without end."""
    if not is_message(step):
        return
    messages = [action for action, other in STEPS.items() if is_message(other)]
    today = ficha.transitions.filter(by=by, action__in=messages, at__date=timezone.localdate())
    if today.count() >= bounds.MESSAGES:
        raise PreconditionFailed(
            _("Hoy ya escribió %d veces sobre esta ficha: podrá seguir mañana.") % bounds.MESSAGES
        )


def is_message(step: Step) -> bool:
    return step.wants_words and step.target is None


def is_due(ficha: Ficha) -> bool:
    """Whether the day of its publication has come."""
    return ficha.publish_on is not None and ficha.publish_on <= timezone.localdate()


def asked_by(done: Transition) -> dict:
    """Whether the desk owes the country a word; no fact where a step leaves it open."""
    leaves_it = done.on_its_day or done.action in NO_ANSWER
    return {} if leaves_it else {"is_asked": done.action in ASKING}


def enter(ficha: Ficha, state: State | None, facts: dict) -> None:
    """A ficha that changes state forgets the date for which its publication was set."""
    ficha.touched_at = timezone.now()
    if state:
        ficha.state, ficha.state_since, ficha.publish_on = state, ficha.touched_at, None
    for name in facts.keys() & FACTS:
        setattr(ficha, name, facts[name])
    ficha.save()
