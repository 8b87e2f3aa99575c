"""What one side wrote to the other, as it stands at the head of a ficha's pages until the next step."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Max, Q

from ..audience import ACTS, AT_THE_HEAD
from ..models import Ficha, Objection, PracticeAct, Transition
from ..states import ASKING, Action

WITH = ("by", "objection__country", "ended_objection__country")
OF_ITS_COUNTRY = (Action.REFUSE, Action.RETIRE, Action.WRITE, Action.SEND_ERRATA, Action.ASK_WITHDRAWAL)
STANDING = Q(objection__isnull=False, objection__closed_at=None)
SHOWN = 5  # beside the last words of every act; those before are read in the history


@dataclass(frozen=True)
class Words:
    heading: str
    who: str
    at: datetime
    text: str
    language: str  # of whoever wrote them
    is_of_its_country: bool = False


def words_at_the_head(ficha: Ficha) -> list[Words]:
    """The words of the last step and of whatever was done since without changing the state, the newest first.

    Whoever sees the page of a ficha may read them: what the desk keeps to itself is not among them.
    """
    every = [*of_objections(ficha), *of_steps(ficha), *of_the_practice(ficha)]
    return sorted(every, key=lambda one: one.at, reverse=True)


def correspondence_of(ficha: Ficha) -> list[Words]:
    """Every message about a ficha, the oldest first."""
    written = ficha.transitions.filter(action__in=(*ASKING, Action.WRITE_BACK, Action.ANSWER_OBJECTION))
    return [words_of(step) for step in written.select_related(*WITH)]


def words_to_a_state(ficha: Ficha, objection: Objection | None) -> list[Words]:
    """Its own objection; when the ficha was published in spite of it, why; and what answered one to what is published.
    Nothing else is for it."""
    if objection is None:
        return []
    found = [words_of(step) for step in (objection.ended, objection.made) if step and step.comment]
    if objection.closing == Objection.Closing.OVERRULED:
        published = ficha.transitions.filter(action=Action.PUBLISH, pk__gt=objection.made_id)
        found.insert(0, words_of(published.exclude(comment="").select_related("by")[0]))
    if objection.closing == Objection.Closing.ANSWERED:
        answers = ficha.transitions.filter(action=Action.ANSWER_OBJECTION, pk__gt=objection.made_id)
        found.insert(0, words_of(answers.select_related("by")[0]))
    return found


def objection_of(step: Transition) -> Objection | None:
    """That which it made or ended."""
    return getattr(step, "objection", None) or getattr(step, "ended_objection", None)


def words_of(step: Transition) -> Words:
    heading, is_its_own = str(ACTS[step.action].heading), step.action in OF_ITS_COUNTRY
    return Words(heading, who_of(step), step.at, step.comment, step.by.language, is_its_own)


def who_of(step: Transition) -> str:
    """Whoever took the step; of an objection, for which State."""
    objection = objection_of(step)
    return f"{step.who} ({objection.country.name})" if objection else step.who


def of_objections(ficha: Ficha) -> Iterator[Words]:
    """An open objection stands until it is closed, whatever was done or written since."""
    for step in ficha.transitions.filter(STANDING).select_related(*WITH):
        yield words_of(step)


def of_steps(ficha: Ficha) -> Iterator[Words]:
    """The last words of every act stand, however many messages were written since."""
    steps = ficha.transitions.filter(action__in=AT_THE_HEAD).exclude(comment="").exclude(STANDING)
    last = ficha.transitions.exclude(from_state=F("to_state")).last()
    steps = steps.filter(pk__gte=last.pk) if last else steps
    last_of_acts = steps.order_by().values("action").annotate(last=Max("pk")).values("last")
    newest = steps.order_by("-pk").values("pk")[:SHOWN]
    for step in steps.filter(Q(pk__in=last_of_acts) | Q(pk__in=newest)).select_related(*WITH):
        yield words_of(step)


def of_the_practice(ficha: Ficha) -> Iterator[Words]:
    """The last act on what was published of it, unless a later ficha took its place."""
    published = Ficha.objects.filter(practice=ficha.practice_id, version__isnull=False)
    if ficha.version_id and not published.filter(pk__gt=ficha.pk).exists():
        act = PracticeAct.objects.filter(practice=ficha.practice_id).select_related("by", "state").last()
        if act and (act.note or act.kind == PracticeAct.Kind.WITHDRAWN):
            yield Words(heading_of(act), act.by.get_short_name(), act.at, act.note, act.by.language)


def heading_of(act: PracticeAct) -> str:
    """What was done, with the state that was confirmed or the reason of a withdrawal."""
    heading, detail = str(ACTS[act.kind].heading), act.state.name if act.state else ""
    if act.kind == PracticeAct.Kind.WITHDRAWN:
        detail = act.practice.withdrawals.select_related("reason").latest("pk").reason.name
    return f"{heading}: {detail}" if detail else heading
