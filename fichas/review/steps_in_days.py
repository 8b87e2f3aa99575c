"""How many days each step of a ficha takes, of the steps that ended in a year."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import F
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Transition
from ..states import State

# By the state that a ficha was in.
STEPS = {
    State.SUBMITTED: _("En la Secretaría: de enviada a la respuesta"),
    State.CHANGES_REQUESTED: _("En manos del país, por ronda"),
    State.AWAITING_CONSENT: _("De pedida la conformidad a dada o negada"),
    State.AGREED: _("De conforme a publicada"),
}


@dataclass(frozen=True)
class StepInDays:
    label: str | Promise
    days: list[int]

    @property
    def median(self) -> float:
        return median(self.days)

    @property
    def shortest(self) -> int:
        return min(self.days)

    @property
    def longest(self) -> int:
        return max(self.days)


def steps_in_days(year: int) -> list[StepInDays]:
    """Full days, Saturdays and Sundays included, of every stay in a state that ended in the year."""
    days = defaultdict(list)
    for state, since, until in stays(year):
        if until.year == year and state in STEPS:
            days[State(state)].append((until - since).days)
    return [StepInDays(label, days[state]) for state, label in STEPS.items() if days[state]]


def stays(year: int) -> Iterator[tuple[str, date, date]]:
    """Every stay, in a state that it left again, of a ficha that moved in the year."""
    came: dict[int, date] = {}
    moves = Transition.objects.exclude(from_state=F("to_state")).order_by("pk")
    moves = moves.filter(ficha__in=Transition.objects.filter(at__year=year).values("ficha"))
    for ficha, before, at in moves.values_list("ficha", "from_state", "at").iterator():
        day = timezone.localdate(at)
        if ficha in came:
            yield before, came[ficha], day
        came[ficha] = day
