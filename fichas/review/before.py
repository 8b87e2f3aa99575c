"""The page before an act to many fichas: which change and which not and why, by State, and what a letter will say."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.urls import reverse

from people.letters.gathering import Letters, News
from people.models import User
from practices.spelling import sort_key

from ..models import Ficha
from ..states import State
from .consequences import open_remarks_of
from .queue_rows import row

MANY, SHOWN = 100, 50  # of more than so many, so many are listed


@dataclass
class OfAState:
    """The fichas of a State that change; with many, its number and only the first of them."""

    name: str
    count: int = 0
    rows: list[dict] = field(default_factory=list)


def rows_before(
    fichas: list[Ficha], reasons: dict[int, str], stands: Callable[[Ficha], str], lacks: dict[int, str]
) -> list[dict]:
    """As the queue lists them, with why it cannot be done to some, how they stand, what they lack and how many remarks are
    open."""
    remarks = open_remarks_of(fichas)
    return [
        row(ficha)
        | {
            "url": page_of(ficha),
            "now": stands(ficha),
            "lacks": lacks.get(ficha.pk, ""),
            "why": reasons.get(ficha.pk, ""),
            "remarks": remarks.get(ficha.pk, 0),
            "read": ficha.touched_at.isoformat(),
        }
        for ficha in fichas
    ]


def page_of(ficha: Ficha) -> str:
    """Where the desk reads it: what was never sent, on the page of whoever writes it."""
    name = "fichas:task_list" if ficha.state == State.DRAFT else "fichas:review"
    return reverse(name, args=[ficha.reference])


def by_state(rows: list[dict]) -> list[OfAState]:
    most = SHOWN if len(rows) > MANY else MANY
    states: dict[str, OfAState] = {}
    for number, one in enumerate(sorted(rows, key=lambda one: sort_key(one["country"]))):
        state = states.setdefault(one["country"], OfAState(one["country"]))
        state.count += 1
        if number < most:
            state.rows.append(one)
    return list(states.values())


def longest_letter(letters: Letters) -> tuple[User, list[News]] | None:
    """The one that tells of most, as an example."""
    return max(letters.items(), key=lambda letter: len(letter[1]), default=None)
