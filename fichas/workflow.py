"""The only way a ficha changes state: one table of steps, one `perform()`.

A step locks the row, checks rule and state, signs what it signs, writes one transition and posts its letters in
the same transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from practices.answers import answers, canonical, content_hash

from .completeness import Missing, missing
from .drafts import country_text
from .models import Ficha, FocalPoint, Snapshot, Transition
from .notifications import post
from .rules import speaks_for
from .states import EDITABLE, Action, State


@dataclass(frozen=True)
class Step:
    """From which states to which, by whom; whether it wants words and whether it is a signature of the country."""

    sources: tuple[State, ...]
    target: State
    allowed: Callable
    wants_words: bool = False
    signs: bool = False


STEPS = {
    Action.SUBMIT: Step(EDITABLE, State.SUBMITTED, speaks_for, signs=True),
    Action.RETIRE: Step(
        (*EDITABLE, State.SUBMITTED, State.AWAITING_CONSENT, State.AGREED),
        State.WITHDRAWN,
        speaks_for,
        wants_words=True,
    ),
}


class NotAllowed(Exception):
    """The person may not do this to this ficha."""


class NotNow(Exception):
    """The ficha is in another state by now; `state` says which."""

    def __init__(self, state: str):
        self.state = State(state)


class Incomplete(Exception):
    """The ficha cannot be sent yet; `missing` says why."""

    def __init__(self, found: list[Missing]):
        self.missing = found


class WordsMissing(Exception):
    """The step wants a reason in words."""


@transaction.atomic
def perform(action: Action, ficha: Ficha, by, comment: str = "") -> Transition:
    """Takes one step. Raises NotAllowed, NotNow, WordsMissing or Incomplete, and then nothing has changed."""
    step = STEPS[action]
    ficha = Ficha.objects.select_for_update().select_related("country").get(pk=ficha.pk)
    if not step.allowed(by, ficha.country):
        raise NotAllowed
    if ficha.state not in step.sources:
        raise NotNow(ficha.state)
    if step.wants_words and not comment.strip():
        raise WordsMissing(_("Escriba el motivo."))
    if step.signs:
        sign(ficha, by)
    transition = Transition.objects.create(
        ficha=ficha,
        action=action,
        from_state=ficha.state,
        to_state=step.target,
        by=by,
        comment=comment.strip(),
    )
    ficha.state, ficha.touched_at = step.target, timezone.now()
    ficha.save(update_fields=["state", "touched_at", "submitted_at"])
    if action == Action.SUBMIT:
        post_receipt(ficha, by)
    return transition


def post_receipt(ficha: Ficha, by) -> None:
    """To whoever sent it, unless they want no letters; it says no more than the reference."""
    if by.letters_wanted == by.Letters.NONE:
        return
    context = {"reference": ficha.reference, "path": reverse("fichas:submitted", args=[ficha.reference])}
    post("submitted", by.email, context, f"submitted:{ficha.reference}:{ficha.snapshots.count()}", person=by)


def sign(ficha: Ficha, by) -> Snapshot:
    """What the country sends, kept word by word with who signed it. An incomplete text is not signed."""
    if found := missing(ficha):
        raise Incomplete(found)
    said = answers(country_text(ficha))
    ficha.submitted_at = timezone.now()
    point = FocalPoint.objects.current().get(user=by, country=ficha.country)
    return Snapshot.objects.create(
        ficha=ficha,
        number=ficha.snapshots.count() + 1,
        text=canonical(said),
        content_hash=content_hash(said),
        taken_by=by,
        signed_by=by.get_short_name(),
        signed_post=point.post,
    )
