"""How an experience stands today: one fact, whoever tells it.

A version says how it stood when it was written. For the version that the public reads, what was confirmed since counts:
on its page, in lists and tables, in print. Former versions stay as they were.
"""

from datetime import date

from .answers import read_answers
from .models import PracticeVersion
from .reading import ENDED


def answers_today(version: PracticeVersion) -> dict:
    """The answers as the public reads them. Select the practice with its `experience_state` when reading many."""
    answers = read_answers(version) | {"experience_state": state_today(version)}
    return answers | {"end_is_open": answers["end_is_open"] and answers["experience_state"] != ENDED}


def state_today(version: PracticeVersion) -> str:
    """The code of the state of the experience as the public reads it; empty when nobody says."""
    state = version.practice.experience_state if is_current(version) else version.experience_state
    return state.code if state else ""


def confirmed_on(version: PracticeVersion) -> date | None:
    """Since when the state is known to be so, if that was confirmed after the version was published."""
    return version.practice.confirmed_on if is_current(version) else None


def is_current(version: PracticeVersion) -> bool:
    return version.pk == version.practice.current_id
