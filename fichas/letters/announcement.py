"""What is told of an act: to whom, and in which words."""

from collections.abc import Callable
from dataclasses import dataclass

from ..models import PracticeAct, Transition, User
from ..rules import is_secretariat
from .recipients import at_the_desk, of_country


def country(step: Transition) -> list[User]:
    return of_country(step.ficha.country)


def desk(step: Transition) -> list[User]:
    """Whoever has the ficha in hand, else everyone there."""
    assignee = step.ficha.assignee
    if assignee and assignee.is_active and is_secretariat(assignee):
        return [assignee]
    return at_the_desk()


def assignee(step: Transition) -> list[User]:
    return [step.ficha.assignee] if step.ficha.assignee else []


def of_act(act: PracticeAct) -> list[User]:
    return of_country(act.practice.country)


@dataclass(frozen=True)
class Announcement:
    """To whom, in which words, leading where; whether it asks them to act, and whether a letter tells of several."""

    to: Callable[..., list[User]]
    subject: str
    text: str
    button: str
    view: str
    must_act: bool = True
    gathers: bool = False
