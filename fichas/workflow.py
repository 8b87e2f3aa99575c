"""The only way a ficha changes state: the table of steps, and one `perform()`.

A step locks the row, checks rule and state, signs what it signs, writes one transition, and posts its notices and
letters in the same transaction.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from practices import bounds
from practices.fields import drop_unseen

from .letters.announcements import announce
from .models import Ficha, Transition
from .preconditions import PreconditionFailed
from .review.associates import tell_that_the_day_is_gone
from .states import ASKING, Action, State
from .steps import READY, STEPS, Step

__all__ = ["READY", "STEPS", "NotAllowed", "WrongState", "is_due", "perform"]
FACTS = {"assignee", "incorporated_from", "is_asked", "publish_on", "version"}
# These answer no question of its country; whatever else is done of it does.
NO_ANSWER = (Action.ASSIGN, Action.OBJECT, Action.END_OBJECTION)


class NotAllowed(Exception):
    """The person may not do this to this ficha."""


class WrongState(Exception):
    """The ficha is in another state by now; `state` says which, `reference` of which ficha."""

    def __init__(self, state: str, reference: str = ""):
        self.state, self.reference = State(state), reference


@transaction.atomic
def perform(
    action: Action, ficha: Ficha, by, comment: str = "", *, on_its_day: bool = False, **facts
) -> Transition:
    """Takes one step, and sets the facts that come with it: `assignee`, `publish_on`, `incorporated_from`, `version`.

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
    if ficha.publish_on and not ficha.incorporated_from and step.target not in (None, State.PUBLISHED):
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
    """A ficha that changes state forgets the date for which its publication was set; one that is not published, that it
    was to be incorporated."""
    ficha.touched_at = timezone.now()
    if state:
        ficha.state, ficha.state_since, ficha.publish_on = state, ficha.touched_at, None
        ficha.incorporated_from = ficha.incorporated_from if state == State.PUBLISHED else ""
    for name in facts.keys() & FACTS:
        setattr(ficha, name, facts[name])
    ficha.save()
