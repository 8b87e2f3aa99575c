"""Roles, and what they allow among people: small named predicates, to be composed."""

from django.conf import settings
from django.db.models import QuerySet

from practices.models import Country


def has_role(user, role: str) -> bool:
    return user.is_authenticated and user.is_active and user.role == role


def is_secretariat(user) -> bool:
    return has_role(user, "secretariat")


def is_administrator(user) -> bool:
    return has_role(user, "administrator")


def countries_of(user) -> QuerySet[Country]:
    """Those the person speaks for now, asked anew each time: one, or none."""
    return Country.objects.filter(people__pk=user.pk, people__is_active=True)


def speaks_for(user, country: Country) -> bool:
    return user.is_authenticated and countries_of(user).filter(pk=country.pk).exists()


def speaks_for_any(user) -> bool:
    return user.is_authenticated and countries_of(user).exists()


def must_use_two_steps(user) -> bool:
    if settings.SECOND_STEP_REQUIRED and (is_secretariat(user) or is_administrator(user)):
        return True
    return settings.SECOND_STEP_FOR_FOCAL_POINTS and speaks_for_any(user)


def may_see_people(user) -> bool:
    return is_secretariat(user) or is_administrator(user)


def may_invite(user, role: str) -> bool:
    """The Secretariat invites its own people and the countries'; administrators invite anyone."""
    return is_administrator(user) or (is_secretariat(user) and role != "administrator")


def may_deactivate(user, person) -> bool:
    """Nobody deactivates themselves, and only an administrator an administrator."""
    if user == person or not person.is_active:
        return False
    return is_administrator(user) or (is_secretariat(user) and not is_administrator(person))
