"""Which States a ficha names, and why one objects."""

from fichas.states import Action
from fichas.workflow import perform
from tests.fichas.steps import edit

WHY = "Uruguay no participa."


def agree_to_name_nobody(ficha, rosa, lucia) -> None:
    edit(ficha, lucia, "datos", associated_countries=[])
    perform(Action.ASK_AGREEMENT, ficha, lucia)
    perform(Action.AGREE, ficha, rosa)


def now_named(ficha) -> list[str]:
    return [one.country.code for one in ficha.associated.filter(until=None)]
