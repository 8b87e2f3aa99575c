"""What a letter about a step or an act says, and who gets it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise

from people.letters.recipients import at_the_desk, of_country
from people.models import User
from people.roles import is_secretariat
from practices.models import Country, Practice

from ..models import Ficha, Objection, PracticeAct, Transition


def country(step: Transition) -> list[User]:
    return of_country(step.ficha.country)


def desk(step: Transition) -> list[User]:
    return desk_of(step.ficha)


def desk_of(ficha: Ficha) -> list[User]:
    """The person the ficha is assigned to, else everyone at the desk."""
    assignee = ficha.assignee
    if assignee and assignee.is_active and is_secretariat(assignee):
        return [assignee]
    return at_the_desk()


def assignee(step: Transition) -> list[User]:
    return [step.ficha.assignee] if step.ficha.assignee else []


def associated(step: Transition) -> list[User]:
    return of_countries(states_named_by(step.ficha))


def objecting(step: Transition) -> list[User]:
    """Of the other States whose objections a step closed."""
    closed = step.ficha.objections.filter(closed_at__gte=step.at).exclude(country=step.ficha.country_id)
    return of_countries([objection.country for objection in closed.select_related("country")])


def states_named_by(ficha: Ficha) -> list[Country]:
    """The other States of a ficha today, without those whose objection was overruled: they get no more letters."""
    overruled = ficha.objections.filter(closing=Objection.Closing.OVERRULED)
    associated = ficha.associated.filter(until=None).exclude(country__in=overruled.values("country"))
    return [associate.country for associate in associated.select_related("country")]


def states_named_in(practice: Practice) -> list[Country]:
    """The other States that its last version names."""
    last = practice.versions.standing().first()
    return list(last.associated_countries.exclude(pk=practice.country_id)) if last else []


def of_countries(countries: list[Country]) -> list[User]:
    return [person for country in countries for person in of_country(country)]


def of_act(act: PracticeAct) -> list[User]:
    return of_country(act.practice.country)


def associated_of_act(act: PracticeAct) -> list[User]:
    return of_countries(states_named_in(act.practice))


@dataclass(frozen=True)
class Announcement:
    """Who gets it, its words and the page it leads to. `must_act`: it asks them to act; `gathers`: one letter for several."""

    to: Callable[..., list[User]]
    subject: str | Promise
    text: str | Promise
    button: str | Promise
    view: str
    must_act: bool = True
    gathers: bool = False
